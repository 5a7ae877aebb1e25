"""A site whose one shift lasts all day, whenever the tests run, with 陈静 beside the usual people."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.e2e.conftest import Running
from tests.support.programs import PASSWORD, cli, serving, site, until_ready

SHIFTS = 'shifts = ["D 00:00-24:00"]\n'


async def _publish(folder: Path, roster: Mapping[str, str]) -> None:
    store = await SqlStore.open(f"sqlite+aiosqlite:///{folder}/cti.db")
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    days = [today + timedelta(number) for number in (-1, 0, 1)]
    slots = [
        Slot(Place(day, "D", seat), "信息中心", person) for day in days for seat, person in roster.items()
    ]
    await store.publish_roster(slots, first=days[0], last=days[-1], at=0, actor="zhou", reason="排班")
    await store.close()


@asynccontextmanager
async def rostered(
    pbx: PrivatePbx, folder: Path, roster: Mapping[str, str], settings: str
) -> AsyncIterator[Running]:
    """``roster``: logins by seat; ``settings`` end the configuration."""
    address = await site(folder, pbx.ami_port)
    with (folder / "cti.toml").open("a", encoding="utf-8") as config:
        config.write(settings)
    chen = ("user", "add", "chen", "--name", "陈静", "--role", "agent")
    assert await cli(folder, *chen, stdin=PASSWORD + "\n") == (0, "")
    await _publish(folder, roster)
    async with serving(folder) as process, aiohttp.ClientSession(address) as web:
        await until_ready(web)
        yield Running(address, folder, process)
