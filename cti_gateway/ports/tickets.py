"""Transfer tickets, as people deal with them. Every method may raise StoreUnavailable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cti_gateway.core.people import Agent
from cti_gateway.core.tickets.batch import Batch
from cti_gateway.core.tickets.boxes import TicketBox
from cti_gateway.core.tickets.deadlines import TicketRules
from cti_gateway.core.tickets.machine import Standing
from cti_gateway.core.tickets.notices import Pressing
from cti_gateway.core.tickets.taking import Said
from cti_gateway.core.tickets.ticket import ClockEntry, Content, Ticket, TicketAct
from cti_gateway.ports.store import AuditEntry


@dataclass(frozen=True, slots=True)
class SeenTicket:
    """A ticket, where it stands, in which of the reader's boxes it is, and what the reader may do with it.

    ``box`` None: it has just left them.
    """

    ticket: Ticket
    standing: Standing
    box: TicketBox | None
    acts: tuple[TicketAct, ...]


@dataclass(frozen=True, slots=True)
class NewTicket:
    """What somebody opens. ``number`` None: that of the consultation, or else of the call, it comes from;
    what else is empty is as the consultation says.
    """

    caller: str
    category: str
    question: str
    confidential: bool
    number: str | None = None
    call_id: str | None = None
    consultation: int | None = None


class TicketOffice(Protocol):
    """Dealing with tickets (A6.6). What is not the reader's to see is not there: NotFound("ticket_unknown").

    Acts raise Conflict("ticket_changed", version=…, state=…) if the ticket has gone on since the version that
    was looked at; Refused.
    """

    @property
    def rules(self) -> TicketRules: ...

    async def boxes(self, reader: Agent) -> Sequence[tuple[TicketBox, int]]:
        """The reader's, with how many there are in each."""
        ...

    async def notices(self, reader: Agent) -> Sequence[tuple[Pressing, int]]:
        """What presses the reader, with how many tickets of it there are; nothing of which there are none."""
        ...

    async def listed(
        self, reader: Agent, *, box: TicketBox | None = None, before: int | None = None, limit: int
    ) -> Sequence[SeenTicket]:
        """Of one box, or of all; the newest first."""
        ...

    async def one(self, ticket_id: int, reader: Agent) -> SeenTicket: ...

    async def units(self) -> Sequence[str]:
        """Those to which a ticket can be assigned: somebody there deals with tickets."""
        ...

    async def open(self, new: NewTicket, entry: AuditEntry, by: Agent, *, draft: bool) -> SeenTicket: ...

    async def amend(
        self, ticket_id: int, content: Content, entry: AuditEntry, by: Agent, *, version: int, draft: bool
    ) -> SeenTicket:
        """An empty name or number stays as it is."""
        ...

    async def act(
        self, ticket_id: int, act: TicketAct, said: Said, entry: AuditEntry, by: Agent, *, version: int
    ) -> SeenTicket: ...

    async def check(self, ticket_id: int, act: TicketAct, by: Agent, *, version: int) -> SeenTicket:
        """What ``act`` would be refused for is raised; nothing is done."""
        ...

    async def called(self, ticket_id: int, call_id: str, entry: AuditEntry, by: Agent) -> SeenTicket:
        """The citizen is being called in this call."""
        ...

    async def batches(self, reader: Agent, *, before: date | None = None, limit: int) -> Sequence[Batch]: ...

    async def sheet(self, day: date, reader: Agent) -> tuple[Batch, Sequence[SeenTicket]]:
        """The batch of this morning, as far as the reader sees it; raises NotFound."""
        ...

    async def report(self, day: date, versions: Mapping[int, int], entry: AuditEntry, by: Agent) -> Batch:
        """Hand these tickets of the morning, in these versions, to the bureau office: all or none."""
        ...

    async def look(self) -> Sequence[tuple[int, ClockEntry]]:
        """Write what the clock has to say by now; what was new, by number of the ticket."""
        ...
