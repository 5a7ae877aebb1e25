"""The office of tickets: what the core says of them, with what the store knows and the clock says."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cti_gateway.codec.panel import Topic
from cti_gateway.core.calendar import Calendar
from cti_gateway.core.consultation.record import Form
from cti_gateway.core.errors import Conflict, NotFound, Refused
from cti_gateway.core.people import Agent, Role
from cti_gateway.core.tickets.batch import Batch
from cti_gateway.core.tickets.boxes import TicketBox, box_of, boxes_of
from cti_gateway.core.tickets.content import check_content
from cti_gateway.core.tickets.deadlines import TicketRules, day_span
from cti_gateway.core.tickets.decide import (
    check,
    check_opens,
    check_sees_batches,
    check_words,
    may_open_from,
    possible,
)
from cti_gateway.core.tickets.machine import Standing, after, standing
from cti_gateway.core.tickets.notices import Pressing, pressing
from cti_gateway.core.tickets.taking import Almanac, Said, taken
from cti_gateway.core.tickets.ticket import ClockEntry, Content, Ticket, TicketAct, TicketStep
from cti_gateway.core.tickets.watch import WATCHED, entries_due
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.news import Tell, tell_nobody
from cti_gateway.ports.store import AuditEntry, NextStep, Store
from cti_gateway.ports.tickets import NewTicket, SeenTicket


@dataclass(frozen=True, slots=True)
class Origin:
    """Of a ticket: the citizen's number, and the call; what the consultation says."""

    number: str
    call_id: str | None
    form: Form


@dataclass(frozen=True, slots=True)
class Changed:
    """How a ticket stood before, if it did, and stands now."""

    id: int
    author: str
    standings: tuple[Standing, ...]


def _changed(ticket: Ticket, *standings: Standing) -> Changed:
    return Changed(ticket.id, ticket.author, standings)


def _overtaken(seen: SeenTicket) -> Conflict:
    return Conflict("ticket_changed", version=seen.ticket.version, state=seen.standing.state.value)


