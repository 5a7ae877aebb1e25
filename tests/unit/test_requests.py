"""Swaps, leave, being away: who may take which step when, and what slots and shifts come to by it."""

from dataclasses import replace
from datetime import date

import pytest

from cti_gateway.core.errors import CtiError, Refused
from cti_gateway.core.people import Agent, Role
from cti_gateway.core.requests.decide import Decider, awaits, check, check_reason, possible, sees
from cti_gateway.core.requests.delegation import Delegation, check_delegation, directs
from cti_gateway.core.requests.machine import CONFIRM_WITHIN_MS, granted_at, state
from cti_gateway.core.requests.request import Request, RequestAct, RequestKind, RequestState, Step
from cti_gateway.core.requests.standing import Standing, on_leave, standing
from cti_gateway.core.requests.submit import Around, RequestRules, check_new, check_swap
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Place, Slot

DAY, TEMPLATES = date(2026, 3, 2), Templates("Asia/Shanghai")
T, E = (at * 1000 for at in TEMPLATES.span(DAY, "M"))
BEFORE, MINUTE = T - 3_600_000, 60_000
PLACE = Place(DAY, "M", "01")
SLOT = Slot(PLACE, "养老保险科", "li")
RULES = RequestRules({"sick"})


def person(login: str, role: Role = Role.AGENT, unit: str = "") -> Agent:
    return Agent(len(login), login, login, role, unit=unit)


LI, WU, LEAD = person("li"), person("wu"), person("lead", Role.LEAD)
LEADER = person("leader", Role.UNIT_LEADER)
DIRECTOR = person("director", Role.HOTLINE_DIRECTOR)
PEOPLE = {one.login: one for one in (LI, WU, LEAD, LEADER, DIRECTOR)}
GONE = replace(person("gone"), active=False)


def swap(*acts: tuple[RequestAct, str, int], by: str = "li", to: str = "wu", place: Place = PLACE) -> Request:
    steps = (Step(BEFORE, by, RequestAct.SUBMIT), *(Step(at, actor, act) for act, actor, at in acts))
    begin, end = (at * 1000 for at in TEMPLATES.span(place.day, place.shift))
    return Request(1, RequestKind.SWAP, by, begin, end, steps, place=place, substitute=to, unit="养老保险科")


def leave(*acts: tuple[RequestAct, str, int], who: str = "li", span: tuple[int, int] = (T, E)) -> Request:
    steps = (Step(BEFORE, who, RequestAct.SUBMIT), *(Step(at, actor, act) for act, actor, at in acts))
    return Request(2, RequestKind.LEAVE, who, *span, steps, leave_type="sick")


def away(*acts: tuple[RequestAct, str, int], by: str = "li", minutes: int = 20) -> Request:
    first = RequestAct.SUBMIT if by == "li" else RequestAct.ENTER
    steps = (Step(BEFORE, by, first), *(Step(at, actor, act) for act, actor, at in acts))
    return Request(3, RequestKind.AWAY, "li", T, T + minutes * MINUTE, steps)


THEIRS, OURS = replace(LEADER, unit="信息中心"), replace(LEADER, unit="养老保险科")


def between(*acts: tuple[RequestAct, str, int]) -> Request:
    """A swap with somebody of another unit."""
    return replace(swap(ACCEPTED, *acts), other_unit="信息中心")


ACCEPTED = (RequestAct.ACCEPT, "wu", BEFORE)
APPROVED = (RequestAct.APPROVE, "leader", BEFORE)
ENDORSED = (RequestAct.ENDORSE, "ours", BEFORE)
BY_DIRECTOR = (RequestAct.APPROVE, "director", BEFORE)


def refusal(request: Request, act: RequestAct, who: Agent, now: int = BEFORE) -> str | None:
    """The code; None: it is allowed."""
    try:
        check(request, act, Decider(who, directs=who is DIRECTOR), now)
    except Refused as error:
        return error.code
    return None


