"""Round robin with memory: in turn, whoever had an offer goes to the end, whether they took it or not.

The memory is each seat's own, over all queues: so a pause does not lose a turn, nor give two."""

from cti_gateway.core.pick.lottery import Lottery
from cti_gateway.core.seat import LiveSeat

FIGURE = "last_offered_at"


def rank(seat: LiveSeat, _lottery: Lottery) -> float:
    """When it last had its turn."""
    return seat.offered_at
