"""Time and order statistics. The benches' only clock is here."""

import math
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter  # noqa: TID251  # what is measured here is time itself


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured. Each rate is in calls a second, with the calls of one repetition."""

    repetitions: int
    stream_events: int
    calls_at_rate: Mapping[int, int]
    freed_seats: int
    pops: int
    paints: int
    decisions: int
    entries: int  # of the knowledge base
    people: int  # of a month of attendance


FULL = Effort(5, 50_000, {1: 8, 5: 15, 20: 60, 50: 150}, 15, 200, 20, 200, 20_000, 1_000)
QUICK = Effort(1, 4_000, {5: 10, 50: 50}, 3, 30, 3, 5, 600, 60)


def instant_ms() -> float:
    """Milliseconds since whenever; only differences mean something."""
    return perf_counter() * 1000


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed (nearest rank)."""
    return sorted(values)[max(math.ceil(share * len(values)) - 1, 0)]


@dataclass(frozen=True, slots=True)
class Latency:
    """Medians of the repetitions' p50 and p99, and of how many values they are."""

    p50_ms: float
    p99_ms: float
    count: int

    @classmethod
    def of(cls, repetitions: Sequence[Sequence[float]]) -> "Latency":
        """Repetitions without a value are an error: something was not measured."""
        return cls(
            statistics.median(quantile(values, 0.5) for values in repetitions),
            statistics.median(quantile(values, 0.99) for values in repetitions),
            sum(map(len, repetitions)),
        )


def progress(what: str) -> None:
    """What is going on now."""
    print(f"  {what}", file=sys.stderr, flush=True)
