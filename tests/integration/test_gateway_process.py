"""The program as an administrator starts it: a process, a database, HTTP, a real call."""

import asyncio
import json
import signal
import sqlite3
import stat
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.people import Seat
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.support.databases import url_of
from tests.support.forms import SAVE
from tests.support.gateways import until
from tests.support.programs import PASSWORD, cli, post, serving, site, until_ready


@pytest.fixture
async def pbx() -> AsyncIterator[PrivatePbx]:
    async with PrivatePbx() as running:
        yield running


async def test_a_call_pops_is_answered_wrapped_up_and_listed(pbx: PrivatePbx, tmp_path: Path) -> None:
    base = await site(tmp_path, pbx.ami_port)
    jar = aiohttp.CookieJar(unsafe=True)
    async with (
        serving(tmp_path) as process,
        sipp.phones(pbx),
        aiohttp.ClientSession(base, cookie_jar=jar) as web,
    ):
        await until_ready(web)
        await post(web, "/api/login", login="zhang", password=PASSWORD)
        await post(web, "/api/sign-in", seat="01")
        async with web.ws_connect("/api/feed", headers={"Origin": base}) as feed, asyncio.timeout(30):
            await post(web, "/api/ready")
            caller = asyncio.create_task(sipp.call(pbx, talk_ms=3000))
            call: dict[str, Any] = {}
            states: list[str] = []
            while "acw" not in states:
                frame = json.loads(await feed.receive_str())
                call = next(iter(frame["calls"]), call)
                states += [seat["state"] for seat in frame["seats"]]
            assert [s for s in states if s in ("ringing", "talking", "acw")][-3:] == [
                "ringing",
                "talking",
                "acw",
            ]
            assert (call["name"], call["number"]) == ("王女士", "139****7919")
            await post(web, f"/api/calls/{call['id']}/consultation", **SAVE)
            assert await caller == 0
            while True:
                async with web.get("/api/calls") as answer:
                    (record,) = await answer.json()
                if record["ended_at"] is not None:
                    break
        assert (record["outcome"], record["seat"]) == ("RESOLVED", "01")
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


async def test_a_killed_gateway_comes_back_with_its_seat(pbx: PrivatePbx, tmp_path: Path) -> None:
    base = await site(tmp_path, pbx.ami_port)
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(base, cookie_jar=jar) as web:
        async with serving(tmp_path) as process:
            await until_ready(web)
            await post(web, "/api/login", login="zhang", password=PASSWORD)
            await post(web, "/api/sign-in", seat="01")
            before = await post(web, "/api/ready")
            process.kill()
            await process.wait()
        async with serving(tmp_path):
            await until_ready(web)
            async with web.get("/api/me") as answer:
                seat = (await answer.json())["seat"]
    assert (seat["state"], seat["since"]) == ("ready", before["since"])


async def test_a_port_in_use_is_named(pbx: PrivatePbx, tmp_path: Path) -> None:
    port = (await site(tmp_path, pbx.ami_port)).rpartition(":")[2]
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", port)
    async with server:
        code, said = await cli(tmp_path, "run")
    assert code == 2 and port in said


async def test_bad_configuration_is_named(tmp_path: Path) -> None:
    (tmp_path / "cti.toml").write_text('[pbx]\nsecret = "x"\nprot = 1\n')
    code, said = await cli(tmp_path, "run")
    assert code == 2 and "pbx.prot" in said
    (tmp_path / "cti.toml").write_text('[pbx]\nsecret = "x"\nport = 70000\n')
    code, said = await cli(tmp_path, "run")
    assert code == 2 and "pbx.port" in said
    code, said = await cli(tmp_path, "--config", "none.toml", "run")
    assert code == 2 and "none.toml" in said


async def test_what_could_never_log_in_or_sign_in_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cti.toml").write_text('[pbx]\nsecret = "x"\n')
    code, said = await cli(tmp_path, "user", "add", "z" * 65, "--name", "张三", stdin=PASSWORD + "\n")
    assert code == 2 and "1 to 64" in said
    code, said = await cli(tmp_path, "seat", "add", "01", "1001", "--ip", "10.0.0.999")
    assert code == 2 and "10.0.0.999" in said
    assert await cli(tmp_path, "seat", "add", "01", "1001", "--ip", "::ffff:10.0.0.3") == (0, "")
    store = await SqlStore.open(url_of(tmp_path))
    assert await store.seats() == (Seat("01", "1001", "10.0.0.3"),)
    await store.close()


async def test_the_running_gateway_says_why(pbx22: PrivatePbx, tmp_path: Path) -> None:
    base = await site(tmp_path, pbx22.ami_port)
    code, said = await cli(tmp_path, "why", "01")
    assert code == 2 and "cti-control.sock" in said
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(base, cookie_jar=jar) as web:
        for ended_by in (signal.SIGKILL, signal.SIGTERM):  # the second one finds the socket of the first
            async with serving(tmp_path) as process:
                await until_ready(web)
                assert stat.S_IMODE((tmp_path / "cti-control.sock").stat().st_mode) == 0o600
                code, said = await cli(tmp_path, "why", "99")
                assert code == 2 and "99" in said
                process.send_signal(ended_by)
                await process.wait()
        assert not (tmp_path / "cti-control.sock").exists()
        async with serving(tmp_path), sipp.phones(pbx22):
            await until_ready(web)
            await post(web, "/api/login", login="zhang", password=PASSWORD)
            await post(web, "/api/sign-in", seat="01")
            await post(web, "/api/not-ready", reason="break")
            code, said = await cli(tmp_path, "why", "01")
            assert code == 0 and "张三 示忙：break。" in said and "由 张三" in said
            caller = asyncio.create_task(sipp.call(pbx22, talk_ms=60_000))
            with sqlite3.connect(tmp_path / "cti.db") as database:
                waiting = "SELECT call_id FROM call WHERE state = 'waiting'"
                await until(lambda: database.execute(waiting).fetchone() is not None, "waiting")
                (call_id,) = database.execute(waiting).fetchone()
            code, said = await cli(tmp_path, "why", call_id, "--json")
            explained = json.loads(said)
            assert code == 0 and (explained["state"], explained["proof"]["kind"]) == ("waiting", "queued")
            assert explained["reasons"] == [
                {"code": "why_seats_signed_out", "params": {"seats": 2}},
                {"code": "why_seats_not_ready", "params": {"seats": 1}},
            ]
            caller.cancel()
            await asyncio.gather(caller, return_exceptions=True)
