"""The shapes of what is said of queues. Instants are milliseconds (UTC); ``hours`` are as in 08:00-12:00."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from cti_gateway.config import QueueSection
from cti_gateway.core.calendar import Calendar, DayKind, SpecialDay
from cti_gateway.core.changes import Change, changes
from cti_gateway.core.hours import text_of
from cti_gateway.core.preview import preview
from cti_gateway.ports.queue_book import Entry
from cti_gateway.ports.store import QueueVersion

PREVIEW_DAYS = 14
QUEUE_DEFAULTS = QueueSection(key="-", name="-").model_dump(mode="json")


class QueueRow(msgspec.Struct, frozen=True):
    """A queue in the list. ``until``: when it opens or closes next, if that is in sight."""

    key: str
    name: str
    dids: tuple[str, ...]
    version: int
    differs: bool
    retired: bool
    open: bool
    until: int | None


class PreviewDay(msgspec.Struct, frozen=True):
    """``because``: date, holiday, workday or weekday. ``known``: the holidays of this year are."""

    date: str
    hours: str
    because: str
    name: str
    known: bool


class Preview(msgspec.Struct, frozen=True):
    """``queue`` with what was left out as its defaults; shape QueueSection."""

    queue: dict[str, Any]
    days: list[PreviewDay]


class VersionRow(msgspec.Struct, frozen=True):
    """Who made what of a queue, and why. Version 0 is what the file said before."""

    version: int
    at: int
    by: str
    reason: str
    changes: tuple[Change, ...]


class QueueDetail(msgspec.Struct, frozen=True):
    """``queue`` has the shape QueueSection; ``differs``: what the file says otherwise."""

    queue: dict[str, Any]
    version: int
    differs: tuple[Change, ...]
    history: list[VersionRow]
    preview: list[PreviewDay]


class Saved(msgspec.Struct, frozen=True):
    """``announced``: Asterisk knows already; if not, it is told as soon as it is back."""

    version: int
    announced: bool


class CalendarView(msgspec.Struct, frozen=True):
    """All special days known, and the years of which they are known."""

    years: list[int]
    days: list[SpecialDay]


class Imported(msgspec.Struct, frozen=True):
    holidays: int
    workdays: int
    announced: bool


def row(entry: Entry, calendar: Calendar, *, now: int, time_zone: str) -> QueueRow:
    section = entry.section
    hours, at = section.service_hours(time_zone, calendar), now // 1000
    until = hours.next_change(at)
    return QueueRow(
        section.key,
        section.name,
        section.dids,
        entry.version,
        bool(entry.differences()),
        section.retired,
        hours.is_open(at),
        until * 1000 if until is not None else None,
    )


def days_ahead(section: QueueSection, calendar: Calendar, *, now: int, time_zone: str) -> list[PreviewDay]:
    today = datetime.fromtimestamp(now / 1000, ZoneInfo(time_zone)).date()
    hours = section.service_hours(time_zone, calendar)
    return [
        PreviewDay(day.date, text_of(day.spans), day.because, day.name, day.known)
        for day in preview(hours, calendar, today, PREVIEW_DAYS)
    ]


def history(versions: Sequence[QueueVersion], names: Mapping[str, str]) -> list[VersionRow]:
    """Newest first; ``names`` of the actors."""
    rows: list[VersionRow] = []
    before: dict[str, Any] | None = None
    for version in versions:
        # Fields that the program got later were as their defaults are.
        after = QUEUE_DEFAULTS | msgspec.json.decode(version.body)
        changed = changes(before, after) if before is not None else ()
        by = names.get(version.actor, version.actor)
        rows.append(VersionRow(version.version, version.at, by, version.reason, changed))
        before = after
    return rows[::-1]


def imported(days: Sequence[SpecialDay], *, announced: bool) -> Imported:
    kinds = [day.kind for day in days]
    return Imported(kinds.count(DayKind.HOLIDAY), kinds.count(DayKind.WORKDAY), announced)
