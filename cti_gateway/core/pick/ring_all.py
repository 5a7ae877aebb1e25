"""Ring all: every free seat that may serve the caller rings, and whoever answers first has the call.

The rank matters where more seats are free than may ring at once (``Queue.ring_all_limit``): those that have
been ready for the longest time ring.
"""

from cti_gateway.core.pick.lottery import Lottery
from cti_gateway.core.seat import LiveSeat

FIGURE = "ready_since"


def rank(seat: LiveSeat, _lottery: Lottery) -> float:
    """Since when it is ready."""
    return seat.since
