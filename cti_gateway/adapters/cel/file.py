"""Asterisk's channel event log in a file that Asterisk appends to and logrotate renames."""

import asyncio
from pathlib import Path

import structlog

from cti_gateway.codec.cel import CelRow, read_calls, read_row
from cti_gateway.codec.pbx_events import Devices
from cti_gateway.core.past import PastCall
from cti_gateway.messages import sentence

log = structlog.get_logger(__name__)

FIRST_LOOK_BYTES = 64 * 1024


class CelFile:
    """Implements ports.past.Past."""

    def __init__(self, path: Path, device: str) -> None:
        self._path = path
        self._devices = Devices(device)

    async def calls(self, since: int) -> tuple[PastCall, ...]:
        """Calls of ours with a row since then."""
        try:
            return await asyncio.to_thread(self._read, since)
        except OSError as error:
            about = {"path": str(self._path), "reason": error.strerror}
            log.error("cel_unreadable", advice=sentence("cel_unreadable", about, "en"), **about)
            return ()

    def _read(self, since: int) -> tuple[PastCall, ...]:
        rows: list[CelRow] = []
        for path in (self._path, *_rotated(self._path)):
            newer, reaches_back = rows_since(path, since)
            rows = newer + rows
            if reaches_back:
                break
        return read_calls(self._devices, rows)


def _rotated(path: Path) -> list[Path]:
    """What logrotate made of it, the newest first; compressed ones are too old to matter."""
    others = [p for p in path.parent.glob(f"{path.name}[.-]*") if p.suffix not in (".gz", ".xz", ".bz2")]
    return sorted(others, key=lambda other: other.stat().st_mtime, reverse=True)


def rows_since(path: Path, since: int) -> tuple[list[CelRow], bool]:
    """The rows since then, and whether the file holds older ones: it is long, so it is read from its end."""
    size, length = path.stat().st_size, FIRST_LOOK_BYTES
    with path.open("rb") as file:
        while True:
            begin = max(size - length, 0)
            file.seek(begin)
            if begin:
                file.readline()  # the rest of a line
            begin = file.tell()
            first = next(filter(None, map(read_row, file)), None)
            reaches_back = first is not None and first.at < since
            if reaches_back or length >= size:
                break
            length *= 4
        file.seek(begin)
        return [row for row in map(read_row, file) if row is not None and row.at >= since], reaches_back
