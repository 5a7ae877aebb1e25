"""A recording store for unit tests of what stands before it."""

from collections.abc import Sequence

from cti_gateway.core.errors import StoreRefused, StoreUnavailable
from cti_gateway.core.records import Record
from cti_gateway.ports.store import Recollection


class RecordingJournal:
    """Keeps what is appended; not while it is ``broken``, and never what it ``refuses``."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.broken = False
        self.refuses: tuple[Record, ...] = ()

    async def append(self, records: Sequence[Record]) -> None:
        if self.broken:
            raise StoreUnavailable("store_unavailable", reason="broken")
        if any(record in self.refuses for record in records):
            raise StoreRefused("record_refused", reason="it says so")
        self.records += records

    async def recall(self) -> Recollection:
        return Recollection((), (), None)
