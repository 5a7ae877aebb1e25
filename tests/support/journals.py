"""A recording store for unit tests of what stands before it."""

from collections.abc import Sequence

from cti_gateway.core.errors import StoreUnavailable
from cti_gateway.core.records import Record
from cti_gateway.ports.store import Recollection


class RecordingJournal:
    """Keeps what is appended; ``broken`` makes it refuse."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.broken = False

    async def append(self, records: Sequence[Record]) -> None:
        if self.broken:
            raise StoreUnavailable("store_unavailable", reason="broken")
        self.records += records

    async def recall(self) -> Recollection:
        return Recollection((), (), None)
