"""``run --pbx sim``: the program as somebody starts it who has no Asterisk."""

import asyncio
import json
import signal
import sys
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import aiohttp

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.config import parse
from cti_gateway.core.people import Seat
from cti_gateway.demo.private_pbx import SECRET
from cti_gateway.demo.process import owned
from cti_gateway.doctor import pbx as doctor
from cti_gateway.doctor.finding import Verdict
from tests.sim.boards import SimulatedBoard
from tests.support.programs import ENVIRONMENT, PASSWORD, cli, site, until_ready

# Somebody calls about every second, and talks for two; the phones answer soon.
DAY = """
speed = 10
[arrivals]
per_second = 0.1
[talk]
mean_s = 20
sigma = 0.1
agent_ends = 1
holds = 1
[seats]
miss = 0
"""
NOBODY_LISTENS = 1


def training(folder: Path, *arguments: str) -> AbstractAsyncContextManager[asyncio.subprocess.Process]:
    """The program, told where its simulated PBX comes from."""
    return owned(sys.executable, "-m", "cti_gateway", "run", *arguments, cwd=folder, env=ENVIRONMENT)


async def post(web: aiohttp.ClientSession, path: str, **body: Any) -> None:
    async with web.post(path, json=body) as answer:
        assert answer.status == 200, await answer.text()


async def test_calls_come_and_the_phone_answers_by_itself(tmp_path: Path) -> None:
    base = await site(tmp_path, NOBODY_LISTENS)
    (tmp_path / "day.toml").write_text(DAY)
    jar = aiohttp.CookieJar(unsafe=True)
    async with (
        training(tmp_path, "--pbx", "sim", "--scenario", "day.toml") as process,
        aiohttp.ClientSession(base, cookie_jar=jar) as web,
    ):
        await until_ready(web)
        await post(web, "/api/login", login="zhang", password=PASSWORD)
        await post(web, "/api/sign-in", seat="01")
        async with web.ws_connect("/api/feed", headers={"Origin": base}) as feed, asyncio.timeout(90):
            await post(web, "/api/ready")
            states: list[str] = []
            while states[-1:] != ["acw"]:
                frame = json.loads(await feed.receive_str())
                states += [seat["state"] for seat in frame["seats"] if seat["state"] not in states[-1:]]
        assert states[-3:] == ["ringing", "talking", "acw"]
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


async def test_a_scenario_that_is_not_there_is_named(tmp_path: Path) -> None:
    await site(tmp_path, NOBODY_LISTENS)
    code, said = await cli(tmp_path, "run", "--scenario", "none.toml")
    assert code == 2
    assert "none.toml" in said


async def test_the_doctor_finds_nothing_bad_in_it() -> None:
    async with SimulatedBoard().simulator as simulated:
        queues = [{"key": key, "name": key} for key in ("general", "labour")]
        settings = parse({"pbx": {"port": simulated.ami_port, "secret": SECRET}, "queue": queues})
        seats = (Seat("01", "1001", None),)
        findings = [finding async for finding in doctor.examine(settings, seats, ["general"], SystemClock())]
    assert [finding.code for finding in findings if finding.verdict is not Verdict.OK] == []
    assert len(findings) >= 5
