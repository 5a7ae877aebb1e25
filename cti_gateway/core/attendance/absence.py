"""One absence in three lights: as it was, without what was approved beforehand, and without outages.

Only what is left at the end counts. Where an outage makes the difference, the finding stays on
record as excused: nobody is blamed for our own machinery, and nobody wonders later.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from cti_gateway.core.attendance.case import Case, Fact, FactKind, Finding
from cti_gateway.core.spans import Span, Spans, minus, within

COMING = frozenset({FactKind.SIGN_IN, FactKind.SIGN_IN_REFUSED})
GOING = frozenset({FactKind.AWAY, FactKind.DISCONNECTED, FactKind.PHONE_UNREACHABLE, FactKind.SIGN_OUT})
RETURNING = frozenset({FactKind.BACK, FactKind.RECONNECTED, FactKind.PHONE_REACHABLE, FactKind.SIGN_IN})

Verdict = Callable[[Spans], Finding | None]  # what an absence of these uncovered spans amounts to


@dataclass(frozen=True, slots=True)
class Absence:
    """``unapproved``: outside leave approved beforehand; ``counted``: and outside outages."""

    unapproved: Spans
    counted: Spans
    excuse: str | None
    evidence: tuple[str, ...]

    def judged(self, verdict: Verdict) -> list[Finding]:
        """What counts; else what would have counted without the outage, excused."""
        found, excuse = verdict(self.counted), self.excuse
        if found is None and self.counted != self.unapproved:
            found, excuse = verdict(self.unapproved), "outage"
        return [] if found is None else [replace(found, excuse=excuse, evidence=self.evidence)]


NONE = Absence([], [], None, ())


def absence(case: Case, span: Span, proving: Iterable[Fact]) -> Absence:
    """That of this time, proved by these facts."""
    if span[0] >= span[1]:
        return NONE
    proof = tuple(proving)
    unapproved = minus([span], [leave.effective() for leave in case.leaves])
    counted = minus(unapproved, _down(case, span))
    ratified = [leave for leave in case.leaves if leave.ratified and within(counted, leave.span)]
    gaps = [gap for gap in case.gaps if within(unapproved, gap.span)]
    excuse = None
    if ratified and not minus(counted, [leave.span for leave in ratified]):
        excuse = "leave_ratified"
    elif _by_faults_alone(proof):
        excuse = "fault"
    evidence = [fact.evidence for fact in proof]
    evidence += [leave.evidence for leave in ratified] + [gap.evidence for gap in gaps]
    return Absence(unapproved, counted, excuse, tuple(evidence))


def _down(case: Case, span: Span) -> Spans:
    """The outages; whoever is back within the time of recovery has that excused too."""
    recovery_s = case.rules.recovery_s
    return [
        (gap.span[0], span[1] if gap.span[1] < span[1] <= gap.span[1] + recovery_s else gap.span[1])
        for gap in case.gaps
    ]


def _by_faults_alone(proof: Collection[Fact]) -> bool:
    began = [fact for fact in proof if fact.kind in GOING]
    return bool(began) and all(fact.fault is not None for fact in began)
