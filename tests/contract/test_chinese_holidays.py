"""What the kept library knows, against the State Council's notices for 2025 and 2026."""

from cti_gateway.adapters.chinese_holidays import calendar
from cti_gateway.core.calendar import DayKind


def test_make_up_days_and_holidays_of_two_years() -> None:
    known = calendar(2025)
    make_up = {date for date, day in known.days.items() if day.kind is DayKind.WORKDAY}
    assert make_up == {
        *("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"),
        *("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
    }
    assert known.days["2026-10-01"].name == "国庆节" and known.days["2026-02-17"].kind is DayKind.HOLIDAY
    assert "2026-10-08" not in known.days


def test_a_year_without_a_notice_is_not_known() -> None:
    known = calendar(2025)
    assert {2025, 2026} <= known.years and 2024 not in known.years and 2090 not in known.years
