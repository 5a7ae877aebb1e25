"""Random: every free seat with the same chance."""

from cti_gateway.core.pick.lottery import Lottery
from cti_gateway.core.seat import LiveSeat

FIGURE = "draw"


def rank(_seat: LiveSeat, lottery: Lottery) -> float:
    """A draw that any seat wins as often as any other."""
    return lottery.draw(1)
