"""The way of every record to disk: in order, none lost, nobody held up.

Records are queued without waiting and written in batches, one transaction each. While the store
cannot take them they are spooled to a local file (one JSON line each, synced), and written from
there, oldest first, when the store is back, also after a restart of the gateway. Writing a record
twice leaves one, so a batch whose fate is unknown is simply written again.

A record that the store refuses as it is would be refused for ever: it is set aside in a file beside
the spool, in lines of the same form, and all the others go on.
"""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

import structlog

from cti_gateway.core.errors import StoreRefused, StoreUnavailable
from cti_gateway.core.records import Record
from cti_gateway.messages import sentence
from cti_gateway.ports.store import Journal
from cti_gateway.service.spool import Spool

log = structlog.get_logger(__name__)

FIRST_RETRY_S, LAST_RETRY_S = 0.1, 5.0
DURABLE_WITHIN_S = 3.0
BATCH = 500
Witness = Callable[[Record], None]  # logs, metrics


class Recorder:
    """Queues, batches, spools and retries.

    Witnesses are told of each record once, as it is taken in; ``refusals`` of each that was set aside.
    """

    def __init__(
        self,
        store: Journal,
        spool_path: Path,
        witnesses: Sequence[Witness] = (),
        refusals: Sequence[Witness] = (),
    ) -> None:
        self._store = store
        self._witnesses = witnesses
        self._refusals = refusals
        self._spool = Spool(spool_path)
        self._set_aside_path = spool_path.with_suffix(".refused" + spool_path.suffix)
        self._batch = BATCH  # smaller while one among the next ones is refused
        self._spool_is_read = False
        self._waiting: list[Record] = []
        self._spooled = 0  # how many of the waiting ones are also in the spool
        self._in_store = 0
        self._accepted = 0
        self._more = asyncio.Event()
        self._progress = asyncio.Condition()
        self.degraded = False
        self.durable_within_s = DURABLE_WITHIN_S

    def record(self, records: Sequence[Record]) -> None:
        """Take responsibility for these; never blocks."""
        for record in records:
            for witness in self._witnesses:
                witness(record)
        self._waiting += records
        self._accepted += len(records)
        self._more.set()

    async def barrier(self) -> None:
        """Return when all recorded so far is stored; raises StoreUnavailable if that takes too long."""
        goal = self._accepted
        try:
            async with asyncio.timeout(self.durable_within_s), self._progress:
                await self._progress.wait_for(lambda: self._in_store >= goal)
        except TimeoutError:
            raise StoreUnavailable("store_unavailable", reason="timeout") from None

    async def take_over(self) -> None:
        """Before anything is recalled: what an earlier time left in the spool is newer than what is stored.

        If the store cannot take it now, ``run`` goes on trying.
        """
        await self._read_spool()
        try:
            while self._waiting:
                await self._write_batch()
        except StoreUnavailable as error:
            log.error("store_unavailable", **error.params)

    async def _read_spool(self) -> None:
        if self._spool_is_read:
            return
        self._spool_is_read = True
        left = await asyncio.to_thread(self._spool.read)
        self._waiting = left + self._waiting
        self._accepted += len(left)
        self._spooled = len(left)
        if left:
            self._more.set()

    async def run(self) -> None:
        """Write until cancelled."""
        await self._read_spool()
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
        batch = self._waiting[: self._batch]
        try:
            await self._store.append(batch)
            self._batch = min(self._batch * 2, BATCH)
        except StoreRefused as error:
            if len(batch) > 1:
                self._batch = len(batch) // 2
                return
            await self._set_aside(batch[0], error)
        await self._settle(len(batch))

    async def _set_aside(self, record: Record, error: StoreRefused) -> None:
        try:
            await asyncio.to_thread(Spool(self._set_aside_path).append, [record])
        except OSError as trouble:
            raise StoreUnavailable("store_unavailable", reason=str(trouble)) from error
        about = {**error.params, "path": str(self._set_aside_path)}
        log.error(error.code, advice=sentence(error.code, about, "en"), record=type(record).__name__, **about)
        for witness in self._refusals:
            witness(record)

    async def _settle(self, count: int) -> None:
        """The first ones are out of our hands."""
        del self._waiting[:count]
        self._in_store += count
        if self._spooled:
            self._spooled = max(self._spooled - count, 0)
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
