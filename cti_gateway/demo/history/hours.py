"""When people were at work on days past: offices on working days, the hotline every day."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cti_gateway.core.calendar import NO_CALENDAR, rest_days

OPENS, CLOSES = time(9), time(17)  # the bureau, its units and the hotline's own office
HOTLINE_OPENS, HOTLINE_CLOSES = time(8), time(21)


def office_hours(at: int, zone: ZoneInfo) -> int:
    """The same moment, or the next at which offices work."""
    found = datetime.fromtimestamp(at / 1000, zone)
    while found.time() >= CLOSES or not _works(found.date()):
        found = _opening(found, OPENS, days=1)
    return _at(_opening(found, OPENS) if found.time() < OPENS else found)


def hotline_hours(at: int, zone: ZoneInfo) -> int:
    """The same moment, or the next at which the hotline works."""
    found = datetime.fromtimestamp(at / 1000, zone)
    if found.time() >= HOTLINE_CLOSES:
        found = _opening(found, HOTLINE_OPENS, days=1)
    return _at(_opening(found, HOTLINE_OPENS) if found.time() < HOTLINE_OPENS else found)


def office_morning(before: int, zone: ZoneInfo, *, days: int, minutes: int) -> int:
    """So many minutes after offices opened, on a working day at least so many days before."""
    day = datetime.fromtimestamp(before / 1000, zone).date() - timedelta(days)
    while not _works(day):
        day -= timedelta(1)
    return _at(datetime.combine(day, OPENS, zone) + timedelta(minutes=minutes))


def _works(day: date) -> bool:
    return not rest_days([day], NO_CALENDAR)


def _opening(found: datetime, opens: time, *, days: int = 0) -> datetime:
    """On that day, or so many after; not everything at the same minute."""
    day = found.date() + timedelta(days)
    return datetime.combine(day, opens, found.tzinfo) + timedelta(minutes=found.minute)


def _at(found: datetime) -> int:
    return round(found.timestamp() * 1000)
