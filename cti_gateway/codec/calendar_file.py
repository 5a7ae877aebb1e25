"""Calendar files → special days: CSV (date, kind, name) or iCalendar (RFC 5545) with whole-day events.

Files come from spreadsheets and calendars of offices: Excel saves Chinese text as GB 18030 and dates
as 2027/1/1. A wrong line refuses the whole file, by line and column, counted from 1.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, timedelta

from cti_gateway.core.calendar import DayKind, SpecialDay
from cti_gateway.core.errors import Refused

KINDS = {"holiday": DayKind.HOLIDAY, "休": DayKind.HOLIDAY, "workday": DayKind.WORKDAY, "班": DayKind.WORKDAY}
HEADER = ("date", "kind", "name")
DATE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", re.ASCII)
ICS_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
NAME_CHARS = 64
LONGEST_DAYS = 31
# How calendars say that an event is a make-up working day or a holiday.
ICS_WORK = re.compile(r"班|ALTERNATE-WORKDAY|workday", re.IGNORECASE)
ICS_REST = re.compile(r"休|假|WORK-HOLIDAY|holiday", re.IGNORECASE)


def read_calendar(data: bytes) -> tuple[SpecialDay, ...]:
    """Every special day, in the order of the dates; raises Refused("calendar_…", line=…, column=…)."""
    text = _decoded(data)
    lines = _ics(text) if text.lstrip().startswith("BEGIN:VCALENDAR") else _csv(text)
    days: dict[str, SpecialDay] = {}
    for line, day in lines:
        if day.date in days:
            raise Refused("calendar_date_twice", line=line, column=1, date=day.date)
        days[day.date] = day
    if not days:
        raise Refused("calendar_empty")
    return tuple(days[key] for key in sorted(days))


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("calendar_unreadable")


def _csv(text: str) -> Iterator[tuple[int, SpecialDay]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            line = reader.line_num
            if any(cells) and not (line == 1 and tuple(cells) == HEADER):
                yield line, _csv_day(cells, line)
    except csv.Error:
        raise Refused("calendar_columns_bad", line=reader.line_num, column=1) from None


def _csv_day(cells: list[str], line: int) -> SpecialDay:
    if not 2 <= len(cells) <= 3:
        raise Refused("calendar_columns_bad", line=line, column=min(len(cells) + 1, 4))
    day = _date(DATE.fullmatch(cells[0]), line, 1)
    kind = KINDS.get(cells[1])
    if kind is None:
        raise Refused("calendar_kind_bad", line=line, column=2)
    return SpecialDay(day.isoformat(), kind, _name("".join(cells[2:]), line, 3))


def _date(found: re.Match[str] | None, line: int, column: int) -> date:
    if found is not None:
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            pass  # such as 30 February
    raise Refused("calendar_date_bad", line=line, column=column)


def _name(text: str, line: int, column: int) -> str:
    if len(text) > NAME_CHARS or not text.isprintable():
        raise Refused("calendar_name_bad", line=line, column=column)
    return text


Properties = dict[str, tuple[int, int, str]]  # name → line, column of the value, value


def _ics(text: str) -> Iterator[tuple[int, SpecialDay]]:
    event: Properties | None = None
    for line, content in _unfolded(text):
        head, colon, value = content.partition(":")
        name = head.partition(";")[0].upper()
        match name, value.upper():
            case "BEGIN", "VEVENT":
                event = {}
            case "END", "VEVENT" if event is not None:
                yield from _ics_days(event, line)
                event = None
            case _ if event is not None:
                event[name] = (line, len(head) + len(colon) + 1, value)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Content lines with the number of their first line: a line that begins with a blank goes on (3.1)."""
    started, content = 1, ""
    for number, line in enumerate(text.splitlines(), 1):
        if line[:1] in (" ", "\t"):
            content += line[1:]
            continue
        yield started, content
        started, content = number, line
    yield started, content


def _ics_days(event: Properties, end: int) -> Iterator[tuple[int, SpecialDay]]:
    """DTEND is the day after the last one; without it the event takes one day (3.6.1)."""
    if "RRULE" in event:
        line, column, _ = event["RRULE"]
        raise Refused("calendar_repeats", line=line, column=column)
    line, column, value = event.get("DTSTART", (end, 1, ""))
    first = _date(ICS_DATE.fullmatch(value), line, column)
    last_line, last_column, until = event.get("DTEND", (line, column, ""))
    after = _date(ICS_DATE.fullmatch(until), last_line, last_column) if until else first + timedelta(days=1)
    if not 1 <= (after - first).days <= LONGEST_DAYS:
        raise Refused("calendar_date_bad", line=last_line, column=last_column)
    at, where, summary = event.get("SUMMARY", (line, column, ""))
    said = " ".join([*(event[n][2] for n in ("X-APPLE-SPECIAL-DAY", "CATEGORIES") if n in event), summary])
    if ICS_WORK.search(said):
        kind = DayKind.WORKDAY
    elif ICS_REST.search(said):
        kind = DayKind.HOLIDAY
    else:
        raise Refused("calendar_kind_bad", line=at, column=where)
    name = _name(summary, at, where)
    for offset in range((after - first).days):
        yield line, SpecialDay((first + timedelta(days=offset)).isoformat(), kind, name)
