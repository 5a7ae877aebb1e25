"""What Asterisk reports, folded into the world. A fact that does not fit the state changes nothing."""

from cti_gateway.core import (
    answering,
    callbacks,
    events,
    outgoing,
    overflow,
    parties,
    presence,
    ringing,
    routing,
    survey,
    talks,
    waiting,
)
from cti_gateway.core.call import CallStep, LiveCall
from cti_gateway.core.effects import ShowSwitch
from cti_gateway.core.records import CallState, Direction, HungUpBy
from cti_gateway.core.snapshot import SeenCall
from cti_gateway.core.world import World

MISSED_BECAUSE = {
    events.OfferResult.NO_ANSWER: "rona",
    events.OfferResult.BUSY: "refused",
    events.OfferResult.UNREACHABLE: "phone_unreachable",
}

DAY_MS = 86_400_000


def handle(world: World, event: events.SwitchEvent, now: int) -> None:
    """Fold one fact."""
    match event:
        case events.CallArrived():
            if event.call_id not in world.calls:
                newcomer = meet(world, event, now)
                if event.waits:
                    world.step_call(newcomer, CallStep.WAIT, now=now)
        case events.PhoneChanged():
            _phone(world, event, now)
        case events.SwitchLost():
            lose(world, event.reason, now)
        case _:
            call = world.calls.get(event.call_id)
            if call is not None:
                _of_call(world, call, event, now)


def _of_call(world: World, call: LiveCall, event: events.SwitchEvent, now: int) -> None:
    match event:
        case events.SeatAnswered() | events.OfferEnded() | events.OfferFailed() | events.OutsideEnded() if (
            call.is_out
        ):
            outgoing.handle(world, call, event, now)
        case events.OutsideAnswered() if call.state is CallState.DIALLING:
            parties.answered(world, call, routing.holding_seat(world, call), call.channel, now)
        case events.CallbackAsked():
            callbacks.ask(world, call, now)
        case events.CallWaiting():
            parties.come_back(world, call, now)
            if call.can(CallStep.WAIT):
                callbacks.waits_on(call)
                world.step_call(call, CallStep.WAIT, now=now)
        case events.CallerKnown():
            _know(world, call, event, now)
        case events.CallFellBack():
            parties.come_back(world, call, now)
            if not call.can(CallStep.FALL_BACK):
                return
            world.step_call(call, CallStep.FALL_BACK, now=now)
            if world.connected:
                routing.return_from_fallback(world, call, now)
        case events.CallTurnedAway() if call.state is CallState.ENTERING:
            call.outcome, call.hung_up_by = "CLOSED_HOURS", HungUpBy.SYSTEM
            world.write_call(call, "turned_away", now=now)
        case events.NoticePlayed():
            world.write_call(call, "notice_played", now=now, detail={"sound": event.sound})
        case events.AwayStarted() if call.state is CallState.AWAY:
            overflow.arrived(world, call, now)
        case events.OutsideAnswered() if call.can(CallStep.ANSWER_OUTSIDE):
            overflow.answered_outside(world, call, now)
        case events.AwayEnded():
            overflow.ended(world, call, event, now)
        case events.OutsideAnswered() if call.state is CallState.LEAVING:
            world.write_call(call, "outside_answered", now=now)
        case events.RedirectAnswered() if call.redirects:
            routing.limit_confirming(world, call, now)
        case events.OfferStarted() if call.state is CallState.OFFERED:
            call.confirm()
            parties.end_leg_behind(world, call)
        case events.OfferFailed() if call.state is CallState.OFFERED:
            routing.take_back(world, call, now, missed=None)
        case events.SeatDeclined():
            seat = world.seat_with_extension(event.extension)
            ringing.decline(world, call, seat, now, cause=MISSED_BECAUSE[event.result])
        case events.AnswerFailed():
            answering.refused(world, world.seat_with_extension(event.extension), now)
        case events.OfferEnded():
            _offer_ended(world, call, event, now)
        case events.SeatAnswered() if call.can(CallStep.ANSWER):
            parties.answered(world, call, world.seat_with_extension(event.extension), event.leg, now)
        case events.SeatHungUp():
            parties.hung_up(world, call, world.seat_with_extension(event.extension), now)
        case events.SurveySent():
            survey.sent(world, call, now)
        case events.SurveyEnded():
            survey.ended(world, call, event.score, now)
        case events.CallEnded():
            # The channel whose end this is belongs to who called.
            ended(
                world, call, now, by=call.hung_up_by or (HungUpBy.AGENT if call.is_out else HungUpBy.CALLER)
            )
        case _ if call.conversation is not None:
            talks.handle(world, call, call.conversation, event, now)


