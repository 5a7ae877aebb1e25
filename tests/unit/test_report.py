"""What judgements add up to, checked against judgements counted by hand."""

from datetime import date

import pytest

from cti_gateway.core.attendance.case import Case, Finding, Judgement, Kind
from cti_gateway.core.attendance.day import Duty
from cti_gateway.core.attendance.hours import by_hour
from cti_gateway.core.attendance.report import Report, Tally, Weight
from cti_gateway.core.roster.shifts import Shift, Template, Templates
from cti_gateway.core.roster.slots import Place, Slot

DAY, MIDNIGHT = date(2026, 3, 2), 1_000_000
HOURS = range(MIDNIGHT, MIDNIGHT + 25 * 3600, 3600)
NOW = (MIDNIGHT + 86_400) * 1000
SHIFT = MIDNIGHT + 8 * 3600, MIDNIGHT + 12 * 3600


def found(kind: Kind, seconds: int, *, excuse: str | None = None, proposed: bool = False) -> Finding:
    return Finding(kind, seconds, SHIFT, "A2.3.2", (), proposed, excuse)


def judgement(*findings: Finding) -> Judgement:
    present = ((SHIFT[0] + 1800, SHIFT[1]),)
    return Judgement(findings, 12_600, 14_400, 600, (), present, 7_200)


def duty(person: str, judged: Judgement | None, *, unit: str = "信息中心", seat: str = "01") -> Duty:
    return Duty(Slot(Place(DAY, "M", seat), unit, person), Case(person, SHIFT, ()), judged, person)


def test_sums_of_people_and_units() -> None:
    report = Report()
    late = found(Kind.LATE, 1800)
    report.add(
        [duty("li", judgement(late)), duty("wang", judgement(found(Kind.ON_TIME, 0)))], DAY, HOURS, NOW
    )
    report.add([duty("li", judgement(late)), duty("zhao", None, unit="社保中心")], DAY, HOURS, NOW)
    li = report.people["信息中心", "li"]
    assert (li.shifts, li.counted(Kind.LATE)) == (2, (2, 3600))
    assert (li.presence, li.adherence, li.conformance) == (0.875, 0.5, 7_800 / 14_400)
    units = report.units()
    assert units["信息中心"].counted(Kind.ON_TIME) == (1, 0)
    assert (units["社保中心"].unjudged, units["社保中心"].presence) == (1, None)
    assert (report.total().shifts, report.total().overtime_s) == (4, 1800)
    assert list(report.of("li").people) == [("信息中心", "li")]
    assert list(report.of_unit("社保中心").people) == [("社保中心", "zhao")]
    assert Report().total() == Tally()


def test_what_is_excused_or_only_proposed_stands_apart() -> None:
    tally = Tally()
    tally.add(
        judgement(
            found(Kind.LATE, 60),
            found(Kind.LATE, 100, excuse="outage"),
            found(Kind.ABSENT, 14_400, proposed=True),
            found(Kind.MID_SHIFT, 900, excuse="fault", proposed=True),
        )
    )
    assert tally.counted(Kind.LATE) == (1, 60)
    assert tally.counted(Kind.ABSENT) == (0, 0)
    assert tally.apart(Weight.EXCUSED) == (2, 1000)
    assert tally.apart(Weight.PROPOSED) == (1, 14_400)


def test_coverage_counts_seats_once_and_people_as_long_as_they_are_there() -> None:
    report = Report()
    report.add(
        [
            duty("li", judgement()),
            duty("wang", None),  # the same seat: a swap shows both who had it and who has it
            duty("", None, seat="02"),
        ],
        DAY,
        HOURS,
        NOW,
    )
    assert dict(report.rostered) == {(DAY, hour): 7200 for hour in range(8, 12)}
    assert dict(report.present) == {(DAY, 8): 1800} | {(DAY, hour): 3600 for hour in range(9, 12)}
    assert ("信息中心", "") not in report.people


@pytest.mark.parametrize(
    ("span", "hours"),
    [
        ((0, 0), []),
        ((0, 3600), [(0, 3600)]),
        ((3599, 3601), [(0, 1), (1, 1)]),
        ((1800, 9000), [(0, 1800), (1, 3600), (2, 1800)]),
    ],
)
def test_a_span_by_the_hour(span: tuple[int, int], hours: list[tuple[int, int]]) -> None:
    assert list(by_hour((MIDNIGHT + span[0], MIDNIGHT + span[1]), HOURS)) == hours


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2026, 3, 28), [(1, 3600), (2, 3600), (3, 3600)]),
        (date(2026, 3, 29), [(1, 3600), (3, 3600)]),
        (date(2026, 10, 25), [(1, 3600), (2, 7200), (3, 3600)]),
    ],
)
def test_hours_are_those_of_the_wall_clock_also_where_it_is_set(
    day: date, hours: list[tuple[int, int]]
) -> None:
    templates = Templates("Europe/Berlin", (Template(date.min, (Shift("N", 60, 240),)),))
    assert list(by_hour(templates.span(day, "N"), templates.hours(day))) == hours


def test_reports_are_merged() -> None:
    first, second = Report(), Report()
    for one in (first, second):
        one.add_uncovered(DAY, HOURS, [(MIDNIGHT - 60, MIDNIGHT + 30), (MIDNIGHT + 3590, MIDNIGHT + 3605)])
    first.add([duty("li", judgement())], DAY, HOURS, NOW)
    second.add([duty("li", judgement()), duty("wang", judgement(), seat="02")], DAY, HOURS, NOW)
    first.merge(second)
    assert (first.people["信息中心", "li"].shifts, first.total().worked_s) == (2, 21_600)
    assert first.rostered[DAY, 8] == 3 * 3600
    assert first.uncovered == {(DAY, 0): 80, (DAY, 1): 10}


def test_what_is_not_over_is_no_gap_in_the_coverage() -> None:
    report = Report()
    report.add([duty("li", None)], DAY, HOURS, SHIFT[1] * 1000)
    assert (report.rostered.total(), report.total().unjudged) == (0, 1)
