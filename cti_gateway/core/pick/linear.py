"""Linear: always the first free seat in the order of seat numbers."""

from cti_gateway.core.pick.lottery import Lottery
from cti_gateway.core.seat import LiveSeat

FIGURE = "order"


def rank(_seat: LiveSeat, _lottery: Lottery) -> float:
    """The same for all: the number decides."""
    return 0
