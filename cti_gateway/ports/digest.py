"""The digest of questions and answers (A5.3.2), as people deal with it. All may raise StoreUnavailable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cti_gateway.core.digest.item import DigestAct, DigestItem, Gathered
from cti_gateway.core.digest.machine import DigestStanding
from cti_gateway.core.digest.masked import MaskedRecord
from cti_gateway.core.people import Agent
from cti_gateway.ports.store import AuditEntry


@dataclass(frozen=True, slots=True)
class SeenItem:
    """An item, where it stands, and what the reader may do with it."""

    item: DigestItem
    standing: DigestStanding
    acts: tuple[DigestAct, ...]


@dataclass(frozen=True, slots=True)
class AskedAlike:
    """What reads alike, or was answered from one knowledge entry (``entry`` 0: from none).

    ``records``: some of them, the latest first; ``times``: of how many.
    """

    category: str
    entry: int
    question: str
    times: int
    records: tuple[MaskedRecord, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """What is said with an act: an answer with its source, a reason, or who is asked."""

    text: str = ""
    source: str = ""
    expert: str = ""


class Digest(Protocol):
    """What is not the reader's to see is not there: NotFound("digest_unknown")."""

    async def asked(self, first: date, last: date, category: str) -> Sequence[AskedAlike]:
        """Of these days, the most frequent first; of one category if it is named."""
        ...

    async def items(self, reader: Agent) -> Sequence[SeenItem]: ...

    async def waiting(self, reader: Agent) -> int:
        """How many wait for this reader: to be answered, or, for the office, to be made knowledge."""
        ...

    async def one(self, item_id: int, reader: Agent) -> tuple[SeenItem, Sequence[MaskedRecord]]:
        """With its records."""
        ...

    async def experts(self) -> Sequence[Agent]:
        """Who may be asked."""
        ...

    async def gather(
        self, item_id: int, gathered: Gathered, audit: AuditEntry, by: Agent, *, version: int
    ) -> SeenItem:
        """``item_id`` 0: a new one. Raises Forbidden, Invalid, Conflict."""
        ...

    async def act(
        self, item_id: int, act: DigestAct, said: Answered, audit: AuditEntry, by: Agent, *, version: int
    ) -> SeenItem:
        """Raises Forbidden, Invalid, Refused, Conflict."""
        ...
