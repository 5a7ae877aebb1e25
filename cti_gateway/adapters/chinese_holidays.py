"""China's public holidays and make-up working days, as the State Council has published them.

The library chinesecalendar knows a year once its notice is out, usually in November of the year before.
"""

from cti_gateway.core.calendar import Calendar, DayKind, SpecialDay


def calendar(since_year: int) -> Calendar:
    """From this year on, as far as this version of the library knows."""
    from chinese_calendar.constants import Holiday, holidays, workdays  # only where a site asks for it

    return Calendar.of(
        SpecialDay(day.isoformat(), kind, Holiday(festival).chinese)
        for kind, days in ((DayKind.HOLIDAY, holidays), (DayKind.WORKDAY, workdays))
        for day, festival in days.items()
        if day.year >= since_year
    )
