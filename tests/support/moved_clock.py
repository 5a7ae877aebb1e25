"""The gateway as a process of its own, at a time that a test chooses: days pass when it says so.

The clock runs on as the real one does, from where the file beside the configuration puts it. Tickets are
looked at every second instead of every minute, so that nobody waits for the minute.
"""

import asyncio
import mmap
import struct
import sys
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from cti_gateway import app, config
from cti_gateway.adapters.clock import SystemClock
from cti_gateway.demo.process import owned
from cti_gateway.service import ticket_watch
from tests.support.programs import ENVIRONMENT

FILE = "clock"
_OFFSET = struct.Struct("=q")


class MovedClock:
    """Implements ports.clock.Clock; the file holds by how many milliseconds it is off."""

    def __init__(self, folder: Path) -> None:
        path = folder / FILE
        if not path.exists():
            path.write_bytes(_OFFSET.pack(0))
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), _OFFSET.size)
        self._real = SystemClock()

    def now(self) -> int:
        """In milliseconds."""
        (offset,) = _OFFSET.unpack(self._memory[:])
        return self._real.now() + int(offset)

    def set(self, at: int) -> None:
        """For everybody who has this file."""
        self._memory[:] = _OFFSET.pack(at - self._real.now())


def serving(folder: Path) -> AbstractAsyncContextManager[asyncio.subprocess.Process]:
    """``cti-gateway run`` by the clock of this folder; killed at the end."""
    return owned(sys.executable, "-m", "tests.support.moved_clock", cwd=folder, env=ENVIRONMENT)


if __name__ == "__main__":
    ticket_watch.LOOK_S = 1.0
    asyncio.run(app.run(config.load(Path("cti.toml")), clock=MovedClock(Path.cwd())))
