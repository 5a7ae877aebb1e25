"""One person, one number, however the exchange spells it.

A mobile of the country arrives as 13912345678, with the long-distance 0 before it, as +86 139…, 0086 139… or
86 139…; a landline of the site's own town also without its area code. Records keep what arrived, for that is
what was heard and what can be called back; who is looked for is looked for in every spelling that there is,
by the index of the number, so what was written before this rule, or under another country, is found all the
same.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_DIGITS = re.compile(r"\+?[0-9]+", re.ASCII)
_BETWEEN = str.maketrans("", "", " -()（）")


@dataclass(frozen=True, slots=True)
class NumberPlan:
    """How numbers of a country are dialled (ITU-T E.164); without a ``country_code`` each stands for itself.

    ``national``: a pattern of its numbers without anything before them. ``trunk``: what is dialled before
    them within the country, maybe nothing; ``abroad``: before a country's code. ``area``: the area code of
    the site, without which its town is dialled; ``landline`` and ``whole``: patterns of landlines and of all
    that can be called, both with their area codes.
    """

    country_code: str = ""
    national: str = ""
    trunk: str = ""
    abroad: str = ""
    area: str = ""
    landline: str = ""
    whole: str = ""

    def canonical(self, number: str) -> str:
        """The same for all spellings: its area code before it, or + and another country's."""
        found = self._shortest(number)
        return self.area + found if self._is_local(found) else found

    def _shortest(self, number: str) -> str:
        said = number.translate(_BETWEEN)
        if not self.country_code or not _DIGITS.fullmatch(said):
            return number
        if said.startswith("+"):
            return self._of_a_country(said[1:])
        if self._is_national(said):
            return said
        if (within := self._without_trunk(said)) is not None:
            return within
        if self.abroad and said.startswith(self.abroad) and len(said) > len(self.abroad):
            return self._of_a_country(said[len(self.abroad) :])
        return self._of_this_country(said) or said

    def spellings(self, number: str) -> frozenset[str]:
        """All that have its canonical form and have been seen on a line, and the number itself."""
        same = self.canonical(number)
        if self._is_national(same):
            bare = {same, self.trunk + same}
            found = bare | {start + self.country_code + one for one in bare for start in self._starts()}
            found.add(same.removeprefix(self.area))
        elif same.startswith("+"):
            found = {start + same[1:] for start in ("+", self.abroad) if start}
        else:
            found = {same}
        return frozenset(one for one in found if self.canonical(one) == same) | {number}

    def _starts(self) -> tuple[str, ...]:
        return "+", self.abroad, ""

    def _of_a_country(self, digits: str) -> str:
        return self._of_this_country(digits) or f"+{digits}"

    def _of_this_country(self, digits: str) -> str | None:
        if not digits.startswith(self.country_code):
            return None
        rest = digits[len(self.country_code) :]
        return rest if self._is_national(rest) else self._without_trunk(rest)

    def _without_trunk(self, digits: str) -> str | None:
        rest = digits[len(self.trunk) :]
        return rest if self.trunk and digits.startswith(self.trunk) and self._is_national(rest) else None

    def _is_local(self, digits: str) -> bool:
        """Not where it is a number without an area code before it: 021 95123 is no 2195123 of the town."""
        return (
            bool(self.area)
            and re.fullmatch(self.landline, self.area + digits) is not None
            and re.fullmatch(self.whole, digits) is None
        )

    def _is_national(self, digits: str) -> bool:
        return bool(self.country_code) and re.fullmatch(self.national, digits) is not None


EACH_ITSELF = NumberPlan()


def every_spelling(plan: NumberPlan, numbers: Iterable[str]) -> frozenset[str]:
    """Of all of them."""
    return frozenset(spelling for number in numbers for spelling in plan.spellings(number))
