"""How calls are scored: which, by whom, by what, and what it comes to."""

from dataclasses import replace

import pytest

from cti_gateway.core.errors import Conflict, CtiError
from cti_gateway.core.people import Role
from cti_gateway.core.quality import Mean, QualityForm, answered_by, check, means
from cti_gateway.core.records import CallRecord, CallState

CRITERIA = ("polite", "clear")
FORM = QualityForm(9_000, "wang", "li", "c1", 1_000, {"polite": 5, "clear": 3})
CALL = CallRecord(
    "c1", "", "", "", "general", CallState.ENDED, 1_000, agent_id=7, answered_at=2_000, ended_at=3_000
)


@pytest.mark.parametrize("role", [Role.LEAD, Role.HOTLINE_OFFICE, Role.HOTLINE_DIRECTOR])
def test_who_is_in_charge_scores(role: Role) -> None:
    check(FORM, CRITERIA, role)
    check(replace(FORM, points={"polite": 1, "clear": 2}, note="打断来电人"), CRITERIA, role)


@pytest.mark.parametrize(
    ("form", "role", "code"),
    [
        (FORM, Role.AGENT, "quality_forbidden"),
        (FORM, Role.ADMIN, "quality_forbidden"),
        (replace(FORM, actor="li"), Role.LEAD, "quality_forbidden"),
        (replace(FORM, points={"polite": 5}), Role.LEAD, "quality_points_missing"),
        (replace(FORM, points={}), Role.LEAD, "quality_points_missing"),
        (replace(FORM, points={**FORM.points, "warm": 5}), Role.LEAD, "quality_points_missing"),
        (replace(FORM, points={"polite": 5, "clear": 0}), Role.LEAD, "quality_points_missing"),
        (replace(FORM, points={"polite": 6, "clear": 5}), Role.LEAD, "quality_points_missing"),
        (replace(FORM, points={"polite": 5, "clear": 2}, note=" "), Role.LEAD, "quality_note_missing"),
    ],
)
def test_nobody_else_nobody_themselves_all_of_it_and_few_points_with_a_word(
    form: QualityForm, role: Role, code: str
) -> None:
    with pytest.raises(CtiError) as raised:
        check(form, CRITERIA, role)
    assert raised.value.code == code


def test_a_call_is_scored_that_an_agent_had_and_that_is_over() -> None:
    assert answered_by(CALL) == 7
    for call in (
        replace(CALL, agent_id=None),
        replace(CALL, answered_at=None),
        replace(CALL, ended_at=None, state=CallState.TALKING),
    ):
        with pytest.raises(Conflict, match="quality_not_answered"):
            answered_by(call)


def test_the_mean_of_each_person_is_of_the_forms_that_have_the_criterion() -> None:
    later = replace(FORM, call_id="c2", points={"polite": 4, "warm": 2})
    of_zhou = replace(FORM, person="zhou", call_id="c3")
    assert list(means([of_zhou, FORM, later]).items()) == [
        ("li", Mean(2, {"polite": 4.5, "clear": 3, "warm": 2})),
        ("zhou", Mean(1, {"polite": 5, "clear": 3})),
    ]
    assert means([]) == {}
