"""The judgement of one shift (A2.2, A2.3): a pure function of facts, permits, outages and rules.

A person may be absent before they arrive (LATE), after they left (EARLY) and between (MID_SHIFT), or the
whole shift (ABSENT). Each absence is judged by what no permit and no outage covers of it.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import islice

from cti_gateway.core.attendance import duty
from cti_gateway.core.attendance.absence import COMING, GOING, RETURNING, absence
from cti_gateway.core.attendance.case import Case, Fact, FactKind, Finding, Judgement, Kind, Rules
from cti_gateway.core.attendance.clock import steadied
from cti_gateway.core.attendance.flags import flags
from cti_gateway.core.attendance.presence import Stay, seen, stay
from cti_gateway.core.attendance.swaps import has_shift
from cti_gateway.core.spans import Span, Spans, minus, seconds, within


class Folded:
    """What the facts of a person come to, by a steady clock: the same for all their shifts."""

    __slots__ = "facts", "known", "steps"

    def __init__(self, told: Collection[Fact]) -> None:
        self.facts, self.steps = steadied(told)
        self.known = seen(self.facts)


def judge(case: Case, folded: Folded | None = None) -> Judgement:
    """Every finding, what it rests on, and the seconds that reports are made of.

    ``folded``: the facts of the case, if another shift has shown already what they come to.
    """
    folded = folded or Folded(case.facts)
    known, steps = folded.known, folded.steps
    if folded.facts != case.facts:
        case = replace(case, facts=folded.facts)
    was_there = stay(case, known)
    overtime_s, raised = duty.overtime_s(case, known), flags(case, known, was_there, steps)
    if not has_shift(case):
        return Judgement((), 0, 0, overtime_s, raised)
    excused = [*(leave.effective() for leave in case.leaves), *(gap.span for gap in case.gaps)]
    obligated = minus([case.shift], excused)
    present = [part for span in obligated for part in within(was_there.present if was_there else [], span)]
    obligated_s, presence_s, worked_s = seconds(obligated), seconds(present), duty.worked_s(known, present)
    findings = _absent(case) if was_there is None else _stayed(case, was_there, obligated_s)
    findings += duty.proposals(case, known, presence_s, worked_s)
    if not findings and obligated:
        findings = [Finding(Kind.ON_TIME, 0, case.shift, "A2.3.2", _first_sign_in(case))]
    return Judgement(
        findings=tuple([_doubted(finding, steps) for finding in _in_order(findings)]),
        presence_s=presence_s,
        obligated_s=obligated_s,
        overtime_s=overtime_s,
        flags=raised,
        present=tuple(present),
        worked_s=worked_s,
    )


def _absent(case: Case) -> list[Finding]:
    """No sign-in without approved leave: absent by itself, even if physically present (A2.3.1)."""
    refused = (fact for fact in case.facts if fact.kind is FactKind.SIGN_IN_REFUSED)
    whole = absence(case, case.shift, refused)
    return whole.judged(lambda spans: _finding(Kind.ABSENT, spans, "A2.3.1(a)") if spans else None)


def _stayed(case: Case, was_there: Stay, obligated_s: int) -> list[Finding]:
    begin, end = case.shift
    rules = case.rules

    def late(spans: Spans) -> Finding | None:
        if seconds(spans) <= rules.grace_s:
            return None
        found = _finding(Kind.LATE, spans, "A2.3.2")
        if found.seconds <= rules.late_limit_s or rules.late_over_1h == "severe_late":
            return found
        # Who came after all may have been let in by somebody: a person decides.
        return replace(_over_the_limit(case, found, obligated_s), proposed=True)

    def early(spans: Spans) -> Finding | None:
        if not spans:
            return None
        found = _finding(Kind.EARLY, spans, "A2.3.2")
        return found if found.seconds <= rules.late_limit_s else _over_the_limit(case, found, obligated_s)

    came = (fact for fact in case.facts if fact.at <= was_there.arrived_at and fact.kind in COMING)
    going = was_there.left_at, end
    findings = absence(case, (begin, was_there.arrived_at), came).judged(late)
    shortest_s = min(rules.away_application_s, rules.away_leave_s)
    for span in was_there.breaks:
        if not _reaches(rules, span[1] - span[0], shortest_s):
            continue
        away = absence(case, span, _proof(case, span, GOING | RETURNING))
        findings += away.judged(lambda spans: _mid_shift(case, spans))
    return findings + absence(case, going, _proof(case, going, GOING)).judged(early)


def _over_the_limit(case: Case, found: Finding, obligated_s: int) -> Finding:
    """More than an hour is beyond the text of the regulation: by default the shift counts as missed."""
    if case.rules.late_over_1h == "absent_shift":
        return replace(found, kind=Kind.ABSENT, seconds=obligated_s, span=case.shift)
    return replace(found, kind=Kind.ABSENT)


def _mid_shift(case: Case, spans: Spans) -> Finding | None:
    """Free, to be applied for, or to be taken as leave, by its length (A2.3.3)."""
    rules = case.rules
    not_applied_for = minus(spans, [application.effective() for application in case.applications])
    needs_leave = _reaches(rules, seconds(spans), rules.away_leave_s)
    needs_application = _reaches(rules, seconds(not_applied_for), rules.away_application_s)
    return _finding(Kind.MID_SHIFT, spans, "A2.3.3") if needs_leave or needs_application else None


def _reaches(rules: Rules, away_s: int, limit_s: int) -> bool:
    return away_s > limit_s or (away_s == limit_s and rules.away_boundary == "inclusive")


def _finding(kind: Kind, spans: Spans, clause: str) -> Finding:
    return Finding(kind, seconds(spans), (spans[0][0], spans[-1][1]), clause)


def _proof(case: Case, span: Span, kinds: Collection[FactKind]) -> Iterator[Fact]:
    return (fact for fact in case.facts if span[0] <= fact.at <= span[1] and fact.kind in kinds)


def _first_sign_in(case: Case) -> tuple[str, ...]:
    return tuple(islice((fact.evidence for fact in case.facts if fact.kind is FactKind.SIGN_IN), 1))


def _in_order(findings: list[Finding]) -> list[Finding]:
    """One of each kind and time: a shift that was missed at both ends is missed once."""
    if len(findings) < 2:
        return findings
    single = {(found.kind, found.span, found.clause): found for found in findings}
    return sorted(single.values(), key=lambda found: found.span)


def _doubted(found: Finding, steps: Spans) -> Finding:
    """What touches a step of the clock is only proposed."""
    if not steps:
        return found
    since, until = found.span
    touched = any(begin <= until and since <= end for begin, end in steps)
    return replace(found, proposed=True) if touched and found.kind is not Kind.ON_TIME else found
