"""A seat calls out: first its own phone is rung, then the number.

The seat is taken from the moment of the command, so no caller is offered to it meanwhile. An attempt that
comes to no talk asks for no form: the seat goes back to where it was. Who was not ready is so again, for the
same reason, also after a talk: that is kept as what is pending.
"""

from cti_gateway.core import events, ringing, routing
from cti_gateway.core.call import CallStep, LiveCall
from cti_gateway.core.caller import NUMBER
from cti_gateway.core.commands import Dial
from cti_gateway.core.effects import DialOut, HangUp
from cti_gateway.core.errors import Conflict, Refused
from cti_gateway.core.events import OfferResult, PhoneState
from cti_gateway.core.records import CallState, Direction, HungUpBy, Pending, SeatState
from cti_gateway.core.seat import LiveSeat, SeatStep
from cti_gateway.core.snapshot import Place, SeenCall
from cti_gateway.core.world import PBX, World, actor_of

# What an attempt met outside, as the outcome of its record.
OUTSIDE = {
    OfferResult.NO_ANSWER: "NO_ANSWER",
    OfferResult.BUSY: "BUSY",
    OfferResult.UNREACHABLE: "UNREACHABLE",
}
# For what a seat has missed a callback that was offered to it.
MISSED_BECAUSE = {"NOT_PICKED_UP": "rona", "PHONE_UNREACHABLE": "phone_unreachable"}


def dial(world: World, seat: LiveSeat, command: Dial, now: int) -> None:
    """Take the seat and ring its phone; raises Refused with the world untouched."""
    if not world.dials_out:
        raise Conflict("dial_off")
    if NUMBER.fullmatch(command.number) is None:
        raise Refused("number_invalid")
    if not world.connected:
        raise Conflict("pbx_down")
    if not seat.can(SeatStep.DIAL):
        raise Conflict("seat_state_conflict", seat=seat.place.number, state=seat.state.value)
    if seat.phone is not PhoneState.IDLE:
        raise Conflict("phone_not_idle", seat=seat.place.number)
    call = begin(
        world,
        seat,
        command.number,
        name=command.name,
        queue=command.queue,
        follows=command.follows,
        now=now,
    )
    if seat.state is SeatState.NOT_READY:
        seat.pending, seat.pending_reason = Pending.NOT_READY, seat.cause
        world.deferring.add(seat.place.number)
    actor = actor_of(command.agent_id)
    world.step_seat(seat, SeatStep.DIAL, now=now, cause="dial", actor=actor, call_id=call.call_id)
    world.write_call(call, "dialled", now=now)
    ring(world, call, seat, now)


def begin(
    world: World, seat: LiveSeat, number: str, *, name: str, queue: str, follows: str | None, now: int
) -> LiveCall:
    """A call out from this seat, which the caller of this has yet to take."""
    call = LiveCall(
        call_id=_fresh_id(world, now),
        channel="",
        number=number,
        name=name,
        did="",
        queue=queue,
        arrived_at=now,
        state=CallState.OFFERED,
        direction=Direction.OUT,
        follows=follows,
        seat=seat.place.number,
        agent_id=seat.agent.id if seat.agent else None,
        offered_at=now,
        offers=1,
    )
    world.calls[call.call_id] = call
    return call


def _fresh_id(world: World, now: int) -> str:
    """Time never goes back, and the count tells two of the same instant apart. No run of digits alone: that
    would be masked in the logs."""
    world.dialled += 1
    return f"out.{now}.{world.dialled}"


def ring(world: World, call: LiveCall, seat: LiveSeat, now: int) -> None:
    """The seat's phone, for no longer than its queue allows."""
    routing.limit_ringing(world, call, now)
    ring_s = world.queue_of(call).ring_s
    world.effects.append(DialOut(call.call_id, seat.place.extension, call.number, ring_s))


def handle(
    world: World,
    call: LiveCall,
    event: events.SeatAnswered | events.OfferEnded | events.OfferFailed | events.OutsideEnded,
    now: int,
) -> None:
    """What becomes of an attempt."""
    match event:
        case events.SeatAnswered() if call.can(CallStep.PICK_UP):
            call.channel = event.leg  # the seat's own: by it the call is hung up and muted
            _picked_up(world, call, now)
        case events.OfferEnded() if call.state is CallState.OFFERED:
            away = event.result is OfferResult.UNREACHABLE
            met = "PHONE_UNREACHABLE" if away else "NOT_PICKED_UP"
            over(world, call, now, met=met, by=HungUpBy.SYSTEM)
        case events.OfferFailed() if call.state is CallState.OFFERED:
            over(world, call, now, met="FAILED", by=HungUpBy.SYSTEM)
        case events.OutsideEnded(result=OfferResult.ANSWERED):
            call.hung_up_by = HungUpBy.CALLER
        case events.OutsideEnded() if call.state is CallState.DIALLING:
            over(world, call, now, met=OUTSIDE[event.result], by=HungUpBy.SYSTEM)


def _picked_up(world: World, call: LiveCall, now: int, cause: str = "") -> None:
    seat = routing.holding_seat(world, call)
    if seat is not None and seat.can(SeatStep.PICK_UP):  # a callback that was offered
        world.step_seat(seat, SeatStep.PICK_UP, now=now, cause="callback", actor=PBX, call_id=call.call_id)
    world.step_call(call, CallStep.PICK_UP, now=now, cause=cause)


def hung_up(world: World, call: LiveCall, now: int, *, by: HungUpBy | None) -> None:
    """The seat's channel is gone before anybody outside has answered."""
    over(world, call, now, met="CANCELLED" if call.state is CallState.DIALLING else "NOT_PICKED_UP", by=by)


def over(world: World, call: LiveCall, now: int, *, met: str, by: HungUpBy | None) -> None:
    """The attempt has come to no talk."""
    call.outcome, call.hung_up_by = met, by
    world.step_call(call, CallStep.END, now=now)
    seat = routing.holding_seat(world, call)
    if seat is not None and seat.state is SeatState.DIALLING:
        give_up(world, seat, now, met=met)
    elif met in MISSED_BECAUSE:
        ringing.miss(world, call, now, cause=MISSED_BECAUSE[met])
    else:
        ringing.stop(world, call, now, cause="withdrawn")
    del world.calls[call.call_id]
    world.call_news.append(call)


def give_up(world: World, seat: LiveSeat, now: int, *, met: str) -> None:
    """Back to where the seat was, or on to what was asked for meanwhile."""
    step = SeatStep.GIVE_UP if seat.pending is None else SeatStep.GIVE_UP_NOT_READY
    reason = seat.take_reason()
    world.step_seat(seat, step, now=now, cause=reason or "not_reached")
    seat.not_reached = met


def take_up(world: World, call: LiveCall, seen: SeenCall, now: int) -> None:
    """A snapshot shows the attempt; one that is on no record is called off."""
    if routing.holding_seat(world, call) is None:
        world.effects.append(HangUp(call.call_id))
    elif seen.place is Place.DIALLING and call.can(CallStep.PICK_UP):
        _picked_up(world, call, now, "resync")
    elif call.state is CallState.OFFERED:
        routing.limit_ringing(world, call, now)
