"""Writing what the clock has to say of tickets: reminders, supervision, an old instruction step (A6.6)."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from cti_gateway.core.errors import StoreUnavailable
from cti_gateway.core.tickets.ticket import ClockEntry
from cti_gateway.ports.tickets import TicketOffice

LOOK_S = 60.0


async def watch_tickets(
    office: TicketOffice, tell: Callable[[Sequence[tuple[int, ClockEntry]]], None]
) -> None:
    """Now and every minute, until cancelled; each entry is written, and told, once."""
    while True:
        with suppress(StoreUnavailable):  # what was due is still to be written at the next look
            tell(await office.look())
        await asyncio.sleep(LOOK_S)
