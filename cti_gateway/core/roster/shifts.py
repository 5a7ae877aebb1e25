"""Shift templates: the shifts of a day, each set good from a date on (A1.0a).

A day's shifts follow one another without gap or overlap, so that the hotline is staffed from the first
minute of the first to the last of the last.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from cti_gateway.core.errors import Conflict, NotFound
from cti_gateway.core.spans import Span


@dataclass(frozen=True, slots=True)
class Shift:
    """``begin`` and ``end`` in minutes of the day; 24:00 is 1440."""

    code: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Template:
    """The shifts of each day from this date on, in order."""

    since: date
    shifts: tuple[Shift, ...]


WRITTEN = re.compile(r"(\w{1,8}) ([0-9]{2}):([0-5][0-9])-([0-9]{2}):([0-5][0-9])", re.ASCII)


def read_shift(text: str) -> Shift:
    """``M 08:00-12:00``; raises ValueError."""
    found = WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError(f"{text}: write a shift like M 08:00-12:00")
    hour, minute, end_hour, end_minute = map(int, found.groups()[1:])
    return Shift(found[1], hour * 60 + minute, end_hour * 60 + end_minute)


DAILY = "M 08:00-12:00", "A 12:00-17:00", "E 17:00-21:00"
THREE_SHIFTS = Template(date.min, tuple(map(read_shift, DAILY)))


@dataclass(frozen=True, slots=True)
class Templates:
    """All that were ever good, in order; nothing is changed for days past."""

    time_zone: str
    templates: tuple[Template, ...] = (THREE_SHIFTS,)

    def __post_init__(self) -> None:
        """Raises Conflict for shifts that leave a gap, overlap, or share a code."""
        for template in self.templates:
            _check(template)
        if any(later.since <= earlier.since for earlier, later in pairwise(self.templates)):
            raise Conflict("shift_templates_unordered")

    def on(self, day: date) -> tuple[Shift, ...]:
        """The shifts of this day."""
        good = [template for template in self.templates if template.since <= day]
        return good[-1].shifts if good else ()

    def shift(self, day: date, code: str) -> Shift:
        """Raises NotFound."""
        found = next((shift for shift in self.on(day) if shift.code == code), None)
        if found is None:
            raise NotFound("shift_unknown", day=day.isoformat(), shift=code)
        return found

    def span(self, day: date, code: str) -> Span:
        """From T to E in seconds since the epoch; raises NotFound."""
        shift = self.shift(day, code)
        return self._instant(day, shift.begin), self._instant(day, shift.end)

    def day(self, at: int) -> date:
        """In which an instant (milliseconds) lies."""
        return datetime.fromtimestamp(at / 1000, ZoneInfo(self.time_zone)).date()

    def midnight(self, day: date) -> int:
        """When the day begins, in seconds since the epoch."""
        return self._instant(day, 0)

    def bounds(self, day: date) -> Span:
        """When the day begins and when it is over, in milliseconds since the epoch."""
        return self.midnight(day) * 1000, self.midnight(day + timedelta(1)) * 1000

    def hours(self, day: date) -> list[int]:
        """When each hour of the day begins by the wall clock, and its end, in seconds since the epoch."""
        return [self._instant(day, hour * 60) for hour in range(25)]

    def _instant(self, day: date, minute: int) -> int:
        wall = datetime.combine(day, time()) + timedelta(minutes=minute)
        return int(wall.replace(tzinfo=ZoneInfo(self.time_zone)).timestamp())


def _check(template: Template) -> None:
    codes = [shift.code for shift in template.shifts]
    if len(set(codes)) < len(codes):
        raise Conflict("shift_code_twice", since=template.since.isoformat())
    for shift in template.shifts:
        if not 0 <= shift.begin < shift.end <= 1440:
            raise Conflict("shift_times_wrong", shift=shift.code)
    for before, after in pairwise(template.shifts):
        if before.end != after.begin:
            code = "shift_gap" if before.end < after.begin else "shift_overlap"
            raise Conflict(code, before=before.code, after=after.code)


def days(first: date, last: date) -> Iterable[date]:
    """Each day from the first to the last, both included."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
