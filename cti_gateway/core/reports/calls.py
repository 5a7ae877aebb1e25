"""How many callers were reached, how fast, and what they thought of it (domain.md §2).

N entered a queue, each once; A of them were answered, A_x within x seconds of their arrival; B abandoned,
b of these within a few seconds. What overflow took elsewhere is neither A nor B. Everything is a sum, so
two periods together are the sum of both.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from cti_gateway.core.consultation.rules import NOTHING_ASKED
from cti_gateway.core.numbering import EACH_ITSELF, NumberPlan
from cti_gateway.core.reports.ratio import ratio

SATISFIED = 3  # the three upper of five levels


@dataclass(frozen=True, slots=True)
class ReportRules:
    """What counts as answered in time, as abandoned too soon to tell, and as the same matter again.

    ``nothing_asked``: outcomes of calls in which nobody asked anything; ``plan``: which numbers are one
    person's.
    """

    answer_within_s: int = 15
    short_abandon_s: int = 5
    repeat_days: int = 7
    nothing_asked: frozenset[str] = NOTHING_ASKED
    plan: NumberPlan = EACH_ITSELF


@dataclass(slots=True)
class CallSums:
    """Sums over calls from outside that are over (``ports.store.ReportFacts`` makes them).

    ``scores``: how often each level was given.
    """

    entered: int = 0
    answered: int = 0
    in_time: int = 0
    abandoned: int = 0
    short: int = 0
    closed: int = 0  # came outside the hours: in no queue
    answered_after_ms: int = 0
    handled_ms: int = 0
    invited: int = 0
    scores: Counter[int] = field(default_factory=Counter)

    def merge(self, other: "CallSums") -> None:
        """Take in another's sums."""
        self.entered += other.entered
        self.answered += other.answered
        self.in_time += other.in_time
        self.abandoned += other.abandoned
        self.short += other.short
        self.closed += other.closed
        self.answered_after_ms += other.answered_after_ms
        self.handled_ms += other.handled_ms
        self.invited += other.invited
        self.scores.update(other.scores)

    @property
    def connected(self) -> float | None:
        """接通率 A/N."""
        return ratio(self.answered, self.entered)

    @property
    def connected_of_patient(self) -> float | None:
        """接通率 A/(N−b)."""
        return ratio(self.answered, self.entered - self.short)

    @property
    def in_time_of_entered(self) -> float | None:
        """15 s 接通率, A_15/N."""
        return ratio(self.in_time, self.entered)

    @property
    def in_time_of_answered(self) -> float | None:
        """15 s 及时率, A_15/A."""
        return ratio(self.in_time, self.answered)

    @property
    def abandonment(self) -> float | None:
        """放弃率 (B−b)/(N−b)."""
        return ratio(self.abandoned - self.short, self.entered - self.short)

    @property
    def speed_s(self) -> float | None:
        """ASA: the mean wait of those answered, ringing included."""
        return ratio(self.answered_after_ms / 1000, self.answered)

    @property
    def handling_s(self) -> float | None:
        """AHT: talk, hold and after-call work of an answered call."""
        return ratio(self.handled_ms / 1000, self.answered)

    @property
    def rated(self) -> int:
        """Who has given a score."""
        return self.scores.total()

    @property
    def participation(self) -> float | None:
        """参评率: rated of those who were asked to."""
        return ratio(self.rated, self.invited)

    @property
    def satisfaction(self) -> float | None:
        """满意率: the three upper levels of those who rated."""
        satisfied = sum(times for score, times in self.scores.items() if score >= SATISFIED)
        return ratio(satisfied, self.rated)


def summed(parts: Iterable[CallSums]) -> CallSums:
    """All together."""
    total = CallSums()
    for part in parts:
        total.merge(part)
    return total
