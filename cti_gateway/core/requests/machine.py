"""States of requests: what follows from which step. An absent cell is a step that cannot be taken.

A swap needs the counterpart before anybody approves it, and between two units the leader of each: first that
of the unit whose slot it is; a leave and an own application go to the approver at once; what a lead entered
after a telephone call waits to be confirmed. Whatever was decided too late, or not at all, may be ratified.
No way leads to APPROVED or RATIFIED but by an approver's step.
"""

from collections.abc import Iterable, Mapping

from cti_gateway.core.requests.request import Request, RequestAct, RequestKind, RequestState, Step

CONFIRM_WITHIN_MS = 24 * 3_600_000

FIRST = {RequestAct.SUBMIT: RequestState.SUBMITTED, RequestAct.ENTER: RequestState.ENTERED}
_OF_LEAVE = {
    (RequestState.SUBMITTED, RequestAct.APPROVE): RequestState.APPROVED,
    (RequestState.SUBMITTED, RequestAct.RATIFY): RequestState.RATIFIED,
    (RequestState.SUBMITTED, RequestAct.REJECT): RequestState.REJECTED,
    (RequestState.SUBMITTED, RequestAct.WITHDRAW): RequestState.WITHDRAWN,
    (RequestState.APPROVED, RequestAct.RATIFY): RequestState.RATIFIED,
    (RequestState.APPROVED, RequestAct.WITHDRAW): RequestState.WITHDRAWN,
}
TABLE: Mapping[RequestKind, Mapping[tuple[RequestState, RequestAct], RequestState]] = {
    RequestKind.SWAP: {
        (RequestState.SUBMITTED, RequestAct.ACCEPT): RequestState.ACCEPTED,
        (RequestState.SUBMITTED, RequestAct.DECLINE): RequestState.DECLINED,
        (RequestState.SUBMITTED, RequestAct.WITHDRAW): RequestState.WITHDRAWN,
        (RequestState.ACCEPTED, RequestAct.APPROVE): RequestState.APPROVED,
        (RequestState.ACCEPTED, RequestAct.RATIFY): RequestState.RATIFIED,
        (RequestState.ACCEPTED, RequestAct.REJECT): RequestState.REJECTED,
        (RequestState.ACCEPTED, RequestAct.WITHDRAW): RequestState.WITHDRAWN,
        (RequestState.ACCEPTED, RequestAct.ENDORSE): RequestState.ENDORSED,
        (RequestState.ENDORSED, RequestAct.APPROVE): RequestState.APPROVED,
        (RequestState.ENDORSED, RequestAct.RATIFY): RequestState.RATIFIED,
        (RequestState.ENDORSED, RequestAct.REJECT): RequestState.REJECTED,
        (RequestState.ENDORSED, RequestAct.WITHDRAW): RequestState.WITHDRAWN,
    },
    RequestKind.LEAVE: _OF_LEAVE,
    RequestKind.AWAY: {
        **_OF_LEAVE,
        (RequestState.ENTERED, RequestAct.CONFIRM): RequestState.APPROVED,
        (RequestState.ENTERED, RequestAct.REJECT): RequestState.REJECTED,
        (RequestState.LAPSED, RequestAct.RATIFY): RequestState.RATIFIED,
        (RequestState.LAPSED, RequestAct.REJECT): RequestState.REJECTED,
    },
}
GRANTED = frozenset({RequestState.APPROVED, RequestState.RATIFIED})
# Of a swap to which the counterpart has agreed.
UNDECIDED = frozenset({RequestState.ACCEPTED, RequestState.ENDORSED})
OPEN = UNDECIDED | {RequestState.SUBMITTED, RequestState.ENTERED, RequestState.LAPSED}


def state(request: Request, now: int) -> RequestState:
    """Where it stands now."""
    first, *later = request.steps
    found = FIRST[first.act]
    for step in later:
        found = TABLE[request.kind][_lapsing(found, first, step.at), step.act]
    return _lapsing(found, first, now)


def _lapsing(found: RequestState, entered: Step, now: int) -> RequestState:
    lapsed = found is RequestState.ENTERED and now > entered.at + CONFIRM_WITHIN_MS
    return RequestState.LAPSED if lapsed else found


def granted_at(request: Request) -> int | None:
    """From when on it counts; what a lead entered counts from then, once it is confirmed."""
    if request.at_of(RequestAct.CONFIRM) is not None:
        return request.steps[0].at
    return request.at_of(RequestAct.APPROVE)


def of_state(requests: Iterable[Request], states: Iterable[RequestState], now: int) -> list[Request]:
    """Those that stand so now."""
    wanted = frozenset(states)
    return [request for request in requests if state(request, now) in wanted]
