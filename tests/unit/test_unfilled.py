"""What is missing from a roster is told while it can still be mended."""

from datetime import date, timedelta

from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.core.roster.unfilled import Deadlines, overdue, unpublished

DAY, TEMPLATES = date(2026, 3, 2), Templates("Asia/Shanghai")
BEGIN, END = (instant * 1000 for instant in TEMPLATES.span(DAY, "M"))
EMPTY = Slot(Place(DAY, "M", "01"), "信息中心")
TAKEN = Slot(Place(DAY, "M", "02"), "信息中心", "li")
DAY_MS, DEFAULT = 86_400_000, Deadlines()


def told(now: int, deadlines: Deadlines = DEFAULT) -> list[Slot]:
    return overdue([EMPTY, TAKEN], TEMPLATES, deadlines, now)


def test_a_slot_without_a_person_is_told_a_day_before_it_begins_until_it_ends() -> None:
    assert told(BEGIN - DAY_MS - 1) == []
    assert told(BEGIN - DAY_MS) == told(BEGIN) == told(END - 1) == [EMPTY]
    assert told(END) == []
    assert told(BEGIN - 2001, Deadlines(unfilled_alert_s=2)) == []
    assert told(BEGIN - 2000, Deadlines(unfilled_alert_s=2)) == [EMPTY]


def test_the_first_day_without_a_roster_is_told_where_rosters_are_used() -> None:
    covered = {DAY, DAY + timedelta(1), DAY + timedelta(3)}
    assert unpublished(covered, DAY, Deadlines()) == DAY + timedelta(2)
    assert unpublished(covered, DAY, Deadlines(publish_ahead_days=1)) is None
    assert unpublished(covered, DAY + timedelta(2), Deadlines()) is None
