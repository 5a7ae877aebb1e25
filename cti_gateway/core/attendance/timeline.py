"""What a shift looked like: the spans of each kind of time within it and a little around, to be drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cti_gateway.core.attendance.case import Case, Fact, Judgement
from cti_gateway.core.attendance.clock import steadied
from cti_gateway.core.attendance.presence import Was, seen
from cti_gateway.core.spans import Span, Spans, union, within

BEFORE_S = 1800


class Lane(StrEnum):
    """One kind of time."""

    SIGNED_IN = "signed_in"
    WORKING = "working"
    CALLED = "called"
    AWAY = "away"
    DISCONNECTED = "disconnected"
    UNREACHABLE = "unreachable"
    LEAVE = "leave"
    APPLICATION = "application"
    OUTAGE = "outage"


OF_PERSON = {
    Lane.SIGNED_IN: Was.SIGNED_IN,
    Lane.WORKING: Was.WORKING,
    Lane.CALLED: Was.CALLED,
    Lane.AWAY: Was.AWAY,
    Lane.DISCONNECTED: Was.DISCONNECTED,
    Lane.UNREACHABLE: Was.UNREACHABLE,
}


@dataclass(frozen=True, slots=True)
class Timeline:
    """``facts``: those that lie in the bounds or prove something."""

    bounds: Span
    lanes: dict[Lane, Spans]
    facts: tuple[Fact, ...]


def timeline(case: Case, judgement: Judgement | None) -> Timeline:
    """Lanes without anything in them are left out."""
    facts, _ = steadied(case.facts)
    bounds = case.shift[0] - BEFORE_S, case.shift[1] + case.rules.auto_sign_out_s
    was = seen(facts).spans
    spans = {lane: was[kind] for lane, kind in OF_PERSON.items()}
    spans[Lane.LEAVE] = [leave.effective() for leave in case.leaves]
    spans[Lane.APPLICATION] = [one.effective() for one in case.applications]
    spans[Lane.OUTAGE] = [gap.span for gap in case.gaps]
    lanes = {lane: within(union(found), bounds) for lane, found in spans.items()}
    cited = set(_cited(judgement)) if judgement is not None else set()
    told = tuple(fact for fact in facts if bounds[0] <= fact.at <= bounds[1] or fact.evidence in cited)
    return Timeline(bounds, {lane: found for lane, found in lanes.items() if found}, told)


def _cited(judgement: Judgement) -> Iterator[str]:
    for found in judgement.findings:
        yield from found.evidence
