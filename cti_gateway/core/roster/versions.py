"""Which roster decides: the one in force when a shift begins, whatever is published later (§5 row 40)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cti_gateway.core.roster.shifts import days
from cti_gateway.core.roster.slots import Slot


@dataclass(frozen=True, slots=True)
class Version:
    """A published roster: from when it was in force, and its slots."""

    at: int  # milliseconds since the epoch
    slots: tuple[Slot, ...]


def in_force(versions: Iterable[Version], day: date, shift: str, begin: int) -> tuple[Slot, ...]:
    """Of this shift, which begins at ``begin`` (seconds); ``versions`` cover the day, the oldest first."""
    published = [version for version in versions if version.at <= begin * 1000]
    slots = published[-1].slots if published else ()
    return tuple(
        sorted((slot for slot in slots if slot.place[:2] == (day, shift)), key=lambda slot: slot.place)
    )


def by_day(
    published: Iterable[tuple[date, date, int, Iterable[Slot]]],
) -> dict[date, tuple[Version, ...]]:
    """The versions that cover each day, the oldest first, each with the slots of that day only.

    ``published``: first and last day, when, and all slots; in order.
    """
    found: dict[date, tuple[Version, ...]] = {}
    for first, last, at, slots in published:
        of_day: dict[date, list[Slot]] = {day: [] for day in days(first, last)}
        for slot in slots:
            of_day[slot.place.day].append(slot)
        for day, own in of_day.items():
            found[day] = (*found.get(day, ()), Version(at, tuple(own)))
    return found
