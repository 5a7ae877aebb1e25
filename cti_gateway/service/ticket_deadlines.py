"""How a period's tickets were answered: read in pieces and reckoned in a thread, for calls come first."""

import asyncio

from cti_gateway.core.tickets.answered import Deadlines
from cti_gateway.ports.store import Store

AT_ONCE = 200


async def deadlines(store: Store, from_at: int, to_at: int, *, now: int) -> Deadlines:
    """Of what was assigned in [from_at, to_at), as it stands now. Raises StoreUnavailable."""
    found, after = Deadlines(from_at, to_at, now), 0
    while tickets := await store.tickets_due_since(from_at, to_at, after=after, limit=AT_ONCE):
        await asyncio.to_thread(found.add, tickets)
        after = tickets[-1].id
    return found
