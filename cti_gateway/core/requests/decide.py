"""Who may take which step of a request, and when.

The counterpart answers for a swap, the unit's leader approves it before the shift begins (A1.0e); where the
substitute is of another unit, that one's leader does so after the first has agreed. The
director, or the delegate, approves leave and applications before their time is over, confirms what a lead
entered, and ratifies what is too late (A2.2, A2.3.3). Nobody decides their own.
"""

from dataclasses import dataclass

from cti_gateway.core.errors import Conflict, Forbidden, Refused
from cti_gateway.core.people import Agent, Role
from cti_gateway.core.requests.machine import OPEN, TABLE, granted_at, state
from cti_gateway.core.requests.request import Request, RequestAct, RequestKind, RequestState

ANSWERS = frozenset({RequestAct.ACCEPT, RequestAct.DECLINE})
REASONED = frozenset({RequestAct.DECLINE, RequestAct.REJECT, RequestAct.RATIFY})
# In the order in which a form offers them.
OFFERED = (
    RequestAct.ACCEPT,
    RequestAct.ENDORSE,
    RequestAct.APPROVE,
    RequestAct.CONFIRM,
    RequestAct.RATIFY,
    RequestAct.DECLINE,
    RequestAct.REJECT,
    RequestAct.WITHDRAW,
)


@dataclass(frozen=True, slots=True)
class Decider:
    """``directs``: as the director, or in the director's place."""

    person: Agent
    directs: bool


def check(request: Request, act: RequestAct, who: Decider, now: int) -> None:
    """Raises Refused if this person may not take this step now."""
    present = state(request, now)
    if present is RequestState.LAPSED and act is RequestAct.CONFIRM:
        raise Conflict("request_lapsed")
    if (present, act) not in TABLE[request.kind]:
        raise Conflict("request_state_conflict")
    _check_person(request, act, present, who)
    _check_time(request, act, present, now)


def check_reason(act: RequestAct, reason: str) -> None:
    """Raises Refused: who refuses, or decides after the fact, says why."""
    if act in REASONED and not reason:
        raise Refused("request_reason_missing")


def possible(request: Request, who: Decider, now: int) -> tuple[RequestAct, ...]:
    """What this person may do with it now."""

    def may(act: RequestAct) -> bool:
        try:
            check(request, act, who, now)
        except Refused:
            return False
        return True

    return tuple(act for act in OFFERED if may(act))


def sees(request: Request, who: Decider) -> bool:
    """Whether this is any of their business."""
    if who.person.login in request.parties or who.directs:
        return True
    units = {request.unit, request.other_unit or request.unit}
    return request.kind is RequestKind.SWAP and any(_leads(who.person, unit) for unit in units)


def awaits(request: Request, who: Decider, now: int) -> bool:
    """Whether it waits for this person's word."""
    return state(request, now) in OPEN and any(
        act is not RequestAct.WITHDRAW for act in possible(request, who, now)
    )


def _leads(person: Agent, unit: str) -> bool:
    return person.role is Role.UNIT_LEADER and person.unit in ("", unit)


def _decides_swap(request: Request, act: RequestAct, present: RequestState, person: Agent) -> bool:
    """Whether it is this leader's turn, and this what their word amounts to."""
    other = request.other_unit
    if present is RequestState.ENDORSED:
        return _leads(person, other)
    of_all = not other or _leads(person, other)
    fitting = {RequestAct.APPROVE: of_all, RequestAct.ENDORSE: not of_all}
    return _leads(person, request.unit) and fitting.get(act, True)


def _check_person(request: Request, act: RequestAct, present: RequestState, who: Decider) -> None:
    login = who.person.login
    if act is RequestAct.WITHDRAW:
        allowed = login == request.person
    elif act in ANSWERS:
        allowed = login == request.substitute
    elif login in request.parties:
        raise Forbidden("request_own")
    elif request.kind is RequestKind.SWAP and act is not RequestAct.RATIFY:
        allowed = _decides_swap(request, act, present, who.person)
    else:
        allowed = who.directs
    if not allowed:
        raise Forbidden("request_not_yours")


def _check_time(request: Request, act: RequestAct, present: RequestState, now: int) -> None:
    approve_before = request.from_at if request.kind is RequestKind.SWAP else request.to_at
    if act in (RequestAct.APPROVE, RequestAct.ENDORSE) and now >= approve_before:
        raise Conflict("request_too_late")
    if act is RequestAct.RATIFY and now < request.from_at:
        raise Conflict("request_too_early")
    if (
        act is RequestAct.RATIFY
        and present is RequestState.APPROVED
        and (granted_at(request) or 0) <= request.from_at
    ):
        raise Conflict("request_state_conflict")
    if act is RequestAct.WITHDRAW and present is RequestState.APPROVED and now >= request.from_at:
        raise Conflict("request_begun")
