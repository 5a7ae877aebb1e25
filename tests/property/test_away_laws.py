"""The countdown agrees with the judgement: what it shows is the break that would be judged."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.core.attendance.away import away_since, comes_to_count, folded, pared
from cti_gateway.core.attendance.case import Case, Fact, FactKind, Rules
from cti_gateway.core.attendance.presence import OPEN, Was, seen, stay

SHIFT = (28_800, 43_200)
RULES = Rules()
KINDS = [
    FactKind.SIGN_IN,
    FactKind.SIGN_OUT,
    FactKind.AWAY,
    FactKind.READY,
    FactKind.NOT_READY,
    FactKind.CALL_START,
    FactKind.CALL_END,
    FactKind.DISCONNECTED,
    FactKind.RECONNECTED,
    FactKind.PHONE_UNREACHABLE,
    FactKind.PHONE_REACHABLE,
]


@st.composite
def stories(draw: st.DrawFn) -> list[Fact]:
    """One person's morning, signed in at T; during a call nobody signs in or out."""
    steps = draw(st.lists(st.tuples(st.integers(1, 700), st.sampled_from(KINDS)), max_size=16))
    at = accumulate((gap for gap, _ in steps), initial=SHIFT[0])
    kinds = [FactKind.SIGN_IN, *(kind for _, kind in steps)]
    found, in_call = list[Fact](), False
    for when, kind in zip(at, kinds, strict=True):
        if not (in_call and kind in (FactKind.SIGN_IN, FactKind.SIGN_OUT)):
            found.append(Fact(when, kind, ""))
        in_call = kind is FactKind.CALL_START or (in_call and kind is not FactKind.CALL_END)
    return found


def away(facts: list[Fact], begin: int, now: int) -> int | None:
    known = folded(facts)
    return None if known is None else away_since(known, RULES, begin, now)


def judged(facts: list[Fact], now: int) -> int | None:
    """The break in which the person is at that second, if they come back in every way right after it."""
    back = [
        Fact(now + 1, kind, "")
        for kind in (FactKind.SIGN_IN, FactKind.BACK, FactKind.RECONNECTED, FactKind.PHONE_REACHABLE)
    ]
    case = Case("li", SHIFT, (*facts, *back), rules=RULES)
    there = stay(case, seen(case.facts))
    assert there is not None
    return next((since for since, until in there.breaks if since <= now < until), None)


@given(stories(), st.integers(0, 2500))
def test_it_is_the_break_that_would_be_judged(facts: list[Fact], later: int) -> None:
    now = facts[-1].at + later
    if now + 1 < SHIFT[1]:
        assert away(facts, SHIFT[0], now) == judged(facts, now)


@given(stories())
def test_nothing_that_matters_is_forgotten(facts: list[Fact]) -> None:
    kept: list[Fact] = []
    for number, fact in enumerate(facts, start=1):
        kept.append(fact)
        kept = pared(kept, folded(kept), RULES, fact.at)
        for later in (0, 60, 121, 299, 301, 900):
            now = fact.at + later
            begin = max(one.at for one in kept if one.kind is FactKind.SIGN_IN)
            assert away(kept, begin, now) == away(facts[:number], begin, now)


@given(stories())
def test_who_is_not_away_yet_is_looked_at_again_when_they_will_be(facts: list[Fact]) -> None:
    now = facts[-1].at
    went = folded(facts)
    again = None if went is None else comes_to_count(went, RULES, now)
    known = seen(tuple(facts)).spans
    signed_in = bool(known[Was.SIGNED_IN]) and known[Was.SIGNED_IN][-1][1] == OPEN
    in_call = bool(known[Was.CALLED]) and known[Was.CALLED][-1][1] == OPEN
    if signed_in and not in_call and away(facts, SHIFT[0], now) is None:
        far = now + 10_000
        assert (away(facts, SHIFT[0], far) is None) is (again is None)
        if again is not None:
            assert away(facts, SHIFT[0], again) is not None
            assert away(facts, SHIFT[0], again - 1) is None
