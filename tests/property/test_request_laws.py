"""Laws of requests: nobody decides their own, and nothing takes effect but by an approver, in time."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.core.errors import Refused
from cti_gateway.core.people import Role
from cti_gateway.core.requests.decide import Decider, check
from cti_gateway.core.requests.machine import GRANTED, granted_at, state
from cti_gateway.core.requests.request import Request, RequestAct, RequestState, Step
from cti_gateway.core.requests.standing import standing
from tests.unit.test_requested import results, stay
from tests.unit.test_requests import (
    BEFORE,
    DIRECTOR,
    LEAD,
    LEADER,
    LI,
    MINUTE,
    SLOT,
    TEMPLATES,
    WU,
    E,
    T,
    away,
    between,
    leave,
    swap,
)

PEOPLE = (LI, WU, LEAD, LEADER, DIRECTOR)
BETWEEN = replace(between(), steps=swap().steps)
REQUESTS = st.sampled_from([swap(), BETWEEN, leave(), leave(who="wu"), away(), away(by="lead")])
# Anybody, even with a leader's or the director's rights of their own.
DECIDERS = st.builds(
    Decider,
    st.builds(
        lambda who, role: replace(who, role=role), st.sampled_from(PEOPLE), st.sampled_from(list(Role))
    ),
    st.booleans(),
)
LEADERS = st.builds(
    lambda unit: Decider(replace(LEADER, unit=unit), directs=False),
    st.sampled_from(["", BETWEEN.unit, BETWEEN.other_unit, "第三科"]),
)
TRIES = st.lists(
    st.tuples(st.sampled_from(list(RequestAct)), DECIDERS, st.integers(0, 48 * 3_600_000)), max_size=12
)


def lived(
    request: Request, tries: Sequence[tuple[RequestAct, Decider, int]]
) -> tuple[Request, list[Decider]]:
    """The request after what was allowed of these, in the order of time; and who took its steps."""
    takers = []
    for act, who, later in sorted(tries, key=lambda one: one[2]):
        try:
            check(request, act, who, BEFORE + later)
        except Refused:
            continue
        step = Step(BEFORE + later, who.person.login, act)
        request = replace(request, steps=(*request.steps, step))
        takers.append(who)
    return request, takers


@given(REQUESTS, TRIES)
def test_nobody_decides_their_own(request: Request, tries: list[tuple[RequestAct, Decider, int]]) -> None:
    after, _ = lived(request, tries)
    for step in after.steps[1:]:
        if step.act in (RequestAct.APPROVE, RequestAct.CONFIRM, RequestAct.RATIFY, RequestAct.REJECT):
            assert step.actor not in request.parties


@given(REQUESTS, TRIES)
def test_nothing_is_granted_but_by_an_approver(
    request: Request, tries: list[tuple[RequestAct, Decider, int]]
) -> None:
    after, takers = lived(request, tries)
    last = after.steps[-1].at
    if state(after, last) in GRANTED:
        decided = [who for who, step in zip(takers, after.steps[1:], strict=True) if step.act in _GRANTING]
        assert any(who.directs or who.person.role is Role.UNIT_LEADER for who in decided)
    if request.substitute and state(after, last) in GRANTED:
        assert after.at_of(RequestAct.ACCEPT) is not None


_GRANTING = (RequestAct.APPROVE, RequestAct.CONFIRM, RequestAct.RATIFY)


@given(st.lists(st.tuples(st.sampled_from(list(RequestAct)), LEADERS, st.integers(0, 3_000_000)), max_size=6))
def test_between_units_nothing_is_approved_without_the_leaders_of_both(
    tries: list[tuple[RequestAct, Decider, int]],
) -> None:
    after, takers = lived(between(), tries)
    agreed = {
        unit
        for who, step in zip(takers, after.steps[2:], strict=True)
        if step.act in (RequestAct.ENDORSE, RequestAct.APPROVE)
        for unit in (BETWEEN.unit, BETWEEN.other_unit)
        if who.person.unit in ("", unit)
    }
    if state(after, after.steps[-1].at) is RequestState.APPROVED:
        assert agreed == {BETWEEN.unit, BETWEEN.other_unit}


@given(TRIES)
def test_no_decision_after_it_began_moves_a_shift(tries: list[tuple[RequestAct, Decider, int]]) -> None:
    after, _ = lived(swap(), tries)
    (slot,) = standing([SLOT], [after], TEMPLATES, E)
    if slot.slot.person != slot.original:
        at = granted_at(after)
        assert at is not None and at < T
    found = results(stay(0, who="wu"), after)
    counts = {person for person, _, _, excuse in found if excuse is None}
    in_time = state(after, E + 3_600_000) is RequestState.RATIFIED or slot.slot.person == "wu"
    assert counts == ({"wu"} if in_time else {"li"})


@given(
    st.floats(0, 200),
    st.lists(st.floats(0, 40), max_size=1),
    st.integers(0, 239),
    st.integers(1, 240),
    st.data(),
)
def test_approving_a_leave_never_adds_a_finding(
    came: float, breaks: list[float], begin: int, length: int, data: st.DataObject
) -> None:
    facts = data.draw(st.sampled_from([[], stay(came, *((came, came + one) for one in breaks))]))
    asked = leave(span=(T + begin * MINUTE, T + (begin + length) * MINUTE))
    decided = data.draw(
        st.sampled_from([(RequestAct.APPROVE, BEFORE), (RequestAct.APPROVE, T), (RequestAct.RATIFY, E)])
    )
    granted = replace(asked, steps=(*asked.steps, Step(decided[1], "director", decided[0])))

    def blamed(request: Request) -> set[str]:
        found = results(facts, request)
        return {kind for _, kind, _, excuse in found if excuse is None and kind != "ON_TIME"}

    assert len(blamed(granted)) <= len(blamed(asked))
