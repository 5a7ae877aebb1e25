"""Agents who go on working through every restart of the gateway, as people with a browser do."""

import asyncio
from contextlib import suppress
from functools import partial

import aiohttp

from tests.support.forms import SAVE
from tests.support.programs import PASSWORD

LOOKS_EVERY_S = 0.2


async def work(base: str, login: str, seat: str, at_work: asyncio.Event) -> None:
    """Log in once, sign in at this seat, and from then on be ready or save the form; until cancelled."""
    jar = aiohttp.CookieJar(unsafe=True)
    limit = aiohttp.ClientTimeout(total=60)
    async with aiohttp.ClientSession(base, cookie_jar=jar, timeout=limit) as web:
        todo = [
            partial(_post, web, "/api/login", login=login, password=PASSWORD),
            partial(_post, web, "/api/sign-in", seat=seat),
        ]
        while True:
            with suppress(aiohttp.ClientError, TimeoutError):  # the gateway is being restarted: try again
                while todo:
                    await todo[0]()
                    del todo[0]
                await _do_what_is_due(web)
                at_work.set()
            await asyncio.sleep(LOOKS_EVERY_S)


async def _post(web: aiohttp.ClientSession, path: str, **body: str) -> None:
    async with web.post(path, json=body) as answer:
        assert answer.status == 200, (path, await answer.text())


async def _do_what_is_due(web: aiohttp.ClientSession) -> None:
    async with web.get("/api/me", raise_for_status=True) as answer:
        seat = (await answer.json())["seat"]
    assert seat is not None, "signed out by a restart"
    if seat["state"] == "acw":
        await web.post(f"/api/calls/{seat['call_id']}/consultation", json=SAVE)
    elif seat["state"] == "not_ready":
        await web.post("/api/ready")
