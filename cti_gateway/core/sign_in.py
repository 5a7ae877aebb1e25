"""Signing in: at the bound seat, by whom it is for, once; or to stand by, or to move from another seat.

All is checked before anything changes. Who is in already is never refused at their own seat. Who asks to move
during a call does so after it, if the seat is still to be had then.
"""

from cti_gateway.core import deferral, seating, shift_end
from cti_gateway.core.commands import DoorCommand, NoteRefusedSignIn, PermitPresence, SignIn, UndoSignIn
from cti_gateway.core.effects import Write
from cti_gateway.core.errors import Conflict, Forbidden, NotFound, Refused
from cti_gateway.core.people import Agent
from cti_gateway.core.records import Pending, PresencePermit, SeatState
from cti_gateway.core.roster.assigned import PERMIT, Assignment
from cti_gateway.core.seat import WITH_CALL, LiveSeat, SeatStep
from cti_gateway.core.world import ENGINE, World, actor_of


def handle(world: World, command: DoorCommand, now: int) -> None:
    """Carry it out, or raise Refused with the world untouched."""
    match command:
        case SignIn():
            _sign_in(world, command, now)
        case UndoSignIn():
            _undo(world, command, now)
        case NoteRefusedSignIn():
            _note_refused(world, command, now)
        case _:
            _permit(world, command, now)


def _sign_in(world: World, command: SignIn, now: int) -> None:
    seat, agent = _seat(world, command.seat), world.agents.get(command.agent_id)
    if agent is None:
        raise Forbidden("forbidden")
    _may_work(agent)
    if seat.place.bound_ip is not None and seat.place.bound_ip != command.ip:
        raise Forbidden("seat_ip_mismatch", seat=command.seat, ip=command.ip)
    own = world.whereabouts(agent.id)
    if own is seat:
        return
    if own is not None:
        _may_move(own, agent, take_over=command.take_over)
    _may_enter(world, seat, agent, now)
    if own is not None and _holds(own, agent) and own.state in WITH_CALL:
        deferral.defer(world, own, Pending.MOVE, command.seat, now, actor=actor_of(agent.id))
    else:
        _enter(world, seat, agent, own, now)


def move(world: World, own: LiveSeat, number: str, now: int) -> None:
    """The call is over during which the person here asked for it; who cannot any more stays, not ready."""
    agent = own.agent
    assert agent is not None
    try:
        seat = _seat(world, number)
        _may_work(agent)
        _may_enter(world, seat, agent, now)
    except Refused:
        world.step_seat(own, SeatStep.NOT_READY, now=now, cause="move_refused", actor=ENGINE)
    else:
        _enter(world, seat, agent, own, now)


def _may_work(agent: Agent) -> None:
    if not agent.active:
        raise Forbidden("forbidden")


def _may_enter(world: World, seat: LiveSeat, agent: Agent, now: int) -> None:
    world.tenures.admit(agent.id, seat.place.number, now)
    if seat.agent is not None:
        _may_stand_by(world, seat, agent, now)


def _enter(world: World, seat: LiveSeat, agent: Agent, own: LiveSeat | None, now: int) -> None:
    if own is not None:
        seating.leave(world, own, agent.id, "taken_over", now, actor=actor_of(agent.id))
    if seat.agent is not None:
        seating.stand_by(world, seat, agent, now)
    else:
        cause = _cause(world, seat, agent, now, moves=own is not None)
        seating.occupy(world, seat, agent, cause, now)


def _seat(world: World, number: str) -> LiveSeat:
    seat = world.seats.get(number)
    if seat is None:
        raise NotFound("seat_unknown", seat=number)
    return seat


def _may_move(own: LiveSeat, agent: Agent, *, take_over: bool) -> None:
    if not take_over:
        raise Conflict("agent_already_seated", seat=own.place.number)
    if _holds(own, agent) and own.state is SeatState.ACW:
        raise Conflict("wrap_up_unsaved", seat=own.place.number)


def _holds(seat: LiveSeat, agent: Agent) -> bool:
    """Rather than to stand by there."""
    return seat.agent is not None and seat.agent.id == agent.id


def _may_stand_by(world: World, seat: LiveSeat, agent: Agent, now: int) -> None:
    """Two people at one seat are refused, unless the second has it next (§5 rows 27, 33)."""
    assert seat.agent is not None
    if not world.tenures.entitled(agent.id, seat.place.number, now):
        raise Conflict("seat_occupied", seat=seat.place.number, name=seat.agent.name)
    if seat.standby is not None:
        raise Conflict("standby_taken", seat=seat.place.number, name=seat.standby.name)


def _cause(world: World, seat: LiveSeat, agent: Agent, now: int, *, moves: bool) -> str:
    if world.tenures.by_permit(agent.id, seat.place.number, now):
        return "permitted"
    return "take_over" if moves else "sign_in"


def _undo(world: World, command: UndoSignIn, now: int) -> None:
    """It could not be written down."""
    seat = world.whereabouts(command.agent_id)
    if seat is None:
        raise Conflict("agent_not_seated")
    seating.leave(world, seat, command.agent_id, "not_durable", now, actor=ENGINE)


def _note_refused(world: World, command: NoteRefusedSignIn, now: int) -> None:
    """Whoever was late because of a refusal can point to it (§5 row 31)."""
    seat = world.seats.get(command.seat)
    if seat is not None and command.agent_id in world.agents:
        actor = actor_of(command.agent_id)
        seating.tell(world, seat, command.agent_id, "sign_in_refused", command.code, now, actor=actor)


def _permit(world: World, command: PermitPresence, now: int) -> None:
    """A lead lets somebody work at this seat outside the roster, or stay after the shift."""
    _seat(world, command.seat)
    agent = world.agents.get(command.person)
    if agent is None or not agent.active:
        raise NotFound("agent_unknown")
    if agent.id == command.agent_id:
        raise Forbidden("permit_for_oneself")
    until = now + command.minutes * 60_000
    world.tenures.permit(Assignment(now, until, command.seat, agent.id, agent.name, PERMIT))
    actor = actor_of(command.agent_id)
    world.effects.append(Write(PresencePermit(now, until, command.seat, agent.id, actor, command.reason)))
    shift_end.renew(world, now)
