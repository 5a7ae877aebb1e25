"""Facts → when a person was signed in, away, out of reach, and at work.

Presence is proved by being signed in at the bound seat, and by nothing else (A2.3.1). A sign-out and a
sign-in at the same instant are a change of seats, not an absence.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum, auto
from itertools import combinations, pairwise, product
from math import inf
from operator import attrgetter
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


Changes = dict[FactKind, tuple["Changes", tuple[Was, ...], tuple[Was, ...]]]


def _by_what_lasts() -> Changes:
    """Both tables in one: what changes, while nothing lasts, and then, with what ends and what begins.

    Of a million facts in a month most change nothing, and should cost next to nothing.
    """
    sets = [frozenset(some) for count in range(len(WAS) + 1) for some in combinations(WAS, count)]
    changes: dict[frozenset[Was], Changes] = {lasting: {} for lasting in sets}
    for lasting, kind in product(sets, FactKind):
        ended = tuple(was for was in ENDS.get(kind, ()) if was in lasting)
        left = lasting.difference(ended)
        begun = tuple(was for was in BEGINS.get(kind, ()) if was not in left)
        if Was.SIGNED_IN not in left.union(begun):  # nothing begins before the first sign-in
            begun = ()
        if ended or begun:
            changes[lasting][kind] = changes[left.union(begun)], ended, begun
    return changes[frozenset()]


AT_FIRST = _by_what_lasts()
KIND = attrgetter("kind")


@dataclass(slots=True)
class Seen:
    """When the person was what, in the order of the facts, and of which kinds these are.

    Spans of one kind may touch: a panel that came back and was lost at once was lost twice.
    """

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
    kinds = list(map(KIND, facts))
    if kinds.count(FactKind.SIGN_IN) > 1:
        facts = _without_changes_of_seat(facts)
    since: dict[Was, int] = {}  # of what lasts
    changes = AT_FIRST
    for at, kind, _, _, _, _ in facts:
        if kind in changes:
            changes, ended, begun = changes[kind]
            for was in ended:
                began = since.pop(was)
                if began < at:
                    spans[was].append((began, at))
            for was in begun:
                since[was] = at
    for was, began in since.items():
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
    disconnected = known.beyond(Was.DISCONNECTED, case.rules.disconnect_grace_s)
    arrived_at = during[0][0]
    left_at = _left_at(case, signed_in, [*known.spans[Was.AWAY], *disconnected])
    there = arrived_at, left_at
    present = within(minus(signed_in, disconnected), there)
    return Stay(arrived_at, left_at, present, breaks(known, case.rules, there))


def breaks(known: Seen, rules: Rules, there: Span) -> Spans:
    """When they were away between coming and leaving for good; those hardly apart are one."""
    out = minus([there], known.spans[Was.SIGNED_IN])
    disconnected = known.beyond(Was.DISCONNECTED, rules.disconnect_grace_s)
    unreachable = known.beyond(Was.UNREACHABLE, rules.phone_grace_s)
    parts = [*known.spans[Was.AWAY], *out, *disconnected, *unreachable]
    return _merged(rules, within(union(parts), there), known.spans[Was.CALLED])


def _left_at(case: Case, signed_in: Spans, absences: Spans) -> int:
    """When they left for good: by their last sign-out, or by going away for ever without one."""
    begin, end = case.shift
    signed_out_at = max(until for since, until in signed_in if since < end)
    if signed_out_at < end:
        return signed_out_at
    forever = [since for since, until in absences if until >= signed_out_at and since < end]
    if not forever or _by_hand(case, signed_out_at):
        return end
    return max(min(forever), begin)


def _by_hand(case: Case, signed_out_at: int) -> bool:
    return any(
        fact.kind is FactKind.SIGN_OUT and case.by_hand(fact)
        for fact in case.facts
        if fact.at == signed_out_at
    )


def _merged(rules: Rules, parts: Spans, calls: Spans) -> Spans:
    """Breaks that are hardly apart count as one, unless a call was handled between them."""
    if len(parts) < 2:
        return parts
    merged: Spans = []
    for since, until in parts:
        close = bool(merged) and since - merged[-1][1] < rules.away_merge_gap_s
        if close and not within(calls, (merged[-1][1], since)):
            merged[-1] = merged[-1][0], until
        else:
            merged.append((since, until))
    return merged
