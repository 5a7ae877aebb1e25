"""A morning's batch: the tickets that a lead collected for it and reports to the bureau office (A6.6a).

It belongs to the morning, not to a lead: whoever has the shift reports it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cti_gateway.core.errors import NotFound
from cti_gateway.core.tickets.machine import Standing
from cti_gateway.core.tickets.ticket import TicketState


@dataclass(frozen=True, slots=True)
class Batch:
    """``morning`` is when it is due, milliseconds; ``open``: collected, not yet reported."""

    morning: int
    count: int
    open: int
    reported_at: int | None  # the last that was

    @classmethod
    def of(cls, tickets: Sequence[Standing]) -> "Batch":
        """Those of one morning; raises NotFound if there are none."""
        if not tickets:
            raise NotFound("ticket_batch_unknown")
        still_open = sum(one.state is TicketState.COLLECTED for one in tickets)
        reported = max(one.reported_at or 0 for one in tickets)
        return cls(tickets[0].batch_at or 0, len(tickets), still_open, reported or None)

    def late(self, now: int) -> bool:
        """Whether something was, or is to be, reported after the morning it was for."""
        after = now if self.open else self.reported_at or 0
        return after > self.morning
