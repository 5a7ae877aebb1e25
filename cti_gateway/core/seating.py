"""How a seat is taken and left. Who stands by gets it at the very instant in which it is released.

What is written of somebody who does not hold the seat is told of them, not of the seat: the seat's own last
fact, from which it is restored, stays as it was.
"""

from cti_gateway.core import presence
from cti_gateway.core.effects import ShowSeat, Write
from cti_gateway.core.people import Agent
from cti_gateway.core.records import SeatFact
from cti_gateway.core.seat import LiveSeat, SeatStep
from cti_gateway.core.world import World, actor_of


def occupy(world: World, seat: LiveSeat, agent: Agent, cause: str, now: int) -> None:
    """This person holds the seat, which nobody held."""
    world.seat_person(seat, agent)
    world.tenures.renew(seat.place.number, agent.id, now)
    world.step_seat(seat, SeatStep.SIGN_IN, now=now, cause=cause, actor=actor_of(agent.id))
    presence.tell_of_phone(world, seat, now)


def stand_by(world: World, seat: LiveSeat, agent: Agent, now: int) -> None:
    """This person waits for the seat; that counts as being there (§5 row 27)."""
    seat.standby = agent
    world.mirror(seat)
    tell(world, seat, agent.id, "standby", "sign_in", now, actor=actor_of(agent.id))


def leave(world: World, seat: LiveSeat, agent_id: int, cause: str, now: int, *, actor: str) -> None:
    """This person, who holds the seat or stands by there, does so no more."""
    if seat.agent is not None and seat.agent.id == agent_id:
        release(world, seat, cause, now, actor=actor)
    else:
        _end_standby(world, seat, cause, now, actor=actor)


def release(world: World, seat: LiveSeat, cause: str, now: int, *, actor: str) -> None:
    """Nobody holds the seat, or who stood by does."""
    presence.leave_phone(world, seat, now)
    world.step_seat(seat, SeatStep.SIGN_OUT, now=now, cause=cause, actor=actor)
    world.unseat(seat)
    world.tenures.end(seat.place.number)
    if seat.standby is not None:
        agent = _end_standby(world, seat, "standby", now, actor=actor_of(seat.standby.id))
        occupy(world, seat, agent, "standby", now)


def _end_standby(world: World, seat: LiveSeat, cause: str, now: int, *, actor: str) -> Agent:
    agent, seat.standby = seat.standby, None
    assert agent is not None
    world.mirror(seat)
    tell(world, seat, agent.id, "standby_left", cause, now, actor=actor)
    return agent


def tell(world: World, seat: LiveSeat, agent_id: int, kind: str, cause: str, now: int, *, actor: str) -> None:
    """Write of somebody who does not hold the seat, and show it."""
    fact = SeatFact(now, seat.place.number, kind, seat.state, cause, actor, agent_id, None)
    world.effects += [Write(fact), ShowSeat(seat.place.number)]
