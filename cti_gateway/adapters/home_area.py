"""Home areas by the prefix data of phonenumbers, whose own geocoder would load those of the whole world.

Measured (9.0.43): its import takes 106 MB and 0.6 s at a stretch; the 140,000 prefixes of China kept as here
take 9 MB, and are read file by file in a thread. The data are complete for area codes; of mobile prefixes
(the first seven digits) younger ones are missing: then nothing is said but the carrier.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any

import phonenumbers

from cti_gateway.ports.home_area import HomeArea

_FIRST_PREFIX = re.compile(r"^ '(\d+)':", re.MULTILINE)
_HEAD = 4096  # bytes in which a file's first prefix stands
Names = tuple[str, str]  # Chinese, English
NOTHING: Names = "", ""


class Prefixes:
    """Names by the longest prefix, in sorted arrays: a dict of dicts takes thirty times the memory."""

    def __init__(self, entries: Iterator[tuple[str, Names]]) -> None:
        self._tables: dict[int, tuple[array[int], array[int]]] = {}
        names: dict[Names, int] = {}
        for prefix, name in entries:
            keys, places = self._tables.setdefault(len(prefix), (array("Q"), array("I")))
            keys.append(int(prefix))  # of one length they come in order
            places.append(names.setdefault(name, len(names)))
        self._names = list(names)
        self._lengths = sorted(self._tables, reverse=True)

    def of(self, digits: str) -> Names:
        """Empty: there is no such prefix."""
        for length in self._lengths:
            keys, places = self._tables[length]
            key = int(digits[:length])
            place = bisect_left(keys, key)
            if len(digits) >= length and place < len(keys) and keys[place] == key:
                return self._names[places[place]]
        return NOTHING


class PhoneNumberAreas:
    """Implements ports.home_area.HomeAreas for numbers of one country; empty: of none."""

    def __init__(self, country: str) -> None:
        self._country = country
        self._areas: Prefixes | None = None
        self._carriers: Prefixes | None = None

    def load(self) -> None:
        """Read the data; until then nothing is known. Takes half a second: call it in a thread."""
        code = phonenumbers.country_code_for_region(self._country)
        if code:
            self._carriers = Prefixes(_entries("carrierdata", str(code)))
            self._areas = Prefixes(_entries("geodata", str(code)))

    def of(self, number: str) -> HomeArea | None:
        """None: it is no number of the country, or nothing is known of its prefix."""
        if self._areas is None or self._carriers is None:
            return None
        try:
            parsed = phonenumbers.parse(number, self._country)
        except phonenumbers.NumberParseException:
            return None
        if not phonenumbers.is_valid_number(parsed):
            return None
        digits = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)[1:]
        area, carrier = self._areas.of(digits), self._carriers.of(digits)
        return None if area == carrier == NOTHING else HomeArea(*area, *carrier)


def _entries(folder: str, code: str) -> Iterator[tuple[str, Names]]:
    """Those of a country code, in the order of text. The files are in that order too."""
    files = [*Path(phonenumbers.__file__).with_name(folder).glob("data*.py")]
    files.sort(key=lambda path: int(path.stem.removeprefix("data")))
    firsts = [_first_prefix(path) for path in files]
    for path, first, following in zip(files, firsts, [*firsts[1:], "~"], strict=True):
        if first[: len(code)] <= code <= following:
            for prefix, names in _data(path).items():
                if prefix.startswith(code):
                    yield prefix, (names.get("zh", names.get("en", "")), names.get("en", ""))


def _first_prefix(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        found = _FIRST_PREFIX.search(file.read(_HEAD))
    return found[1] if found else "~"


def _data(path: Path) -> Mapping[str, Mapping[str, str]]:
    """One file alone: to import it would import all of its package."""
    package = f"phonenumbers.{path.parent.name}"
    name = f"{package}.{path.stem}"
    content: dict[str, Any] = {"__name__": name, "__package__": package}
    exec(SourceFileLoader(name, str(path)).get_code(name), content)  # type: ignore[arg-type]
    data: Mapping[str, Mapping[str, str]] = content["data"]
    return data
