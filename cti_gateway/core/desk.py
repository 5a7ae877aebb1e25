"""What people ask for. Each command is checked whole before anything changes."""

from cti_gateway.core import commands
from cti_gateway.core.errors import Conflict, Forbidden, NotFound
from cti_gateway.core.records import CallState, SeatState
from cti_gateway.core.seat import LiveSeat, SeatStep
from cti_gateway.core.world import ENGINE, World, actor_of


def handle(world: World, command: commands.Command, now: int) -> None:
    """Carry it out, or raise Refused with the world untouched."""
    match command:
        case commands.SignIn():
            _sign_in(world, command, now)
        case commands.UndoSignIn():
            _undo_sign_in(world, command, now)
        case commands.SignOut():
            _sign_out(world, command, now)
        case commands.SetReady():
            seat = held_seat(world, command.agent_id)
            _set(world, seat, SeatStep.READY, "agent", now)
        case commands.SetNotReady():
            seat = held_seat(world, command.agent_id)
            _known_reason(world, command.reason)
            _set(world, seat, SeatStep.NOT_READY, command.reason, now)
        case _:
            _save(world, command, now)


def release_deactivated(world: World, now: int) -> None:
    """Whose account is closed can not sign out any more: it is done once the seat is free of calls."""
    for seat in world.seats.values():
        if seat.agent is not None and not seat.agent.active and seat.can(SeatStep.SIGN_OUT):
            _release(world, seat, "account_closed", now, actor=ENGINE)


def held_seat(world: World, agent_id: int) -> LiveSeat:
    """The seat of this person; raises Conflict if there is none."""
    seat = world.seat_of(agent_id)
    if seat is None:
        raise Conflict("agent_not_seated")
    return seat


def _known_reason(world: World, reason: str) -> None:
    if reason not in world.reasons:
        raise NotFound("reason_unknown", reason=reason)


def _set(world: World, seat: LiveSeat, step: SeatStep, cause: str, now: int) -> None:
    if seat.state is SeatState.ACW:
        raise Conflict("wrap_up_unsaved", seat=seat.place.number)
    assert seat.agent is not None
    world.step_seat(seat, step, now=now, cause=cause, actor=actor_of(seat.agent.id))


def _sign_in(world: World, command: commands.SignIn, now: int) -> None:
    seat = world.seats.get(command.seat)
    if seat is None:
        raise NotFound("seat_unknown", seat=command.seat)
    agent = world.agents.get(command.agent_id)
    if agent is None or not agent.active:
        raise Forbidden("forbidden")
    if seat.place.bound_ip is not None and seat.place.bound_ip != command.ip:
        raise Forbidden("seat_ip_mismatch", seat=command.seat, ip=command.ip)
    held = world.seat_of(agent.id)
    if held is seat:
        return
    if held is not None:
        raise Conflict("agent_already_seated", seat=held.place.number)
    if seat.agent is not None:
        raise Conflict("seat_occupied", seat=command.seat, name=seat.agent.name)
    world.seat_person(seat, agent)
    world.step_seat(seat, SeatStep.SIGN_IN, now=now, cause="sign_in", actor=actor_of(agent.id))


def _undo_sign_in(world: World, command: commands.UndoSignIn, now: int) -> None:
    seat = held_seat(world, command.agent_id)
    _release(world, seat, "not_durable", now, actor=ENGINE)


def _sign_out(world: World, command: commands.SignOut, now: int) -> None:
    seat = held_seat(world, command.agent_id)
    if seat.state is SeatState.ACW:
        raise Conflict("wrap_up_unsaved", seat=seat.place.number)
    _release(world, seat, "sign_out", now, actor=actor_of(command.agent_id))


def _release(world: World, seat: LiveSeat, cause: str, now: int, *, actor: str) -> None:
    world.step_seat(seat, SeatStep.SIGN_OUT, now=now, cause=cause, actor=actor)
    world.unseat(seat)


def _save(world: World, command: commands.SaveWrapUp, now: int) -> None:
    seat = held_seat(world, command.agent_id)
    call = world.calls.get(command.call_id)
    if call is None or seat.call_id != command.call_id or seat.state is not SeatState.ACW:
        raise NotFound("call_unknown", call=command.call_id)
    if command.outcome not in world.outcomes:
        raise NotFound("outcome_unknown", outcome=command.outcome)
    if command.then_not_ready is not None:
        _known_reason(world, command.then_not_ready)
    call.outcome, call.note, call.saved_at = command.outcome, command.note, now
    call.acw_ms = max(now - (call.left_at or now), 0)
    world.write_call(call, "saved", now=now)
    actor = actor_of(command.agent_id)
    if command.then_not_ready is None:
        world.step_seat(seat, SeatStep.SAVE, now=now, cause="saved", actor=actor)
    else:
        step, cause = SeatStep.SAVE_NOT_READY, command.then_not_ready
        world.step_seat(seat, step, now=now, cause=cause, actor=actor)
    if call.state is CallState.ENDED:
        del world.calls[call.call_id]
