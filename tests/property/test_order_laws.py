"""Laws of orders, whatever anybody tries."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.core.errors import Refused
from cti_gateway.core.order import OrderAct, OrderState, answered, possible, sees
from cti_gateway.core.people import Agent
from tests.unit.test_order import ORDER, PEOPLE

TRIES = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(OrderAct), st.sampled_from(["", " ", "不便"])),
    max_size=20,
)


@given(TRIES)
def test_there_is_one_answer_by_who_may_give_it_and_no_refusal_without_a_reason(
    tries: list[tuple[Agent, OrderAct, str]],
) -> None:
    order, answers = ORDER, []
    for now, (by, act, reason) in enumerate(tries):
        may = possible(order, by)
        try:
            answer = answered(order, act, reason, by, now=now)
        except Refused:
            assert act not in may or not reason.strip()
            continue
        assert act in may and sees(order, by)
        order = replace(order, answer=answer)
        answers.append(answer)
    assert len(answers) <= 1
    assert (order.state is OrderState.OPEN) is (answers == [])
    refused = order.state is OrderState.REFUSED
    assert (order.refusal is not None) is refused
    if order.answer is not None:
        assert (order.answer.actor == order.person) is (order.state is not OrderState.WITHDRAWN)
        assert order.answer.reason or not refused
