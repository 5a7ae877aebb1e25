"""The phone that rings is told to answer, where the site's phones can be told (``Event: talk``).

Not every phone does so, and none says that it will not: only SeatAnswered makes it true. A phone that has
not answered in time goes on ringing, and its person is told to pick it up by hand.
"""

from cti_gateway.core import commands, desk
from cti_gateway.core.call import LiveCall
from cti_gateway.core.effects import AnswerPhone
from cti_gateway.core.errors import Conflict, NotFound
from cti_gateway.core.pickup import Pickup
from cti_gateway.core.records import CallState, SeatState
from cti_gateway.core.seat import LiveSeat
from cti_gateway.core.world import ENGINE, World, actor_of

ANSWERS_WITHIN_MS = 3_000


def handle(world: World, command: commands.AnswerCall, now: int) -> None:
    """Have the phone told, or raise Refused with the world untouched; what is so already is well."""
    seat = desk.held_seat(world, command.agent_id)
    call = world.calls.get(command.call_id)
    if call is None:
        raise NotFound("call_unknown", call=command.call_id)
    if not world.answers_phones:
        raise Conflict("answer_off")
    if seat.call_id == call.call_id and seat.state is SeatState.TALKING:  # by hand, a moment ago
        return
    if not _rings(seat, call):
        elsewhere = call.seat not in (None, seat.place.number) and call.answered_at is not None
        raise Conflict("answered_elsewhere" if elsewhere else "nothing_rings", call=call.call_id)
    if not world.connected:
        raise Conflict("pbx_down")
    number = seat.place.number
    asked = world.pickups.get(number)
    if asked is not None and asked.until is not None:
        return
    until = world.pickup_agenda.note(number, now + ANSWERS_WITHIN_MS)
    world.pickups[number] = Pickup(number, until)
    world.effects.append(AnswerPhone(call.call_id, seat.place.extension))
    _note(world, seat, "answer_asked", now, actor=actor_of(command.agent_id))


def refused(world: World, seat: LiveSeat | None, now: int) -> None:
    """Asterisk could not tell the phone."""
    if seat is not None and (pickup := world.pickups.get(seat.place.number)) is not None:
        _fail(world, pickup, "answer_refused", now)


def expire(world: World, now: int) -> None:
    """The phone has been told, and rings on."""
    for pickup in world.pickup_agenda.due(world.pickups, now):
        _fail(world, pickup, "answer_unconfirmed", now)


def _rings(seat: LiveSeat, call: LiveCall) -> bool:
    """For a caller, for a colleague who asks, or to begin a call out."""
    dialled = seat.state is SeatState.DIALLING and call.state is CallState.OFFERED
    return seat.call_id == call.call_id and (seat.state is SeatState.RINGING or dialled)


def _fail(world: World, pickup: Pickup, code: str, now: int) -> None:
    pickup.until, pickup.trouble = None, code
    _note(world, world.seats[pickup.seat], code, now, actor=ENGINE)


def _note(world: World, seat: LiveSeat, kind: str, now: int, *, actor: str) -> None:
    world.write_seat(seat, kind, now=now, cause=seat.cause, actor=actor, call_id=seat.call_id)
