"""Bringing callers and seats together, and taking an offer back.

OFFER moves the call out of WAITING and the seat out of READY in the same step, before anything
is sent: so no call is ever offered twice at a time, nor a seat offered two calls. With ring-all one offer
is to several seats (``core.ringing``).
"""

from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush

from cti_gateway.core import overflow, ringing
from cti_gateway.core.call import REDIRECTS_AT_MOST, CallStep, LiveCall
from cti_gateway.core.effects import HangUp, OfferCall, ReturnToLine
from cti_gateway.core.floor import Choice
from cti_gateway.core.line import Place
from cti_gateway.core.records import CallState
from cti_gateway.core.seat import LiveSeat, SeatStep
from cti_gateway.core.world import ENGINE, World

# Measured: a Redirect can answer Success and be lost when it meets a step of the dialplan in flight. Counted
# from the answer: while there is none, another would take the caller from the phone that the first will ring.
CONFIRM_MS = 300
# Dial() ends the ringing itself; this is for the case that its event never comes. It is longer than it takes
# to notice that Asterisk is gone, and the event with it, for which nobody is to blame.
RING_GRACE_MS = 6_000
DEFAULT_RING_S = 20
# A caller in Asterisk's own queue is asked back to our line at this pace until it waits there.
RETURN_MS = 1_000


def assign(world: World, now: int, offer_callback: Callable[[World, str, Choice, int], None]) -> None:
    """Offer every caller who can be served to the seat that should serve, first the first.

    After every input no caller waits beside a free seat that may serve them. So only what is news on
    the floor can make a pair: a caller who asks for something new, or a seat that became free.
    """
    floor = world.floor
    called, freed = floor.take_news()
    if not world.connected:
        return
    hopes: list[tuple[Place, str]] = [(p, "") for c in called if (p := floor.place_of(c))]
    hopes += [(p, seat) for seat in freed if (p := floor.next_caller(seat))]
    heapify(hopes)
    while hopes:
        (_, call_id), seat = heappop(hopes)
        choice = floor.choose(call_id) if floor.place_of(call_id) else None
        if choice is not None and call_id in world.calls:
            offer(world, world.calls[call_id], choice, now)
        elif choice is not None:
            offer_callback(world, call_id, choice, now)
        if then := floor.next_caller(seat):
            heappush(hopes, (then, seat))


def offer(world: World, call: LiveCall, choice: Choice, now: int) -> None:
    """Reserve the seat, and those that ring with it, and send the caller there."""
    rung = ringing.together(world, choice)
    seat, *others = rung
    call.seat, call.agent_id = seat.place.number, seat.agent.id if seat.agent else None
    call.company = tuple(other.place.number for other in others)
    call.offers += 1
    call.offered_at = call.offered_at or now
    why = {**choice.why, "with": " ".join(call.company)} if others else choice.why
    world.step_call(call, CallStep.OFFER, now=now, detail=why)
    limit_ringing(world, call, now)
    for one in rung:
        world.step_seat(one, SeatStep.OFFER, now=now, cause="offer", call_id=call.call_id)
    _send(world, call, rung)


def _send(world: World, call: LiveCall, rung: Sequence[LiveSeat]) -> None:
    """Have these seats rung."""
    call.redirect()
    first, *others = [seat.place.extension for seat in rung]
    made = OfferCall(call.call_id, call.channel, first, tuple(others))
    world.effects.append(made)
    world.hurry(made)


def limit_confirming(world: World, call: LiveCall, now: int) -> None:
    """From now, what the Redirect leads to must show."""
    call.confirm_until = world.agenda.note(call.call_id, now + CONFIRM_MS)


def limit_ringing(world: World, call: LiveCall, now: int) -> None:
    """From now, a seat rings no longer than its queue allows."""
    queue = world.queues.get(call.queue)
    ring_s = queue.ring_s if queue else DEFAULT_RING_S
    call.ring_until = world.agenda.note(call.call_id, now + ring_s * 1000 + RING_GRACE_MS)


def holding_seat(world: World, call: LiveCall) -> LiveSeat | None:
    """The seat that has this call: reserved for it, talking, or in its wrap-up."""
    seat = world.seats.get(call.seat or "")
    return seat if seat is not None and seat.call_id == call.call_id else None


def take_back(world: World, call: LiveCall, now: int, *, missed: str | None) -> None:
    """End the offer. ``missed`` is the cause for which no seat took it, or None."""
    if missed is None:
        ringing.stop(world, call, now, cause="withdrawn")
    else:
        ringing.miss(world, call, now, cause=missed)
    world.step_call(call, CallStep.OFFER_OVER, now=now, cause=missed or "withdrawn")
    call.seat = call.agent_id = None


def return_from_fallback(world: World, call: LiveCall, now: int) -> None:
    """The gateway is alive after all, or the seat is gone: our line is the better place to wait."""
    call.confirm_until = world.agenda.note(call.call_id, now + RETURN_MS)
    world.effects.append(ReturnToLine(call.call_id, call.channel))


def expire(world: World, now: int) -> None:
    """Act on every deadline that has come."""
    for call in world.agenda.due(world.calls, now):
        if call.state is CallState.WAITING:
            world.stand(call, now)
            world.crowd.touch(call.queue)
            world.due.append(call.call_id)
        elif call.state is CallState.AWAY:
            overflow.confirm_again(world, call, now)
        elif call.is_out:
            call.ring_until = None
            world.effects.append(HangUp(call.call_id))  # its end is the end of the attempt
        elif call.state is CallState.ENTERING:
            return_from_fallback(world, call, now)
        elif call.ring_until is not None and call.ring_until <= now:
            take_back(world, call, now, missed="rona")
            world.effects.append(ReturnToLine(call.call_id, call.channel))
        elif call.confirm_until is not None and call.confirm_until <= now:
            _confirm_again(world, call, now)


def _confirm_again(world: World, call: LiveCall, now: int) -> None:
    rung = ringing.seats(world, call)
    if not rung or call.redirects >= REDIRECTS_AT_MOST:
        take_back(world, call, now, missed=None)
        world.effects.append(ReturnToLine(call.call_id, call.channel))
        return
    world.write_call(call, "offered_again", now=now, cause=ENGINE)
    _send(world, call, rung)
