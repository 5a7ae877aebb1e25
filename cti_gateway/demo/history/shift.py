"""One shift as its person does it: when they come, take breaks and leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from cti_gateway.core.spans import Span
from cti_gateway.demo.history.duties import Habit

MINUTE = 60_000
# Breaks keep clear of each other, and of both ends: a call may delay one by as long as calls last.
APART = 45 * MINUTE
BREAK, MEAL, AWAY = (4 * MINUTE, 9 * MINUTE), (9 * MINUTE, 13 * MINUTE), (19 * MINUTE, 26 * MINUTE)
APPLIED_FOR = 17 * MINUTE, 29 * MINUTE  # how long such an absence lasts, and the time that was applied for


@dataclass(frozen=True, slots=True)
class Pause:
    """``reason`` is a code of the configuration."""

    at: int
    lasts_ms: int
    reason: str


@dataclass(frozen=True, slots=True)
class Stay:
    """``signs_out_at`` None: forgets it."""

    person: int
    seat: str
    signs_in_at: int
    ready_at: int
    pauses: tuple[Pause, ...]
    signs_out_at: int | None


def stay(person: int, seat: str, span: Span, habit: Habit, rng: Random) -> Stay | None:
    """None: the person does not come. ``span`` in seconds."""
    begin, end = span[0] * 1000, span[1] * 1000
    if habit in (Habit.ABSENT, Habit.ON_LEAVE):
        return None
    comes = begin - rng.randint(1, 12) * MINUTE - rng.randrange(MINUTE)
    if habit is Habit.LATE:
        comes = begin + rng.randint(2, 38) * MINUTE + rng.randrange(MINUTE)
    elif habit is Habit.MORNING_LOST:
        comes = begin + rng.randint(65, 95) * MINUTE
    leaves: int | None = end + rng.randrange(20_000, 4 * MINUTE)
    if habit is Habit.EARLY:
        leaves = end - rng.randint(25, 55) * MINUTE
    elif habit is Habit.FORGETFUL:
        leaves = None
    ready = max(comes + rng.randint(20, 150) * 1000, begin - 3 * MINUTE)
    pauses = tuple(_pauses(max(ready, begin), end, habit, rng))
    return Stay(person, seat, comes, ready, pauses, leaves)


def applied_for(pauses: tuple[Pause, ...]) -> tuple[int, int]:
    """The time of an application for the first of these."""
    return pauses[0].at, pauses[0].at + APPLIED_FOR[1]


def _pauses(begin: int, end: int, habit: Habit, rng: Random) -> Iterator[Pause]:
    at = begin + APART + rng.randrange(20 * MINUTE)
    if habit is Habit.AWAY:
        yield Pause(at, rng.randrange(*AWAY), "break")
    elif habit is Habit.AWAY_APPLIED:
        yield Pause(at, APPLIED_FOR[0], "break")
    else:
        yield Pause(at, rng.randrange(*BREAK), "break")
    at += APART + rng.randrange(25 * MINUTE)
    if habit is not Habit.EARLY and at + APART + MEAL[1] < end:
        yield Pause(at, rng.randrange(*MEAL), "meal")
