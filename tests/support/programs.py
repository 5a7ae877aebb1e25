"""The program as an administrator starts it: a process, a folder with a configuration, HTTP."""

import asyncio
import os
import sys
from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.adapters.web.passwords import hash_password
from cti_gateway.core.people import Role, Seat
from cti_gateway.demo.private_pbx import SECRET
from cti_gateway.demo.process import owned
from cti_gateway.demo.staff import Person, enrol
from cti_gateway.demo.turns import free_port
from tests.support.databases import migrate, url_of

PASSWORD = "Correct-Horse-1"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


async def cli(folder: Path, *arguments: str, stdin: str = "") -> tuple[int, str]:
    """Run one command; exit code and what it said."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "cti_gateway", *arguments),
        cwd=folder,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env=ENVIRONMENT,
    )
    said, _ = await process.communicate(stdin.encode())
    return process.returncode or 0, said.decode()


def serving(folder: Path, *arguments: str) -> AbstractAsyncContextManager[asyncio.subprocess.Process]:
    """``cti-gateway run``; killed at the end if the test has not stopped it."""
    command = (sys.executable, "-m", "cti_gateway", "run", *arguments)
    return owned(*command, cwd=folder, env=ENVIRONMENT)


async def post(session: aiohttp.ClientSession, path: str, **body: Any) -> Any:
    """POST that must succeed."""
    async with session.post(path, json=body) as answer:
        assert answer.status == 200, (path, answer.status, await answer.text())
        return await answer.json()


async def until_ready(session: aiohttp.ClientSession) -> None:
    """Database and PBX are there."""
    async with asyncio.timeout(60):
        while True:
            try:
                async with session.get("/readyz") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientConnectionError:
                pass
            await asyncio.sleep(0.05)


@cache
def password_hash() -> str:
    """Of PASSWORD; once, for it is meant to take long."""
    return hash_password(PASSWORD)


async def settle(folder: Path, people: Iterable[Person], seats: Iterable[Seat] = ()) -> None:
    """Add them to the folder's database, without the commands that do so: each takes a second to start.

    All have PASSWORD.
    """
    if not (folder / "cti.db").exists():
        await migrate(folder)
    store = await SqlStore.open(url_of(folder))
    try:
        await enrol(store, people, seats, password_hash())
    finally:
        await store.close()


async def site(folder: Path, ami_port: int, *, cel_file: str | Path = "") -> str:
    """A configured folder with an agent, a lead and three seats; the address of the panel."""
    port = free_port()
    (folder / "cti.toml").write_text(
        f'[pbx]\nport = {ami_port}\nsecret = "{SECRET}"\ncel_file = "{cel_file}"\n[web]\nport = {port}\n'
        '[[queue]]\nkey = "general"\nname = "综合咨询"\ndids = ["12333"]\nhours = "00:00-24:00"\n',
        encoding="utf-8",
    )
    await settle(
        folder,
        [Person("zhang", "张三"), Person("li", "李班长", Role.LEAD)],
        [Seat(number, f"10{number}", "127.0.0.1") for number in ("01", "02", "03")],
    )
    return f"http://127.0.0.1:{port}"
