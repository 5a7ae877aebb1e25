"""What is to be done at a seat after its call: kept there, on record, until the seat is free of the call."""

from cti_gateway.core.records import Pending
from cti_gateway.core.seat import LiveSeat
from cti_gateway.core.world import World


def defer(world: World, seat: LiveSeat, what: Pending, reason: str | None, now: int, *, actor: str) -> None:
    """After this call; ``reason`` is that of being not ready then, or the seat to move to."""
    if (seat.pending, seat.pending_reason) == (what, reason):
        return
    seat.pending, seat.pending_reason = what, reason
    world.deferring.add(seat.place.number)
    _note(world, seat, "deferred", now, actor)


def cancel(world: World, seat: LiveSeat, now: int, *, actor: str) -> None:
    """After this call there is nothing else to be done."""
    seat.forget_pending()
    _note(world, seat, "deferral_cancelled", now, actor)


def _note(world: World, seat: LiveSeat, kind: str, now: int, actor: str) -> None:
    """Neither the state of the seat changes by it, nor the reason of that state."""
    world.write_seat(seat, kind, now=now, cause=seat.cause, actor=actor, call_id=seat.call_id)
    world.mirror(seat)