def meet(
    world: World, caller: events.CallArrived | SeenCall, now: int, *, seen_age_ms: int | None = None
) -> LiveCall:
    """A caller we did not know. ``seen_age_ms``: a snapshot showed it, so it came in a gap."""
    direction = caller.direction if isinstance(caller, SeenCall) else Direction.IN
    call = LiveCall(
        call_id=caller.call_id,
        channel=caller.channel,
        number=caller.number,
        name=caller.name,
        did=caller.did,
        queue=world.queue_for(caller.did, caller.queue),
        arrived_at=now - (seen_age_ms or 0),
        recovered=seen_age_ms is not None,
        direction=direction,
        state=CallState.OFFERED if direction is Direction.OUT else CallState.ENTERING,
    )
    world.calls[call.call_id] = call
    world.write_call(call, "arrived", now=now, cause="" if seen_age_ms is None else "resync")
    return call


def _know(world: World, call: LiveCall, event: events.CallerKnown, now: int) -> None:
    queue = world.queue_of(call)
    lately = call.arrived_at - event.served_at <= queue.sticky_days * DAY_MS
    call.served_by, call.repeated = event.agent_id if lately else None, event.repeated
    if call.state is CallState.WAITING:
        world.stand(call, now)


def _phone(world: World, event: events.PhoneChanged, now: int) -> None:
    world.phones[event.extension] = event.state
    seat = world.seat_with_extension(event.extension)
    if seat is not None:
        world.note_phone(seat, event.state)
        presence.tell_of_phone(world, seat, now)


def _offer_ended(world: World, call: LiveCall, event: events.OfferEnded, now: int) -> None:
    if event.result is events.OfferResult.ANSWERED:
        call.hung_up_by = HungUpBy.AGENT  # Dial(…,g) goes on only when the called side hung up
        return
    seat = world.seats.get(call.seat or "")
    if call.state is CallState.OFFERED and seat and seat.place.extension == event.extension:
        routing.take_back(world, call, now, missed=MISSED_BECAUSE[event.result])


def ended(world: World, call: LiveCall, now: int, *, by: HungUpBy | None) -> None:
    """The caller is gone. ``by`` None: nobody saw it, and who had hung up before stays on record."""
    if not call.can(CallStep.END):
        return
    if call.is_out and call.answered_at is None:
        outgoing.hung_up(world, call, now, by=by)
        return
    if call.state is CallState.OFFERED:
        ringing.stop(world, call, now, cause="caller_gone")
        call.seat = call.agent_id = None
    parties.dissolve(world, call, now)
    call.hung_up_by = by or call.hung_up_by
    waiting.stop(world, call, now, gave_up=True)
    if call.answered_at is None:
        call.outcome = call.outcome or "ABANDONED"
    world.step_call(call, CallStep.END, now=now)
    if call.answered_at is not None:
        parties.finish(world, call, routing.holding_seat(world, call), now)
    world.forget_if_done(call)
    if call.answered_at is None:
        callbacks.begin(world, call, now)


def lose(world: World, reason: str, now: int) -> None:
    """No connection: nothing is believed until the next snapshot."""
    if not world.connected:
        return
    world.connected, world.connected_since = False, now
    world.lost_at, world.lost_because = now, reason
    for call in world.calls.values():
        call.confirm()
        call.ring_until = None
        if call.conversation is not None and call.conversation.asked is not None:
            call.conversation.settle("pbx_down")
    for seat in world.seats.values():
        seat.mirrored = None
    world.effects.append(ShowSwitch())
