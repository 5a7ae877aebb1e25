"""Orders: who gives them, who answers, and what a refusal is to the judgement."""

from dataclasses import replace

import pytest

from cti_gateway.core.attendance.case import FactKind
from cti_gateway.core.errors import CtiError
from cti_gateway.core.order import (
    Answer,
    Order,
    OrderAct,
    OrderKind,
    OrderState,
    answered,
    check_given,
    check_read,
    possible,
    queues_by_order,
    sees,
    to_read,
)
from cti_gateway.core.people import Agent, Role

LI, ZHANG = Agent(1, "li", "李四", Role.AGENT), Agent(2, "zhang", "张三", Role.AGENT)
WANG, OTHER_LEAD = Agent(3, "wang", "王五", Role.LEAD), Agent(4, "xu", "徐", Role.LEAD)
ADMIN = Agent(5, "zhao", "赵六", Role.ADMIN)
ORDER = Order(7, 1_000, "wang", "li", "01", OrderKind.MESSAGE, "请放慢语速")
PEOPLE = LI, ZHANG, WANG, OTHER_LEAD, ADMIN


def code_of(raised: pytest.ExceptionInfo[CtiError]) -> str:
    return raised.value.code


@pytest.mark.parametrize(
    ("order", "by", "code"),
    [
        (ORDER, LI, "order_forbidden"),
        (ORDER, ADMIN, "order_forbidden"),
        (replace(ORDER, person="wang"), WANG, "order_forbidden"),
        (replace(ORDER, target="02"), WANG, "order_target_wrong"),
        (replace(ORDER, kind=OrderKind.SEAT), WANG, "order_target_wrong"),
        (replace(ORDER, kind=OrderKind.SEAT, target="01"), WANG, "order_target_wrong"),
    ],
)
def test_what_may_not_be_ordered_is_refused(order: Order, by: Agent, code: str) -> None:
    with pytest.raises(CtiError) as raised:
        check_given(order, by)
    assert code_of(raised) == code


@pytest.mark.parametrize(
    "order",
    [
        ORDER,
        replace(ORDER, kind=OrderKind.SEAT, target="02"),
        replace(ORDER, kind=OrderKind.QUEUE, target="general"),
        replace(ORDER, kind=OrderKind.QUEUE),
        replace(ORDER, person="xu"),
    ],
)
def test_a_lead_orders_others(order: Order) -> None:
    check_given(order, WANG)


def test_who_it_is_for_answers_it_and_leads_withdraw_it() -> None:
    assert possible(ORDER, LI) == (OrderAct.ACKNOWLEDGE, OrderAct.REFUSE)
    assert possible(ORDER, WANG) == possible(ORDER, OTHER_LEAD) == (OrderAct.WITHDRAW,)
    assert possible(ORDER, ZHANG) == possible(ORDER, ADMIN) == ()
    to_a_lead = replace(ORDER, person="xu")
    assert possible(to_a_lead, OTHER_LEAD) == (OrderAct.ACKNOWLEDGE, OrderAct.REFUSE)
    assert [person.login for person in PEOPLE if sees(ORDER, person)] == ["li", "wang", "xu", "zhao"]


@pytest.mark.parametrize(
    ("act", "reason", "by", "state"),
    [
        (OrderAct.ACKNOWLEDGE, "", LI, OrderState.ACKNOWLEDGED),
        (OrderAct.REFUSE, " 正在核对材料 ", LI, OrderState.REFUSED),
        (OrderAct.WITHDRAW, "", OTHER_LEAD, OrderState.WITHDRAWN),
    ],
)
def test_the_first_answer_stands(act: OrderAct, reason: str, by: Agent, state: OrderState) -> None:
    answer = answered(ORDER, act, reason, by, now=5_000)
    assert answer == Answer(5_000, by.login, act, reason.strip())
    after = replace(ORDER, answer=answer)
    assert (ORDER.state, after.state) == (OrderState.OPEN, state)
    for person in PEOPLE:
        assert possible(after, person) == ()
        with pytest.raises(CtiError) as raised:
            answered(after, OrderAct.ACKNOWLEDGE, "", person, now=6_000)
        assert code_of(raised) == "order_answered"