@pytest.mark.parametrize(
    ("request_", "act", "who", "now", "code"),
    [
        (swap(), RequestAct.ACCEPT, WU, BEFORE, None),
        (swap(), RequestAct.DECLINE, WU, BEFORE, None),
        (swap(), RequestAct.ACCEPT, LI, BEFORE, "request_not_yours"),
        (swap(), RequestAct.APPROVE, LEADER, BEFORE, "request_state_conflict"),
        (swap(ACCEPTED), RequestAct.APPROVE, LEADER, T - 1, None),
        (swap(ACCEPTED), RequestAct.APPROVE, LEADER, T, "request_too_late"),
        (swap(ACCEPTED), RequestAct.APPROVE, WU, BEFORE, "request_own"),
        (swap(ACCEPTED), RequestAct.APPROVE, LI, BEFORE, "request_own"),
        (swap(ACCEPTED), RequestAct.APPROVE, LEAD, BEFORE, "request_not_yours"),
        (swap(ACCEPTED), RequestAct.APPROVE, DIRECTOR, BEFORE, "request_not_yours"),
        (swap(ACCEPTED), RequestAct.APPROVE, replace(LEADER, unit="养老保险科"), BEFORE, None),
        (swap(ACCEPTED), RequestAct.APPROVE, replace(LEADER, unit="信息中心"), BEFORE, "request_not_yours"),
        (swap(ACCEPTED), RequestAct.RATIFY, DIRECTOR, T, None),
        (swap(ACCEPTED), RequestAct.RATIFY, DIRECTOR, T - 1, "request_too_early"),
        (swap(ACCEPTED), RequestAct.RATIFY, LEADER, T, "request_not_yours"),
        (swap(ACCEPTED), RequestAct.WITHDRAW, LI, BEFORE, None),
        (swap(ACCEPTED), RequestAct.WITHDRAW, WU, BEFORE, "request_not_yours"),
        (swap(ACCEPTED), RequestAct.ENDORSE, OURS, BEFORE, "request_not_yours"),
        (between(), RequestAct.ENDORSE, OURS, T - 1, None),
        (between(), RequestAct.ENDORSE, OURS, T, "request_too_late"),
        (between(), RequestAct.ENDORSE, THEIRS, BEFORE, "request_not_yours"),
        (between(), RequestAct.ENDORSE, LEADER, BEFORE, "request_not_yours"),
        (between(), RequestAct.ENDORSE, LI, BEFORE, "request_own"),
        (between(), RequestAct.APPROVE, OURS, BEFORE, "request_not_yours"),
        (between(), RequestAct.APPROVE, LEADER, BEFORE, None),
        (between(), RequestAct.REJECT, OURS, BEFORE, None),
        (between(), RequestAct.REJECT, THEIRS, BEFORE, "request_not_yours"),
        (between(ENDORSED), RequestAct.APPROVE, THEIRS, T - 1, None),
        (between(ENDORSED), RequestAct.APPROVE, THEIRS, T, "request_too_late"),
        (between(ENDORSED), RequestAct.APPROVE, LEADER, BEFORE, None),
        (between(ENDORSED), RequestAct.APPROVE, OURS, BEFORE, "request_not_yours"),
        (between(ENDORSED), RequestAct.ENDORSE, THEIRS, BEFORE, "request_state_conflict"),
        (between(ENDORSED), RequestAct.REJECT, THEIRS, BEFORE, None),
        (between(ENDORSED), RequestAct.WITHDRAW, LI, BEFORE, None),
        (between(ENDORSED), RequestAct.RATIFY, DIRECTOR, T, None),
        (leave(), RequestAct.APPROVE, DIRECTOR, E - 1, None),
        (leave(), RequestAct.APPROVE, DIRECTOR, E, "request_too_late"),
        (leave(), RequestAct.APPROVE, LEADER, BEFORE, "request_not_yours"),
        (leave(), RequestAct.APPROVE, LI, BEFORE, "request_own"),
        (leave(who="director"), RequestAct.APPROVE, DIRECTOR, BEFORE, "request_own"),
        (leave(), RequestAct.CONFIRM, DIRECTOR, BEFORE, "request_state_conflict"),
        (leave(), RequestAct.RATIFY, DIRECTOR, E, None),
        (leave(BY_DIRECTOR), RequestAct.RATIFY, DIRECTOR, E, "request_state_conflict"),
        (leave((RequestAct.APPROVE, "director", T + 1)), RequestAct.RATIFY, DIRECTOR, E, None),
        (leave(BY_DIRECTOR), RequestAct.WITHDRAW, LI, T - 1, None),
        (leave(BY_DIRECTOR), RequestAct.WITHDRAW, LI, T, "request_begun"),
        (away(by="lead"), RequestAct.CONFIRM, DIRECTOR, BEFORE + CONFIRM_WITHIN_MS, None),
        (away(by="lead"), RequestAct.CONFIRM, DIRECTOR, BEFORE + CONFIRM_WITHIN_MS + 1, "request_lapsed"),
        (away(by="lead"), RequestAct.RATIFY, DIRECTOR, BEFORE + CONFIRM_WITHIN_MS + 1, None),
        (away(by="lead"), RequestAct.CONFIRM, LEAD, BEFORE, "request_own"),
    ],
)
def test_who_may_take_which_step_when(
    request_: Request, act: RequestAct, who: Agent, now: int, code: str | None
) -> None:
    assert refusal(request_, act, who, now) == code


