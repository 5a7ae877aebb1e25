"""The database goes away under the running program while callers are served: row 4 of the failure model."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp
import pytest
from sqlalchemy import select

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.records import CallRecord
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from cti_gateway.demo.process import owned
from cti_gateway.service.spool import Spool
from tests.support.databases import url_of
from tests.support.forms import SAVE
from tests.support.phases import adds_up
from tests.support.programs import PASSWORD, post, serving, site, until_ready

WITHIN_S = 60
LOCKED_S = 30
LOCK = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=60)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""
Trouble = Callable[[Path], AbstractAsyncContextManager[None]]
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="a disk of its own needs root")


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


def read_only(*names: str) -> Trouble:
    """Nobody may write these files, not even root, nor who has them open, as modes would let them."""

    @asynccontextmanager
    async def trouble(folder: Path) -> AsyncIterator[None]:
        files = [f"{folder}/{name}" for name in names]
        await _change_attribute("+i", files)
        try:
            yield
        finally:
            await _change_attribute("-i", files)

    return trouble


async def _change_attribute(how: str, files: list[str]) -> None:
    changing = await asyncio.create_subprocess_exec("chattr", how, *files)
    assert await changing.wait() == 0


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


class Desk:
    """The person at seat 01, and callers one after the other."""

    def __init__(self, web: aiohttp.ClientSession, pbx: PrivatePbx) -> None:
        self._web, self._pbx = web, pbx

    async def serves(self, talk_ms: int) -> None:
        """One caller, from the call to the saved form."""
        assert await sipp.call(self._pbx, talk_ms=talk_ms) == 0
        async with asyncio.timeout(WITHIN_S):
            while (seat := await self._seat())["state"] != "acw":  # noqa: ASYNC110  # the feed is not what is tested
                await asyncio.sleep(0.05)
        await post(self._web, f"/api/calls/{seat['call_id']}/consultation", **SAVE)

    async def _seat(self) -> dict[str, str]:
        async with self._web.get("/api/me") as answer:
            seat: dict[str, str] = (await answer.json())["seat"]
        return seat

    async def is_told(self) -> None:
        """That nothing reaches the database."""
        async with self._web.get("/readyz") as answer:
            assert (answer.status, (await answer.json())["recorder"]) == (503, False)


@asynccontextmanager
async def desk(pbx: PrivatePbx, folder: Path) -> AsyncIterator[Desk]:
    """The program on a database in this folder, its spool beside it; at the end all is well again."""
    base = await site(folder, pbx.ami_port)
    with (folder / "cti.toml").open("a") as file:
        file.write(f'[store]\nspool = "{folder.parent}/spool.jsonl"\n')
    async with (
        serving(folder),
        sipp.phones(pbx),
        aiohttp.ClientSession(base, cookie_jar=aiohttp.CookieJar(unsafe=True)) as web,
    ):
        await until_ready(web)
        await post(web, "/api/login", login="zhang", password=PASSWORD)
        await post(web, "/api/sign-in", seat="01")
        await post(web, "/api/ready")
        yield Desk(web, pbx)
        await until_ready(web)


async def whole_story(folder: Path) -> list[CallRecord]:
    """The records, each with all that happened, once and in order."""
    store = await SqlStore.open(url_of(folder))
    records = list(await store.calls())
    fact = schema.call_fact.c
    async with store._engine.connect() as connection:
        facts = list(await connection.execute(select(fact.call_id, fact.kind).order_by(fact.id)))
    await store.close()
    stories: dict[str, list[str]] = {}
    for call_id, kind in facts:
        stories.setdefault(call_id, []).append(kind)
    assert stories.keys() == {record.call_id for record in records}
    for kinds in stories.values():
        assert kinds[:4] == ["arrived", "waiting", "offered", "answered"]
        assert kinds[-1] == "saved" and len(kinds) == len(set(kinds))
    for record in records:
        assert (record.outcome, record.seat) == ("RESOLVED", "01")
        assert adds_up(record)
    assert not (folder.parent / "spool.jsonl").exists()
    return records


async def serves_one_in(trouble: Trouble, pbx: PrivatePbx, folder: Path) -> None:
    """A caller is served while the database is in trouble, and all is there when it is back."""
    async with desk(pbx, folder) as running, trouble(folder):
        await running.serves(4_000)
        await running.is_told()
    assert len(await whole_story(folder)) == 1


@needs_root
async def test_a_full_disk(pbx22: PrivatePbx, disk: Path) -> None:
    await serves_one_in(full, pbx22, disk)


@needs_root
@pytest.mark.parametrize(
    "names",
    [("cti.db", "cti.db-wal"), ("cti.db", "cti.db-wal", "cti.db-shm")],
    ids=["the file", "with what SQLite maps into memory"],
)
async def test_a_file_made_read_only_under_the_running_program(
    names: tuple[str, ...], pbx22: PrivatePbx
) -> None:
    with TemporaryDirectory(dir="/var/tmp") as name:  # a file system in memory lets go on who has it open
        folder = Path(name) / "site"
        folder.mkdir()
        await serves_one_in(read_only(*names), pbx22, folder)


async def test_half_a_minute_of_lock_while_callers_come(pbx22: PrivatePbx, tmp_path: Path) -> None:
    folder, loop, served = tmp_path / "site", asyncio.get_running_loop(), 0
    folder.mkdir()
    async with desk(pbx22, folder) as running, locked(folder):
        until = loop.time() + LOCKED_S
        while loop.time() < until:
            await running.serves(4_000)
            served += 1
        await running.is_told()
    assert len(await whole_story(folder)) == served > 1


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
