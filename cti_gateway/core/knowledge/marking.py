"""Where a text answers a query, for highlighting; text and marks only, never markup."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from cti_gateway.core.knowledge.analyser import Reading, Wanted, is_han, runs

EXCERPT = 90
_BEFORE = 15


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text; ``hit``: it was asked for."""

    text: str
    hit: bool


def marked(text: str, asked: Sequence[Wanted], read: Reading | None = None) -> tuple[Part, ...]:
    """The text in parts; joined they are the text. With ``read`` initials and pinyin are marked too."""
    return _parts(text, _hits(text, asked, read))


def excerpt(text: str, asked: Sequence[Wanted]) -> tuple[Part, ...]:
    """A stretch of the text around the first place where most was asked for."""
    hits = _hits(text, asked, None)
    begins = range(0, max(len(text) - EXCERPT, 0) + 1)
    begin = max(begins, key=lambda at: (sum(hits[at : at + EXCERPT]), -at))
    if any(hits) and begin:
        begin = min(max(hits.index(True, begin) - _BEFORE, 0), len(text) - EXCERPT)
    part = _parts(text[begin : begin + EXCERPT], hits[begin : begin + EXCERPT])
    before = (Part("…", False),) if begin else ()
    after = (Part("…", False),) if begin + EXCERPT < len(text) else ()
    return (*before, *part, *after)


def _hits(text: str, asked: Sequence[Wanted], read: Reading | None) -> list[bool]:
    """For each character whether it was asked for."""
    same = [unicodedata.normalize("NFKC", one).lower() for one in text]
    plain = "".join(one if len(one) == 1 else " " for one in same)
    hits = [False] * len(text)
    for one in asked:
        at = plain.find(one.term)
        while at >= 0:
            hits[at : at + len(one.term)] = [True] * len(one.term)
            at = plain.find(one.term, at + 1)
    if read is not None:
        for begin, end in _read_hits(plain, asked, read):
            hits[begin:end] = [True] * (end - begin)
    return hits


def _read_hits(plain: str, asked: Sequence[Wanted], read: Reading) -> Iterable[tuple[int, int]]:
    letters = [one.term for one in asked if one.prefix and one.weight == 1 and one.term.isalpha()]
    letters = [term for term in letters if term.isascii() and len(term) > 1]
    at = 0
    for run in runs(plain):
        at = plain.index(run, at)
        syllables = read(run) if letters and is_han(run) else ()
        for start in range(len(syllables)):
            for term in letters:
                length = _length(term, syllables[start:])
                yield at + start, at + start + length
        at += len(run)


def _length(letters: str, syllables: Sequence[str]) -> int:
    """How many characters these letters stand for, as initials or as pinyin; 0 if they do not."""
    if "".join(one[:1] for one in syllables).startswith(letters):
        return len(letters)
    if not "".join(syllables).startswith(letters):
        return 0
    typed = accumulate(map(len, syllables))
    return next(number for number, reached in enumerate(typed, start=1) if reached >= len(letters))


def _parts(text: str, hits: Sequence[bool]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for letter, hit in zip(text, hits, strict=True):
        if parts and parts[-1].hit is hit:
            parts[-1] = Part(parts[-1].text + letter, hit)
        else:
            parts.append(Part(letter, hit))
    return tuple(parts)
