"""What is asked most: questions that the same knowledge entry answered, else those that read alike.

Two questions read alike if they share most of their pairs of neighbouring characters. Each joins the first
group of its category whose first question is like it, so the same questions in the same order always give
the same groups.
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from cti_gateway.core.consultation.record import Consultation
from cti_gateway.core.knowledge.analyser import runs
from cti_gateway.core.masking import mask_person_in
from cti_gateway.core.reports.topics import topic

ALIKE = 0.5  # of the pairs that either has
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
    outcomes: Counter[str] = field(default_factory=Counter)
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
    return len(one & other) >= ALIKE * len(one | other)


@dataclass(slots=True)
class Questions:
    """Groups, as questions come."""

    groups: list[Group] = field(default_factory=list)
    _by_entry: dict[tuple[str, int], Group] = field(default_factory=dict)
    _by_pair: dict[tuple[str, str], list[tuple[Pairs, Group]]] = field(default_factory=dict)
    _wordless: dict[str, Group] = field(default_factory=dict)

    def add(self, one: Consultation) -> None:
        """One more question, if one was written down."""
        if not one.form.question.strip():
            return
        group = self._of_entry(one) if one.form.used else self._of_words(one)
        group.times += 1
        group.outcomes[one.form.outcome] += 1
        group.records.append(one.id)

    def hottest(self, limit: int, *, unanswered: bool = False) -> list[Group]:
        """The most frequent first; ``unanswered``: those for which no entry was used."""
        wanted = (group for group in self.groups if not (unanswered and group.entry))
        return sorted(wanted, key=lambda group: -group.times)[:limit]

    def _of_entry(self, one: Consultation) -> Group:
        key = topic(one), one.form.used[0].entry
        if key not in self._by_entry:
            self._by_entry[key] = self._new(one, key[1])
        return self._by_entry[key]

    def _of_words(self, one: Consultation) -> Group:
        category, pairs = topic(one), pairs_of(one.form.question)
        if not pairs:
            if category not in self._wordless:
                self._wordless[category] = self._new(one, 0)
            return self._wordless[category]
        candidates = (known for pair in sorted(pairs) for known in self._by_pair.get((category, pair), ()))
        for theirs, group in candidates:
            if alike(pairs, theirs):
                return group
        made = self._new(one, 0)
        for pair in pairs:
            self._by_pair.setdefault((category, pair), []).append((pairs, made))
        return made

    def _new(self, one: Consultation, entry: int) -> Group:
        asked = mask_person_in(one.form.question.strip(), one.form.caller_name)
        group = Group(topic(one), entry, asked)
        self.groups.append(group)
        return group
