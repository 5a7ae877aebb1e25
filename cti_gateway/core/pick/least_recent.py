"""Least recent: the seat whose last talk ended the longest time ago; breaks do not count."""

from cti_gateway.core.pick.lottery import Lottery
from cti_gateway.core.seat import LiveSeat

FIGURE = "last_left_at"


def rank(seat: LiveSeat, _lottery: Lottery) -> float:
    """When its last talk ended."""
    return seat.left_at
