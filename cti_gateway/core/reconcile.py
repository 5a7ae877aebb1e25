"""Getting in step with Asterisk again after a gap, from a snapshot and never by replaying.

What the snapshot shows is true; what it does not show has ended. A call that ended inside the gap
is completed from what Asterisk wrote down of it, or closed at the last moment we knew of it, and
marked ``recovered``.
"""

from collections.abc import Mapping

from cti_gateway.core import (
    outgoing,
    overflow,
    parties,
    presence,
    recovery,
    ringing,
    routing,
    survey,
    traffic,
)
from cti_gateway.core.call import CallStep, LiveCall
from cti_gateway.core.conversation import ON_HOLD, Conversation, Talk, Target, TargetKind
from cti_gateway.core.effects import (
    MoveToQueue,
    ReturnToLine,
    ShowSeat,
    ShowSwitch,
    UnmirrorSeat,
    Write,
)
from cti_gateway.core.events import PhoneState
from cti_gateway.core.past import PastCall
from cti_gateway.core.records import CallState, Outage, SeatState
from cti_gateway.core.seat import LiveSeat, SeatStep
from cti_gateway.core.snapshot import Place, SeenCall, SeenThird, SwitchSnapshot
from cti_gateway.core.world import World


def gone(world: World, snapshot: SwitchSnapshot) -> list[LiveCall]:
    """Calls that were not over when the gap began, and are now."""
    seen = {call.call_id for call in snapshot.calls}
    return [c for c in world.calls.values() if c.call_id not in seen and c.state is not CallState.ENDED]


def reconcile(world: World, snapshot: SwitchSnapshot, past: Mapping[str, PastCall], now: int) -> None:
    """Make the world equal to what Asterisk shows; ``past`` is what it wrote down of calls that are over."""
    if not world.connected and world.lost_at is not None:
        kind = "gateway" if world.lost_because == "gateway_stopped" else "pbx"
        world.effects.append(Write(Outage(kind, world.lost_at, now, world.lost_because)))
        if kind == "gateway":
            presence.await_panels(world, now)
    world.connected, world.connected_since = True, now
    world.phones = dict(snapshot.phones)
    for seat in world.seats.values():
        seat.phone = snapshot.phones.get(seat.place.extension, PhoneState.UNREACHABLE)
        world.effects.append(ShowSeat(seat.place.number))
        presence.tell_of_phone(world, seat, now)
    talking = {call.extension for call in snapshot.calls if call.place is Place.TALKING}
    for call in gone(world, snapshot):
        recovery.complete(world, call, past.get(call.call_id), min(world.lost_at or now, now))
        holder = routing.holding_seat(world, call)
        if holder is not None and holder.place.extension in talking:
            recovery.give_up_form(world, call, now)
    for sighting in snapshot.calls:
        _place(world, sighting, now)
    _settle_seats(world, now)
    world.arrange(now)
    _mirror(world, snapshot)
    world.lost_at = None
    world.effects.append(ShowSwitch())


def _place(world: World, seen: SeenCall, now: int) -> None:
    call = world.calls.get(seen.call_id)
    if call is None:
        call = traffic.meet(world, seen, now, seen_age_ms=seen.age_ms)
    call.channel = seen.channel
    if seen.queue != call.queue and not call.is_out:  # by which it would fall back
        world.effects.append(MoveToQueue(call.call_id, call.channel, call.queue))
    survey.catch_up(world, call, seen, now)
    apart = seen.place in (Place.HELD, Place.CONFERENCE)
    if seen.place is Place.TALKING or (apart and seen.leg):
        _talking(world, call, seen, now)
        return
    parties.dissolve(world, call, now)
    if call.is_out:
        outgoing.take_up(world, call, seen, now)
        return
    if call.state is CallState.OFFERED and seen.place is not Place.OFFER:
        routing.take_back(world, call, now, missed=None)
    if call.state is CallState.AWAY and seen.place is not Place.AWAY:
        overflow.come_back(world, call, now, cause="resync")
    if seen.place is not Place.LEAVING:
        parties.come_back(world, call, now)
    match seen.place:
        case Place.LINE if call.can(CallStep.WAIT):
            world.step_call(call, CallStep.WAIT, now=now, cause="resync")
        case Place.FALLBACK if call.can(CallStep.FALL_BACK):
            world.step_call(call, CallStep.FALL_BACK, now=now, cause="resync")
            routing.return_from_fallback(world, call, now)
        case Place.OFFER:
            _ringing(world, call, seen, now)
        case Place.AWAY:
            _away(world, call, seen, now)
        case Place.HELD | Place.CONFERENCE if call.state is CallState.ENTERING:
            routing.return_from_fallback(world, call, now)  # the seat's leg is gone
        case Place.LEAVING if call.can(CallStep.SEAT_LEFT):
            world.step_call(call, CallStep.SEAT_LEFT, now=now, cause="resync")
            parties.finish(world, call, routing.holding_seat(world, call), now)


