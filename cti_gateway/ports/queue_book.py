"""The queues in force, as the outside sees and edits them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from cti_gateway.config import QueueSection
from cti_gateway.core.calendar import Calendar, SpecialDay
from cti_gateway.core.changes import Change, changes
from cti_gateway.ports.store import AuditEntry, QueueVersion


@dataclass(frozen=True, slots=True)
class Entry:
    """A queue. ``version`` 0: as the configuration file has it; ``in_file``: what that says, if anything."""

    section: QueueSection
    version: int
    in_file: QueueSection | None

    def differences(self) -> tuple[Change, ...]:
        """What the file says otherwise."""
        return difference(self.in_file, self.section) if self.in_file is not None else ()


def difference(before: QueueSection | None, after: QueueSection) -> tuple[Change, ...]:
    """Field by field; before the first version there was nothing."""
    old = before.model_dump(mode="json") if before is not None else {}
    return changes(old, after.model_dump(mode="json"))


class QueueBook(Protocol):
    """What it returns of a change: whether Asterisk knows by now; if not, it will when it is back."""

    @property
    def entries(self) -> Mapping[str, Entry]:
        """By key: those of the file first."""
        ...

    @property
    def calendar(self) -> Calendar: ...

    async def history(self, key: str) -> Sequence[QueueVersion]:
        """Oldest first."""
        ...

    async def edit(self, section: QueueSection, *, expected: int, reason: str, entry: AuditEntry) -> bool:
        """Make this the next version, in force at once.

        Raises Conflict("stale_edit") if the present version is not ``expected``; Invalid.
        """
        ...

    async def import_days(self, days: Sequence[SpecialDay], entry: AuditEntry) -> bool:
        """These are all special days of the years that they name."""
        ...
