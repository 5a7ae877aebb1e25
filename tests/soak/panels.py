"""People with the panel open, who do what it says is due."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from random import Random
from typing import Any

import aiohttp

from tests.support.forms import SAVE
from tests.support.programs import PASSWORD

STAYS_S = (30, 300)  # how long a tab is open before it is reloaded
TRIES_AGAIN_S = 1.0
THINKS_S = (0.2, 2.0)


async def work(base: str, login: str, seat: str, rng: Random) -> None:
    """Sign in at this seat; from then on save each form and be ready again; until cancelled."""
    async with _logged_in(base, login) as web:
        await _insist(web, "/api/sign-in", seat=seat)
        async for shown in _frames(web, rng):
            for view in shown["seats"]:
                # The frame may be older than what was done after the last one.
                with suppress(aiohttp.ClientResponseError):
                    await _do_what_is_due(web, view, rng)


async def watch(base: str, login: str, rng: Random) -> None:
    """Look at the board; until cancelled."""
    async with _logged_in(base, login) as web:
        async for _ in _frames(web, rng):
            pass


@asynccontextmanager
async def _logged_in(base: str, login: str) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(base, cookie_jar=aiohttp.CookieJar(unsafe=True)) as web:
        await _insist(web, "/api/login", login=login, password=PASSWORD)
        yield web


async def _frames(web: aiohttp.ClientSession, rng: Random) -> AsyncIterator[Any]:
    """What one tab after the other is sent."""
    loop = asyncio.get_running_loop()
    while True:
        async with web.ws_connect("/api/feed") as tab:
            closes_at = loop.time() + rng.uniform(*STAYS_S)
            # Told to go, or lost: a panel opens its connection again.
            with suppress(TimeoutError, aiohttp.ClientError):
                while (left := closes_at - loop.time()) > 0:
                    message = await tab.receive(timeout=left)
                    if message.type is not aiohttp.WSMsgType.TEXT:
                        break
                    yield message.json()


async def _do_what_is_due(web: aiohttp.ClientSession, view: Any, rng: Random) -> None:
    match view["state"]:
        case "acw":
            await asyncio.sleep(rng.uniform(*THINKS_S))
            await _post(web, f"/api/calls/{view['call_id']}/consultation", **SAVE)
        case "not_ready":
            await _post(web, "/api/ready")


async def _insist(web: aiohttp.ClientSession, path: str, **body: object) -> None:
    """While the gateway says that it cannot make it durable now, try again."""
    while True:
        try:
            return await _post(web, path, **body)
        except aiohttp.ClientResponseError as error:
            if error.status != HTTPStatus.SERVICE_UNAVAILABLE:
                raise
        await asyncio.sleep(TRIES_AGAIN_S)


async def _post(web: aiohttp.ClientSession, path: str, **body: object) -> None:
    async with web.post(path, json=body or None, raise_for_status=True) as answer:
        await answer.read()
