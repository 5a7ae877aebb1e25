"""A site whose one shift lasts all day, whenever the tests run, with 陈静 beside the usual people."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from cti_gateway.demo.private_pbx import PrivatePbx
from cti_gateway.demo.staff import Person
from tests.e2e.conftest import Running
from tests.support.all_day import publish
from tests.support.programs import serving, settle, site, until_ready


@asynccontextmanager
async def rostered(
    pbx: PrivatePbx, folder: Path, roster: Mapping[str, str], settings: str
) -> AsyncIterator[Running]:
    """``roster``: logins by seat; ``settings`` end the configuration."""
    address = await site(folder, pbx.ami_port)
    with (folder / "cti.toml").open("a", encoding="utf-8") as config:
        config.write(settings)
    await settle(folder, [Person("chen", "陈静")])
    await publish(folder, roster)
    async with serving(folder) as process, aiohttp.ClientSession(address) as web:
        await until_ready(web)
        yield Running(address, folder, process)
