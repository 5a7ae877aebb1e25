"""Since when a person is away from their post, while it lasts: the break that the judgement would see.

It is the same fold and the same merging as the judgement's, of the facts so far: whoever returns for less
than ``away_merge_gap_s`` has not returned, and a panel or phone counts once it was gone beyond its grace.
"""

from collections.abc import Collection, Iterator

from cti_gateway.core.attendance.absence import GOING
from cti_gateway.core.attendance.case import Fact, FactKind, Rules
from cti_gateway.core.attendance.presence import OPEN, Seen, Was, breaks, seen
from cti_gateway.core.spans import within

GONE = (Was.AWAY, Was.DISCONNECTED, Was.UNREACHABLE)


def folded(facts: Collection[Fact]) -> Seen | None:
    """When the person was what, by these facts. None: they did not go of late, and nothing need be folded."""
    if not any(fact.kind in GOING for fact in facts):
        return None
    return seen(tuple(sorted(facts, key=lambda fact: fact.at)))


def away_since(known: Seen, rules: Rules, begin: int, now: int) -> int | None:
    """In whole seconds; ``begin``: the shift began then. None: they are there, or did not come at all."""
    during = within(known.spans[Was.SIGNED_IN], (begin, now + 1))
    if not during:
        return None
    away = breaks(known.until(now + 1), rules, (during[0][0], now + 1))
    return away[-1][0] if away and away[-1][1] > now else None


def comes_to_count(known: Seen, rules: Rules, now: int) -> int | None:
    """When a panel or phone that is gone now, within its grace, will count as being away."""
    graces = {Was.DISCONNECTED: rules.disconnect_grace_s, Was.UNREACHABLE: rules.phone_grace_s}
    ends = [known.spans[was][-1][0] + grace_s for was, grace_s in graces.items() if _lasts(known, was)]
    return min((at for at in ends if at > now), default=None)


def pared(facts: list[Fact], known: Seen | None, rules: Rules, now: int) -> list[Fact]:
    """Those that still matter for the next break: after one that is over for good, hardly any."""
    if known is not None:
        if not _lasts(known, Was.SIGNED_IN) or any(_lasts(known, was) for was in GONE):
            return facts
        away = breaks(known.until(now + 1), rules, (known.spans[Was.SIGNED_IN][0][0], now + 1))
        if away and now - away[-1][1] < rules.away_merge_gap_s:
            return facts
    return list(_standing(facts))


def _standing(facts: list[Fact]) -> Iterator[Fact]:
    """The sign-in, and the call that is under way."""
    yield from [fact for fact in facts if fact.kind is FactKind.SIGN_IN][-1:]
    calls = [fact for fact in facts if fact.kind in (FactKind.CALL_START, FactKind.CALL_END)][-1:]
    yield from [fact for fact in calls if fact.kind is FactKind.CALL_START]


def _lasts(known: Seen, was: Was) -> bool:
    return bool(known.spans[was]) and known.spans[was][-1][1] == OPEN
