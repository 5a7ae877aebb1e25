"""Dates on which a site does not work as on other such weekdays: holidays, and make-up working days (调休).

What nobody has published is not guessed: a calendar says of which years it knows.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayKind(StrEnum):
    """holiday 放假, workday 补班: a weekend day on which one works as on a weekday."""

    HOLIDAY = "holiday"
    WORKDAY = "workday"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """``date`` is ISO."""

    date: str
    kind: DayKind
    name: str = ""


def year_of(day: SpecialDay) -> int:
    return date.fromisoformat(day.date).year


def summary(days: Iterable[SpecialDay]) -> str:
    """How many, by year: ``2027: 28 + 5``, holidays and make-up days."""
    counts: dict[int, Counter[DayKind]] = {}
    for day in days:
        counts.setdefault(year_of(day), Counter())[day.kind] += 1
    return ", ".join(f"{y}: {c[DayKind.HOLIDAY]} + {c[DayKind.WORKDAY]}" for y, c in sorted(counts.items()))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Special days by date, and the years of which all of them are known."""

    days: Mapping[str, SpecialDay]
    years: frozenset[int]

    @classmethod
    def of(cls, days: Iterable[SpecialDay]) -> "Calendar":
        """Of each year named, these are all the special days there are."""
        by_date = {day.date: day for day in days}
        return cls(by_date, frozenset(map(year_of, by_date.values())))

    def under(self, other: "Calendar") -> "Calendar":
        """Both; where they differ on a date, ``other`` is right."""
        return Calendar({**self.days, **other.days}, self.years | other.years)


def rest_days(days: Iterable[date], calendar: Calendar) -> set[date]:
    """Those on which others do not work: holidays, and weekends that nobody makes up for."""
    return {day for day in days if _rests(day, calendar.days.get(day.isoformat()))}


def _rests(day: date, special: SpecialDay | None) -> bool:
    return day.weekday() >= 5 if special is None else special.kind is DayKind.HOLIDAY


NO_CALENDAR = Calendar({}, frozenset())
