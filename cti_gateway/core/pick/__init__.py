"""The strategies: which of the free seats that may take a call gets it.

A strategy is a rank: the seat with the lowest rank is picked, equals in the order of their numbers. It is
given once, when the seat becomes free, from what the seat knows of itself; that is why a pick never
looks at all seats. ``FIGURE`` names the rank to people who ask why.

Ring-all is the one exception to "a call is offered to one seat", and an open one: the next best seats ring
together with the one that is picked (``core.ringing``). What the tables of calls and seats are built on stays
true: a seat has at most one call, and a call at most one seat that talks.
"""

from collections.abc import Mapping
from typing import Protocol

from cti_gateway.core.pick import (
    fewest_calls,
    least_recent,
    linear,
    longest_idle,
    random,
    ring_all,
    round_robin,
    weighted_random,
)
from cti_gateway.core.pick.lottery import Lottery
from cti_gateway.core.seat import LiveSeat


class Strategy(Protocol):
    """What each module of this package offers."""

    FIGURE: str

    def rank(self, seat: LiveSeat, lottery: Lottery, /) -> float:
        """Of a seat that becomes free."""
        ...


STRATEGIES: Mapping[str, Strategy] = {
    "longest_idle": longest_idle,
    "least_recent": least_recent,
    "fewest_calls": fewest_calls,
    "round_robin": round_robin,
    "linear": linear,
    "random": random,
    "weighted_random": weighted_random,
    "ring_all": ring_all,
}
