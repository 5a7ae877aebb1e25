"""Screen pop: from AMI bytes written to the gateway to the frame read from the agent's WebSocket.

The gateway is the program itself (``cti-gateway run``: AMI, engine, SQLite, web) in a process of its
own. A recorded call comes to wait, pops at the one ready seat, and hangs up, again and again. The
other panels are in a third process. Lead seats watch everything, so each frame goes to all of them;
agents see only their own seat.
"""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
from yarl import URL

from cti_gateway.adapters.web.sessions import COOKIE
from cti_gateway.demo.process import owned
from cti_gateway.demo.staff import Person
from tests.bench.measure import Effort, Latency, instant_ms, progress
from tests.bench.player import Player, RecordedCall
from tests.bench.stream import Stream
from tests.support.programs import ENVIRONMENT, PASSWORD, settle, site, until_ready

AGENT, OTHER_AGENT, LEAD = "pop", "wang", "li"
WITHIN_S = 60
PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024
GIVES_UP_S = 1.0
ANOTHER_DID = b"12399"
ANOTHER_QUEUE = f'''
[[queue]]
key = "another"
name = "another"
dids = ["{ANOTHER_DID.decode()}"]
hours = "00:00-24:00"
'''


@dataclass(frozen=True, slots=True)
class Audience:
    """Panels besides the popped one, by whose they are, and the calls of another queue meanwhile."""

    panels: Mapping[str, int]
    calls_per_s: int = 0


AUDIENCES = {
    "1 panel": Audience({}),
    "1,000 panels, ten of them of lead seats, 50 other calls/s": Audience({OTHER_AGENT: 989, LEAD: 10}, 50),
    "200 panels, ten of them of lead seats": Audience({OTHER_AGENT: 189, LEAD: 10}),
    "200 panels, all but one of lead seats": Audience({LEAD: 199}),
}


@dataclass(frozen=True, slots=True)
class Popped:
    """With these panels connected."""

    panels: str
    latency: Latency
    kb_per_panel: float | None  # what the gateway's memory grew by for each


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


@asynccontextmanager
async def _explained(agent: aiohttp.ClientSession, folder: Path) -> AsyncIterator[None]:
    """If it takes too long: the seat as the gateway has it, and the end of what that logged."""
    try:
        yield
    except TimeoutError as error:
        async with agent.get("/api/me") as answer:
            error.add_note(await answer.text())
        error.add_note((folder / "cti_gateway.log").read_text()[-4_000:])
        raise


async def _rush(player: Player, call: RecordedCall, numbers: Iterator[int], calls_per_s: int) -> None:
    """Callers of a queue that nobody serves: each waits, and gives up; until cancelled."""
    loop = asyncio.get_running_loop()
    while calls_per_s:
        other = call.again(next(numbers))
        player.play(other.waits.replace(b"Did: 12333", b"Did: " + ANOTHER_DID))
        loop.call_later(GIVES_UP_S, player.play, other.leaves)
        await asyncio.sleep(1 / calls_per_s)


def _resident_kb(process: asyncio.subprocess.Process) -> int:
    return int(Path(f"/proc/{process.pid}/statm").read_text().split()[1]) * PAGE_KB


async def measure(recorded: Stream, folder: Path, effort: Effort) -> list[Popped]:
    """Every audience, in turn."""
    call = RecordedCall.first_in(recorded)
    taken: dict[str, list[list[float]]] = {panels: [] for panels in AUDIENCES}
    most = max(sum(audience.panels.values()) for audience in AUDIENCES.values())
    kb_each: dict[str, float] = {}  # of the most panels, and the first time: freed memory is used again
    async with Player() as player:
        url = await site(folder, player.ami_port)
        with (folder / "cti.toml").open("a", encoding="utf-8") as config:
            config.write(ANOTHER_QUEUE)
        await settle(folder, [Person(AGENT, AGENT, queues=("general",)), Person(OTHER_AGENT, OTHER_AGENT)])
        async with _python(folder, "cti_gateway", "run") as gateway, AsyncExitStack() as browsers:
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
                    watchers = {cookies[login]: tabs for login, tabs in audience.panels.items()}
                    before_kb = _resident_kb(gateway)
                    async with (
                        _explained(agent, folder),
                        asyncio.timeout(WITHIN_S),
                        _watching(folder, url, watchers),
                    ):
                        if sum(watchers.values()) == most:
                            kb_each.setdefault(panels, (_resident_kb(gateway) - before_kb) / most)
                        rush = asyncio.create_task(_rush(player, call, numbers, audience.calls_per_s))
                        taken[panels].append(await _pops(player, panel, calls))
                        rush.cancel()
                        await asyncio.gather(rush, return_exceptions=True)
    return [Popped(panels, Latency.of(values), kb_each.get(panels)) for panels, values in taken.items()]
