"""SIPp as callers and as desk phones, bounded in calls and time."""

import asyncio
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from cti_gateway.demo.debian import need
from cti_gateway.demo.private_pbx import PrivatePbx
from cti_gateway.demo.process import owned
from cti_gateway.demo.turns import free_port

SCENARIOS = Path(__file__).parent / "scenarios"
SURNAMES = "张王李赵陈杨黄吴周徐"
LIMIT_S = 300
STARTS_WITHIN_S = 20
DID = "12333"


def callers_csv(count: int) -> str:
    """Chinese names and varied mobile numbers, one caller a line."""
    lines = [f"139{n * 7919 % 100_000_000:08d};{SURNAMES[n % 10]}女士" for n in range(1, count + 1)]
    return "SEQUENTIAL\n" + "\n".join(lines) + "\n"


def _sipp(
    folder: Path, *arguments: str, limit_s: int
) -> AbstractAsyncContextManager[asyncio.subprocess.Process]:
    need(sipp="sip-tester")
    silent = asyncio.subprocess.DEVNULL
    return owned(
        *("setpriv", "--pdeathsig", "KILL", "sipp"),
        *arguments,
        *("-i", "127.0.0.1", "-nostdin", "-skip_rlimit", "-timeout", str(limit_s)),
        cwd=folder,
        stdin=silent,
        stdout=silent,
        stderr=silent,
        start_new_session=True,
    )


def _traced(trace: Path | None) -> tuple[str, ...]:
    """Every message that SIPp sends or gets, with its instant, written there."""
    return () if trace is None else ("-trace_msg", "-message_file", str(trace))


@asynccontextmanager
async def phones(
    pbx: PrivatePbx,
    *,
    ring_ms: int = 300,
    limit_s: int = LIMIT_S,
    trace: Path | None = None,
    scenario: str | Path = "phone.xml",
    port: int | None = None,
) -> AsyncIterator[Path]:
    """Every seat's phone; each rings for a while and answers. Yields the folder of SIPp's logs.

    ``port``: those of people outside, who are called there. SIPp may never wake up from a pause of 0.
    """
    assert ring_ms > 0
    with tempfile.TemporaryDirectory(prefix="cti-sipp-") as name:
        folder = Path(name)
        text = (SCENARIOS / scenario).read_text().replace("RING_MS", str(ring_ms))
        (folder / "phone.xml").write_text(text)
        media = str(free_port(socket.SOCK_DGRAM))
        port = port or pbx.phones_port
        own = ("-sf", "phone.xml", "-p", str(port), "-mp", media, *_traced(trace))
        async with _sipp(folder, *own, limit_s=limit_s) as process:
            await _until_bound(port, process)
            yield folder


async def _until_bound(port: int, process: asyncio.subprocess.Process) -> None:
    """A phone that is called before it is there is called again by Asterisk half a second later."""
    async with asyncio.timeout(STARTS_WITHIN_S):
        while not _is_bound(port):
            if process.returncode is not None:
                raise RuntimeError(f"SIPp stopped at start: {process.returncode}")
            await asyncio.sleep(0.01)


def _is_bound(port: int) -> bool:
    """Whether somebody on this machine takes what is sent to this loopback port by UDP."""
    return f" 0100007F:{port:04X} " in Path("/proc/net/udp").read_text()


async def call(
    pbx: PrivatePbx,
    *,
    count: int = 1,
    rate: float = 5,
    talk_ms: int = 1000,
    did: str = DID,
    csv: str = "",
    scenario: str | Path = "caller.xml",
    trace: Path | None = None,
    limit_s: int = LIMIT_S,
) -> int:
    """Place calls and wait for their ends; the exit code is 0 when Asterisk answered and ended each."""
    with tempfile.TemporaryDirectory(prefix="cti-sipp-") as name:
        folder = Path(name)
        (folder / "callers.csv").write_text(csv or callers_csv(count))
        async with _sipp(
            folder,
            f"127.0.0.1:{pbx.sip_port}",
            *("-sf", str(SCENARIOS / scenario), "-inf", "callers.csv", "-s", did),
            *("-m", str(count), "-r", str(rate), "-d", str(talk_ms)),
            *("-p", str(free_port(socket.SOCK_DGRAM)), "-mp", str(free_port(socket.SOCK_DGRAM))),
            *_traced(trace),
            limit_s=limit_s,
        ) as process:
            return await process.wait()
