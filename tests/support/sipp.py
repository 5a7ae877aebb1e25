"""SIPp as callers and as desk phones, bounded in calls and time."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support.asterisk import Asterisk, free_port

SCENARIOS = Path(__file__).parent / "sipp"
SURNAMES = "张王李赵陈杨黄吴周徐"
LIMIT_S = 300
DID = "12333"


def callers_csv(count: int) -> str:
    """Chinese names and varied mobile numbers, one caller a line."""
    lines = [f"139{n * 7919 % 100_000_000:08d};{SURNAMES[n % 10]}女士" for n in range(1, count + 1)]
    return "SEQUENTIAL\n" + "\n".join(lines) + "\n"


async def _sipp(folder: Path, *arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        "sipp",
        *arguments,
        "-i",
        "127.0.0.1",
        "-nostdin",
        "-skip_rlimit",
        "-timeout",
        str(LIMIT_S),
        cwd=folder,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )


@asynccontextmanager
async def phones(pbx: Asterisk, *, ring_ms: int = 300) -> AsyncIterator[None]:
    """Every seat's phone; each rings for a while and answers."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = (SCENARIOS / "phone.xml").read_text().replace("RING_MS", str(ring_ms))
        (folder / "phone.xml").write_text(text)
        media = str(30_000 + free_port() % 10_000)
        process = await _sipp(folder, "-sf", "phone.xml", "-p", str(pbx.phones_port), "-mp", media)
        try:
            yield
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()


async def call(
    pbx: Asterisk, *, count: int = 1, rate: float = 5, talk_ms: int = 1000, did: str = DID, csv: str = ""
) -> int:
    """Place calls and wait for their ends; the exit code is 0 when each was answered and ended."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "callers.csv").write_text(csv or callers_csv(count))
        process = await _sipp(
            folder,
            f"127.0.0.1:{pbx.sip_port}",
            "-sf",
            str(SCENARIOS / "caller.xml"),
            "-inf",
            "callers.csv",
            "-s",
            did,
            "-m",
            str(count),
            "-r",
            str(rate),
            "-d",
            str(talk_ms),
            "-p",
            str(free_port()),
            "-mp",
            str(40_000 + free_port() % 10_000),
        )
        try:
            return await process.wait()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
