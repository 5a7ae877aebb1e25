"""Orders that leads give to who is signed in."""

from collections.abc import Sequence
from typing import Protocol

from cti_gateway.core.order import Order, OrderAct, OrderKind, OrderState
from cti_gateway.core.people import Agent
from cti_gateway.ports.store import AuditEntry


class Orders(Protocol):
    """What is not the reader's to see is not there: NotFound("order_unknown")."""

    async def current(self, reader: Agent) -> Sequence[Order]:
        """Those given today, and older ones whose refusal the reader, who gave them, has yet to read."""
        ...

    async def give(
        self, person: int, kind: OrderKind, text: str, target: str, entry: AuditEntry, by: Agent
    ) -> Order:
        """To who is signed in, by their number; raises Forbidden, NotFound or Refused."""
        ...

    async def answer(self, order_id: int, act: OrderAct, reason: str, entry: AuditEntry, by: Agent) -> Order:
        """Raises Forbidden, NotFound, Refused or Conflict("order_answered")."""
        ...

    async def read(self, order_id: int, state: OrderState, entry: AuditEntry, by: Agent) -> Order:
        """Who gave it has read that it stands there. Raises as ``answer`` does."""
        ...
