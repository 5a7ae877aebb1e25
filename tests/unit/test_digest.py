"""A question of the digest: whose each act is, where it leads, and what is said of it."""

from dataclasses import replace
from typing import Any

import pytest

from cti_gateway.core.consultation.record import Consultation, Form, State
from cti_gateway.core.digest.item import DigestAct, DigestItem, DigestState, DigestStep, Gathered
from cti_gateway.core.digest.machine import (
    MAX_CHOSEN,
    TABLE,
    after,
    check,
    check_answer,
    check_gathered,
    may_be_asked,
    possible,
    sees,
    standing,
)
from cti_gateway.core.digest.masked import masked
from cti_gateway.core.errors import Conflict, Forbidden, Invalid
from cti_gateway.core.people import Agent, Role

OFFICE = Agent(1, "qian", "钱七", Role.HOTLINE_OFFICE)
EXPERT = Agent(2, "li", "李四", Role.AGENT)
OTHER = Agent(3, "zhang", "张三", Role.LEAD)
PEOPLE = OFFICE, EXPERT, OTHER
ASKED = Gathered("PEN", "养老关系怎么转移？", (1, 2), ("转移 跨省",))


def step(act: DigestAct, **more: Any) -> DigestStep:
    return DigestStep(1, "qian", act, **more)


GATHER = step(DigestAct.GATHER, gathered=ASKED)
ASK = step(DigestAct.ASK, expert="li", text="请按新规定解答")
ANSWER = step(DigestAct.ANSWER, text="在新参保地申请。", source="人社部令")


def lived(*steps: DigestStep) -> DigestItem:
    return DigestItem(7, (GATHER, *steps))


def test_from_records_to_a_draft() -> None:
    item = lived(ASK, ANSWER, step(DigestAct.DRAFT, entry=12))
    found = standing(item)
    assert (found.state, found.gathered, found.expert) == (DigestState.DRAFTED, ASKED, "li")
    assert (found.answer, found.source, found.entry, item.version) == ("在新参保地申请。", "人社部令", 12, 4)
    assert all(possible(found, person) == () for person in PEOPLE)


def test_it_is_worded_anew_asked_again_recalled_and_dropped() -> None:
    better = Gathered("PEN", "跨省转移？", (1,))
    found = standing(lived(step(DigestAct.GATHER, gathered=better)))
    assert found.gathered == better
    assert standing(lived(step(DigestAct.GATHER))).gathered == ASKED
    found = after(after(found, ASK), step(DigestAct.RECALL))
    assert (found.state, found.expert) == (DigestState.GATHERING, "")
    again = standing(lived(ASK, ANSWER, step(DigestAct.ASK, expert="zhang")))
    assert (again.state, again.expert, again.answer) == (DigestState.ASKED, "zhang", "在新参保地申请。")
    assert standing(lived(step(DigestAct.DROP))).state is DigestState.DROPPED


@pytest.mark.parametrize("steps", [(), (ASK,), (ASK, ANSWER)])
def test_what_was_dropped_by_mistake_stands_again_where_it_stood(steps: tuple[DigestStep, ...]) -> None:
    before = standing(lived(*steps))
    dropped = standing(lived(*steps, step(DigestAct.DROP)))
    assert possible(dropped, OFFICE) == (DigestAct.RESTORE,)
    assert possible(dropped, EXPERT) == ()
    restored = after(dropped, step(DigestAct.RESTORE))
    assert replace(restored, left=before.left) == before


def test_only_who_was_asked_answers_and_only_the_office_does_the_rest() -> None:
    asked = standing(lived(ASK))
    assert possible(asked, OFFICE) == (DigestAct.RECALL, DigestAct.DROP)
    assert possible(asked, EXPERT) == (DigestAct.ANSWER,)
    assert possible(asked, OTHER) == ()
    assert [sees(asked, person) for person in PEOPLE] == [True, True, False]
    with pytest.raises(Forbidden):
        check(None, DigestAct.GATHER, EXPERT)
    with pytest.raises(Forbidden):
        check(None, DigestAct.ANSWER, OFFICE)
    check(None, DigestAct.GATHER, OFFICE)
    with pytest.raises(Conflict, match="digest_state"):
        check(asked, DigestAct.DRAFT, OFFICE)


def test_every_state_but_the_end_leads_on() -> None:
    left = {state for state, _ in TABLE}
    assert set(DigestState) - left == {DigestState.DRAFTED}


@pytest.mark.parametrize(
    ("gathered", "fields"),
    [
        (Gathered("XXX", " "), {"category", "question", "records"}),
        (Gathered("PEN", "?" * 201, (1,)), {"question"}),
        (Gathered("PEN", "?", tuple(range(MAX_CHOSEN)), ("q",)), {"records"}),
    ],
)
def test_what_is_wrong_with_a_choice_is_told_by_field(gathered: Gathered, fields: set[str]) -> None:
    with pytest.raises(Invalid) as error:
        check_gathered(gathered)
    assert set(error.value.fields) == fields


def test_what_is_wrong_with_an_answer_is_told_by_field() -> None:
    check_gathered(ASKED)
    check_answer("答", "")
    with pytest.raises(Invalid) as error:
        check_answer(" ", "?" * 301)
    assert set(error.value.fields) == {"text", "source"}


def test_whoever_works_here_may_be_asked() -> None:
    assert may_be_asked(EXPERT)
    assert not may_be_asked(Agent(4, "feng", "冯兰", Role.UNIT_HANDLER))
    assert not may_be_asked(Agent(5, "wu", "吴", Role.AGENT, active=False))


def test_nobody_is_recognised_in_a_masked_record() -> None:
    form = Form(
        "POLICY",
        "PEN/X",
        "我叫王小明，电话13912345678",
        "王小明请带 110105194912310021",
        caller_name="王小明",
    )
    record = masked(Consultation("1", "139", 1, "信息中心", "01", 5, form, State.SAVED, 1, 5, 9))
    assert (record.id, record.category) == (9, "PEN")
    assert record.question == "我叫王**，电话139****5678"
    assert record.answer == "王**请带 110***********0021"
    one = Consultation("1", "139", 1, "", "01", 5, Form(question="王说", caller_name="王"), State.SAVED)
    assert masked(one).question == "王说"
