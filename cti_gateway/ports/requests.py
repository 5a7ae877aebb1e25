"""Requests of people, as they make and decide them. Every method may raise StoreUnavailable."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from cti_gateway.core.people import Agent
from cti_gateway.core.requests.delegation import Delegation
from cti_gateway.core.requests.request import Request, RequestAct, RequestState
from cti_gateway.core.roster.slots import Place
from cti_gateway.ports.store import AuditEntry


@dataclass(frozen=True, slots=True)
class Told:
    """A request, where it stands, and what the reader may do with it; ``awaits``: it waits for them."""

    request: Request
    state: RequestState
    acts: tuple[RequestAct, ...]
    awaits: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for; the time of a swap is that of the slot."""

    person: str
    from_at: int = 0
    to_at: int = 0
    leave_type: str = ""
    place: Place | None = None
    in_return: Place | None = None
    substitute: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OwnSlot:
    """A shift that a person may give away; ``unit``: whose it is."""

    place: Place
    unit: str
    from_at: int
    to_at: int


class RequestOffice(Protocol):
    """Asking and deciding (A1.0e, A2.2, A2.3.3). Whatever is written comes with its entry, or not at all."""

    async def seen_by(self, person: Agent) -> list[Told]:
        """All that are this person's business, the newest first."""
        ...

    async def own_slots(self, login: str) -> list[OwnSlot]:
        """Of today and the next weeks."""
        ...

    async def swap(self, wish: Wish, entry: AuditEntry, by: Agent) -> int: ...
    async def leave(self, wish: Wish, entry: AuditEntry, by: Agent) -> int: ...

    async def away(self, wish: Wish, entry: AuditEntry, by: Agent) -> int:
        """One's own application; of somebody else, what a lead enters for them."""
        ...

    async def act(
        self, request_id: int, act: RequestAct, *, version: int, reason: str, entry: AuditEntry, by: Agent
    ) -> None:
        """Raises Conflict("stale_edit") if the request has gone on since that version; Refused."""
        ...

    async def delegations(self) -> Sequence[Delegation]:
        """The oldest first."""
        ...

    async def delegate(self, delegation: Delegation, entry: AuditEntry, by: Agent) -> None:
        """Raises Refused."""
        ...
