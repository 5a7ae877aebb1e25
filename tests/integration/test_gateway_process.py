"""The program as an administrator starts it: a process, a database, HTTP, a real call."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import SECRET, PrivatePbx, free_port

PASSWORD = "Correct-Horse-1"


async def cli(folder: Path, *arguments: str, stdin: str = "") -> tuple[int, str]:
    """Run one command; exit code and what it said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "cti_gateway",
        *arguments,
        cwd=folder,
        stdin=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    _, said = await process.communicate(stdin.encode())
    return process.returncode or 0, said.decode()


@asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """``cti-gateway run``; killed at the end if the test has not stopped it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "cti_gateway",
        "run",
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def until_ready(session: aiohttp.ClientSession) -> None:
    """Database and PBX are there."""
    async with asyncio.timeout(20):
        while True:
            try:
                async with session.get("/readyz") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientConnectionError:
                pass
            await asyncio.sleep(0.05)


async def post(session: aiohttp.ClientSession, path: str, **body: Any) -> Any:
    """POST that must succeed."""
    async with session.post(path, json=body) as answer:
        assert answer.status == 200, (path, answer.status, await answer.text())
        return await answer.json()


@pytest.fixture
async def pbx() -> AsyncIterator[PrivatePbx]:
    async with PrivatePbx() as asterisk:
        yield asterisk


async def site(folder: Path, pbx: PrivatePbx) -> int:
    """A configured folder with one agent and one seat; the web port."""
    port = free_port()
    (folder / "cti.toml").write_text(
        f'[pbx]\nport = {pbx.ami_port}\nsecret = "{SECRET}"\n[web]\nport = {port}\n'
        '[[queue]]\nkey = "general"\nname = "综合咨询"\ndids = ["12333"]\n',
        encoding="utf-8",
    )
    assert await cli(folder, "seat", "add", "01", "1001", "--ip", "127.0.0.1") == (0, "")
    assert await cli(folder, "user", "add", "zhang", "--name", "张三", stdin=PASSWORD + "\n") == (0, "")
    return port


async def test_a_call_pops_is_answered_wrapped_up_and_listed(pbx: PrivatePbx, tmp_path: Path) -> None:
    base = f"http://127.0.0.1:{await site(tmp_path, pbx)}"
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
            await post(web, f"/api/calls/{call['id']}/wrap-up", outcome="RESOLVED", note="已答复")
            assert await caller == 0
            while True:
                async with web.get("/api/calls") as answer:
                    (record,) = await answer.json()
                if record["ended_at"] is not None:
                    break
        assert (record["outcome"], record["note"], record["seat"]) == ("RESOLVED", "已答复", "01")
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


async def test_a_killed_gateway_comes_back_with_its_seat(pbx: PrivatePbx, tmp_path: Path) -> None:
    base = f"http://127.0.0.1:{await site(tmp_path, pbx)}"
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
    port = await site(tmp_path, pbx)
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", port)
    async with server:
        code, said = await cli(tmp_path, "run")
    assert code == 2 and str(port) in said


async def test_bad_configuration_is_named(tmp_path: Path) -> None:
    (tmp_path / "cti.toml").write_text('[pbx]\nsecret = "x"\nprot = 1\n')
    code, said = await cli(tmp_path, "run")
    assert code == 2 and "pbx.prot" in said
    (tmp_path / "cti.toml").write_text('[pbx]\nsecret = "x"\nport = 70000\n')
    code, said = await cli(tmp_path, "run")
    assert code == 2 and "pbx.port" in said
    code, said = await cli(tmp_path, "--config", "none.toml", "run")
    assert code == 2 and "none.toml" in said