def test_a_refusal_and_a_ratification_say_why() -> None:
    check_reason(RequestAct.APPROVE, "")
    check_reason(RequestAct.REJECT, "人手不足")
    for act in (RequestAct.REJECT, RequestAct.DECLINE, RequestAct.RATIFY):
        with pytest.raises(Refused, match="request_reason_missing"):
            check_reason(act, "")


def test_what_a_form_offers_and_what_waits_for_whom() -> None:
    leader, wu, li = Decider(LEADER, False), Decider(WU, False), Decider(LI, False)
    assert possible(swap(), wu, BEFORE) == (RequestAct.ACCEPT, RequestAct.DECLINE)
    assert possible(swap(ACCEPTED), leader, BEFORE) == (RequestAct.APPROVE, RequestAct.REJECT)
    assert [awaits(swap(), who, BEFORE) for who in (wu, leader, li)] == [True, False, False]
    assert [awaits(swap(ACCEPTED), who, BEFORE) for who in (wu, leader, li)] == [False, True, False]
    late = leave((RequestAct.APPROVE, "director", T + 1))
    assert possible(late, Decider(DIRECTOR, True), E) == (RequestAct.RATIFY,)
    assert not awaits(late, Decider(DIRECTOR, True), E)


def test_between_units_it_waits_for_one_leader_after_the_other() -> None:
    ours, theirs, of_all = (Decider(who, False) for who in (OURS, THEIRS, LEADER))
    assert [awaits(between(), who, BEFORE) for who in (ours, theirs, of_all)] == [True, False, True]
    assert [awaits(between(ENDORSED), who, BEFORE) for who in (ours, theirs, of_all)] == [False, True, True]
    assert possible(between(), ours, BEFORE) == (RequestAct.ENDORSE, RequestAct.REJECT)
    assert possible(between(ENDORSED), theirs, BEFORE) == (RequestAct.APPROVE, RequestAct.REJECT)
    assert stands(between(ENDORSED)) == "li", "one word moves nothing"
    assert stands(between(ENDORSED, (RequestAct.APPROVE, "theirs", BEFORE))) == "wu"


def test_whose_business_it_is() -> None:
    assert [sees(between(), Decider(who, False)) for who in (OURS, THEIRS)] == [True, True]
    assert not sees(swap(), Decider(THEIRS, False))
    assert [sees(swap(), Decider(who, False)) for who in (LI, WU, LEADER, LEAD)] == [True, True, True, False]
    assert [sees(leave(), Decider(who, False)) for who in (LI, LEADER, LEAD)] == [True, False, False]
    assert sees(leave(), Decider(LEAD, True))
    assert sees(away(by="lead"), Decider(LEAD, False))


def test_what_a_lead_entered_counts_from_then_but_only_once_it_is_confirmed() -> None:
    entered = away(by="lead")
    assert (state(entered, BEFORE), granted_at(entered)) == (RequestState.ENTERED, None)
    assert state(entered, BEFORE + CONFIRM_WITHIN_MS + 1) is RequestState.LAPSED
    confirmed = away((RequestAct.CONFIRM, "director", E), by="lead")
    assert (state(confirmed, E + 10 * CONFIRM_WITHIN_MS), granted_at(confirmed)) == (
        RequestState.APPROVED,
        BEFORE,
    )
    own = away((RequestAct.APPROVE, "director", T))
    assert granted_at(own) == T


