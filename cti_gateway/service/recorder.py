"""The way of every record to disk: in order, none lost, nobody held up.

Records are queued without waiting and written in batches, one transaction each. While the store
cannot take them they are spooled to a local file (one JSON line each, synced), and written from
there, oldest first, when the store is back, also after a restart of the gateway. Writing a record
twice leaves one, so a batch whose fate is unknown is simply written again.
"""

import asyncio
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import structlog

from cti_gateway.core.errors import StoreUnavailable
from cti_gateway.core.records import CallFact, CallRecord, Outage, Record, SeatFact
from cti_gateway.ports.store import Journal

log = structlog.get_logger(__name__)

FIRST_RETRY_S, LAST_RETRY_S = 0.1, 5.0
DURABLE_WITHIN_S = 3.0
BATCH = 500
Witness = Callable[[Record], None]  # told of each record once, as it is taken in: logs, metrics
KINDS: dict[str, type[Record]] = {kind.__name__: kind for kind in (SeatFact, CallFact, CallRecord, Outage)}


def to_line(record: Record) -> bytes:
    """One spool line."""
    return msgspec.json.encode([type(record).__name__, record]) + b"\n"


def from_line(line: bytes) -> Record:
    """The record of a spool line; raises msgspec.MsgspecError or KeyError for anything else."""
    kind, body = msgspec.json.decode(line, type=tuple[str, msgspec.Raw])
    return msgspec.json.decode(body, type=KINDS[kind])


class Spool:
    """Records that the store has not taken yet, in a local file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> list[Record]:
        """What an earlier time left; a line torn by a crash was never acknowledged and is dropped."""
        if not self._path.exists():
            return []
        records: list[Record] = []
        for line in self._path.read_bytes().splitlines():
            try:
                records.append(from_line(line))
            except (msgspec.MsgspecError, KeyError):
                log.error("spool_line_unreadable", bytes=len(line))
        return records

    def append(self, records: Sequence[Record]) -> None:
        """Add and sync; raises OSError when the local disk fails too."""
        with self._path.open("ab") as file:
            file.writelines(to_line(record) for record in records)
            file.flush()
            os.fsync(file.fileno())

    def clear(self) -> None:
        """All of it is in the store now."""
        self._path.unlink(missing_ok=True)


class Recorder:
    """Queues, batches, spools and retries."""

    def __init__(self, store: Journal, spool_path: Path, witnesses: Sequence[Witness] = ()) -> None:
        self._store = store
        self._witnesses = witnesses
        self._spool = Spool(spool_path)
        self._waiting: list[Record] = []
        self._spooled = 0  # how many of the waiting ones are also in the spool
        self._in_store = 0
        self._accepted = 0
        self._more = asyncio.Event()
        self._progress = asyncio.Condition()
        self.degraded = False

    def record(self, records: Sequence[Record]) -> None:
        """Take responsibility for these; never blocks."""
        for record in records:
            for witness in self._witnesses:
                witness(record)
        self._waiting += records
        self._accepted += len(records)
        self._more.set()

    async def barrier(self, within_s: float = DURABLE_WITHIN_S) -> None:
        """Return when all recorded so far is stored; raises StoreUnavailable if that takes too long."""
        goal = self._accepted
        try:
            async with asyncio.timeout(within_s), self._progress:
                await self._progress.wait_for(lambda: self._in_store >= goal)
        except TimeoutError:
            raise StoreUnavailable("store_unavailable", reason="timeout") from None

    async def run(self) -> None:
        """Write until cancelled."""
        left = await asyncio.to_thread(self._spool.read)
        self._waiting = left + self._waiting
        self._accepted += len(left)
        self._spooled = len(left)
        if left:
            self._more.set()
        retry_s = FIRST_RETRY_S
        while True:
            await self._more.wait()
            try:
                await self._write_batch()
                retry_s = FIRST_RETRY_S
            except StoreUnavailable as error:
                if not self.degraded:
                    log.error("store_unavailable", **error.params)
                self.degraded = True
                await self._spill()
                await asyncio.sleep(retry_s)
                retry_s = min(retry_s * 2, LAST_RETRY_S)

    async def _write_batch(self) -> None:
        batch = self._waiting[:BATCH]
        await self._store.append(batch)
        del self._waiting[: len(batch)]
        self._in_store += len(batch)
        if self._spooled:
            self._spooled = max(self._spooled - len(batch), 0)
            if not self._spooled:
                await asyncio.to_thread(self._spool.clear)
        if self.degraded:
            self.degraded = False
            log.info("store_back", waiting=len(self._waiting))
        if not self._waiting:
            self._more.clear()
        async with self._progress:
            self._progress.notify_all()

    async def _spill(self) -> None:
        fresh = self._waiting[self._spooled :]
        try:
            await asyncio.to_thread(self._spool.append, fresh)
        except OSError as error:
            log.error("spool_failed", reason=error.strerror, in_memory=len(fresh))
        else:
            self._spooled += len(fresh)
