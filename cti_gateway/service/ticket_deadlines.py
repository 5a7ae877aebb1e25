"""How a period's tickets were answered: read in pieces and reckoned in a thread, for calls come first."""

import asyncio

from cti_gateway.core.tickets.answered import DAY_MS, Deadlines
from cti_gateway.ports.store import Store

LOOK_BACK = 183 * DAY_MS  # what was opened still earlier is with its unit by then
PIECE = 14 * DAY_MS


async def deadlines(store: Store, from_at: int, to_at: int, *, now: int) -> Deadlines:
    """Of what was assigned in [from_at, to_at), as it stands now. Raises StoreUnavailable."""
    found = Deadlines(from_at, to_at, now)
    for begin in range(from_at - LOOK_BACK, to_at, PIECE):
        tickets = await store.tickets_between(begin, min(begin + PIECE, to_at))
        await asyncio.to_thread(found.add, tickets)
    return found
