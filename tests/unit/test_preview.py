"""The next dates of a queue, and why they are as they are."""

from datetime import date

from cti_gateway.core.calendar import NO_CALENDAR, Calendar, DayKind, SpecialDay
from cti_gateway.core.hours import Hours
from cti_gateway.core.preview import OpenDay, preview

CALENDAR = Calendar.of(
    [
        SpecialDay("2026-12-29", DayKind.HOLIDAY, "节"),
        SpecialDay("2026-12-30", DayKind.HOLIDAY, "节"),
        SpecialDay("2026-12-31", DayKind.WORKDAY, "节"),
    ]
)
OFFICE = ((480, 1260),)


def test_each_date_says_why() -> None:
    other = {"wed": "09:00-17:00", "holiday": "", "2026-12-30": "10:00-11:00"}
    hours = Hours.read("Asia/Shanghai", "08:00-21:00", other, CALENDAR)
    assert list(preview(hours, CALENDAR, date(2026, 12, 28), 5)) == [
        OpenDay("2026-12-28", OFFICE, "weekday", "", True),
        OpenDay("2026-12-29", (), "holiday", "节", True),
        OpenDay("2026-12-30", ((600, 660),), "date", "节", True),
        OpenDay("2026-12-31", OFFICE, "workday", "节", True),
        OpenDay("2027-01-01", OFFICE, "weekday", "", False),
    ]


def test_who_does_not_heed_the_calendar_keeps_the_week() -> None:
    hours = Hours.read("Asia/Shanghai", "08:00-21:00", {}, CALENDAR)
    (day,) = preview(hours, CALENDAR, date(2026, 12, 29), 1)
    assert day == OpenDay("2026-12-29", OFFICE, "weekday", "节", True)
    assert [d.known for d in preview(hours, NO_CALENDAR, date(2026, 12, 29), 1)] == [True]