class StoredTickets:
    """Implements ports.tickets.TicketOffice."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        rules: TicketRules,
        calendar: Callable[[], Calendar],
        categories: Container[str],
        tell: Tell = tell_nobody,
    ) -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar
        self._categories = categories
        self._tell_panels = tell
        self.rules = rules

    async def boxes(self, reader: Agent) -> Sequence[tuple[TicketBox, int]]:
        """The reader's, with how many there are in each."""
        selections = boxes_of(reader)
        counts = await self._store.ticket_counts(selections, self._clock.now())
        return [(one.box, count) for one, count in zip(selections, counts, strict=True)]

    async def notices(self, reader: Agent) -> Sequence[tuple[Pressing, int]]:
        """What presses the reader, with how many tickets of it there are."""
        now = self._clock.now()
        found = pressing(reader, self.rules, now)
        counts = await self._store.ticket_counts([one.selection for one in found], now)
        return [(one, count) for one, count in zip(found, counts, strict=True) if count]

    async def listed(
        self, reader: Agent, *, box: TicketBox | None = None, before: int | None = None, limit: int
    ) -> Sequence[SeenTicket]:
        """Of one box, or of all; the newest first."""
        selections = [one for one in boxes_of(reader) if box in (None, one.box)]
        found = await self._store.tickets(selections, self._clock.now(), before=before, limit=limit)
        return self._seen(found, reader)

    async def one(self, ticket_id: int, reader: Agent) -> SeenTicket:
        """Raises NotFound for what is not the reader's to see."""
        ticket = await self._store.ticket(ticket_id)
        seen = self._seen([ticket], reader) if ticket else []
        if not seen:
            raise NotFound("ticket_unknown")
        return seen[0]

    async def units(self) -> Sequence[str]:
        """Those to which a ticket can be assigned: somebody there deals with tickets."""
        people = await self._store.agents()
        handlers = (one for one in people if one.active and one.role is Role.UNIT_HANDLER)
        return sorted({one.unit for one in handlers if one.unit})

    async def open(self, new: NewTicket, entry: AuditEntry, by: Agent, *, draft: bool) -> SeenTicket:
        """Raises Refused."""
        check_opens(by)
        origin = await self._origin(new, by)
        number = origin.number if new.number is None else new.number
        said = origin.form
        content = Content(
            new.caller or said.caller_name,
            number,
            new.category or said.category,
            new.question or said.question,
            new.confidential,
        )
        check_content(content, self._categories, draft=draft)
        act = TicketAct.SAVE if draft else TicketAct.SUBMIT
        step = self._taken(None, act, Said(content=content), by)
        ticket = Ticket(0, (step,), origin.call_id, new.consultation)
        found = standing(ticket)
        ticket = replace(ticket, id=await self._store.add_ticket(ticket, found, entry))
        self._tell([Changed(ticket.id, ticket.author, (found,))])
        return self._as_seen(ticket, found, by)

    async def amend(
        self, ticket_id: int, content: Content, entry: AuditEntry, by: Agent, *, version: int, draft: bool
    ) -> SeenTicket:
        """An empty name or number stays as it is: who amends a ticket has only seen them masked."""
        kept = (await self.one(ticket_id, by)).standing.content
        amended = replace(content, caller=content.caller or kept.caller, number=content.number or kept.number)
        check_content(amended, self._categories, draft=draft)
        act = TicketAct.SAVE if draft else TicketAct.SUBMIT
        return await self.act(ticket_id, act, Said(content=amended), entry, by, version=version)

    async def act(
        self, ticket_id: int, act: TicketAct, said: Said, entry: AuditEntry, by: Agent, *, version: int
    ) -> SeenTicket:
        """Raises Refused."""
        check_words(act, said.text)
        if act is TicketAct.ASSIGN and said.unit not in await self.units():
            raise Refused("ticket_unit_unknown")
        seen = await self.check(ticket_id, act, by, version=version)
        return await self._do(seen, act, said, entry, by)

    async def check(self, ticket_id: int, act: TicketAct, by: Agent, *, version: int) -> SeenTicket:
        """What ``act`` would be refused for is raised; nothing is done."""
        seen = await self.one(ticket_id, by)
        self._check(seen, act, by, version)
        return seen

    async def called(self, ticket_id: int, call_id: str, entry: AuditEntry, by: Agent) -> SeenTicket:
        """The citizen is being called in this call, whatever else has happened to the ticket meanwhile."""
        seen = await self.one(ticket_id, by)
        self._check(seen, TicketAct.CALL, by, seen.ticket.version)
        return await self._do(seen, TicketAct.CALL, Said(call_id=call_id), entry, by)

    async def batches(self, reader: Agent, *, before: date | None = None, limit: int) -> Sequence[Batch]:
        """The newest first, those of mornings before a day."""
        check_sees_batches(reader)
        morning = None if before is None else day_span(before, self.rules)[0]
        reported = reader.role is not Role.LEAD
        return await self._store.batches(reported=reported, before=morning, limit=limit)

    async def sheet(self, day: date, reader: Agent) -> tuple[Batch, Sequence[SeenTicket]]:
        """The batch of this morning, as far as the reader sees it; raises NotFound."""
        check_sees_batches(reader)
        seen = self._seen(await self._store.tickets_of_batch(*day_span(day, self.rules)), reader)
        return Batch.of([one.standing for one in seen]), seen

    async def report(self, day: date, versions: Mapping[int, int], entry: AuditEntry, by: Agent) -> Batch:
        """Hand these tickets of the morning, in these versions, to the bureau office: all or none."""
        _, sheet = await self.sheet(day, by)
        chosen = [one for one in sheet if one.ticket.id in versions]
        if len(chosen) < len(versions):
            raise NotFound("ticket_unknown")
        for one in chosen:
            self._check(one, TicketAct.REPORT, by, versions[one.ticket.id])
        steps = [self._next(one, TicketAct.REPORT, Said(), by) for one in chosen]
        await self._write(steps, entry, by)
        pairs = zip(chosen, steps, strict=True)
        self._tell([_changed(one.ticket, one.standing, step.standing) for one, step in pairs])
        return (await self.sheet(day, by))[0]

    async def look(self) -> Sequence[tuple[int, ClockEntry]]:
        """Write what the clock has to say by now; what was new, by number of the ticket."""
        now, told = self._clock.now(), []
        for ticket in await self._store.tickets_in(WATCHED):
            due = entries_due(standing(ticket), self.rules, now)
            new = [one for one in due if one not in ticket.entries]
            if new:
                await self._store.add_clock_entries(ticket.id, new)
                self._tell([_changed(ticket, standing(ticket))])
                told += [(ticket.id, one) for one in new]
        return told

    async def _origin(self, new: NewTicket, by: Agent) -> Origin:
        """What it comes from; raises NotFound for what is not theirs to take it from."""
        if new.consultation is not None:
            form = await self._store.consultation(new.consultation)
            if form is None or not may_open_from(form.agent_id, by):
                raise NotFound("ticket_origin_unknown")
            return Origin(form.form.phone or form.number, form.call_id, form.form)
        if new.call_id is not None:
            call = await self._store.call(new.call_id)
            if call is None or not may_open_from(call.agent_id, by):
                raise NotFound("ticket_origin_unknown")
            return Origin(call.number, new.call_id, Form())
        return Origin("", None, Form())

    def _check(self, seen: SeenTicket, act: TicketAct, by: Agent, version: int) -> None:
        if seen.ticket.version != version:
            raise _overtaken(seen)
        check(seen.standing, seen.ticket.author, act, by, self._clock.now())

    async def _do(
        self, seen: SeenTicket, act: TicketAct, said: Said, entry: AuditEntry, by: Agent
    ) -> SeenTicket:
        step = self._next(seen, act, said, by)
        await self._write([step], entry, by)
        self._tell([_changed(seen.ticket, seen.standing, step.standing)])
        ticket = replace(seen.ticket, steps=(*seen.ticket.steps, step.step))
        return self._as_seen(ticket, step.standing, by)

    def _next(self, seen: SeenTicket, act: TicketAct, said: Said, by: Agent) -> NextStep:
        step = self._taken(seen.standing, act, said, by)
        return NextStep(seen.ticket.id, seen.ticket.version, step, after(seen.standing, step))

    def _taken(self, found: Standing | None, act: TicketAct, said: Said, by: Agent) -> TicketStep:
        almanac = Almanac(self.rules, self._calendar())
        return taken(found, act, said, by=by.login, now=self._clock.now(), almanac=almanac)

    async def _write(self, steps: Sequence[NextStep], entry: AuditEntry, by: Agent) -> None:
        try:
            await self._store.add_ticket_steps(steps, entry)
        except Conflict:
            for step in steps:  # somebody was faster with one of them
                seen = await self.one(step.ticket, by)
                if seen.ticket.version != step.version:
                    raise _overtaken(seen) from None
            raise

    def _tell(self, changed: Sequence[Changed]) -> None:
        """Those who saw one of them, or see it now."""
        now = self._clock.now()

        def about(reader: Agent) -> list[int]:
            return [
                one.id
                for one in changed
                if any(box_of(reader, found, one.author, now) for found in one.standings)
            ]

        self._tell_panels(Topic.TICKETS, about)

    def _seen(self, tickets: Sequence[Ticket], reader: Agent) -> list[SeenTicket]:
        seen = (self._as_seen(ticket, standing(ticket), reader) for ticket in tickets)
        return [one for one in seen if one.box is not None]

    def _as_seen(self, ticket: Ticket, found: Standing, reader: Agent) -> SeenTicket:
        now = self._clock.now()
        box = box_of(reader, found, ticket.author, now)
        acts = possible(found, ticket.author, reader, now) if box else ()
        return SeenTicket(ticket, found, box, acts)
