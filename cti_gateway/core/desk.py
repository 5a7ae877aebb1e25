"""What people ask for. Each command is checked whole before anything changes."""

from cti_gateway.core import callbacks, commands, deferral, outgoing, parties, seating, shift_end, sign_in
from cti_gateway.core.effects import Write
from cti_gateway.core.errors import Conflict, NotFound
from cti_gateway.core.records import Pending, SeatFact, SeatState
from cti_gateway.core.seat import WITH_CALL, LiveSeat, SeatStep
from cti_gateway.core.world import ENGINE, World, actor_of


def handle(world: World, command: commands.DeskCommand, now: int) -> None:
    """Carry it out, or raise Refused with the world untouched."""
    match command:
        case commands.SignOut():
            _sign_out(world, command, now)
        case commands.SetReady():
            _set_ready(world, held_seat(world, command.agent_id), now)
        case commands.SetNotReady():
            _set_not_ready(world, command, now)
        case commands.CancelCallback():
            callbacks.cancel(world, command, now)
        case commands.Dial():
            _dial(world, command, now)
        case commands.ExtendWrapUp():
            _extend(world, held_seat(world, command.agent_id), now)
        case _:
            _save(world, command, now)


def release_deactivated(world: World, now: int) -> None:
    """Whose account is closed can not sign out any more: it is done once the seat is free of calls."""
    for seat in world.seats.values():
        if seat.standby is not None and not seat.standby.active:
            seating.leave(world, seat, seat.standby.id, "account_closed", now, actor=ENGINE)
        if seat.agent is not None and not seat.agent.active and seat.can(SeatStep.SIGN_OUT):
            seating.release(world, seat, "account_closed", now, actor=ENGINE)


def held_seat(world: World, agent_id: int) -> LiveSeat:
    """The seat of this person; raises Conflict if there is none."""
    seat = world.seat_of(agent_id)
    if seat is None:
        raise Conflict("agent_not_seated")
    return seat


def _known_reason(world: World, reason: str) -> None:
    if reason not in world.reasons:
        raise NotFound("reason_unknown", reason=reason)


def _set_ready(world: World, seat: LiveSeat, now: int) -> None:
    if seat.pending is not None:
        shift_end.may_take_calls(world, seat, now)
        deferral.cancel(world, seat, now, actor=_person(seat))
        return
    _form_is_saved(seat)
    shift_end.may_take_calls(world, seat, now)
    world.step_seat(seat, SeatStep.READY, now=now, cause="agent", actor=_person(seat))


def _set_not_ready(world: World, command: commands.SetNotReady, now: int) -> None:
    seat = held_seat(world, command.agent_id)
    _known_reason(world, command.reason)
    _form_is_saved(seat)
    if seat.state in WITH_CALL:
        deferral.defer(world, seat, Pending.NOT_READY, command.reason, now, actor=_person(seat))
    else:
        world.step_seat(seat, SeatStep.NOT_READY, now=now, cause=command.reason, actor=_person(seat))


def _dial(world: World, command: commands.Dial, now: int) -> None:
    seat = held_seat(world, command.agent_id)
    _form_is_saved(seat)
    shift_end.may_take_calls(world, seat, now)
    outgoing.dial(world, seat, command, now)


def _form_is_saved(seat: LiveSeat) -> None:
    if seat.state is SeatState.ACW:
        raise Conflict("wrap_up_unsaved", seat=seat.place.number)


def _person(seat: LiveSeat) -> str:
    assert seat.agent is not None
    return actor_of(seat.agent.id)


def _extend(world: World, seat: LiveSeat, now: int) -> None:
    if seat.acw_until is None:
        raise Conflict("seat_state_conflict", seat=seat.place.number, state=seat.state.value)
    world.limit_wrap_up(seat, max(seat.acw_until, now) + world.rules.acw_extend_s * 1000)
    actor = _person(seat)
    world.write_seat(seat, "acw_extended", now=now, cause=seat.cause, actor=actor, call_id=seat.call_id)


