"""Tickets on paper. What cannot be made for want of a font is refused: Conflict, with what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cti_gateway.core.tickets.paper import TicketPaper


@dataclass(frozen=True, slots=True)
class Printed:
    """By whom, and when (milliseconds): it stands on every page."""

    by: str
    at: int


@dataclass(frozen=True, slots=True)
class BatchPaper:
    """The tickets of a morning; ``due_at`` is when they are to be with the bureau office."""

    day: date
    due_at: int
    reported_at: int | None
    tickets: Sequence[TicketPaper]


class Papers(Protocol):
    """PDF files of A4 pages. Each takes a while: not for the event loop."""

    def ticket(self, paper: TicketPaper, printed: Printed) -> bytes:
        """The form of one ticket."""
        ...

    def batch(self, paper: BatchPaper, printed: Printed) -> bytes:
        """The list that goes with a morning's tickets."""
        ...
