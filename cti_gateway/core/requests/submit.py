"""What must be right with a request before it is made, and, of a swap, again before it is approved."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from cti_gateway.core.errors import Conflict, Forbidden, NotFound, Refused
from cti_gateway.core.people import Agent, Role
from cti_gateway.core.requests.machine import GRANTED, OPEN, of_state
from cti_gateway.core.requests.request import Request, RequestAct, RequestKind
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Place, Slot

LONGEST_MS = 366 * 86_400_000
OLDEST_MS = 90 * 86_400_000


@dataclass(frozen=True, slots=True)
class RequestRules:
    """The codes of the leave types, and what the site calls away (A2.3.3), in seconds."""

    leave_types: Collection[str] = ()
    away_application_s: int = 900
    away_leave_s: int = 1800
    away_inclusive: bool = True


@dataclass(frozen=True, slots=True)
class Around:
    """What a request is checked against: people by login, slots of its days as they stand, requests."""

    people: dict[str, Agent]
    slots: Sequence[Slot]
    requests: Sequence[Request]
    templates: Templates
    now: int


def check_new(request: Request, around: Around, rules: RequestRules) -> None:
    """Raises Refused."""
    now = around.now
    if not 0 < request.to_at - request.from_at <= LONGEST_MS or request.to_at < now - OLDEST_MS:
        raise Refused("interval_wrong")
    if request.person not in around.people or not around.people[request.person].active:
        raise NotFound("person_unknown", login=request.person)
    if request.kind is RequestKind.SWAP:
        check_swap(request, around)
    elif request.kind is RequestKind.LEAVE:
        _check_leave(request, rules)
    else:
        _check_away(request, around, rules)
    _check_apart(request, around)


def check_swap(request: Request, around: Around) -> None:
    """Raises Refused unless each slot is theirs who gives it, and who takes it can."""
    holders = {slot.place: slot.person for slot in around.slots}
    place, in_return = request.place, request.in_return
    if place is None or holders.get(place) != request.person:
        raise NotFound("swap_slot_not_yours")
    if request.substitute == request.person:
        raise Refused("swap_with_self")
    substitute = around.people.get(request.substitute)
    if substitute is None or not substitute.active:
        raise NotFound("person_unknown", login=request.substitute)
    if in_return is not None and holders.get(in_return) != request.substitute:
        raise NotFound("swap_slot_not_theirs", name=substitute.name)
    _check_taker(substitute, place, in_return, around)
    if in_return is not None:
        _check_taker(around.people[request.person], in_return, place, around)


def _check_taker(taker: Agent, takes: Place, gives: Place | None, around: Around) -> None:
    """Raises Conflict for who has another shift then, or leave."""
    begin, end = around.templates.span(takes.day, takes.shift)
    for slot in around.slots:
        since, until = around.templates.span(slot.place.day, slot.place.shift)
        if slot.person == taker.login and slot.place != gives and since < end and begin < until:
            raise Conflict("swap_overlap", name=taker.name, shift=slot.place.shift, seat=slot.place.seat)
    for one in of_state(around.requests, GRANTED, around.now):
        on_leave = one.kind is RequestKind.LEAVE and one.person == taker.login
        if on_leave and one.from_at < end * 1000 and begin * 1000 < one.to_at:
            raise Conflict("swap_on_leave", name=taker.name)


def _check_leave(request: Request, rules: RequestRules) -> None:
    if request.leave_type not in rules.leave_types:
        raise Refused("leave_type_unknown")


def _check_away(request: Request, around: Around, rules: RequestRules) -> None:
    """Shorter is free, longer is leave."""
    by_proxy, actor = request.steps[0].act is RequestAct.ENTER, around.people[request.steps[0].actor]
    if by_proxy and actor.role is not Role.LEAD:
        raise Forbidden("forbidden")
    if by_proxy and actor.login == request.person:
        raise Forbidden("request_own")
    away_s = (request.to_at - request.from_at) / 1000
    limit_s = rules.away_leave_s
    if away_s > limit_s or (away_s == limit_s and rules.away_inclusive):
        raise Refused("away_needs_leave", minutes=limit_s // 60)
    if away_s < rules.away_application_s:
        raise Refused("away_is_free", minutes=rules.away_application_s // 60)


def _check_apart(request: Request, around: Around) -> None:
    """Not the same twice: of one person, kind and time only one request is open or granted."""
    for other in _standing_against(request, around):
        if request.kind is RequestKind.SWAP and not other.places & request.places:
            continue
        raise Conflict("request_twice")


def _standing_against(request: Request, around: Around) -> Iterable[Request]:
    same = (one for one in around.requests if (one.kind, one.person) == (request.kind, request.person))
    found = of_state(same, GRANTED | OPEN, around.now)
    return (one for one in found if _meet(request, one.from_at, one.to_at))


def _meet(request: Request, from_at: int, to_at: int) -> bool:
    return request.from_at < to_at and from_at < request.to_at