def _talking(world: World, call: LiveCall, seen: SeenCall, now: int) -> None:
    """With a seat, or held by it: the talk is taken up as the legs show it."""
    seat = world.seat_with_extension(seen.extension)
    if call.can(CallStep.ANSWER):
        began = now - seen.talked_ms if seen.talked_ms is not None else now
        parties.answered(world, call, seat, seen.leg, max(began, call.since))
    if call.state not in (CallState.TALKING, CallState.HELD):
        return
    if seat is not None and call.seat != seat.place.number:  # the caller was passed on in the gap
        parties.serve(world, call, seat, seen.leg, now)
    talk = call.conversation = Conversation(seen.leg or seen.channel, moved=bool(seen.leg))
    talk.talk = _seen_talk_out(seen) if call.is_out else _seen_talk(seen)
    if seen.third is not None:
        talk.third, talk.third_leg = _third(world, seen.third), seen.third.leg
        if seen.third.talking:
            parties.third_talks(world, call, talk, now)
    held = talk.talk in ON_HOLD
    if held and call.can(CallStep.HOLD):
        world.step_call(call, CallStep.HOLD, now=now, cause="resync")
    elif not held and call.can(CallStep.UNHOLD):
        world.step_call(call, CallStep.UNHOLD, now=now, cause="resync")


def _away(world: World, call: LiveCall, seen: SeenCall, now: int) -> None:
    """Sent away before the gap; an outside number may have answered since."""
    if call.can(CallStep.SEND_AWAY):
        world.step_call(call, CallStep.SEND_AWAY, now=now, cause="resync")
    if seen.bridged and call.can(CallStep.ANSWER_OUTSIDE):
        overflow.answered_outside(world, call, now)


def _seen_talk_out(seen: SeenCall) -> Talk:
    return Talk.OUT_HELD_BY_PHONE if seen.on_hold else Talk.OUT


def _seen_talk(seen: SeenCall) -> Talk:
    if seen.place is Place.HELD:
        if seen.third is None:
            return Talk.HELD
        return Talk.CONSULTING if seen.third.talking else Talk.CALLING
    if seen.place is Place.CONFERENCE and seen.third is not None:
        return Talk.CONFERENCE
    return Talk.HELD_BY_PHONE if seen.on_hold else Talk.TALKING


def _third(world: World, third: SeenThird) -> Target:
    seat = world.seat_with_extension(third.extension)
    return Target(TargetKind.SEAT, seat.place.number) if seat else Target(TargetKind.OUTSIDE, third.number)


def _ringing(world: World, call: LiveCall, seen: SeenCall, now: int) -> None:
    """An offer in the air goes on if what rings is still reserved for it; else it starts anew."""
    if world.seat_with_extension(seen.extension) in ringing.seats(world, call):
        routing.limit_ringing(world, call, now)
        return
    if call.state is CallState.OFFERED:
        routing.take_back(world, call, now, missed=None)
    world.effects.append(ReturnToLine(call.call_id, call.channel))


def _settle_seats(world: World, now: int) -> None:
    """No seat may go on ringing or talking for a call that no longer does."""
    for seat in world.seats.values():
        call = world.calls.get(seat.call_id or "")
        offered = call is not None and (call.state is CallState.OFFERED or _is_third(seat, call))
        if seat.state is SeatState.RINGING and not offered:
            world.step_seat(seat, SeatStep.WITHDRAW, now=now, cause="resync")
        elif seat.state is SeatState.DIALLING and call is None:
            outgoing.give_up(world, seat, now, met="FAILED")
        elif seat.state is SeatState.TALKING and call is not None and not _has_part(seat, call):
            world.step_seat(seat, SeatStep.FINISH, now=now, cause="resync", call_id=call.call_id)
        elif seat.state in (SeatState.TALKING, SeatState.ACW) and call is None:
            _forget_call(world, seat, now)


def _is_third(seat: LiveSeat, call: LiveCall) -> bool:
    talk = call.conversation
    return talk is not None and talk.third == Target(TargetKind.SEAT, seat.place.number)


def _has_part(seat: LiveSeat, call: LiveCall) -> bool:
    """Whether this seat talks in the call still, as the one that serves or as the third."""
    serves = call.seat == seat.place.number and call.left_at is None
    return serves or _is_third(seat, call)


def _forget_call(world: World, seat: LiveSeat, now: int) -> None:
    """Its call is on no record (a spool was lost): there is no form to save, and nobody may be trapped."""
    if seat.can(SeatStep.FINISH):
        world.step_seat(seat, SeatStep.FINISH, now=now, cause="resync")
    world.step_seat(seat, SeatStep.SAVE_NOT_READY, now=now, cause="call_lost")


def _mirror(world: World, snapshot: SwitchSnapshot) -> None:
    """Nobody who is not signed in may stay in the fallback queues (dynamic members persist)."""
    for member in snapshot.members:
        seat = world.seat_with_extension(member.extension)
        if seat is None or seat.agent is None or not seat.serves(member.queue):
            world.effects.append(UnmirrorSeat(member.extension, (member.queue,)))
    for seat in world.seats.values():
        seat.mirrored = None
        world.mirror(seat)
