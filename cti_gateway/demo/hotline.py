"""A whole hotline on this machine: a real Asterisk, callers, desk phones, colleagues and the gateway.

Everything lives in one temporary folder and in processes of ours; ending it leaves nothing behind
but the private root in the user's cache, which makes the next start quick.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import aiohttp

from cti_gateway import app
from cti_gateway.config import Settings, parse
from cti_gateway.demo import database, sipp, staff
from cti_gateway.demo.callers import keep_calling
from cti_gateway.demo.colleagues import work
from cti_gateway.demo.debian import need
from cti_gateway.demo.private_pbx import SECRET, PrivatePbx
from cti_gateway.demo.private_root import build, is_built

RELEASE = "22"
RINGS_MS = 4_000
LASTS_S = 24 * 3600
READY_WITHIN_S = 30
DATABASE = "cti.db"


def _say(text: str) -> None:
    print(text, flush=True)


def settings_for(pbx: PrivatePbx, folder: Path, port: int) -> Settings:
    """The configuration of the demo's gateway."""
    return parse(
        {
            "pbx": {"port": pbx.ami_port, "secret": SECRET, "cel_file": str(pbx.cel_file)},
            "store": {
                "url": f"sqlite+aiosqlite:///{folder / DATABASE}",
                "spool": str(folder / "spool.jsonl"),
            },
            "web": {"port": port},
            "queue": [
                {"key": "general", "name": "综合咨询", "dids": ["12333"], "hours": "00:00-24:00"},
                {"key": "labour", "name": "劳动维权", "dids": ["12334"], "hours": "00:00-24:00"},
            ],
        }
    )


async def run(*, port: int, calls: bool) -> None:
    """Until cancelled."""
    need(mmdebstrap="mmdebstrap", sipp="sip-tester")
    first_time = "" if is_built(RELEASE) else "  (first time: unpacking it, about 15 s)"
    _say(f"[1/4] Asterisk {RELEASE}{first_time}")
    await asyncio.to_thread(build, RELEASE)
    async with PrivatePbx(RELEASE) as pbx, sipp.phones(pbx, ring_ms=RINGS_MS, limit_s=LASTS_S):
        with tempfile.TemporaryDirectory(prefix="cti-demo-") as name:
            settings = settings_for(pbx, Path(name), port)
            await _move_in(Path(name) / DATABASE, settings)
            _say("[3/4] gateway")
            async with _serving(settings) as base, asyncio.TaskGroup() as tasks:
                _say("[4/4] three colleagues" + (" and callers" if calls else ""))
                rng = Random()
                for seat, person in staff.COLLEAGUES.items():
                    tasks.create_task(work(base, person, seat, rng))
                if calls:
                    tasks.create_task(keep_calling(pbx, rng))
                _greet(base)


async def _move_in(file: Path, settings: Settings) -> None:
    """The database, from the shelf if it has been made today."""
    today = datetime.now(ZoneInfo(settings.site.time_zone)).date()
    first_time = "" if database.is_made(today) else "  (first time today: making them up, about 10 s)"
    _say(f"[2/4] database with two months of a hotline's work{first_time}")
    await database.copy_to(file, settings, today, each_day=lambda: print(".", end="", flush=True))
    if first_time:
        _say("")


@asynccontextmanager
async def _serving(settings: Settings) -> AsyncIterator[str]:
    """The gateway, from the moment in which it is in step with Asterisk; its address."""
    base = f"http://{settings.web.host}:{settings.web.port}"
    async with asyncio.TaskGroup() as tasks:
        gateway = tasks.create_task(app.run(settings))
        async with asyncio.timeout(READY_WITHIN_S), aiohttp.ClientSession(base) as web:
            while not await _is_ready(web):  # noqa: ASYNC110  # HTTP has no event to wait for
                await asyncio.sleep(0.1)
        try:
            yield base
        finally:
            gateway.cancel()


async def _is_ready(web: aiohttp.ClientSession) -> bool:
    try:
        async with web.get("/readyz") as answer:
            return answer.status == 200
    except aiohttp.ClientConnectionError:
        return False


def _greet(base: str) -> None:
    _say(f"\n  Open / 打开   {base}\n")
    for person in staff.VISITORS:
        _say(f"    {person.login:<6} {staff.PASSWORD}   {person.name}")
    _say("\n  Sign in at seat 01 and press Ready; calls arrive by themselves. Ctrl-C ends it.")
    _say("  在 01 座席签入并点“示闲”，电话会自动呼入。按 Ctrl-C 结束。\n")
