"""Decisions about findings: who may, what they change, and that both results are kept."""

from dataclasses import replace
from datetime import date

import pytest

from cti_gateway.core.attendance.case import Finding, Judgement, Kind
from cti_gateway.core.attendance.ruling import Decision, Ruled, Ruling, by_shift, decisions, rule, settled
from cti_gateway.core.errors import Conflict, Forbidden
from cti_gateway.core.people import Role
from cti_gateway.core.roster.slots import Place

PLACE = Place(date(2026, 3, 2), "M", "01")
LATE = Finding(Kind.LATE, 60, (0, 60), "A2.3.2", ("01@0:sign_in",))
ABSENT = Finding(Kind.ABSENT, 14_400, (0, 14_400), "A2.3.1(c)", proposed=True)
ON_TIME = Finding(Kind.ON_TIME, 0, (0, 14_400), "A2.3.2")
UPHELD, EXCUSED = Decision.UPHELD, Decision.EXCUSED


def judgement(*findings: Finding) -> Judgement:
    return Judgement(findings, 0, 14_400, 0, ())


def ruling(found: Finding, decision: Decision, at: int = 1) -> Ruling:
    return Ruling(PLACE, "li", found, "1", decision, "理由", "qian", at)


def test_nothing_decided_changes_nothing() -> None:
    judged = judgement(LATE, ABSENT)
    assert settled(judged, ()) == (judged, ())


def test_a_decision_changes_how_a_finding_counts_and_keeps_what_was_judged() -> None:
    excused, upheld = ruling(LATE, EXCUSED), ruling(ABSENT, UPHELD)
    standing, ruled = settled(judgement(LATE, ABSENT), [excused, upheld])
    assert standing.findings == (replace(LATE, excuse="ruling"), replace(ABSENT, proposed=False))
    assert ruled == (Ruled(excused, LATE), Ruled(upheld, ABSENT))
    assert not any(one.differs for one in ruled)


def test_the_newest_decision_of_a_finding_stands() -> None:
    standing, ruled = settled(judgement(ABSENT), [ruling(ABSENT, EXCUSED), ruling(ABSENT, UPHELD, 2)])
    assert standing.findings == (replace(ABSENT, proposed=False),)
    assert len(ruled) == 2


@pytest.mark.parametrize(
    ("now", "differs"),
    [
        (replace(LATE, evidence=("01@0:sign_in", "pbx@0")), False),
        (replace(LATE, seconds=40, span=(20, 60)), True),
        (replace(LATE, excuse="outage"), True),
    ],
)
def test_a_finding_that_became_another_keeps_its_decision_and_says_so(now: Finding, differs: bool) -> None:
    standing, (ruled,) = settled(judgement(now), [ruling(LATE, EXCUSED)])
    assert standing.findings == (replace(now, excuse="ruling"),)
    assert (ruled.now, ruled.differs) == (now, differs)


@pytest.mark.parametrize(
    "now", [ON_TIME, replace(LATE, span=(100, 160)), replace(LATE, span=(-9, -1)), replace(LATE, clause="x")]
)
def test_a_decision_about_what_is_found_no_more_is_told(now: Finding) -> None:
    standing, (ruled,) = settled(judgement(now), [ruling(LATE, EXCUSED)])
    assert standing.findings == (now,)
    assert (ruled.now, ruled.differs) == (None, True)


def test_the_same_finding_comes_before_one_that_only_resembles_it() -> None:
    other = replace(LATE, span=(30, 90))
    _, (ruled,) = settled(judgement(other, LATE), [ruling(LATE, EXCUSED)])
    assert ruled.now == LATE


def test_rulings_by_shift_and_person() -> None:
    mine, others = ruling(LATE, EXCUSED), replace(ruling(LATE, EXCUSED), person="wang")
    assert by_shift([mine, others, mine]) == {(PLACE, "li"): [mine, mine], (PLACE, "wang"): [others]}


@pytest.mark.parametrize(
    ("found", "role", "may"),
    [
        (ABSENT, Role.LEAD, (UPHELD, EXCUSED)),
        (ABSENT, Role.HOTLINE_OFFICE, (UPHELD, EXCUSED)),
        (ABSENT, Role.AGENT, ()),
        (ABSENT, Role.ADMIN, ()),
        (LATE, Role.LEAD, ()),
        (LATE, Role.HOTLINE_OFFICE, (EXCUSED,)),
        (replace(LATE, excuse="outage"), Role.HOTLINE_OFFICE, ()),
        (replace(LATE, excuse="ruling"), Role.HOTLINE_OFFICE, (UPHELD,)),
        (ON_TIME, Role.HOTLINE_OFFICE, ()),
    ],
)
def test_who_may_decide_what(found: Finding, role: Role, may: tuple[Decision, ...]) -> None:
    assert decisions(found, role=role, oneself=False) == may
    assert decisions(found, role=role, oneself=True) == ()


def test_what_is_decided_on_is_the_finding_as_it_was_judged() -> None:
    judged = judgement(ON_TIME, LATE)
    standing, _ = settled(judged, [ruling(LATE, EXCUSED)])
    seen = replace(LATE, excuse="ruling", evidence=())
    assert rule(judged, standing, seen, UPHELD, role=Role.HOTLINE_OFFICE, oneself=False) == LATE


def test_nobody_decides_on_themselves_nor_on_what_is_not_theirs_to_decide() -> None:
    judged = judgement(LATE)
    with pytest.raises(Forbidden, match="ruling_on_oneself"):
        rule(judged, judged, LATE, EXCUSED, role=Role.HOTLINE_OFFICE, oneself=True)
    with pytest.raises(Forbidden, match="ruling_forbidden"):
        rule(judged, judged, LATE, EXCUSED, role=Role.LEAD, oneself=False)


@pytest.mark.parametrize("judged", [None, judgement(ON_TIME), judgement(replace(LATE, seconds=61))])
def test_what_is_not_found_as_it_was_seen_is_not_decided_on(judged: Judgement | None) -> None:
    with pytest.raises(Conflict, match="finding_changed"):
        rule(judged, judged, LATE, EXCUSED, role=Role.HOTLINE_OFFICE, oneself=False)
