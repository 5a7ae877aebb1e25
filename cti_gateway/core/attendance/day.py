"""The shifts of one day as they stand: who had which, who holds it, and how those that are over are judged.

The roster version in force when a shift began decides who had it: an edit after T changes nothing for it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cti_gateway.core.attendance.case import Case, Gap, Judgement, Rules
from cti_gateway.core.attendance.from_facts import facts_of
from cti_gateway.core.attendance.judge import judge
from cti_gateway.core.attendance.requested import Holder, Requested
from cti_gateway.core.attendance.strangers import strangers
from cti_gateway.core.records import Outage, SeatFact
from cti_gateway.core.requests.request import Request, RequestKind
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Slot
from cti_gateway.core.roster.versions import Version, in_force


@dataclass(frozen=True, slots=True)
class Duty:
    """One slot of the day. ``judgement`` is None until the shift and the time to sign out are over.

    The slot names who answers for it; ``original``: whom the roster names.
    """

    slot: Slot
    case: Case
    judgement: Judgement | None
    original: str


@dataclass(frozen=True, slots=True)
class Known:
    """All that the day is judged from. ``people``: ids by login."""

    versions: tuple[Version, ...]  # the oldest first
    written: tuple[SeatFact, ...]
    outages: tuple[Outage, ...]
    people: Mapping[str, int]
    away_reasons: Collection[str]
    rules: Rules
    requests: tuple[Request, ...] = ()


def duties(day: date, known: Known, templates: Templates, now: int) -> Iterator[Duty]:
    """Those of the day, by shift and seat."""
    facts = facts_of(known.written, known.away_reasons)
    gaps, requested = tuple(map(_gap, known.outages)), Requested(known.requests, now)
    for shift in templates.on(day):
        span = templates.span(day, shift.code)
        following = _following(day, shift.end, known, requested, templates)
        for slot in in_force(known.versions, day, shift.code, span[0]):
            expected = {known.people.get(person, 0) for person in _expected(slot, following, requested)}
            others = strangers(slot.place.seat, span, expected, known.written)
            for holder in requested.holders(slot):
                case = Case(
                    holder.person,
                    span,
                    facts.get(known.people.get(holder.person, 0), ()),
                    requested.permits(RequestKind.LEAVE, holder.person),
                    requested.permits(RequestKind.AWAY, holder.person),
                    holder.swaps,
                    gaps,
                    others,
                    goes_on=any(other.person == holder.person for other in following),
                    rules=known.rules,
                )
                yield _duty(slot, holder, case, now)


def _following(day: date, end: int, known: Known, requested: Requested, templates: Templates) -> list[Slot]:
    """The slots of the shift that begins at this minute of the day, with who answers for them."""
    return [
        replace(slot, person=holder.person)
        for shift in templates.on(day)
        if shift.begin == end
        for slot in in_force(known.versions, day, shift.code, templates.span(day, shift.code)[0])
        for holder in requested.holders(slot)
    ]


def _expected(slot: Slot, following: Iterable[Slot], requested: Requested) -> set[str]:
    """Whose the seat is in this shift and, for they may come early, in the next."""
    now = {holder.person for holder in requested.holders(slot)}
    return now | {other.person for other in following if other.place.seat == slot.place.seat}


def _gap(outage: Outage) -> Gap:
    """In whole seconds; what is left of a second is the outage's too."""
    begin, end = outage.from_at // 1000, -(-outage.to_at // 1000)
    return Gap((begin, end), outage.kind, f"{outage.kind}@{outage.from_at}")


def _duty(slot: Slot, holder: Holder, case: Case, now: int) -> Duty:
    over = bool(case.person) and now // 1000 >= case.shift[1] + case.rules.auto_sign_out_s
    judgement = holder.judged(judge(case)) if over else None
    return Duty(replace(slot, person=case.person), case, judgement, slot.person)
