"""When a queue is served: wall-clock spans of a week, and single days that differ (A1.0a).

Instants are seconds since the epoch, as the dialplan's EPOCH. A span is (from, to) in minutes of one
day, 24:00 being 1440; it ends right before ``to``. A wall-clock time that a change to summer time skips
is read by the offset before the change, one that occurs twice is the first (PEP 495, fold=0).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cti_gateway.core.calendar import NO_CALENDAR, Calendar, DayKind

DAY_MINUTES = 1440
HORIZON_DAYS = 400  # what does not change within this counts as lasting

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Spans = tuple[tuple[int, int], ...]
SPAN = re.compile(r"([0-9]{2}):([0-5][0-9])-([0-9]{2}):([0-5][0-9])", re.ASCII)


def spans(text: str) -> Spans:
    """``08:00-12:00 13:00-24:00``, in order and apart; nothing: closed. Raises ValueError."""
    found: list[tuple[int, int]] = []
    for word in text.split():
        match = SPAN.fullmatch(word)
        if match is None:
            raise ValueError(f"{word}: write hours like 08:00-21:00")
        hour, minute, end_hour, end_minute = map(int, match.groups())
        begin, end = hour * 60 + minute, end_hour * 60 + end_minute
        if begin >= end or end > DAY_MINUTES:
            raise ValueError(f"{word}: ends before it begins, or after 24:00")
        if found and begin < found[-1][1]:
            raise ValueError(f"{word}: begins before the hours ahead of it end")
        found.append((begin, end))
    return tuple(found)


def text_of(open_spans: Spans) -> str:
    """As ``spans`` reads it."""
    return " ".join(f"{b // 60:02d}:{b % 60:02d}-{e // 60:02d}:{e % 60:02d}" for b, e in open_spans)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Hours:
    """``week`` begins on Monday; ``days`` are the dates (ISO) that differ.

    Of these the queue itself has ``named`` some; the others come from the calendar, whose days of the kinds
    that it ``heeds`` count.
    """

    time_zone: str
    week: tuple[Spans, ...]
    days: tuple[tuple[str, Spans], ...] = ()
    named: tuple[str, ...] = ()
    heeds: tuple[DayKind, ...] = ()

    def is_open(self, at: int) -> bool:
        """Whether new callers are let in at this instant."""
        today = self._date(at)
        near = (today + timedelta(days=offset) for offset in (-1, 0, 1))
        return any(begin <= at < end for day in near for begin, end in self._openings(day))

    def next_change(self, at: int) -> int | None:
        """The first instant after this one at which the answer differs; None: not in sight."""
        now_open, today = self.is_open(at), self._date(at)
        for offset in range(-1, HORIZON_DAYS):
            edges = sorted(
                edge
                for day in (today + timedelta(days=offset), today + timedelta(days=offset + 1))
                for opening in self._openings(day)
                for edge in opening
            )
            for edge in edges:
                if edge > at and self.is_open(edge) is not now_open:
                    return edge
        return None

    def closure(self, at: int) -> tuple[int, int] | None:
        """The closed time (from, until) that lasts now or comes next; None: none is in sight."""
        begin = self.next_change(at) if self.is_open(at) else at
        if begin is None:
            return None
        return begin, self.next_change(begin) or begin + HORIZON_DAYS * 86_400

    @classmethod
    def read(
        cls, time_zone: str, daily: str, other: Mapping[str, str], calendar: Calendar = NO_CALENDAR
    ) -> "Hours":
        """Texts as for ``spans``; ``other`` by weekday (``sun``), date (``2026-10-01``) or kind of day.

        The calendar counts for a queue that says what a ``holiday`` is to it, or a ``workday``; who heeds
        holidays has the hours of Monday on make-up days. Raises ValueError.
        """
        named = {name: spans(text) for name, text in other.items()}
        week = tuple(named.pop(name, spans(daily)) for name in WEEK)
        kinds = {kind: named.pop(kind.value) for kind in DayKind if kind.value in named}
        if kinds:
            kinds.setdefault(DayKind.WORKDAY, week[0])
        for name in named:
            if not _is_date(name):
                raise ValueError(f"{name}: write mon to sun, holiday, workday, or a date like 2026-10-01")
        special = {d.date: kinds[d.kind] for d in calendar.days.values() if d.kind in kinds}
        days = tuple(sorted({**special, **named}.items()))
        return cls(time_zone, week, days, tuple(sorted(named)), tuple(kinds))

    def spans_on(self, day: date) -> Spans:
        """The hours of one date."""
        return dict(self.days).get(day.isoformat(), self.week[day.weekday()])

    def _date(self, at: int) -> date:
        return datetime.fromtimestamp(at, ZoneInfo(self.time_zone)).date()

    def _openings(self, day: date) -> Iterator[tuple[int, int]]:
        for begin, end in self.spans_on(day):
            yield self._instant(day, begin), self._instant(day, end)

    def _instant(self, day: date, minute: int) -> int:
        wall = datetime.combine(day, time(), UTC) + timedelta(minutes=minute)
        return int(wall.replace(tzinfo=ZoneInfo(self.time_zone)).timestamp())
