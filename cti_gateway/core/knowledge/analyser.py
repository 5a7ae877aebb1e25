"""Text to search terms.

Chinese has no spaces, so pairs of neighbouring characters stand for words: what holds a phrase holds its
pairs, and a wrong character spoils only two of them. Most slips of a Chinese typist sound right (领取, 零取),
so pairs of syllables are terms as well, with the sounds made one that the south does not tell apart.
Whoever types letters types initials (sybx) or pinyin (shiyebx): both are kept from every character on,
and the letters typed are looked for as their beginning. Of a question the words that make it one (怎么, 多少)
say little of what it is about, however rare the pairs are that they make with their neighbours.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cti_gateway.core.knowledge.entry import Content

Reading = Callable[[str], Sequence[str]]  # Han characters to as many syllables without tones

LETTERS = 12  # of initials and of pinyin that are kept from a character on
_SOUND = 0.35  # what sounds right is worth this much of what is right
_SLIP = 0.4  # and what is right but for a letter at an end, this much
_ASKING = 0.6  # and pairs that have a part in how is asked, this much
_ASKS = re.compile(
    "怎么样|怎么办|怎么|怎样|如何|什么时候|什么|多少|多久|哪里|哪儿|在哪|能不能|可不可以|可以|需要|是不是|有没有"
    "|请问|吗|呢"
)
_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z0-9]+")
_SAME_SOUND = (re.compile(r"^([zcs])h"), r"\1"), (re.compile(r"ng$"), "n"), (re.compile(r"^l"), "n")


@dataclass(frozen=True, slots=True)
class Terms:
    """Of an entry. ``sounds`` are those of title and keywords."""

    title: frozenset[str]
    keywords: frozenset[str]
    answer: frozenset[str]
    sounds: frozenset[str]

    def all(self) -> frozenset[str]:
        return self.title | self.keywords | self.answer | self.sounds


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term of a query; ``prefix``: terms that begin with it will do."""

    term: str
    weight: float = 1.0
    prefix: bool = False


def runs(text: str) -> list[str]:
    """The unbroken stretches of Han characters and of letters and digits, in one form."""
    return _RUN.findall(unicodedata.normalize("NFKC", text).lower())


def is_han(run: str) -> bool:
    return not run.isascii()


def terms_of(content: Content, read: Reading) -> Terms:
    """All by which an entry is found."""
    heard = [run for text in (content.title, *content.keywords) for run in runs(text) if is_han(run)]
    return Terms(
        title=frozenset(_words(content.title)),
        keywords=frozenset(word for keyword in content.keywords for word in _words(keyword)),
        answer=frozenset(_words(content.answer)),
        sounds=frozenset(sound for run in heard for sound in _heard(read(run))),
    )


def letters_of(name: str, read: Reading) -> tuple[str, str]:
    """Its initials and its pinyin, as somebody types them; letters and digits in it stay as they are."""
    spoken = [(run, read(run) if is_han(run) else [run]) for run in runs(name)]
    initials = "".join(run if run.isascii() else "".join(one[:1] for one in said) for run, said in spoken)
    return initials, "".join("".join(said) for _, said in spoken)


def wanted(query: str, read: Reading) -> list[Wanted]:
    """What to look for, the same term once."""
    found = runs(query)
    asked = [one for run in found for one in _wanted(run, read)]
    letters = "".join(found)
    if len(found) > 1 and letters.isascii():  # pinyin typed with spaces
        asked += _letters(letters)
    return list({(one.term, one.prefix): one for one in reversed(asked)}.values())[::-1]


def _wanted(run: str, read: Reading) -> Iterable[Wanted]:
    if not is_han(run):
        return _letters(run)
    if len(run) == 1:
        return [Wanted(run, prefix=True)]
    worth = _worth_of_pairs(run)
    pairs = map(Wanted, _pairs(run), worth)
    sounds = map(Wanted, _sound_pairs(read(run)), (_SOUND * one for one in worth))
    return [*pairs, *sounds]


def _worth_of_pairs(run: str) -> list[float]:
    """Of each pair of neighbours, in order."""
    asks = {place for found in _ASKS.finditer(run) for place in range(*found.span())}
    return [_ASKING if asks & {place, place + 1} else 1.0 for place in range(len(run) - 1)]


def _letters(run: str) -> list[Wanted]:
    kept = run[:LETTERS]
    exact = Wanted(kept, prefix=True)
    if len(run) < 4 or run.isdigit():
        return [exact]
    return [exact, Wanted(kept[:-1], _SLIP, prefix=True), Wanted(run[1 : LETTERS + 1], _SLIP, prefix=True)]


def _words(text: str) -> Iterable[str]:
    for run in runs(text):
        yield from _pairs(run) if is_han(run) and len(run) > 1 else [run[:64]]


def _pairs(run: str) -> list[str]:
    return [first + second for first, second in pairwise(run)]


def _sound_pairs(syllables: Sequence[str]) -> list[str]:
    """A digit between keeps them apart from letters that somebody types."""
    sounds = [_one_sound(syllable) for syllable in syllables]
    return [f"{first}1{second}" for first, second in pairwise(sounds)]


def _one_sound(syllable: str) -> str:
    for pattern, instead in _SAME_SOUND:
        syllable = pattern.sub(instead, syllable)
    return syllable


def _heard(syllables: Sequence[str]) -> Iterable[str]:
    yield from _sound_pairs(syllables)
    for start in range(len(syllables) - 1):
        rest = syllables[start : start + LETTERS]
        yield "".join(syllable[:1] for syllable in rest)
        yield "".join(rest)[:LETTERS]
