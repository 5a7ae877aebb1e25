"""The seats that ring for a call: one, or with ring-all several.

All of them are reserved in the step in which the call is offered. The first that answers has the call, and
the others are let go in the same step; if none does, each has missed it. Who refuses rings no more, while
the others do. A seat that becomes free meanwhile does not join.
"""

from cti_gateway.core.call import LiveCall
from cti_gateway.core.floor import Choice
from cti_gateway.core.records import CallState, SeatState
from cti_gateway.core.seat import LiveSeat, SeatStep
from cti_gateway.core.world import World

# Asterisk cuts a longer extension off (AST_MAX_EXTENSION), and the dialplan is given one that names them all.
EXTENSION_CHARS = 79


def seats(world: World, call: LiveCall) -> list[LiveSeat]:
    """Those that ring for this call now, the picked one first."""
    named = (world.seats.get(number) for number in (call.seat, *call.company) if number is not None)
    return [s for s in named if s and s.state is SeatState.RINGING and s.call_id == call.call_id]


def together(world: World, choice: Choice) -> list[LiveSeat]:
    """The seat that was chosen, and as many of the others as one extension can name beside it."""
    first = world.seats[choice.seat]
    rung, chars = [first], len(first.place.extension)
    for number in choice.others:
        seat = world.seats[number]
        chars += 1 + len(seat.place.extension)
        if chars > EXTENSION_CHARS:
            break
        rung.append(seat)
    return rung


def recall(world: World) -> None:
    """After a restart of the gateway: the call's record names the first of them, their facts the others."""
    for seat in world.seats.values():
        call = world.calls.get(seat.call_id or "")
        if seat.state is not SeatState.RINGING or call is None or call.state is not CallState.OFFERED:
            continue
        if call.seat != seat.place.number:
            call.company += (seat.place.number,)


def stop(world: World, call: LiveCall, now: int, *, cause: str, but: LiveSeat | None = None) -> None:
    """Nobody is to answer any more, except that one."""
    for seat in seats(world, call):
        if seat is not but:
            world.step_seat(seat, SeatStep.WITHDRAW, now=now, cause=cause)


def miss(world: World, call: LiveCall, now: int, *, cause: str) -> None:
    """Nobody has answered: each of them has missed the call."""
    for seat in seats(world, call):
        miss_one(world, seat, now, cause=cause)


def decline(world: World, call: LiveCall, seat: LiveSeat | None, now: int, *, cause: str) -> None:
    """This one will not answer, the others may; with the last one the offer ends, which is told by itself."""
    rung = seats(world, call)
    if seat is not None and seat in rung and len(rung) > 1:
        miss_one(world, seat, now, cause=cause)


def miss_one(world: World, seat: LiveSeat, now: int, *, cause: str) -> None:
    """This seat has not answered."""
    is_last = len(seat.missed) + 1 >= world.rules.misses_allowed
    world.step_seat(seat, SeatStep.MISS if is_last else SeatStep.MISS_READY, now=now, cause=cause)
