"""The gateway is killed while a seat holds its caller: the dialplan alone brings them together again."""

import asyncio
from pathlib import Path

import aiohttp
import pytest

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.core.records import HungUpBy
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.integration.test_recovery import until_recorded
from tests.support.legs import until_bridged
from tests.support.pbxes import until_member_unpaused, until_shown
from tests.support.phases import adds_up
from tests.support.programs import PASSWORD, post, serving, site, until_ready


@pytest.mark.parametrize("back_in_time", [True, False])
async def test_a_caller_on_hold_is_not_stranded(pbx: PrivatePbx, tmp_path: Path, back_in_time: bool) -> None:
    base = await site(tmp_path, pbx.ami_port, cel_file=pbx.cel_file)
    jar = aiohttp.CookieJar(unsafe=True)
    async with sipp.phones(pbx), aiohttp.ClientSession(base, cookie_jar=jar) as web:
        async with serving(tmp_path) as process:
            await until_ready(web)
            await post(web, "/api/login", login="zhang", password=PASSWORD)
            await post(web, "/api/sign-in", seat="01")
            await post(web, "/api/ready")
            await until_member_unpaused(pbx)
            caller = asyncio.create_task(sipp.call(pbx, talk_ms=20_000 if back_in_time else 12_000))
            await until_bridged(pbx, "1001", "trunk")
            async with web.get("/api/me") as answer:
                call_id = (await answer.json())["seat"]["call_id"]
            await post(web, f"/api/calls/{call_id}/control/hold")
            await until_shown(pbx, "core show channels concise", "!cti-held!")
            process.kill()
            await process.wait()
        await until_bridged(pbx, "1001", "trunk")
        together_at = SystemClock().now()
        if not back_in_time:
            assert await caller == 0
        async with serving(tmp_path):
            await until_ready(web)
            assert await caller == 0
            (record,) = (await until_recorded(tmp_path, 1)).values()
            async with web.get("/api/me") as answer:
                seat = (await answer.json())["seat"]
    assert (record.call_id, record.seat, record.hung_up_by) == (call_id, "01", HungUpBy.CALLER)
    assert adds_up(record) and record.ended_at is not None
    assert record.hold_ms > 0
    if not back_in_time:  # Asterisk's log tells when the hold ended; one who is back in time reads no log
        assert record.talk_ms >= record.ended_at - together_at
    assert (seat["state"], seat["call_id"]) == ("acw", call_id)
