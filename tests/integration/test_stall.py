"""The program stands still while callers come: it must not act on what it has not read meanwhile."""

import asyncio
import signal
from pathlib import Path

import aiohttp

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.support.pbxes import until_member_unpaused, until_shown
from tests.support.programs import PASSWORD, serving, site, until_ready


async def test_a_talk_that_fallback_arranged_meanwhile_is_left_alone(
    pbx22: PrivatePbx, tmp_path: Path
) -> None:
    base = await site(tmp_path, pbx22.ami_port)
    async with (
        serving(tmp_path) as process,
        sipp.phones(pbx22),
        aiohttp.ClientSession(base, cookie_jar=aiohttp.CookieJar(unsafe=True), raise_for_status=True) as web,
    ):
        await until_ready(web)
        await web.post("/api/login", json={"login": "zhang", "password": PASSWORD})
        await web.post("/api/sign-in", json={"seat": "01"})
        await web.post("/api/ready")
        await until_member_unpaused(pbx22)
        process.send_signal(signal.SIGSTOP)
        caller = asyncio.create_task(sipp.call(pbx22, talk_ms=15_000))
        await until_shown(pbx22, "bridge show all", "basic")  # by Asterisk's own queue
        process.send_signal(signal.SIGCONT)
        async with asyncio.timeout(30):
            while True:
                async with web.get("/api/me") as answer:
                    seat = (await answer.json())["seat"]
                if seat["state"] == "talking":
                    break
                await asyncio.sleep(0.05)
        assert await caller == 0
        async with asyncio.timeout(30):
            while seat["state"] != "acw":
                await asyncio.sleep(0.05)
                async with web.get("/api/me") as answer:
                    seat = (await answer.json())["seat"]
        async with web.get("/api/calls") as answer:
            (record,) = await answer.json()
        assert (record["seat"], record["recovered"], seat["misses"]) == ("01", True, 0)
        assert record["ended_at"] - record["answered_at"] > 5_000, "one talk, not interrupted"
