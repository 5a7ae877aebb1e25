"""The roster: who sits at which seat in which shift, and what is wrong with it or differs between versions.

A slot is date × shift × seat; it belongs to a unit, which names a person (A1.0b). A slot without a
person is unfilled: that is told, and does not keep the roster from being published.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cti_gateway.core.roster.shifts import Templates


class Place(NamedTuple):
    """Where and when somebody is to sit."""

    day: date
    shift: str
    seat: str


@dataclass(frozen=True, slots=True)
class Slot:
    """``person`` is a login, or empty while nobody is named."""

    place: Place
    unit: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What must be changed: a code, the number of the slot in the list, and what its sentence names."""

    code: str
    slot: int
    field: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Staff:
    """Who and what a roster may name: units by login, and the numbers of the seats."""

    units: Mapping[str, str]
    seats: Collection[str]


def problems(slots: Iterable[Slot], staff: Staff, templates: Templates) -> Iterator[Problem]:
    """Everything that keeps these slots from being published, in their order."""
    taken: dict[Place, int] = {}
    busy: dict[tuple[str, date, str], str] = {}
    for number, slot in enumerate(slots):
        day, shift, seat = slot.place
        if shift not in {known.code for known in templates.on(day)}:
            yield Problem("shift_unknown", number, "shift", {"shift": shift, "day": day.isoformat()})
        if seat not in staff.seats:
            yield Problem("roster_seat_unknown", number, "seat", {"seat": seat})
        if taken.setdefault(slot.place, number) != number:
            yield Problem("roster_slot_twice", number, "seat", {"seat": seat, "shift": shift})
        if slot.person:
            yield from _of_person(number, slot, staff)
            other = busy.setdefault((slot.person, day, shift), seat)
            if other != seat:
                yield Problem("roster_person_twice", number, "person", {"person": slot.person, "seat": other})


def _of_person(number: int, slot: Slot, staff: Staff) -> Iterator[Problem]:
    unit = staff.units.get(slot.person)
    if unit is None:
        yield Problem("roster_person_unknown", number, "person", {"person": slot.person})
    elif unit != slot.unit:
        yield Problem("roster_person_elsewhere", number, "person", {"person": slot.person, "unit": unit})


def unfilled(slots: Iterable[Slot]) -> list[Slot]:
    """Those for which nobody is named."""
    return [slot for slot in slots if not slot.person]


def not_by_heads(slots: Iterable[Slot], staff: Staff, heads: Collection[str]) -> list[Slot]:
    """Those that somebody else has than who is in charge of the unit, where that is known: in principle it is
    they who come (A1.0c), so that is told, and keeps nothing from being published.
    """
    led = {staff.units[head] for head in heads if head in staff.units}
    return [slot for slot in slots if slot.person and slot.person not in heads and slot.unit in led]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place as it was and as it is; None: not in that version."""

    place: Place
    before: Slot | None
    after: Slot | None


def differences(before: Iterable[Slot], after: Iterable[Slot]) -> list[Difference]:
    """What changed from one version to the next, by date, shift and seat."""
    old, new = ({slot.place: slot for slot in slots} for slots in (before, after))
    places = sorted(old.keys() | new.keys())
    pairs = ((place, old.get(place), new.get(place)) for place in places)
    return [Difference(place, was, is_now) for place, was, is_now in pairs if was != is_now]
