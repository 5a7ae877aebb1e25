"""What the clock wrote of tickets: a line for each, and how many there were."""

from collections.abc import Sequence

import structlog
from prometheus_client import CollectorRegistry, Counter

from cti_gateway.core.tickets.ticket import ClockEntry, EntryKind

log = structlog.get_logger(__name__)


class TicketTeller:
    """A supervision and an old instruction step are warnings, a reminder is not."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._entries = Counter("cti_ticket_entries", "Written by the clock", ["kind"], registry=registry)
        for kind in EntryKind:
            self._entries.labels(kind.value)

    def tell(self, written: Sequence[tuple[int, ClockEntry]]) -> None:
        """What is new."""
        for ticket, entry in written:
            say = log.info if entry.kind is EntryKind.REMINDER else log.warning
            say(f"ticket_{entry.kind}", ticket=ticket)
            self._entries.labels(entry.kind.value).inc()
