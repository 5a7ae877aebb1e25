"""What is asked most: questions that the same knowledge entry answered, else those that read alike.

Two questions read alike if they share most of their pairs of neighbouring characters. Each joins a group of
its category whose first question is like it: of several the one with which it shares the pair that sorts
first, so the same questions in the same order always give the same groups.

Who shares half of all pairs shares one of those that sort into the first half (prefix filtering, Chaudhuri
et al., ICDE 2006): under these alone a group is kept and looked for. What it finds is mostly told apart by a
few bits before the pairs themselves are compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from cti_gateway.core.knowledge.analyser import runs
from cti_gateway.core.masking import mask_person_in
from cti_gateway.core.reports.asked import Asked
from cti_gateway.core.reports.topics import topic

ENOUGH = 3  # half of the pairs that either has are shared: a third of all, each counted where it is
BITS = 256
# What is said around a question.
POLITE = frozenset({"请问", "您好", "你好", "怎么", "什么", "一下"})
Pairs = frozenset[str]


@dataclass(slots=True)
class Group:
    """``entry`` 0: none was used. ``question`` is the first that was asked so, whoever asked it masked.

    ``records``: the numbers of those who asked.
    """

    category: str
    entry: int
    question: str
    times: int = 0
    records: list[int] = field(default_factory=list)


def pairs_of(question: str) -> Pairs:
    """Of what it says; a text of one character is its own pair."""
    found = (
        first + second
        for run in runs(question)
        for first, second in pairwise(run if len(run) > 1 else run * 2)
    )
    return frozenset(found) - POLITE


def alike(one: Pairs, other: Pairs) -> bool:
    """Whether they share enough; nothing is like nothing."""
    return ENOUGH * len(one & other) >= len(one) + len(other)


def bits_of(pairs: Pairs) -> int:
    """One for each pair; some have the same."""
    bits = 0
    for pair in pairs:
        bits |= 1 << hash(pair) % BITS
    return bits


def tell_tale(pairs: Pairs) -> list[str]:
    """Those of which one is shared with whatever is like it, the first that is shared at all among them."""
    return sorted(pairs)[: len(pairs) // 2 + 1]


@dataclass(slots=True)
class Questions:
    """Groups, as questions come."""

    groups: list[Group] = field(default_factory=list)
    _by_entry: dict[tuple[str, int], Group] = field(default_factory=dict)
    _by_pair: dict[tuple[str, str], list[tuple[int, Pairs, Group]]] = field(default_factory=dict)
    _wordless: dict[str, Group] = field(default_factory=dict)

    def add(self, asked: Iterable[Asked]) -> None:
        """More of them, in order, where a question was written down."""
        for one in asked:
            if not one.question.strip():
                continue
            group = self._of_entry(one) if one.used else self._of_words(one)
            group.times += 1
            group.records.append(one.id)

    def hottest(self, limit: int, *, unanswered: bool = False) -> list[Group]:
        """The most frequent first; ``unanswered``: those for which no entry was used."""
        wanted = (group for group in self.groups if not (unanswered and group.entry))
        return sorted(wanted, key=lambda group: -group.times)[:limit]

    def _of_entry(self, one: Asked) -> Group:
        key = topic(one.category), one.used[0].entry
        if key not in self._by_entry:
            self._by_entry[key] = self._new(one, key[1])
        return self._by_entry[key]

    def _of_words(self, one: Asked) -> Group:
        category, pairs = topic(one.category), pairs_of(one.question)
        if not pairs:
            if category not in self._wordless:
                self._wordless[category] = self._new(one, 0)
            return self._wordless[category]
        size, bits = len(pairs), bits_of(pairs)
        same_bit = size - bits.bit_count()
        keys = [(category, pair) for pair in tell_tale(pairs)]
        for key in keys:
            for their_bits, theirs, group in self._by_pair.get(key, ()):
                at_most = (bits & their_bits).bit_count() + same_bit
                if ENOUGH * at_most >= size + len(theirs) and alike(pairs, theirs):
                    return group
        made = self._new(one, 0)
        for key in keys:
            self._by_pair.setdefault(key, []).append((bits, pairs, made))
        return made

    def _new(self, one: Asked, entry: int) -> Group:
        asked = mask_person_in(one.question.strip(), one.caller_name)
        group = Group(topic(one.category), entry, asked)
        self.groups.append(group)
        return group
