"""``python -m tests.bench``: everything measured in one run, printed as one table of ratios.

Needs root: the wire is watched with a packet socket, and the private PBX is a chroot.
"""

import argparse
import asyncio
import os
import platform
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from cti_gateway.telemetry import logs
from tests.bench import decode, engine, freed_seat, knowledge, month, paint, pop, routing, stream, table
from tests.bench.hotline import Hotline, hotline
from tests.bench.measure import FULL, QUICK, Effort, progress
from tests.bench.stream import Stream
from tests.bench.table import Row

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
RECORDED_CALLS, RECORDED_RATE = 60, 20
LIBRARIES = ("panoramisk", "pyst2", "aiohttp")


async def _measure(effort: Effort) -> tuple[list[Row], str]:
    """The rows, and on what they were measured. Each group is told at once: a later one may break off."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="cti-bench-") as name:
        folders = _folders(Path(name))
        progress("starting Asterisk")
        async with hotline() as line:
            asterisk = (await line.pbx.cli("core show version")).split(" built by ")[0]
            recorded = await stream.record(line, next(folders), calls=RECORDED_CALLS, rate=RECORDED_RATE)
            async for group in _with_asterisk(line, folders, effort):
                rows += _told(group)
        async for group in _without(recorded, folders, effort):
            rows += _told(group)
    return rows, f"{_machine()}; {asterisk}; a recorded stream of {recorded.events} events."


async def _with_asterisk(
    line: Hotline, folders: Iterator[Path], effort: Effort
) -> AsyncIterator[Sequence[Row]]:
    yield table.routing_rows(await routing.measure(line, next(folders), effort))
    yield table.freed_rows(await freed_seat.measure(line, next(folders), effort))


async def _without(recorded: Stream, folders: Iterator[Path], effort: Effort) -> AsyncIterator[Sequence[Row]]:
    yield table.decode_rows(decode.measure(recorded, effort))
    yield table.pop_rows(await pop.measure(recorded, next(folders), effort))
    yield table.paint_rows(await paint.measure(recorded, next(folders), effort))
    yield table.engine_rows(engine.measure(effort))
    yield table.knowledge_rows(await knowledge.measure(next(folders), effort))
    yield table.month_rows(await month.measure(next(folders), effort))


def _told(group: Sequence[Row]) -> Sequence[Row]:
    for row in group:
        progress("  ".join(row.cells()))
    return group


def _folders(parent: Path) -> Iterator[Path]:
    number = 0
    while True:
        folder = parent / str(number)
        folder.mkdir()
        yield folder
        number += 1


def _machine() -> str:
    libraries = ", ".join(f"{library} {version(library)}" for library in LIBRARIES)
    system = f"{os.cpu_count()} cores, Linux {platform.release()}, Python {platform.python_version()}"
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, load {os.getloadavg()[0]:.1f}; {system}, {libraries}"


def main() -> None:
    """Measure, print, and with ``--write`` renew the table of docs/performance.md."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--quick", action="store_true", help="does it run? one repetition of little")
    parser.add_argument("--write", action="store_true", help=f"renew the table in {PAGE.name}")
    arguments = parser.parse_args()
    if os.geteuid() != 0:
        parser.error("needs root: the wire is watched with a packet socket")
    logs.configure("console", "error")
    rows, circumstances = asyncio.run(_measure(QUICK if arguments.quick else FULL))
    text = f"{circumstances}\n\n{table.markdown(rows)}"
    print(text)
    if arguments.write:
        table.write(PAGE, text)


if __name__ == "__main__":
    main()
