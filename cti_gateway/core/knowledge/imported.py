"""Entries that come from a file, and what is wrong with them, by place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cti_gateway.core.errors import Invalid, Refused
from cti_gateway.core.knowledge.entry import Content, checked

MAX_ENTRIES = 5_000


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something in a file, and where."""

    place: str
    problem: Refused


@dataclass(frozen=True, slots=True)
class Imported:
    """An entry and where it stands: its heading, or the cell of each field.

    ``wrong``: what of it could not be read.
    """

    content: Content
    place: str
    cells: Mapping[str, str] = field(default_factory=dict)
    wrong: tuple[Wrong, ...] = ()


def wrong(found: Sequence[Imported]) -> Iterator[Wrong]:
    """All that keeps these from being taken in."""
    if not found:
        yield Wrong("", Refused("knowledge_import_empty"))
    if len(found) > MAX_ENTRIES:
        yield Wrong(found[MAX_ENTRIES].place, Refused("knowledge_import_too_many", limit=MAX_ENTRIES))
    places: dict[tuple[str, str], str] = {}
    for one in found:
        yield from one.wrong
        try:
            checked(one.content)
        except Invalid as error:
            for name, problem in error.fields.items():
                yield Wrong(one.cells.get(name, one.place), Refused(problem.code, **problem.params))
        key = one.content.category, one.content.title
        before = places.setdefault(key, one.place)
        if before != one.place:
            yield Wrong(one.place, Refused("knowledge_import_twice", place=before))
