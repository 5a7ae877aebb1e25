"""What must hold of the sums of any judgements."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.core.attendance.case import Case, Finding, Judgement, Kind
from cti_gateway.core.attendance.day import Duty
from cti_gateway.core.attendance.report import Report, Weight
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.core.spans import seconds, union

DAYS = date(2026, 3, 2), date(2026, 3, 3)
DAY_S = 86_400
spans = st.tuples(st.integers(0, DAY_S - 9_000), st.integers(1, 9_000)).map(lambda pair: (pair[0], sum(pair)))
findings = st.builds(
    Finding,
    kind=st.sampled_from(Kind),
    seconds=st.integers(0, 20_000),
    span=spans,
    clause=st.just("A2.3.2"),
    proposed=st.booleans(),
    excuse=st.sampled_from([None, "outage"]),
)


@st.composite
def duties(draw: st.DrawFn) -> list[Duty]:
    """Of one day, with seats apart."""
    number = draw(st.integers(0, 6))
    return [_duty(draw, seat) for seat in range(number)]


def _duty(draw: st.DrawFn, seat: int) -> Duty:
    shift = draw(spans)
    person = draw(st.sampled_from(["", "li", "wang"]))
    slot = Slot(Place(DAYS[0], "M", str(seat)), draw(st.sampled_from(["甲", "乙"])), person)
    present = tuple(union(draw(st.lists(spans, max_size=3))))
    judged = Judgement(
        tuple(draw(st.lists(findings, max_size=3))),
        seconds(present),
        shift[1] - shift[0],
        draw(st.integers(0, 900)),
        (),
        present,
        draw(st.integers(0, 3600)),
    )
    return Duty(slot, Case(person, shift, ()), judged if person and draw(st.booleans()) else None, person)


def of(*parts: list[Duty]) -> Report:
    report = Report()
    for part in parts:
        report.add(part, DAYS[0], range(0, 25 * 3600, 3600), 10**12)
    return report


@given(duties())
def test_the_sums_are_those_of_the_judgements(day: list[Duty]) -> None:
    report, judged = of(day), [duty.judgement for duty in day if duty.judgement is not None]
    total = report.total()
    assert total.presence_s == sum(one.presence_s for one in judged) == report.present.total()
    assert total.shifts == sum(bool(duty.slot.person) for duty in day)
    assert report.rostered.total() == sum(duty.case.shift[1] - duty.case.shift[0] for duty in day)
    told = [found for one in judged for found in one.findings]
    counted = [total.counted(kind) for kind in Kind] + [
        total.apart(w) for w in Weight if w is not Weight.FULL
    ]
    assert sum(count.times for count in counted) == len(told)
    assert sum(count.seconds for count in counted) == sum(found.seconds for found in told)


@given(duties(), duties())
def test_two_months_together_are_the_sum_of_both(first: list[Duty], second: list[Duty]) -> None:
    together = of(first)
    together.merge(of(second))
    assert together == of(first, second)
    assert together.total() == of(first, second).total()


@given(duties())
def test_units_and_everybodys_own_reports_add_up_to_all(day: list[Duty]) -> None:
    report, own = of(day), Report()
    for person in ("li", "wang"):
        own.merge(report.of(person))
    assert own.people == report.people
    total = report.total()
    assert sum(unit.obligated_s for unit in report.units().values()) == total.obligated_s
