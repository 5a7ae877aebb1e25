"""A roster whose one shift lasts all day, whenever the tests run."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.roster.slots import Place, Slot
from tests.support.databases import url_of

SHIFTS = 'shifts = ["D 00:00-24:00"]\n'


async def publish(folder: Path, roster: Mapping[str, str]) -> None:
    """For yesterday, today and tomorrow; logins by seat."""
    store = await SqlStore.open(url_of(folder))
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    days = [today + timedelta(number) for number in (-1, 0, 1)]
    slots = [
        Slot(Place(day, "D", seat), "信息中心", person) for day in days for seat, person in roster.items()
    ]
    await store.publish_roster(slots, first=days[0], last=days[-1], at=0, actor="zhou", reason="排班")
    await store.close()
