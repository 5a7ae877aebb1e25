"""Who has which shift on the days past, and what they mean to make of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from random import Random

from cti_gateway.core.attendance.case import Kind
from cti_gateway.core.calendar import NO_CALENDAR, rest_days
from cti_gateway.core.roster.rotation import rotate
from cti_gateway.core.roster.shifts import Templates, days
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.demo import staff


class Habit(StrEnum):
    """How a person does a shift."""

    PUNCTUAL = "punctual"
    FORGETFUL = "forgetful"  # is signed out by the gateway
    LATE = "late"
    MORNING_LOST = "morning_lost"  # more than an hour late
    EARLY = "early"
    AWAY = "away"  # for too long, without a word
    AWAY_APPLIED = "away_applied"  # as long, with the director's approval
    ABSENT = "absent"
    ON_LEAVE = "on_leave"
    SWAPPED = "swapped"  # somebody of another unit takes it


# What it comes to; None: nothing is owed.
JUDGED: dict[Habit, Kind | None] = {
    Habit.PUNCTUAL: Kind.ON_TIME,
    Habit.FORGETFUL: Kind.ON_TIME,
    Habit.LATE: Kind.LATE,
    Habit.MORNING_LOST: Kind.ABSENT,
    Habit.EARLY: Kind.EARLY,
    Habit.AWAY: Kind.MID_SHIFT,
    Habit.AWAY_APPLIED: Kind.ON_TIME,
    Habit.ABSENT: Kind.ABSENT,
    Habit.ON_LEAVE: None,
    Habit.SWAPPED: Kind.ON_TIME,
}
PER_MILLE = {
    Habit.PUNCTUAL: 868,
    Habit.FORGETFUL: 15,
    Habit.LATE: 30,
    Habit.MORNING_LOST: 6,
    Habit.EARLY: 16,
    Habit.AWAY: 12,
    Habit.AWAY_APPLIED: 10,
    Habit.ABSENT: 7,
    Habit.ON_LEAVE: 18,
    Habit.SWAPPED: 18,
}


@dataclass(frozen=True, slots=True)
class Duty:
    """``person`` does the shift, or should; the slot names whom the roster has."""

    slot: Slot
    habit: Habit
    person: str


def roster(first: date, last: date, templates: Templates) -> list[Slot]:
    """By rotation; on each day a person can be asked for one of the three shifts only."""
    units = staff.units()
    number = {login: place for people in units.values() for place, login in enumerate(people)}
    places = [
        Place(day, shift.code, seat)
        for day in days(first, last)
        for shift in templates.on(day)
        for seat in staff.ROSTERED
    ]

    def has_another_turn(person: str, place: Place) -> bool:
        shifts = [shift.code for shift in templates.on(place.day)]
        return shifts[(number[person] + place.day.toordinal()) % len(shifts)] != place.shift

    heavy = rest_days(days(first, last), NO_CALENDAR)
    return rotate(places, units, heavy_days=heavy, absent=has_another_turn)


def for_today(today: date, templates: Templates) -> list[Slot]:
    """Whoever tries the demo and the colleagues that it brings have their seats all day."""
    return [
        Slot(Place(today, shift.code, seat), person.unit, person.login)
        for shift in templates.on(today)
        for seat, person in staff.TODAY.items()
    ]


def meant(slots: Iterable[Slot], rng: Random) -> Iterator[Duty]:
    """What becomes of each slot."""
    slots = list(slots)
    everybody = sorted(login for people in staff.units().values() for login in people)
    busy: dict[date, set[str]] = {}
    for slot in slots:
        busy.setdefault(slot.place.day, set()).add(slot.person)
    for slot in slots:
        (habit,) = rng.choices(list(PER_MILLE), list(PER_MILLE.values()))
        person = slot.person
        if habit is Habit.SWAPPED:
            taken = busy[slot.place.day]
            person = rng.choice([login for login in everybody if login not in taken])
            taken.add(person)
        yield Duty(slot, habit, person)
