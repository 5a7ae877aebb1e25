"""The database goes away under the running program while a caller is served: row 4 of the failure model."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from cti_gateway.demo.process import owned
from cti_gateway.service.spool import Spool
from tests.support.programs import PASSWORD, serving, site, until_ready

WITHIN_S = 60
LOCK = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=60)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""
Trouble = Callable[[Path], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def locked(folder: Path) -> AsyncIterator[None]:
    """Another process holds the file."""
    pipe = asyncio.subprocess.PIPE
    async with owned(sys.executable, "-c", LOCK, f"{folder}/cti.db", stdin=pipe, stdout=pipe) as other:
        assert other.stdout is not None and await other.stdout.readline() == b"held\n"
        yield


@asynccontextmanager
async def full(folder: Path) -> AsyncIterator[None]:
    """Not a byte is left where the database is."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    yield
    ballast.unlink()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, as root; the spool is on another one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "none", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


async def until_spooled(path: Path, kind: str) -> None:
    """A fact of this kind waits in the spool."""
    async with asyncio.timeout(WITHIN_S):
        while not any(getattr(record, "kind", "") == kind for record in Spool(path).read()):  # noqa: ASYNC110  # a file has no event
            await asyncio.sleep(0.05)


async def post(web: aiohttp.ClientSession, path: str, **body: str) -> None:
    async with web.post(path, json=body) as answer:
        assert answer.status == 200, await answer.text()


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="a disk of its own needs root")


@pytest.mark.parametrize("trouble", [locked, full])
@needs_root
async def test_a_caller_is_served_and_told_in_order_when_the_database_is_back(
    pbx22: PrivatePbx, tmp_path: Path, disk: Path, trouble: Trouble
) -> None:
    base = await site(disk, pbx22.ami_port)
    spool = tmp_path / "spool.jsonl"
    with (disk / "cti.toml").open("a") as file:
        file.write(f'[store]\nspool = "{spool}"\n')
    async with (
        serving(disk),
        sipp.phones(pbx22),
        aiohttp.ClientSession(base, cookie_jar=aiohttp.CookieJar(unsafe=True)) as web,
    ):
        await until_ready(web)
        await post(web, "/api/login", login="zhang", password=PASSWORD)
        await post(web, "/api/sign-in", seat="01")
        await post(web, "/api/ready")
        async with trouble(disk):
            assert await sipp.call(pbx22, talk_ms=2_000) == 0
            await until_spooled(spool, "acw")
            async with web.get("/api/me") as answer:
                seat = (await answer.json())["seat"]
            form = {"outcome": "RESOLVED", "note": "已答复"}
            await post(web, f"/api/calls/{seat['call_id']}/wrap-up", **form)
            async with web.get("/readyz") as answer:
                assert (answer.status, (await answer.json())["recorder"]) == (503, False)
        await until_ready(web)
    store = await SqlStore.open(f"sqlite+aiosqlite:///{disk}/cti.db")
    (record,) = await store.calls()
    async with store._engine.connect() as connection:
        told = await connection.exec_driver_sql("SELECT kind FROM call_fact ORDER BY id")
        kinds = [kind for (kind,) in told]
    await store.close()
    assert (record.outcome, record.note, record.seat) == ("RESOLVED", "已答复", "01")
    assert kinds[:4] == ["arrived", "waiting", "offered", "answered"]
    assert kinds[-1] == "saved" and len(kinds) == len(set(kinds))
    assert not spool.exists()


async def test_what_was_spooled_when_it_was_killed_is_not_forgotten(
    pbx22: PrivatePbx, tmp_path: Path
) -> None:
    base = await site(tmp_path, pbx22.ami_port)
    async with aiohttp.ClientSession(base, cookie_jar=aiohttp.CookieJar(unsafe=True)) as web:
        async with serving(tmp_path) as process:
            await until_ready(web)
            await post(web, "/api/login", login="zhang", password=PASSWORD)
            await post(web, "/api/sign-in", seat="01")
            async with locked(tmp_path):
                await post(web, "/api/sign-out")
                await until_spooled(tmp_path / "cti-spool.jsonl", "sign_out")
                process.kill()
                await process.wait()
        async with serving(tmp_path):
            await until_ready(web)
            async with web.get("/api/me") as answer:
                assert (await answer.json())["seat"] is None
