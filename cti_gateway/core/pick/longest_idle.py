"""Longest idle: the seat that has been ready for the longest time."""

from cti_gateway.core.pick.lottery import Lottery
from cti_gateway.core.seat import LiveSeat

FIGURE = "ready_since"


def rank(seat: LiveSeat, _lottery: Lottery) -> float:
    """Since when it is ready."""
    return seat.since