@pytest.mark.parametrize(
    ("act", "reason", "by", "code"),
    [
        (OrderAct.ACKNOWLEDGE, "", WANG, "order_forbidden"),
        (OrderAct.WITHDRAW, "", LI, "order_forbidden"),
        (OrderAct.REFUSE, "  ", LI, "order_reason_missing"),
    ],
)
def test_what_is_no_answer_is_refused(act: OrderAct, reason: str, by: Agent, code: str) -> None:
    with pytest.raises(CtiError) as raised:
        answered(ORDER, act, reason, by, now=5_000)
    assert code_of(raised) == code


def test_a_refusal_is_a_fact_in_the_persons_own_words() -> None:
    refused = replace(ORDER, answer=Answer(5_999, "li", OrderAct.REFUSE, "正在核对材料"))
    refusal = refused.refusal
    assert refusal is not None
    assert (refusal.person, refusal.actor, refusal.noted_at) == ("li", "li", 5_999)
    assert refusal.order == "请放慢语速 / 正在核对材料"
    fact = refusal.fact
    assert (fact.at, fact.kind, fact.evidence) == (5, FactKind.REFUSAL_OF_ORDER, "01@5999:refusal_of_order")
    for other in (ORDER, replace(ORDER, answer=Answer(5_999, "li", OrderAct.ACKNOWLEDGE))):
        assert other.refusal is None


def test_who_gave_it_has_to_read_that_nobody_answers_or_that_it_was_refused_and_nobody_else() -> None:
    def after(act: OrderAct) -> Order:
        return replace(ORDER, answer=Answer(5_999, "li", act, "正在核对材料"))

    for order in (ORDER, after(OrderAct.REFUSE)):
        assert [person.login for person in PEOPLE if to_read(order, person)] == ["wang"]
        assert not to_read(replace(order, read=True), WANG)
    for act in (OrderAct.ACKNOWLEDGE, OrderAct.WITHDRAW):
        assert not any(to_read(after(act), person) for person in PEOPLE)


def test_what_was_answered_meanwhile_is_not_read() -> None:
    refused = replace(ORDER, answer=Answer(5_999, "li", OrderAct.REFUSE, "正在核对材料"))
    check_read(ORDER, OrderState.OPEN, WANG)
    check_read(refused, OrderState.REFUSED, WANG)
    for order, state, by, code in (
        (refused, OrderState.OPEN, WANG, "order_answered"),
        (refused, OrderState.REFUSED, OTHER_LEAD, "order_forbidden"),
    ):
        with pytest.raises(CtiError) as raised:
            check_read(order, state, by)
        assert code_of(raised) == code


def move(order_id: int, to: str, act: OrderAct, at: int, person: str = "li") -> Order:
    answer = Answer(at, person, act, "不便")
    return Order(order_id, 0, "wang", person, "01", OrderKind.QUEUE, "改接队列", to, answer)


def test_people_serve_the_queue_that_they_acknowledged_last_until_it_is_their_own_again() -> None:
    assert queues_by_order([ORDER, replace(ORDER, kind=OrderKind.QUEUE, target="general")]) == {}
    yes, no = OrderAct.ACKNOWLEDGE, OrderAct.REFUSE
    first, second = move(1, "general", yes, 9), move(2, "labour", yes, 8)
    assert queues_by_order([second, first]) == queues_by_order([first, second]) == {"li": "general"}
    assert queues_by_order([second, move(3, "general", no, 10)]) == {"li": "labour"}
    assert queues_by_order([first, move(4, "", yes, 10), move(5, "labour", yes, 7, "xu")]) == {"xu": "labour"}
