"""What people at a seat have begun and not handed in: drafts of consultations, and of transfer tickets."""

from collections.abc import Sequence

from cti_gateway.core.handover.items import ItemKind, OpenItem
from cti_gateway.core.masking import mask_number
from cti_gateway.core.tickets.ticket import TicketState
from cti_gateway.ports.feed import Feed
from cti_gateway.ports.store import Store

WITH_THE_AUTHOR = frozenset({TicketState.DRAFT, TicketState.RETURNED})


class OpenForms:
    """Implements ports.handover.OpenItems for forms. A ticket is its author's, wherever they sit."""

    def __init__(self, store: Store, feed: Feed) -> None:
        self._store = store
        self._feed = feed

    async def of(self, seat: str) -> Sequence[OpenItem]:
        """Consultations first."""
        here = {one.agent.id for one in self._feed.seats() if one.number == seat and one.agent is not None}
        tickets = await self._store.tickets_in(WITH_THE_AUTHOR, authors=here) if here else ()
        return [
            *(
                OpenItem(ItemKind.CONSULTATION_DRAFT, mask_number(one.number), one.started_at)
                for one in await self._store.consultation_drafts(seat=seat)
            ),
            *(OpenItem(ItemKind.TICKET_DRAFT, f"№{one.id}", one.opened_at) for one in tickets),
        ]
