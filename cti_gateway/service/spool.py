"""Records in a local file, one JSON line each, synced."""

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec
import structlog

from cti_gateway.core.consultation.record import Consultation
from cti_gateway.core.records import (
    CallbackRecord,
    CallFact,
    CallRecord,
    Outage,
    PresencePermit,
    Record,
    SeatFact,
    Uncovered,
)

log = structlog.get_logger(__name__)

KINDS: dict[str, type[Record]] = {
    kind.__name__: kind
    for kind in (
        SeatFact,
        PresencePermit,
        CallFact,
        CallRecord,
        CallbackRecord,
        Consultation,
        Outage,
        Uncovered,
    )
}


def to_line(record: Record) -> bytes:
    """One spool line."""
    return msgspec.json.encode([type(record).__name__, record]) + b"\n"


def from_line(line: bytes) -> Record:
    """The record of a spool line; raises msgspec.MsgspecError or KeyError for anything else."""
    kind, body = msgspec.json.decode(line, type=tuple[str, msgspec.Raw])
    return msgspec.json.decode(body, type=KINDS[kind])


class Spool:
    """Records that are not in the store, in the order in which they came."""

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
