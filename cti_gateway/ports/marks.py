"""What is marked of telephone numbers. Every method may raise StoreUnavailable."""

from collections.abc import Sequence
from typing import Protocol

from cti_gateway.core.marks import Mark, MarkKind
from cti_gateway.core.people import Agent
from cti_gateway.ports.store import AuditEntry


class MarkBook(Protocol):
    """Whoever is meant by a number is meant by every spelling of it; a withheld number is nobody's."""

    async def of(self, number: str) -> Sequence[Mark]:
        """The latest of each kind, in force or not."""
        ...

    async def listed(self) -> Sequence[Mark]:
        """The latest of every person and kind, over or not, the newest first; the configuration's last."""
        ...

    async def one(self, mark_id: int) -> Mark:
        """Raises NotFound("mark_unknown")."""
        ...

    async def versions(self, mark_id: int) -> Sequence[Mark]:
        """All of the same person and kind, the oldest first. Raises NotFound("mark_unknown")."""
        ...

    async def add(
        self, number: str, kind: MarkKind, reason: str, entry: AuditEntry, by: Agent, *, days: int | None
    ) -> Mark:
        """What no mark of this kind stands for yet. Raises Refused, Forbidden, Conflict("mark_there")."""
        ...

    async def mark(
        self,
        number: str,
        kind: MarkKind,
        reason: str,
        entry: AuditEntry,
        by: Agent,
        *,
        days: int | None,
        version: int,
    ) -> Mark:
        """For so many days, None: until it is lifted. Raises Refused, Forbidden, Conflict."""
        ...

    async def lift(
        self, number: str, kind: MarkKind, reason: str, entry: AuditEntry, by: Agent, *, version: int
    ) -> Mark:
        """Raises Refused, Forbidden, Conflict."""
        ...
