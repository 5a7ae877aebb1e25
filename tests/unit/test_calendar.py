"""Special days: whose word counts, and of which years anybody knows."""

from datetime import date

from cti_gateway.core.calendar import NO_CALENDAR, Calendar, DayKind, SpecialDay, rest_days, summary

NATIONAL = SpecialDay("2026-10-01", DayKind.HOLIDAY, "国庆节")
MAKE_UP = SpecialDay("2026-10-10", DayKind.WORKDAY, "国庆节")


def test_who_names_a_day_knows_its_year() -> None:
    calendar = Calendar.of([NATIONAL, MAKE_UP])
    assert calendar.years == {2026} and calendar.days["2026-10-10"] is MAKE_UP
    assert NO_CALENDAR.years == frozenset()


def test_what_lies_over_is_right() -> None:
    library = Calendar.of([NATIONAL, MAKE_UP])
    imported = Calendar.of(
        [SpecialDay("2026-10-10", DayKind.HOLIDAY), SpecialDay("2027-01-01", DayKind.HOLIDAY)]
    )
    both = library.under(imported)
    assert both.days["2026-10-10"].kind is DayKind.HOLIDAY and both.days["2026-10-01"] is NATIONAL
    assert both.years == {2026, 2027}


def test_summary() -> None:
    days = [NATIONAL, MAKE_UP, SpecialDay("2025-01-01", DayKind.HOLIDAY)]
    assert summary(days) == "2025: 1 + 0, 2026: 1 + 1"


def test_one_rests_on_holidays_and_on_weekends_that_nobody_makes_up_for() -> None:
    special = [SpecialDay("2026-10-01", DayKind.HOLIDAY), SpecialDay("2026-10-10", DayKind.WORKDAY)]
    week = [date(2026, 10, day) for day in (1, 2, 3, 4, 10, 11)]
    assert rest_days(week, Calendar.of(special)) == {week[0], week[2], week[3], week[5]}
