"""The gateway is killed while somebody writes: what was typed is there again, and is saved in the end."""

import asyncio
from pathlib import Path
from typing import Any

import aiohttp

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.support.programs import PASSWORD, post, serving, site, until_ready

TALK_MS = 15_000
FORM = {"business_type": "POLICY", "category": "PEN", "question": "跨省换工作", "caller_name": "王小明"}


async def ask(web: aiohttp.ClientSession, method: str, path: str, **body: Any) -> Any:
    async with web.request(method, path, json=body or None) as answer:
        assert answer.status == 200, (path, answer.status, await answer.text())
        return await answer.json()


async def call_when(web: aiohttp.ClientSession, state: str) -> str:
    """The call at the seat once it is in this state."""
    async with asyncio.timeout(60):
        while True:
            seat = (await ask(web, "GET", "/api/me"))["seat"]
            if seat["state"] == state:
                return str(seat["call_id"])
            await asyncio.sleep(0.05)


async def test_a_draft_outlives_the_gateway(pbx22: PrivatePbx, tmp_path: Path) -> None:
    base = await site(tmp_path, pbx22.ami_port)
    jar = aiohttp.CookieJar(unsafe=True)
    async with sipp.phones(pbx22), aiohttp.ClientSession(base, cookie_jar=jar) as web:
        async with serving(tmp_path) as process:
            await until_ready(web)
            await post(web, "/api/login", login="zhang", password=PASSWORD)
            await post(web, "/api/sign-in", seat="01")
            await post(web, "/api/ready")
            caller = asyncio.create_task(sipp.call(pbx22, talk_ms=TALK_MS))
            path = f"/api/calls/{await call_when(web, 'talking')}/consultation"
            await ask(web, "PUT", path, version=0, form={"question": "跨省"})
            draft = await ask(web, "PUT", path, version=1, form=FORM)
            process.kill()
            await process.wait()
        async with serving(tmp_path):
            await until_ready(web)
            assert await ask(web, "GET", path) == draft
            assert await caller == 0
            await call_when(web, "acw")
            answer = await post(web, path, version=draft["version"], form={"outcome": "RESOLVED"})
            kept = answer["consultation"]
            assert answer["seat"]["state"] == "ready"
            assert (kept["id"], kept["state"], kept["version"]) == (
                draft["id"],
                "saved",
                draft["version"] + 1,
            )
            assert (kept["form"]["question"], kept["caller"]) == ("跨省换工作", "王**")
