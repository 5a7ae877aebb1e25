"""Durations by a steady clock, where the facts carry one: the wall clock may have been set meanwhile.

Which of the two times was right, before or after the step, nobody can tell from the facts; so what touches
the step is only proposed, and a lead confirms it (CLOCK_SUSPECT).
"""

from collections.abc import Collection
from itertools import pairwise
from operator import attrgetter

from cti_gateway.core.attendance.case import Fact
from cti_gateway.core.spans import Spans

TOLERANCE_S = 2


def steadied(told: Collection[Fact]) -> tuple[tuple[Fact, ...], Spans]:
    """The facts in order, at steady instants, and where the wall clock stepped."""
    if any(fact.steady_s is None for fact in told):
        return tuple(sorted(told, key=attrgetter("at"))), []
    facts = sorted(told, key=lambda fact: fact.steady_s or 0)
    instants = {id(fact): _instant(fact, facts[0]) for fact in facts}
    steps = [
        (instants[id(before)], max(instants[id(after)], instants[id(before)] + 1))
        for before, after in pairwise(facts)
        if abs(_drift(after, facts[0]) - _drift(before, facts[0])) > TOLERANCE_S
    ]
    moved = tuple(fact._replace(at=instants[id(fact)]) for fact in facts) if steps else tuple(facts)
    return moved, steps


def _instant(fact: Fact, first: Fact) -> int:
    return first.at + round((fact.steady_s or 0) - (first.steady_s or 0))


def _drift(fact: Fact, first: Fact) -> int:
    return fact.at - _instant(fact, first)