def test_the_newest_delegation_decides() -> None:
    first = Delegation(1, "director", "lead", 10, 20, "出差")
    assert directs(DIRECTOR, [], 0)
    assert [directs(LEAD, [first], now) for now in (9, 10, 19, 20)] == [False, True, True, False]
    assert not directs(WU, [first], 10)
    assert not directs(LEAD, [first, replace(first, delegate="")], 10)


@pytest.mark.parametrize(
    ("change", "by", "delegate", "code"),
    [
        ({}, DIRECTOR, LEAD, None),
        ({"delegate": ""}, DIRECTOR, None, None),
        ({}, LEAD, LEAD, "forbidden"),
        ({"delegate": "x"}, DIRECTOR, None, "person_unknown"),
        ({}, DIRECTOR, GONE, "person_unknown"),
        ({"delegate": "director"}, DIRECTOR, DIRECTOR, "delegate_self"),
        ({"to_at": 10}, DIRECTOR, LEAD, "interval_wrong"),
    ],
)
def test_only_the_director_delegates(
    change: dict[str, object], by: Agent, delegate: Agent | None, code: str | None
) -> None:
    delegation = replace(Delegation(1, "director", "lead", 10, 20, ""), **change)  # type: ignore[arg-type]
    try:
        check_delegation(delegation, by, delegate)
        found = None
    except CtiError as error:
        found = error.code
    assert found == code


A = Place(DAY, "A", "01")
SECOND = replace(SLOT, place=Place(DAY, "M", "02"), person="wu")
EXCHANGE = replace(swap(), in_return=SECOND.place)


@pytest.mark.parametrize(
    ("request_", "slots", "requests", "code"),
    [
        (swap(), (SLOT,), (), None),
        (swap(), (SLOT, replace(SLOT, place=A, person="wu")), (), None),
        (swap(), (replace(SLOT, person="wu"),), (), "swap_slot_not_yours"),
        (swap(to="li"), (SLOT,), (), "swap_with_self"),
        (swap(to="nobody"), (SLOT,), (), "person_unknown"),
        (swap(to="gone"), (SLOT,), (), "person_unknown"),
        (swap(), (SLOT, SECOND), (), "swap_overlap"),
        (swap(), (SLOT,), (leave(BY_DIRECTOR, who="wu"),), "swap_on_leave"),
        (swap(), (SLOT,), (leave(BY_DIRECTOR, who="wu", span=(E, E + 1)),), None),
        (swap(), (SLOT,), (leave(who="wu"),), None),
        (swap(), (SLOT,), (swap(to="lead"),), "request_twice"),
        (swap(), (SLOT,), (swap(to="lead", place=Place(DAY, "M", "02")),), None),
        (EXCHANGE, (SLOT, SECOND), (), None),
        (EXCHANGE, (SLOT, replace(SECOND, person="lead")), (), "swap_slot_not_theirs"),
        (EXCHANGE, (SLOT, SECOND, replace(SLOT, place=Place(DAY, "M", "03"))), (), "swap_overlap"),
        (EXCHANGE, (SLOT, SECOND), (leave(BY_DIRECTOR),), "swap_on_leave"),
        (EXCHANGE, (SLOT, SECOND), (swap(to="lead", place=SECOND.place),), "request_twice"),
        (leave(), (), (), None),
        (replace(leave(), person="gone"), (), (), "person_unknown"),
        (replace(leave(), person="nobody"), (), (), "person_unknown"),
        (replace(leave(), to_at=T), (), (), "interval_wrong"),
        (replace(leave(), from_at=0, to_at=1), (), (), "interval_wrong"),
        (replace(leave(), leave_type="x"), (), (), "leave_type_unknown"),
        (leave(), (), (leave(span=(E - 1, E + 1)),), "request_twice"),
        (leave(), (), (leave((RequestAct.REJECT, "director", BEFORE)),), None),
        (away(), (), (), None),
        (away(minutes=15), (), (), None),
        (away(minutes=14), (), (), "away_is_free"),
        (away(minutes=30), (), (), "away_needs_leave"),
        (away(minutes=31), (), (), "away_needs_leave"),
        (away(by="lead"), (), (), None),
        (away(by="wu"), (), (), "forbidden"),
        (replace(away(by="lead"), person="lead"), (), (), "request_own"),
    ],
)
def test_what_must_be_right_before_it_is_asked(
    request_: Request, slots: tuple[Slot, ...], requests: tuple[Request, ...], code: str | None
) -> None:
    around = Around(PEOPLE | {"gone": GONE}, slots, requests, TEMPLATES, BEFORE)
    try:
        check_new(request_, around, RULES)
        found = None
    except CtiError as error:
        found = error.code
    assert found == code


