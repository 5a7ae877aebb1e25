"""Fewest calls: the seat with the fewest talks since its person signed in."""

from cti_gateway.core.pick.lottery import Lottery
from cti_gateway.core.seat import LiveSeat

FIGURE = "calls"


def rank(seat: LiveSeat, _lottery: Lottery) -> float:
    """Talks since sign-in."""
    return seat.served
