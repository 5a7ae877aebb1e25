"""When a ticket is to be reported, answered and supervised (A6.6): pure reckoning with days.

Of a number of days the first is the one after. A day ends at its 24:00, which is the instant at which what
was due becomes overdue. ``calendar_roll``: every day counts, and where the last one is a day of rest, the
next working day takes its place (民法典 201, 203); ``workday``: only working days count.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from zoneinfo import ZoneInfo

from cti_gateway.core.calendar import Calendar, rest_days


class DeadlineMode(StrEnum):
    """Which days count."""

    CALENDAR_ROLL = "calendar_roll"
    WORKDAY = "workday"


@dataclass(frozen=True, slots=True)
class TicketRules:
    """``report_by``: minute of the day. The defaults beyond the three days are ours, not the regulation's."""

    time_zone: str = "Asia/Shanghai"
    mode: DeadlineMode = DeadlineMode.CALENDAR_ROLL
    answer_days: int = 3
    report_by: int = 540
    remind_before_s: int = 86_400
    supervise_every_s: int = 86_400
    instruction_alarm_s: int = 172_800


def reply_due(assigned_at: int, rules: TicketRules, calendar: Calendar) -> int:
    """When the reply to what was assigned then is due."""
    assigned = day_of(assigned_at, rules)
    if rules.mode is DeadlineMode.CALENDAR_ROLL:
        return end_of(assigned + timedelta(rules.answer_days), rules, calendar)
    worked = islice(_working_days(assigned + timedelta(1), calendar), rules.answer_days)
    return end_of(max(worked), rules, calendar)


def end_of(day: date, rules: TicketRules, calendar: Calendar) -> int:
    """24:00 of this day, or of the next working day."""
    return _instant(next(_working_days(day, calendar)) + timedelta(1), 0, rules)


def report_due(submitted_at: int, rules: TicketRules, calendar: Calendar) -> int:
    """The next day's morning (次日早); of the next working day, if that is none."""
    day = next(_working_days(day_of(submitted_at, rules) + timedelta(1), calendar))
    return _instant(day, rules.report_by, rules)


def batch_morning(due_at: int, now: int, rules: TicketRules, calendar: Calendar) -> int:
    """The morning to which a ticket collected now belongs: its own, or the first that is still to come."""
    if now <= due_at:
        return due_at
    mornings = (_instant(day, rules.report_by, rules) for day in _working_days(day_of(now, rules), calendar))
    return next(morning for morning in mornings if morning >= now)


def last_day(due_at: int, rules: TicketRules) -> date:
    """The day whose 24:00 this is."""
    return day_of(due_at - 1, rules)


def day_of(at: int, rules: TicketRules) -> date:
    """The day there and then."""
    return datetime.fromtimestamp(at / 1000, ZoneInfo(rules.time_zone)).date()


def day_span(day: date, rules: TicketRules) -> tuple[int, int]:
    """[from, to) of a day."""
    return _instant(day, 0, rules), _instant(day + timedelta(1), 0, rules)


def _working_days(first: date, calendar: Calendar) -> Iterator[date]:
    day = first
    while True:
        if not rest_days([day], calendar):
            yield day
        day += timedelta(1)


def _instant(day: date, minute: int, rules: TicketRules) -> int:
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    return int(wall.replace(tzinfo=ZoneInfo(rules.time_zone)).timestamp()) * 1000
