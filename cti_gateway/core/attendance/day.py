"""The shifts of one day as they stand: who had which, who holds it, and how those that are over are judged.

The roster version in force when a shift began decides who had it: an edit after T changes nothing for it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from cti_gateway.core.attendance.case import Case, Gap, Judgement, Rules
from cti_gateway.core.attendance.from_facts import facts_of
from cti_gateway.core.attendance.judge import Folded, judge
from cti_gateway.core.attendance.refusal import Refusal
from cti_gateway.core.attendance.requested import Holder, Requested
from cti_gateway.core.attendance.ruling import Ruled, Ruling, by_shift, settled
from cti_gateway.core.attendance.strangers import arrivals, strangers
from cti_gateway.core.attendance.trace import Trace
from cti_gateway.core.records import Outage
from cti_gateway.core.requests.request import Request, RequestKind
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Slot
from cti_gateway.core.roster.versions import Version, in_force
from cti_gateway.core.spans import Span


@dataclass(frozen=True, slots=True)
class Duty:
    """One slot of the day. ``judgement`` is None until the shift and the time to sign out are over.

    The slot names who answers for it; ``original``: whom the roster names.
    """

    slot: Slot
    case: Case
    judgement: Judgement | None
    original: str
    judged: Judgement | None = None  # before anything was decided of it
    ruled: tuple[Ruled, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """All that the day is judged from. ``people``: ids by login."""

    versions: tuple[Version, ...]  # the oldest first
    written: Sequence[Trace]
    outages: tuple[Outage, ...]
    people: Mapping[str, int]
    away_reasons: Collection[str]
    rules: Rules
    requests: tuple[Request, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def duties(day: date, known: Known, templates: Templates, now: int) -> Iterator[Duty]:
    """Those of the day, by shift and seat."""
    facts, arrived = facts_of(known.written, known.away_reasons), arrivals(known.written)
    refused: defaultdict[str, list[Refusal]] = defaultdict(list)
    for refusal in known.refusals:
        agent_id = known.people.get(refusal.person, 0)
        facts[agent_id] = (*facts.get(agent_id, ()), refusal.fact)
        refused[refusal.person].append(refusal)
    gaps, requested = tuple(map(_gap, known.outages)), Requested(known.requests, now)
    rulings = by_shift(known.rulings)
    folded: dict[str, Folded] = {}  # the facts of each person, once for all their shifts
    spans = {shift.code: templates.span(day, shift.code) for shift in templates.on(day)}
    held = {code: _held(known.versions, day, code, span, requested) for code, span in spans.items()}
    for code, next_code in pairwise([*held, ""]):
        span, following = spans[code], held.get(next_code, [])
        goes_on = {holder.person for _, holders in following for holder in holders}
        # Whose the seat is next may come early.
        expected = _people_at([*held[code], *following], known.people)
        for slot, holders in held[code]:
            seat = slot.place.seat
            others = strangers(span, expected[seat], arrived.get(seat, ()))
            for holder in holders:
                case = Case(
                    holder.person,
                    span,
                    facts.get(known.people.get(holder.person, 0), ()),
                    requested.permits(RequestKind.LEAVE, holder.person),
                    requested.permits(RequestKind.AWAY, holder.person),
                    holder.swaps,
                    gaps,
                    others,
                    goes_on=holder.person in goes_on,
                    rules=known.rules,
                )
                decided = rulings.get((slot.place, holder.person), ())
                duty = _duty(slot, holder, case, folded, decided, now)
                if case.person in refused:
                    duty = replace(duty, refusals=_within(refused[case.person], span))
                yield duty


def _held(
    versions: Iterable[Version], day: date, shift: str, span: Span, requested: Requested
) -> list[tuple[Slot, list[Holder]]]:
    """The slots of a shift, each with who answers for it."""
    return [(slot, list(requested.holders(slot))) for slot in in_force(versions, day, shift, span[0])]


def _people_at(held: Iterable[tuple[Slot, list[Holder]]], people: Mapping[str, int]) -> dict[str, set[int]]:
    """Who answers for a slot at each seat."""
    found: dict[str, set[int]] = {}
    for slot, holders in held:
        found.setdefault(slot.place.seat, set()).update(people.get(one.person, 0) for one in holders)
    return found


def _within(refusals: Iterable[Refusal], span: Span) -> tuple[Refusal, ...]:
    return tuple(one for one in refusals if span[0] <= one.at // 1000 < span[1])


def _gap(outage: Outage) -> Gap:
    """In whole seconds; what is left of a second is the outage's too."""
    begin, end = outage.from_at // 1000, -(-outage.to_at // 1000)
    return Gap((begin, end), outage.kind, f"{outage.kind}@{outage.from_at}")


def _duty(
    slot: Slot, holder: Holder, case: Case, folded: dict[str, Folded], rulings: Iterable[Ruling], now: int
) -> Duty:
    own = slot if slot.person == case.person else replace(slot, person=case.person)
    if not case.person or not case.over(now):
        return Duty(own, case, None, slot.person)
    if case.person not in folded:
        folded[case.person] = Folded(case.facts)
    judged = holder.judged(judge(case, folded[case.person]))
    standing, ruled = settled(judged, rulings)
    return Duty(own, case, standing, slot.person, judged, ruled)
