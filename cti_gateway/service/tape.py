"""The transcript's way to disk. It never holds a call up: what the disk cannot take ends the transcript.

Implements ports.tap.Tap for the AMI side; ``service.taped`` tells it what the engine takes in.
"""

import asyncio
import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import structlog

from cti_gateway.codec.discretion import Discretion
from cti_gateway.codec.transcript import FIRST_LINE, HEARD, SENT, line_of
from cti_gateway.core.events import Event, SwitchEvent
from cti_gateway.messages import sentence
from cti_gateway.ports.clock import Clock

log = structlog.get_logger(__name__)

BACKLOG = 16 << 20  # bytes not yet written; more, and the disk is too slow


class Tape:
    """One transcript. A file that is there already is kept as ``NAME.old``, in place of an earlier one."""

    def __init__(self, path: Path, limit: int, discretion: Discretion, clock: Clock) -> None:
        self._path = path
        self._limit = limit
        self._discretion = discretion
        self._clock = clock
        self._frames = 0
        self._meant: deque[tuple[int, SwitchEvent]] = deque()  # facts that the engine has not been told yet
        self._waiting: list[bytes] = [FIRST_LINE]
        self._size = self._backlog = len(FIRST_LINE)
        self._stopped = False
        self._more = asyncio.Event()
        self._more.set()

    def heard(self, frame: bytes) -> None:
        """Asterisk said this."""
        self._frames += 1
        self._put(HEARD, self._clock.now(), self._discretion.frame(frame))

    def meant(self, fact: SwitchEvent) -> None:
        """The last frame carried this fact."""
        if not self._stopped:
            self._meant.append((self._frames, fact))

    def sent(self, action: bytes) -> None:
        """We said this."""
        self._put(SENT, self._clock.now(), self._discretion.frame(action))

    def frame_of(self, fact: Event) -> int | None:
        """Which frame carried it. Facts are told in order, and those passed over never will be."""
        if all(meant is not fact for _, meant in self._meant):
            return None
        while True:
            number, meant = self._meant.popleft()
            if meant is fact:
                return number

    def took(self, kind: str, at: int, body: object = None) -> None:
        """The engine takes this in."""
        self._put(kind, at, self._discretion.body(body))

    def _put(self, kind: str, at: int, body: object) -> None:
        if self._stopped:
            return
        line = line_of(kind, at, body)
        if self._size + len(line) > self._limit:
            self._end("record_limit_reached", at)
            return
        self._add(line)
        if self._backlog > BACKLOG:
            self._fail("the disk is too slow")

    def _add(self, line: bytes) -> None:
        self._waiting.append(line)
        self._size += len(line)
        self._backlog += len(line)
        self._more.set()

    def _end(self, why: str, at: int) -> None:
        """The transcript is whole up to here."""
        self._add(line_of("end", at, why))
        self._stop(why, limit=self._limit)

    def _fail(self, reason: str) -> None:
        """A transcript with a hole could not be replayed: it ends before."""
        self._waiting.clear()
        self._stop("record_failed", reason=reason)

    def _stop(self, code: str, **params: object) -> None:
        self._stopped = True
        self._meant.clear()
        params["path"] = str(self._path)
        log.error(code, advice=sentence(code, params, "en"), **params)

    async def run(self) -> None:
        """Write until cancelled."""
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1, "tape") as disk:  # one thread: what is written stays in order
            try:
                file = await loop.run_in_executor(disk, self._open)
                try:
                    while True:
                        await self._more.wait()
                        self._more.clear()
                        batch = self._take()
                        await loop.run_in_executor(disk, _write, file, batch)
                        self._backlog -= len(batch)
                except asyncio.CancelledError:
                    if not self._stopped:
                        self._add(line_of("end", self._clock.now(), "stopped"))
                    await loop.run_in_executor(disk, _write, file, self._take())
                    raise
                finally:
                    disk.submit(os.close, file)
            except OSError as error:
                self._fail(error.strerror or str(error))

    def _take(self) -> bytes:
        """What waits to be written."""
        waiting, self._waiting = self._waiting, []
        return b"".join(waiting)

    def _open(self) -> int:
        if self._path.exists():
            self._path.replace(self._path.with_name(self._path.name + ".old"))
        return os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


def _write(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]
