"""The seats that ring for a call: one, or with ring-all several.

All of them are reserved in the step in which the call is offered. The first that answers has the call, and
the others are let go in the same step; if none does, each has missed it. A seat that becomes free meanwhile
does not join.
"""

from cti_gateway.core.call import LiveCall
from cti_gateway.core.records import CallState, SeatState
from cti_gateway.core.seat import LiveSeat, SeatStep
from cti_gateway.core.world import World

# Asterisk cuts a longer extension off (AST_MAX_EXTENSION), and the dialplan is given one that names them all.
EXTENSION_CHARS = 79


def seats(world: World, call: LiveCall) -> list[LiveSeat]:
    """Those that ring for this call now, the picked one first."""
    named = (world.seats.get(number) for number in (call.seat, *call.company) if number is not None)
    return [s for s in named if s and s.state is SeatState.RINGING and s.call_id == call.call_id]


def named_together(world: World, numbers: tuple[str, ...]) -> tuple[str, ...]:
    """As many of these seats, from the first on, as can be rung by one extension."""
    chars = 0
    for count, number in enumerate(numbers):
        chars += len(world.seats[number].place.extension) + (count > 0)
        if chars > EXTENSION_CHARS:
            return numbers[:count]
    return numbers


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
        is_last = len(seat.missed) + 1 >= world.rules.misses_allowed
        world.step_seat(seat, SeatStep.MISS if is_last else SeatStep.MISS_READY, now=now, cause=cause)
