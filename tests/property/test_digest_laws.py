"""Laws of the digest, whatever anybody tries."""

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.core.digest.item import DigestAct, DigestItem, DigestState, DigestStep
from cti_gateway.core.digest.machine import check, possible, sees, standing
from cti_gateway.core.errors import Refused
from cti_gateway.core.people import Agent
from tests.unit.test_digest import EXPERT, GATHER, PEOPLE

TRIES = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(DigestAct), st.sampled_from(["li", "zhang", "qian"])),
    max_size=30,
)


@given(TRIES)
def test_nothing_is_drafted_but_an_experts_answer_and_nothing_follows_the_end(
    tries: list[tuple[Agent, DigestAct, str]],
) -> None:
    item = DigestItem(1, (GATHER,))
    for by, act, expert in tries:
        before = standing(item)
        try:
            check(before, act, by)
        except Refused:
            assert act not in possible(before, by)
            continue
        assert act in possible(before, by) and sees(before, by)
        assert before.state is not DigestState.DRAFTED
        assert before.state is not DigestState.DROPPED or act is DigestAct.RESTORE
        if act is DigestAct.DRAFT:
            assert before.answer and before.expert
        if act is DigestAct.ANSWER:
            assert before.expert == by.login
        text = "答" if act is DigestAct.ANSWER else ""
        step = DigestStep(1, by.login, act, text, expert=expert if act is DigestAct.ASK else "")
        item = DigestItem(1, (*item.steps, step))
        if act is DigestAct.RESTORE:
            item_before_drop = DigestItem(1, item.steps[:-2])
            assert standing(item).state is standing(item_before_drop).state
    answers = [one for one in item.steps if one.act is DigestAct.ANSWER]
    assert standing(item).answer == (answers[-1].text if answers else "")


def test_who_is_not_asked_sees_nothing() -> None:
    assert not sees(standing(DigestItem(1, (GATHER,))), EXPERT)
