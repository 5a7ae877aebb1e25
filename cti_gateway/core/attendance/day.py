"""The shifts of one day as they stand: who had which, who holds it, and how those that are over are judged.

The roster version in force when a shift began decides who had it: an edit after T changes nothing for it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cti_gateway.core.attendance.case import Case, Gap, Judgement, Rules
from cti_gateway.core.attendance.from_facts import facts_of
from cti_gateway.core.attendance.judge import judge
from cti_gateway.core.attendance.strangers import strangers
from cti_gateway.core.records import Outage, SeatFact
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Slot
from cti_gateway.core.roster.versions import Version, in_force


@dataclass(frozen=True, slots=True)
class Duty:
    """One slot of the day. ``judgement`` is None until the shift and the time to sign out are over."""

    slot: Slot
    case: Case
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class Known:
    """All that the day is judged from. ``people``: ids by login."""

    versions: tuple[Version, ...]  # the oldest first
    written: tuple[SeatFact, ...]
    outages: tuple[Outage, ...]
    people: Mapping[str, int]
    away_reasons: Collection[str]
    rules: Rules


def duties(day: date, known: Known, templates: Templates, now: int) -> Iterator[Duty]:
    """Those of the day, by shift and seat."""
    facts = facts_of(known.written, known.away_reasons)
    gaps = tuple(map(_gap, known.outages))
    for shift in templates.on(day):
        span = templates.span(day, shift.code)
        following = _following(day, shift.end, known, templates)
        for slot in in_force(known.versions, day, shift.code, span[0]):
            case = Case(
                slot.person,
                span,
                facts.get(known.people.get(slot.person, 0), ()),
                gaps=gaps,
                strangers=strangers(slot.place.seat, span, _expected(slot, following, known), known.written),
                goes_on=any(other.person == slot.person for other in following),
                rules=known.rules,
            )
            yield _duty(slot, case, now)


def _following(day: date, end: int, known: Known, templates: Templates) -> list[Slot]:
    """The slots of the shift that begins at this minute of the day."""
    return [
        slot
        for shift in templates.on(day)
        if shift.begin == end
        for slot in in_force(known.versions, day, shift.code, templates.span(day, shift.code)[0])
    ]


def _expected(slot: Slot, following: Iterable[Slot], known: Known) -> set[int]:
    """Whose the seat is in this shift and, for they may come early, in the next."""
    logins = {slot.person, *(other.person for other in following if other.place.seat == slot.place.seat)}
    return {known.people[login] for login in logins if login in known.people}


def _gap(outage: Outage) -> Gap:
    """In whole seconds; what is left of a second is the outage's too."""
    begin, end = outage.from_at // 1000, -(-outage.to_at // 1000)
    return Gap((begin, end), outage.kind, f"{outage.kind}@{outage.from_at}")


def _duty(slot: Slot, case: Case, now: int) -> Duty:
    over = bool(slot.person) and now // 1000 >= case.shift[1] + case.rules.auto_sign_out_s
    return Duty(slot, case, judge(case) if over else None)