def test_the_boundary_of_leave_is_a_rule_of_the_site() -> None:
    around = Around(PEOPLE, (), (), TEMPLATES, BEFORE)
    check_new(away(minutes=30), around, replace(RULES, away_inclusive=False))


def test_a_swap_is_checked_anew_when_it_is_approved() -> None:
    around = Around(PEOPLE, (SLOT, SECOND), (), TEMPLATES, BEFORE)
    with pytest.raises(Refused, match="swap_overlap"):
        check_swap(swap(ACCEPTED), around)


def test_who_has_leave_during_a_part_of_a_shift_is_not_drafted() -> None:
    asked, approved = leave(who="wu"), leave(BY_DIRECTOR, span=(E - 1, E + 1))
    absent = on_leave([asked, approved, swap(ACCEPTED, APPROVED)], TEMPLATES, BEFORE)
    assert [absent(who, PLACE) for who in ("li", "wu", "lead")] == [True, False, False]
    assert absent("li", A)
    assert not absent("li", Place(DAY, "E", "01"))


def stands(*requests: Request, slot: Slot = SLOT) -> str:
    (one,) = standing([slot], requests, TEMPLATES, E)
    assert one == Standing(replace(slot, person=one.slot.person), slot.person, one.leave)
    return one.slot.person


def test_an_exchange_moves_both_slots() -> None:
    both = replace(swap(ACCEPTED, APPROVED), in_return=SECOND.place)
    found = standing([SLOT, SECOND], [both], TEMPLATES, E)
    assert [(one.slot.person, one.original) for one in found] == [("wu", "li"), ("li", "wu")]


def test_leave_for_a_part_of_a_shift_leaves_the_slot_and_is_told_with_it() -> None:
    late = leave((RequestAct.APPROVE, "director", T + 1000), span=(T, T + MINUTE))
    (one,) = standing([SLOT], [late, leave(who="wu")], TEMPLATES, E)
    assert (one.slot, one.leave) == (SLOT, (((T + 1000) // 1000, (T + MINUTE) // 1000),))


def test_slots_stand_as_swaps_and_leave_have_it() -> None:
    there, back = swap(ACCEPTED, APPROVED), swap(ACCEPTED, APPROVED, by="wu", to="li")
    assert stands() == "li"
    assert stands(swap(ACCEPTED)) == "li"
    assert stands(swap(ACCEPTED, (RequestAct.RATIFY, "director", E))) == "li"
    assert stands(there) == "wu"
    assert stands(there, swap(ACCEPTED, APPROVED, by="wu", to="lead")) == "lead"
    assert stands(there, back) == "li"
    assert stands(there, slot=replace(SLOT, person="lead")) == "lead"
    assert stands(leave()) == "li"
    assert stands(leave(BY_DIRECTOR)) == ""
    assert stands(leave(BY_DIRECTOR, span=(T, E - 1000))) == "li"
    assert stands(leave((RequestAct.APPROVE, "director", T + 1000))) == "li"
    halves = leave(BY_DIRECTOR, span=(T, T + MINUTE)), leave(BY_DIRECTOR, span=(T + MINUTE, E))
    assert stands(*halves) == ""
    assert stands(there, leave(BY_DIRECTOR)) == "wu"
    assert stands(there, leave(BY_DIRECTOR, who="wu")) == ""
