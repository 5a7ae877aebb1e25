"""Service hours: their text, single days, and the clock changes of other zones."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cti_gateway.core.calendar import Calendar, DayKind, SpecialDay
from cti_gateway.core.hours import HORIZON_DAYS, Hours, Spans, spans, text_of

OFFICE, OPEN_8, OPEN_10 = spans("08:00-21:00"), spans("08:00-09:00"), spans("10:00-11:00")
SHANGHAI = Hours("Asia/Shanghai", (OFFICE,) * 7)


def instant(text: str, zone: str = "Asia/Shanghai") -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp())


def test_spans_of_a_day() -> None:
    assert spans("08:00-12:00 13:30-24:00") == ((480, 720), (810, 1440))
    assert spans("") == ()
    assert text_of(spans("08:00-12:00 13:30-24:00")) == "08:00-12:00 13:30-24:00"


@pytest.mark.parametrize(
    "text",
    ["8-21", "08:00", "21:00-08:00", "08:00-08:00", "08:00-24:01", "08:60-09:00", "08:00-12:00 11:59-13:00"],
)
def test_bad_spans_are_named(text: str) -> None:
    with pytest.raises(ValueError, match=text.split()[-1]):
        spans(text)


def test_open_from_the_first_second_to_the_last() -> None:
    assert not SHANGHAI.is_open(instant("2026-11-24T07:59:59"))
    assert SHANGHAI.is_open(instant("2026-11-24T08:00"))
    assert SHANGHAI.is_open(instant("2026-11-24T20:59:59"))
    assert not SHANGHAI.is_open(instant("2026-11-24T21:00"))


def test_the_closed_time_that_lasts_or_comes_next() -> None:
    tonight = instant("2026-11-24T21:00"), instant("2026-11-25T08:00")
    assert SHANGHAI.closure(instant("2026-11-24T12:00")) == tonight
    late = instant("2026-11-24T23:00")
    assert SHANGHAI.closure(late) == (late, tonight[1])


def test_a_holiday_and_a_make_up_day() -> None:
    workdays: tuple[Spans, ...] = (OFFICE,) * 5 + ((), ())
    hours = Hours("Asia/Shanghai", workdays, (("2026-10-01", ()), ("2026-10-10", OFFICE)))
    assert not hours.is_open(instant("2026-10-01T12:00"))
    assert hours.next_change(instant("2026-09-30T21:00")) == instant("2026-10-02T08:00")
    assert hours.is_open(instant("2026-10-10T12:00"))
    assert not hours.is_open(instant("2026-10-11T12:00"))


CALENDAR = Calendar.of(
    [
        SpecialDay("2026-10-01", DayKind.HOLIDAY),
        SpecialDay("2026-10-02", DayKind.HOLIDAY),
        SpecialDay("2026-10-10", DayKind.WORKDAY),
    ]
)
CALENDARS = ("2026-10-01", "2026-10-02", "2026-10-10")


@pytest.mark.parametrize(
    ("other", "on_calendar_days"),
    [
        ({"sat": ""}, (OFFICE, OFFICE, ())),
        ({"sat": "", "holiday": ""}, ((), (), OFFICE)),
        ({"sat": "", "mon": "09:00-17:00", "holiday": ""}, ((), (), spans("09:00-17:00"))),
        ({"sat": "", "holiday": "10:00-11:00", "workday": "08:00-09:00"}, (OPEN_10, OPEN_10, OPEN_8)),
        ({"sat": "", "workday": "08:00-09:00"}, (OFFICE, OFFICE, OPEN_8)),
        ({"holiday": "", "2026-10-02": "10:00-11:00", "2026-10-10": ""}, ((), OPEN_10, ())),
    ],
)
def test_what_the_calendar_is_to_a_queue(other: dict[str, str], on_calendar_days: tuple[Spans, ...]) -> None:
    hours = Hours.read("Asia/Shanghai", "08:00-21:00", other, CALENDAR)
    assert tuple(hours.spans_on(date.fromisoformat(day)) for day in CALENDARS) == on_calendar_days


@pytest.mark.parametrize("name", ["monday", "2026-02-30", "20261001", "Holiday"])
def test_a_day_that_there_is_not_is_named(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        Hours.read("Asia/Shanghai", "", {name: ""})


def test_midnight_between_two_open_days_is_no_change() -> None:
    always = Hours("Asia/Shanghai", (spans("00:00-24:00"),) * 7)
    assert always.next_change(instant("2026-11-24T12:00")) is None
    assert always.closure(instant("2026-11-24T12:00")) is None


def test_never_open() -> None:
    at = instant("2026-11-24T12:00")
    assert Hours("Asia/Shanghai", ((),) * 7).closure(at) == (at, at + HORIZON_DAYS * 86_400)


def test_the_day_is_an_hour_shorter_where_summer_time_begins() -> None:
    berlin = Hours("Europe/Berlin", (spans("00:00-06:00"),) * 7)
    midnight = instant("2026-03-29T00:00", "Europe/Berlin")
    assert berlin.next_change(midnight) == midnight + 5 * 3600


def test_hours_are_read_by_weekday_and_date() -> None:
    hours = Hours.read(
        "Asia/Shanghai", "08:00-21:00", {"sun": "", "2026-10-10": "09:00-12:00", "2026-10-01": ""}
    )
    assert hours.week == (OFFICE,) * 6 + ((),)
    assert hours.days == (("2026-10-01", ()), ("2026-10-10", spans("09:00-12:00")))


@pytest.mark.parametrize("name", ["sunday", "2026-02-30", "20261001"])
def test_a_day_that_is_none_is_named(name: str) -> None:
    with pytest.raises(ValueError):
        Hours.read("Asia/Shanghai", "08:00-21:00", {name: ""})