def carry_out_pending(world: World, now: int) -> None:
    """Seats that are free of their call do what was asked for during it, before any new offer."""
    for number in sorted(world.deferring):
        seat = world.seats[number]
        if seat.pending is not None and seat.state in WITH_CALL:
            continue
        world.deferring.discard(number)
        pending, reason = seat.pending, seat.pending_reason
        seat.forget_pending()
        if pending is Pending.SIGN_OUT:
            seating.release(world, seat, "sign_out", now, actor=_person(seat))
        elif pending is Pending.MOVE and reason is not None:
            sign_in.move(world, seat, reason, now)
        elif reason is not None and seat.state is SeatState.READY:
            actor = ENGINE if reason in shift_end.ENDED else _person(seat)
            world.step_seat(seat, SeatStep.NOT_READY, now=now, cause=reason, actor=actor)


def mark_overdue(world: World, now: int) -> None:
    """After-call work has reached its limit: the seat stays in it, for the form must be saved."""
    for seat in world.wrap_ups.due(world.seats, now):
        world.write_seat(seat, "acw_overdue", now=now, cause="acw_limit", actor=ENGINE, call_id=seat.call_id)


def resume(world: World, seat: LiveSeat, fact: SeatFact) -> None:
    """What was pending or limited when the gateway stopped still is."""
    if fact.pending is not None:
        seat.pending, seat.pending_reason = fact.pending, fact.pending_reason
        world.deferring.add(seat.place.number)
    if fact.acw_until is not None:
        seat.acw_until = fact.acw_until
        if fact.kind != "acw_overdue":
            world.limit_wrap_up(seat, fact.acw_until)


def _sign_out(world: World, command: commands.SignOut, now: int) -> None:
    seat = world.whereabouts(command.agent_id)
    if seat is None:
        raise Conflict("agent_not_seated")
    if world.seat_of(command.agent_id) is None:
        seating.leave(world, seat, command.agent_id, "sign_out", now, actor=actor_of(command.agent_id))
        return
    _form_is_saved(seat)
    if seat.state in WITH_CALL:
        deferral.defer(world, seat, Pending.SIGN_OUT, None, now, actor=_person(seat))
    else:
        seating.release(world, seat, "sign_out", now, actor=_person(seat))


def _save(world: World, command: commands.SaveWrapUp, now: int) -> None:
    seat = held_seat(world, command.agent_id)
    call = world.calls.get(command.call_id)
    if call is None or seat.call_id != command.call_id or seat.state is not SeatState.ACW:
        raise NotFound("call_unknown", call=command.call_id)
    if command.outcome not in world.outcomes:
        raise NotFound("outcome_unknown", outcome=command.outcome)
    if command.then_not_ready is not None:
        _known_reason(world, command.then_not_ready)
    if seat.place.number == (call.last_seat or seat.place.number):
        call.outcome, call.saved_at = command.outcome, now
        call.acw_ms = max(now - (call.left_at or now), 0)
        handled_ms = call.phases.talk_ms + call.phases.hold_ms + call.acw_ms
        world.learning(call.queue).handled(handled_ms)
        told = {"queue": call.queue, "handled_ms": str(handled_ms)}
        world.write_call(call, "saved", now=now, detail=told)
    else:  # somebody else has served the caller since
        parties.keep_earlier_form(world, call, seat.place.number, command.outcome, now)
    if command.consultation is not None:
        world.effects.append(Write(command.consultation))
    pending = seat.take_reason()
    reason = command.then_not_ready or pending
    # Never through ready on the way out: Asterisk's fallback queue would see it unpaused.
    stays_ready = reason is None and seat.pending is None
    step = SeatStep.SAVE if stays_ready else SeatStep.SAVE_NOT_READY
    world.step_seat(seat, step, now=now, cause=reason or "saved", actor=_person(seat))
    world.forget_if_done(call)
