"""Chance as a rank that is drawn once, when a seat becomes free.

Each seat draws the time of an event that happens at the rate of its weight; the earliest is picked. The
earliest of exponential times belongs to a seat with probability weight ÷ sum of weights, and it leaves the
others as if they had just drawn (they have no memory), if newcomers draw from the time that was
reached. So old draws stay fair beside new ones. Between queues that share only some of their seats
this holds nearly: a seat that was passed over by time comes first where it is free alone.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass


def _no_chance() -> float:
    return 0.5


@dataclass(slots=True)
class Lottery:
    """``chance`` gives numbers from 0 up to, not including, 1. Without it only weights count."""

    chance: Callable[[], float] = _no_chance
    reached: float = 0.0

    def draw(self, weight: int) -> float:
        """A rank."""
        return self.reached - math.log(1 - self.chance()) / weight

    def won(self, rank: float) -> None:
        """The seat with this rank was picked."""
        self.reached = max(self.reached, rank)
