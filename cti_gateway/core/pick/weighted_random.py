"""Weighted random: every free seat with a chance in proportion to the weight of its person."""

from cti_gateway.core.pick.lottery import Lottery
from cti_gateway.core.seat import LiveSeat

FIGURE = "draw"


def rank(seat: LiveSeat, lottery: Lottery) -> float:
    """A draw that is won in proportion to the weight."""
    return lottery.draw(seat.agent.weight if seat.agent else 1)
