"""Which entries come first.

A database finds candidates by the rarest terms asked for, those that have the most of them; the order is
decided here, from terms and frequencies alone, so that it is the same on every database. A term counts for
more the fewer entries have it (inverse document frequency, as in BM25), and in a title for more than in an
answer.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cti_gateway.core.knowledge.analyser import Terms, Wanted

MOST_MATCHES = 1_500  # entries that a database may have to look at for one query
MOST_PROBES = 24
MOST_CANDIDATES = 60  # they are compared on the event loop, on which calls wait
FIELDS = {"title": 3.0, "keywords": 2.5, "sounds": 1.5, "answer": 1.0}  # the worthiest first
_CLOSE_TITLE = 0.5  # a title of which all was asked counts for this much more
_EXPIRED = 0.5
_HINTED = 1.4
_WORST = 0.2  # of the best one's score; what is below is noise


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of the ``total`` entries each term is, in the order asked for."""

    total: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Probe:
    """What a database looks for: a term, and what an entry that has it is worth."""

    wanted: Wanted
    worth: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that has one of the terms."""

    entry: int
    terms: Terms
    category: str
    expires: date | None


def probes(asked: Sequence[Wanted], known: Frequencies) -> list[Probe]:
    """The rarest terms that occur, as many as may be looked for; at least one of those that occur."""
    chosen: list[Probe] = []
    matches = 0
    for count, one in sorted(zip(known.counts, asked, strict=True), key=lambda pair: pair[0]):
        matches += count
        if chosen and (matches > MOST_MATCHES or len(chosen) == MOST_PROBES):
            break
        if count:
            chosen.append(Probe(one, _worth(one, count, known)))
    return chosen


def ranked(
    candidates: Sequence[Candidate],
    asked: Sequence[Wanted],
    known: Frequencies,
    *,
    today: date,
    hint: str | None = None,
) -> list[int]:
    """The entries, best first; one of the category ``hint`` is preferred, an expired one is not."""
    worth = {
        one: _worth(one, min(count, known.total), known)
        for one, count in zip(asked, known.counts, strict=True)
    }
    scores = {one.entry: _score(one, worth, today, hint) for one in candidates}
    least = max(scores.values(), default=0.0) * _WORST
    return sorted((entry for entry in scores if scores[entry] >= least), key=lambda e: (-scores[e], e))


def _worth(one: Wanted, count: int, known: Frequencies) -> float:
    return one.weight * math.log(1 + (known.total - count + 0.5) / (count + 0.5))


def _score(one: Candidate, worth: Mapping[Wanted, float], today: date, hint: str | None) -> float:
    score = sum(value * _best_field(wanted, one.terms) for wanted, value in worth.items())
    asked_of_title = sum(1 for wanted in worth if wanted.term in one.terms.title)
    score *= 1 + _CLOSE_TITLE * asked_of_title / max(len(one.terms.title), 1)
    if one.expires is not None and one.expires < today:
        score *= _EXPIRED
    return score * _HINTED if one.category == hint else score


def _best_field(wanted: Wanted, terms: Terms) -> float:
    has = _has_beginning if wanted.prefix else frozenset.__contains__
    return next((worth for name, worth in FIELDS.items() if has(getattr(terms, name), wanted.term)), 0.0)


def _has_beginning(terms: frozenset[str], beginning: str) -> bool:
    """One search through one text, at the speed of C."""
    return f" {beginning}" in f" {' '.join(terms)}"
