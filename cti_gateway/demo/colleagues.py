"""Agents who work by themselves, through the same interface as a browser."""

import asyncio
import json
from contextlib import suppress
from random import Random

import aiohttp

from cti_gateway.demo.staff import PASSWORD, Person

WRITES_S = (3.0, 8.0)
AGAIN_S = (0.5, 15.0)  # first and longest wait before another try
ASKED = (
    ("PEN", "灵活就业可以参保吗", "可按规定以个人身份参加企业职工或居民养老保险。"),
    ("UNE", "领失业金要什么条件", "缴费满一年、非本人意愿中断就业、已登记并有求职要求。"),
    ("CARD", "社保卡丢了怎么补办", "先挂失，再到社保卡服务网点或线上申请补办。"),
    ("LAB", "试用期最长多久", "依合同期限，最长不超过六个月。"),
)


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
    category, question, answer = rng.choice(ASKED)
    form = {"business_type": "POLICY", "category": category, "question": question, "answer": answer}
    body = {"version": 0, "form": form | {"outcome": "RESOLVED"}}
    await web.post(f"/api/calls/{call_id}/consultation", json=body)
