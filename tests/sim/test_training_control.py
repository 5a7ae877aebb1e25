"""``run --pbx sim``, as two trainees use it over the web: every button of a call, and calls out."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.support.forms import SAVE
from tests.support.programs import PASSWORD, post, serving, site, until_ready

NOBODY_LISTENS = 1
ANSWERS, BUSY = "13800000001", "13800000002"
# One caller, who has much to say; phones and people are quick.
LESSON = f"""
speed = 10
withheld = 0
[arrivals]
per_second = 0.1
limit = 1
[talk]
mean_s = 6000
sigma = 0
agent_ends = 0
holds = 0
[patience]
mean_s = 100000
[seats]
miss = 0
[outside]
answer_s = [5, 5]
[outside.numbers]
{ANSWERS} = "answers"
{BUSY} = "busy"
"""


class Trainee:
    """Somebody at a panel, and what it shows of the own seat and call."""

    def __init__(self, web: aiohttp.ClientSession, feed: aiohttp.ClientWebSocketResponse, seat: str) -> None:
        self._web, self._feed, self._number = web, feed, seat
        self.seat: dict[str, Any] = {}
        self.calls: dict[str, dict[str, Any]] = {}

    @property
    def call(self) -> dict[str, Any]:
        return self.calls.get(self.seat.get("call_id") or "", {})

    @property
    def talk(self) -> str:
        """What the seat does with its call, once nothing is under way."""
        control = self.call.get("control") or {}
        return "" if control.get("asked") else str(control.get("talk", ""))

    async def until(self, holds: Callable[["Trainee"], bool], what: str) -> None:
        try:
            async with asyncio.timeout(30):
                while not holds(self):
                    self._hear(json.loads(await self._feed.receive_str()))
        except TimeoutError:
            raise AssertionError(f"{what}: {self.seat} {self.call}") from None

    def _hear(self, frame: dict[str, Any]) -> None:
        for seat in frame["seats"]:
            if seat["number"] == self._number:
                self.seat = seat
        self.calls |= {call["id"]: call for call in frame["calls"]}

    async def ask(self, path: str, **body: Any) -> None:
        """Once what was asked for before is done: that is told by a frame that is yet to come."""
        while True:
            async with self._web.post(path, json=body) as answer:
                told = await answer.json()
            if answer.status == 200:
                return
            assert told["error"]["code"] == "control_pending", (path, answer.status, told)
            self._hear(json.loads(await self._feed.receive_str()))

    async def control(self, act: str, talk: str, **body: Any) -> None:
        """One button, and what it leads to."""
        path = f"/api/calls/{self.seat['call_id']}/"
        await self.ask(path + act if body else f"{path}control/{act}", **body)
        await self.until(lambda me: me.talk == talk, f"{act} leads to {talk}")

    async def until_muted(self, muted: bool) -> None:
        await self.until(lambda me: me.call["control"]["muted"] is muted, f"muted: {muted}")

    async def save_form(self) -> None:
        await self.until(lambda me: me.seat["state"] == "acw", "the form")
        await self.ask(f"/api/calls/{self.seat['call_id']}/consultation", **SAVE)
        await self.until(lambda me: me.seat["state"] == "ready", "ready again")


@asynccontextmanager
async def trainee(base: str, login: str, seat: str) -> AsyncIterator[Trainee]:
    """Signed in and ready."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(base, cookie_jar=jar) as web:
        await until_ready(web)
        await post(web, "/api/login", login=login, password=PASSWORD)
        await post(web, "/api/sign-in", seat=seat)
        async with web.ws_connect("/api/feed", headers={"Origin": base}) as feed:
            await post(web, "/api/ready")
            yield Trainee(web, feed, seat)


async def test_a_lesson(tmp_path: Path) -> None:
    base = await site(tmp_path, NOBODY_LISTENS)
    (tmp_path / "lesson.toml").write_text(LESSON)
    async with (
        serving(tmp_path, "--pbx", "sim", "--scenario", "lesson.toml"),
        trainee(base, "zhang", "01") as zhang,
    ):
        await zhang.until(lambda me: me.talk == "talking", "answered by the phone")
        await zhang.control("hold", "held")
        await zhang.control("resume", "talking")
        for act, muted in (("mute", True), ("unmute", False)):
            await zhang.ask(f"/api/calls/{zhang.seat['call_id']}/control/{act}")
            await zhang.until_muted(muted)
        await zhang.ask(f"/api/calls/{zhang.seat['call_id']}/digits", digits="12#")
        async with trainee(base, "li", "02") as li:
            await li.until(lambda me: me.seat.get("state") == "ready", "ready")
            await zhang.control("consult", "consulting", kind="seat", name="02")
            await zhang.control("return", "talking")
            await li.until(lambda me: me.seat["state"] == "ready", "nothing to do for who was asked")
            await zhang.control("consult", "consulting", kind="queue", name="general")
            await zhang.control("conference", "conference")
            await zhang.ask(f"/api/calls/{zhang.seat['call_id']}/control/hang_up")
            await zhang.save_form()
            await li.until(lambda me: me.talk in ("talking", "conference"), "has the caller")
            await li.control("transfer", "", kind="outside", name=ANSWERS)
            await li.save_form()
        await zhang.ask("/api/dial", number=BUSY)
        await zhang.until(lambda me: me.seat["not_reached"] == "BUSY", "busy")
        await zhang.ask("/api/dial", number=ANSWERS)
        await zhang.until(lambda me: me.seat["state"] == "talking", "talks with somebody outside")
        await zhang.ask(f"/api/calls/{zhang.seat['call_id']}/control/hang_up")
        await zhang.save_form()
