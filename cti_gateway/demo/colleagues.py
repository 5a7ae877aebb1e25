"""Agents who work by themselves, through the same interface as a browser."""

import asyncio
import json
from contextlib import suppress
from random import Random

import aiohttp

from cti_gateway.demo.staff import PASSWORD, Person

WRITES_S = (3.0, 8.0)
AGAIN_S = (0.5, 15.0)  # first and longest wait before another try
NOTES = ("已按政策答复", "告知办理材料", "已解释缴费规定", "指引线上办理")


async def work(base: str, person: Person, seat: str, rng: Random) -> None:
    """Sign in, take calls and save their forms, until cancelled; what fails is tried again, ever later."""
    wait_s, longest_s = AGAIN_S
    while True:
        with suppress(aiohttp.ClientError, TimeoutError):
            await _work(base, person, seat, rng)
            wait_s = AGAIN_S[0]
        await asyncio.sleep(wait_s * rng.uniform(0.5, 1))
        wait_s = min(wait_s * 2, longest_s)


async def _work(base: str, person: Person, seat: str, rng: Random) -> None:
    """Until the feed is closed, as it is for whoever does not keep up with it."""
    jar = aiohttp.CookieJar(unsafe=True)  # cookies of an address without a name
    async with aiohttp.ClientSession(base, cookie_jar=jar, raise_for_status=True) as web:
        await web.post("/api/login", json={"login": person.login, "password": PASSWORD})
        async with web.get("/api/me") as answer:
            own = (await answer.json())["seat"]
        if own is None:
            await web.post("/api/sign-in", json={"seat": seat})
        if own is None or own["state"] == "not_ready":
            await web.post("/api/ready")
        async with web.ws_connect("/api/feed", headers={"Origin": base}) as feed:
            saved = None  # frames that came while the form was being filled in show it once more
            async for frame in feed:
                for mine in json.loads(frame.data)["seats"]:
                    if mine["state"] == "acw" and mine["call_id"] != saved:
                        saved = mine["call_id"]
                        await _save(web, saved, rng)
                    elif mine["cause"] == "rona":
                        await web.post("/api/ready")


async def _save(web: aiohttp.ClientSession, call_id: str, rng: Random) -> None:
    await asyncio.sleep(rng.uniform(*WRITES_S))
    form = {"outcome": "RESOLVED", "note": rng.choice(NOTES)}
    await web.post(f"/api/calls/{call_id}/wrap-up", json=form)
