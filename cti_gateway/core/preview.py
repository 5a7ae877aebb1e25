"""What the hours of a queue come to on the next dates, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cti_gateway.core.calendar import Calendar
from cti_gateway.core.hours import Hours, Spans


@dataclass(frozen=True, slots=True)
class OpenDay:
    """One date. ``because``: date (named by the queue), holiday, workday (make-up), or weekday.

    ``name`` is the holiday's. ``known``: somebody has published the holidays of this year, where they count.
    """

    date: str
    spans: Spans
    because: str
    name: str
    known: bool


def preview(hours: Hours, calendar: Calendar, first: date, count: int) -> Iterator[OpenDay]:
    """``count`` dates from the first one on."""
    for offset in range(count):
        day = first + timedelta(days=offset)
        iso = day.isoformat()
        special = calendar.days.get(iso)
        if iso in hours.named:
            because = "date"
        elif special is not None and special.kind in hours.heeds:
            because = special.kind.value
        else:
            because = "weekday"
        known = not hours.heeds or day.year in calendar.years
        yield OpenDay(iso, hours.spans_on(day), because, special.name if special else "", known)
