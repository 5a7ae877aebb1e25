"""A test that speaks of today must end on the day on which it began."""

import asyncio
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

LASTS_S = 90  # such a test, at most; for one that hangs there is pytest's own limit


async def today_lasts() -> None:
    """Just before midnight at the site: wait for the next day."""
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    midnight = datetime.combine(now.date() + timedelta(1), time(), now.tzinfo)
    if midnight - now < timedelta(seconds=LASTS_S):
        await asyncio.sleep((midnight - now).total_seconds() + 1)
