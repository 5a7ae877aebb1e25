"""Calls that ended while nobody listened, completed from what Asterisk wrote down of them.

Their steps are taken at the instants at which they happened, through the same tables as always. What
is told of a seat is only what cannot be otherwise: it goes to after-call work if it had the call when
the gap began, or has done nothing else since.
"""

from collections.abc import Iterable

from cti_gateway.core import overflow, parties, ringing, routing, traffic
from cti_gateway.core.call import CallStep, LiveCall
from cti_gateway.core.events import CallArrived
from cti_gateway.core.past import PastCall, PastLeg
from cti_gateway.core.records import SeatState
from cti_gateway.core.seat import SeatStep
from cti_gateway.core.world import PBX, World

CAUSE = "recovered"


def complete(world: World, call: LiveCall, past: PastCall | None, last_known: int) -> None:
    """Close a call that is over; without ``past`` at the last moment at which we knew of it."""
    call.recovered = True
    last_known = max(last_known, call.since)
    if past is None:
        traffic.ended(world, call, last_known, by=None)
        return
    end = past.ended_at or max(past.last_at, last_known)
    if past.turned_away:
        call.outcome = "CLOSED_HOURS"
    legs = () if call.is_out else past.legs  # of a call out it does not say who answered
    rang_until = _rang_until(world, call, legs)
    if rang_until is not None and rang_until < end:
        routing.take_back(world, call, rang_until, missed=None)
    _resume(world, call, past, end)
    if past.outside_at is not None and call.can(CallStep.ANSWER_OUTSIDE) and past.outside_at < end:
        overflow.answered_outside(world, call, max(past.outside_at, call.since))
    for leg in legs:
        if leg.answered_at is not None and call.can(CallStep.ANSWER):
            _answered(world, call, leg, max(leg.answered_at, call.since))
        if leg.ended_at is not None and call.since < leg.ended_at < end and _talks_with(world, call, leg):
            world.step_call(call, CallStep.SEAT_LEFT, now=leg.ended_at, cause=CAUSE)
            parties.finish(world, call, routing.holding_seat(world, call), leg.ended_at)
    traffic.ended(world, call, max(end, call.since), by=call.hung_up_by or past.hung_up_by)


def _resume(world: World, call: LiveCall, past: PastCall, end: int) -> None:
    """The dialplan brought a caller on hold and the seat together again, if that was still there."""
    at = past.resumed_at
    if at is None or not call.since < at < end or not call.can(CallStep.UNHOLD):
        return
    ends = [leg.ended_at for leg in past.legs if _talks_with(world, call, leg)]
    if all(ended_at is None or ended_at > at for ended_at in ends):
        world.step_call(call, CallStep.UNHOLD, now=at, cause=CAUSE)


def take_up(world: World, calls: Iterable[PastCall]) -> None:
    """Calls that came and went unseen. The last call of a seat is the one it may have to wrap up."""
    for past in sorted(calls, key=lambda past: past.last_at, reverse=True):
        if past.arrived_at is not None and past.call_id not in world.calls:
            caller = CallArrived(past.call_id, past.channel, past.number, past.name, past.did, past.queue)
            call = traffic.meet(world, caller, past.arrived_at)
            complete(world, call, past, past.last_at)


def _rang_until(world: World, call: LiveCall, legs: Iterable[PastLeg]) -> int | None:
    """When the last phone of the offer in the air gave up; None if one was answered, or rang to the end."""
    rang = {seat.place.extension for seat in ringing.seats(world, call)}
    first: dict[str, PastLeg] = {}
    for leg in legs:
        if leg.extension in rang and (leg.ended_at is None or leg.ended_at > call.since):
            first.setdefault(leg.extension, leg)
    ends = [leg.ended_at for leg in first.values() if leg.ended_at is not None and leg.answered_at is None]
    return max(ends) if ends and len(ends) == len(first) else None


def _talks_with(world: World, call: LiveCall, leg: PastLeg) -> bool:
    seat = world.seats.get(call.seat or "")
    return call.can(CallStep.SEAT_LEFT) and seat is not None and seat.place.extension == leg.extension


def _answered(world: World, call: LiveCall, leg: PastLeg, at: int) -> None:
    """As ``parties.answered``, but the seat may have done more since."""
    seat = world.seat_with_extension(leg.extension)
    was_rung = seat in ringing.seats(world, call)
    ringing.stop(world, call, at, cause=CAUSE, but=seat)
    was_there = seat is not None and seat.signed_in_at <= at
    parties.serve(world, call, seat, "", at)
    if not was_there:
        call.agent_id = call.last_agent = None
    world.step_call(call, CallStep.ANSWER, now=at, cause=CAUSE)
    if seat is None:
        return
    if was_rung:
        world.step_seat(seat, SeatStep.ANSWER, now=at, cause=CAUSE, actor=PBX, call_id=call.call_id)
    elif seat.state is SeatState.READY and seat.since <= at:
        world.step_seat(seat, SeatStep.ADOPT, now=at, cause=CAUSE, actor=PBX, call_id=call.call_id)


def give_up_form(world: World, call: LiveCall, now: int) -> None:
    """The seat that should wrap this call up talks with another caller already: no form is asked for."""
    seat = routing.holding_seat(world, call)
    if seat is not None and seat.can(SeatStep.SAVE):
        world.step_seat(seat, SeatStep.SAVE, now=max(now, seat.since), cause=CAUSE)
        world.forget_if_done(call)
