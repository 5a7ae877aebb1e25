"""Facts → when a person was signed in, away, out of reach, and at work.

Presence is proved by being signed in at the bound seat, and by nothing else (A2.3.1). A sign-out and a
sign-in at the same instant are a change of seats, not an absence.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum, auto
from itertools import pairwise
from math import inf
from typing import cast

from cti_gateway.core.attendance.case import Case, Fact, FactKind, Rules
from cti_gateway.core.spans import Span, Spans, minus, union, within

OPEN = cast(int, inf)  # the end of what had not ended at the last fact


class Was(IntEnum):
    """What a person, or what belongs to them, can be for a while."""

    SIGNED_IN = auto()
    AWAY = auto()
    DISCONNECTED = auto()
    UNREACHABLE = auto()
    WORKING = auto()
    CALLED = auto()


WAS = tuple(Was)
_K = FactKind

# After-call work is work too: it lasts until the next READY, so WORKING ends only where the person stopped.
BEGINS: dict[FactKind, tuple[Was, ...]] = {
    _K.SIGN_IN: (Was.SIGNED_IN,),
    _K.AWAY: (Was.AWAY,),
    _K.DISCONNECTED: (Was.DISCONNECTED,),
    _K.PHONE_UNREACHABLE: (Was.UNREACHABLE,),
    _K.BACK: (Was.WORKING,),
    _K.READY: (Was.WORKING,),
    _K.CALL_START: (Was.CALLED, Was.WORKING),
}
ENDS: dict[FactKind, tuple[Was, ...]] = {
    _K.SIGN_IN: (Was.DISCONNECTED,),
    _K.SIGN_OUT: (Was.SIGNED_IN, Was.AWAY, Was.DISCONNECTED, Was.UNREACHABLE, Was.WORKING),
    _K.AWAY: (Was.WORKING,),
    _K.BACK: (Was.AWAY, Was.DISCONNECTED),
    _K.READY: (Was.AWAY, Was.DISCONNECTED),
    _K.NOT_READY: (Was.AWAY, Was.DISCONNECTED, Was.WORKING),
    _K.RECONNECTED: (Was.DISCONNECTED,),
    _K.PHONE_REACHABLE: (Was.UNREACHABLE,),
    _K.CALL_START: (Was.AWAY,),
    _K.CALL_END: (Was.CALLED,),
}


def _bits(of: Iterable[Was]) -> int:
    return sum(1 << was for was in of)


# The same as bits: of a million facts in a month most change nothing, and should cost next to nothing.
CHANGES = {kind: (_bits(ENDS.get(kind, ())), _bits(BEGINS.get(kind, ()))) for kind in FactKind}
SIGNED_IN = _bits([Was.SIGNED_IN])


@dataclass(slots=True)
class Seen:
    """When the person was what, in the order of the facts, and of which kinds these are."""

    spans: dict[Was, Spans]
    kinds: Collection[FactKind]

    def beyond(self, was: Was, grace_s: int) -> Spans:
        """What lasted longer than the grace; a call under way proves the contrary of an absence."""
        long = [span for span in self.spans[was] if span[1] - span[0] > grace_s]
        return minus(long, self.spans[Was.CALLED]) if long else long

    def until(self, at: int) -> "Seen":
        """What is known of the time before this instant."""
        return Seen(
            {
                was: [(begin, min(end, at)) for begin, end in of if begin < at]
                for was, of in self.spans.items()
            },
            self.kinds,
        )


def seen(facts: tuple[Fact, ...]) -> Seen:
    """Fold the facts, which are in the order of time. Nothing begins before the first sign-in."""
    spans: dict[Was, Spans] = {was: [] for was in WAS}
    kinds = [fact.kind for fact in facts]
    if kinds.count(FactKind.SIGN_IN) > 1:
        facts = _without_changes_of_seat(facts)
    begun: dict[Was, int] = {}
    lasting = 0  # of what has begun, as bits
    for at, kind, _, _, _, _ in facts:
        ends, begins = CHANGES[kind]
        if lasting & ends:
            lasting &= ~ends
            for was in ENDS[kind]:
                if was in begun:
                    spans[was].append((begun.pop(was), at))
        if begins & ~lasting and (lasting | begins) & SIGNED_IN:
            lasting |= begins
            for was in BEGINS[kind]:
                begun.setdefault(was, at)
    for was, began in begun.items():
        spans[was].append((began, OPEN))
    return Seen(spans, frozenset(kinds))


def _without_changes_of_seat(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    changes = {
        number
        for number, (fact, following) in enumerate(pairwise(facts))
        if fact.kind is FactKind.SIGN_OUT and following.kind is FactKind.SIGN_IN and fact.at == following.at
    }
    return tuple(fact for number, fact in enumerate(facts) if not changes & {number, number - 1})


@dataclass(frozen=True, slots=True)
class Stay:
    """How a person was there during the shift: came, left for good, and was away between, merged."""

    arrived_at: int
    left_at: int
    present: Spans
    breaks: Spans


def stay(case: Case, known: Seen) -> Stay | None:
    """None: they never came."""
    signed_in = union(known.spans[Was.SIGNED_IN])
    during = within(signed_in, case.shift)
    if not during:
        return None
    rules = case.rules
    disconnected = known.beyond(Was.DISCONNECTED, rules.disconnect_grace_s)
    arrived_at = during[0][0]
    left_at = _left_at(case, signed_in, [*known.spans[Was.AWAY], *disconnected])
    there = arrived_at, left_at
    present = within(minus(signed_in, disconnected), there)
    return Stay(arrived_at, left_at, present, breaks(known, rules, there))


def breaks(known: Seen, rules: Rules, there: Span) -> Spans:
    """When they were away between coming and leaving for good; those hardly apart are one."""
    out = minus([there], known.spans[Was.SIGNED_IN])
    disconnected = known.beyond(Was.DISCONNECTED, rules.disconnect_grace_s)
    unreachable = known.beyond(Was.UNREACHABLE, rules.phone_grace_s)
    parts = [*known.spans[Was.AWAY], *out, *disconnected, *unreachable]
    return _merged(rules, within(parts, there), known.spans[Was.CALLED])


def _left_at(case: Case, signed_in: Spans, absences: Spans) -> int:
    """When they left for good: by their last sign-out, or by going away for ever without one."""
    begin, end = case.shift
    signed_out_at = max(until for since, until in signed_in if since < end)
    if signed_out_at < end:
        return signed_out_at
    at_that_instant = [fact for fact in case.facts if fact.at == signed_out_at]
    if any(fact.kind is FactKind.SIGN_OUT and case.by_hand(fact) for fact in at_that_instant):
        return end
    forever = [since for since, until in absences if until >= signed_out_at and since < end]
    return max(min(forever, default=end), begin)


def _merged(rules: Rules, parts: Spans, calls: Iterable[Span]) -> Spans:
    """Breaks that are hardly apart count as one, unless a call was handled between them."""
    merged: Spans = []
    for since, until in parts:
        close = bool(merged) and since - merged[-1][1] < rules.away_merge_gap_s
        if close and not within(calls, (merged[-1][1], since)):
            merged[-1] = merged[-1][0], until
        else:
            merged.append((since, until))
    return merged
