"""Screen pop: from AMI bytes written to the gateway to the frame read from the agent's WebSocket.

The gateway is the program itself (``cti-gateway run``: AMI, engine, SQLite, web) in a process of its
own. A recorded call comes to wait, pops at the one ready seat, and hangs up, again and again. The
other panels are in a third process. Lead seats watch everything, so each frame goes to all of them;
agents see only their own seat.
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
from yarl import URL

from cti_gateway.adapters.web.sessions import COOKIE
from cti_gateway.demo.process import owned
from tests.bench.measure import Effort, Latency, instant_ms, progress
from tests.bench.player import Player, RecordedCall
from tests.bench.stream import Stream
from tests.support.programs import ENVIRONMENT, PASSWORD, cli, site, until_ready

AGENT, OTHER_AGENT, LEAD = "zhang", "wang", "li"
WITHIN_S = 60
# Panels besides the popped one, by whose they are.
AUDIENCES: dict[str, Mapping[str, int]] = {
    "1 panel": {},
    "200 panels, ten of them of lead seats": {OTHER_AGENT: 189, LEAD: 10},
    "200 panels, all but one of lead seats": {LEAD: 199},
}


@dataclass(frozen=True, slots=True)
class Popped:
    """With these panels connected."""

    panels: str
    latency: Latency


@asynccontextmanager
async def _python(folder: Path, *module: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """One program, gone at the end of the block; what it logs stays in the folder."""
    command = (sys.executable, "-m", *module)
    with (folder / f"{module[0]}.log").open("ab") as log:
        async with owned(
            *command, cwd=folder, env=ENVIRONMENT, stdout=asyncio.subprocess.PIPE, stderr=log
        ) as process:
            yield process


@asynccontextmanager
async def _watching(folder: Path, url: str, sessions: Mapping[str, int]) -> AsyncIterator[None]:
    """These panels are open, and still are at the end."""
    if not sessions:
        yield
        return
    arguments = [word for session, count in sessions.items() for word in (session, str(count))]
    async with _python(folder, "tests.bench.tabs", url, *arguments) as tabs:
        assert tabs.stdout is not None
        async with asyncio.timeout(WITHIN_S):
            said = await tabs.stdout.readline()
        if said != b"open\n":
            raise RuntimeError((folder / "tests.bench.tabs.log").read_text())
        yield
        if tabs.returncode is not None:
            raise RuntimeError((folder / "tests.bench.tabs.log").read_text())


class AgentPanel:
    """The popped agent's browser."""

    def __init__(self, feed: aiohttp.ClientWebSocketResponse) -> None:
        self._feed = feed

    async def until_call(self, call_id: str) -> None:
        """The frame that pops this call."""
        while all(call["id"] != call_id for call in (await self._frame())["calls"]):
            pass

    async def until_ready(self) -> None:
        """The frame in which the seat can take calls."""
        while all(seat["state"] != "ready" for seat in (await self._frame())["seats"]):
            pass

    async def _frame(self) -> Any:
        return json.loads(await self._feed.receive_str())


async def _log_in(url: str, login: str) -> aiohttp.ClientSession:
    http = aiohttp.ClientSession(url, cookie_jar=aiohttp.CookieJar(unsafe=True))
    await until_ready(http)
    await _post(http, "/api/login", login=login, password=PASSWORD)
    return http


async def _post(http: aiohttp.ClientSession, path: str, **body: str) -> None:
    async with http.post(path, json=body) as answer:
        answer.raise_for_status()


async def _pops(player: Player, panel: AgentPanel, calls: list[RecordedCall]) -> list[float]:
    values = []
    for call in calls:
        started = instant_ms()
        player.play(call.waits)
        await panel.until_call(call.call_id)
        values.append(instant_ms() - started)
        player.play(call.leaves)
        await panel.until_ready()
    return values


async def measure(recorded: Stream, folder: Path, effort: Effort) -> list[Popped]:
    """Every audience, in turn."""
    call = RecordedCall.first_in(recorded)
    taken: dict[str, list[list[float]]] = {panels: [] for panels in AUDIENCES}
    async with Player() as player:
        url = await site(folder, player.ami_port)
        add_another = ("user", "add", OTHER_AGENT, "--name", "王五")
        assert await cli(folder, *add_another, stdin=PASSWORD + "\n") == (0, "")
        async with _python(folder, "cti_gateway", "run"), AsyncExitStack() as browsers:
            https = {
                login: await browsers.enter_async_context(await _log_in(url, login))
                for login in (AGENT, OTHER_AGENT, LEAD)
            }
            cookies = {
                login: http.cookie_jar.filter_cookies(URL(url))[COOKIE].value for login, http in https.items()
            }
            agent = https[AGENT]
            await _post(agent, "/api/sign-in", seat="01")
            panel = AgentPanel(await browsers.enter_async_context(agent.ws_connect("/api/feed")))
            await _post(agent, "/api/ready")
            await panel.until_ready()
            numbers = count(1)
            for repetition in range(effort.repetitions):
                for panels, audience in AUDIENCES.items():
                    progress(f"pop {repetition + 1}/{effort.repetitions}: {panels}")
                    calls = [call.again(next(numbers)) for _ in range(effort.pops)]
                    watchers = {cookies[login]: tabs for login, tabs in audience.items()}
                    async with asyncio.timeout(WITHIN_S), _watching(folder, url, watchers):
                        taken[panels].append(await _pops(player, panel, calls))
    return [Popped(panels, Latency.of(values)) for panels, values in taken.items()]
