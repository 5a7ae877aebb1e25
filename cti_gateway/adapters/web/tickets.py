"""REST: transfer tickets (A6.6). Each role sees its own; who the citizen is, is masked."""

from collections.abc import Awaitable
from datetime import date
from typing import Annotated

from aiohttp import web
from aiohttp.web_urldispatcher import UrlDispatcher
from pydantic import Field

from cti_gateway.adapters.web import ticket_shapes as shapes
from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit, entry_of
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import Code, CommandId, ReasonBody
from cti_gateway.adapters.web.calls import PageSize
from cti_gateway.core.commands import Dial
from cti_gateway.core.errors import Conflict, NotFound, Refused
from cti_gateway.core.tickets.boxes import TicketBox
from cti_gateway.core.tickets.privacy import may_reveal
from cti_gateway.core.tickets.taking import Said
from cti_gateway.core.tickets.ticket import TicketAct
from cti_gateway.ports.store import AuditEntry
from cti_gateway.ports.tickets import SeenTicket, TicketOffice

TICKET_PATH = r"/api/tickets/{id:[0-9]{1,9}}"
DAY_PATH = r"{day:[0-9]{4}-[0-9]{2}-[0-9]{2}}"
# The others have paths of their own, where more or something else is said.
PLAIN_ACTS = frozenset(TicketAct) - {
    TicketAct.SAVE,
    TicketAct.SUBMIT,
    TicketAct.REPORT,
    TicketAct.CALL,
    TicketAct.NUMBER,
}
BatchPage = Annotated[int, Field(ge=1, le=100)]


class TicketsBase(ApiView):
    @property
    def office_of_tickets(self) -> TicketOffice:
        return self.deps.tickets

    async def telling(self) -> shapes.Telling:
        names = await self.names()
        return shapes.Telling(self.agent, names, self.office_of_tickets.rules, self.deps.clock.now())

    def entry(self, act: str, target: str, detail: str = "") -> AuditEntry:
        return entry_of(self.request, self.agent, f"ticket_{act}", target, detail=detail)

    async def done(self, act: str, target: str, doing: Awaitable[SeenTicket]) -> web.Response:
        """The ticket as it is then; refusals are on record."""
        try:
            seen = await doing
        except Refused as error:
            await self.refuse(f"ticket_{act}", target, error)
        return json_response((await self.telling()).whole(seen))


class TicketBoxesView(TicketsBase):
    @answers(list[shapes.TicketBoxCount])
    async def get(self) -> web.Response:
        """The reader's boxes, and how many tickets are in each."""
        boxes = await self.office_of_tickets.boxes(self.agent)
        return json_response([shapes.box_count(box, count) for box, count in boxes])


class TicketNoticesView(TicketsBase):
    @answers(list[shapes.TicketNotice])
    async def get(self) -> web.Response:
        """What presses the reader: overdue, due soon, instructed too late, returned."""
        notices = await self.office_of_tickets.notices(self.agent)
        return json_response(
            [shapes.TicketNotice(one.kind, one.selection.box, count) for one, count in notices]
        )


class TicketsView(TicketsBase):
    @answers(list[shapes.TicketRow])
    async def get(
        self, box: Code | None = None, before: shapes.Version | None = None, limit: PageSize = 50
    ) -> web.Response:
        """Those of a box, or all that the reader sees, the newest first. ``before`` is an id."""
        if box is not None and box not in list(TicketBox):
            raise NotFound("not_found")
        only = None if box is None else TicketBox(box)
        found = await self.office_of_tickets.listed(self.agent, box=only, before=before, limit=limit)
        telling = await self.telling()
        return json_response([telling.row(one) for one in found])

    @answers(shapes.Ticket)
    async def post(self, body: shapes.TicketBody) -> web.Response:
        """Open one: as a draft, or submitted to the lead."""
        office, act = self.office_of_tickets, "submit" if body.submit else "save"
        opening = office.open(body.new(), self.entry(act, "ticket"), self.agent, draft=not body.submit)
        return await self.done(act, "ticket", opening)


class TicketChoicesView(TicketsBase):
    @answers(shapes.TicketChoices)
    async def get(self) -> web.Response:
        """What the forms offer."""
        rules = self.office_of_tickets.rules
        return json_response(
            shapes.TicketChoices(
                units=list(await self.office_of_tickets.units()),
                categories=list(self.deps.options.categories),
                rules=shapes.TicketRulesRow(rules.answer_days, rules.mode),
            )
        )


class TicketView(TicketsBase):
    @answers(shapes.Ticket)
    async def get(self, id: int, /) -> web.Response:
        """All of it, with its history."""
        return json_response((await self.telling()).whole(await self.office_of_tickets.one(id, self.agent)))

    @answers(shapes.Ticket)
    async def put(self, id: int, /, body: shapes.EditTicketBody) -> web.Response:
        """Amend a draft, or what was returned; and submit it, if so."""
        office, target = self.office_of_tickets, f"ticket:{id}"
        act = "submit" if body.submit else "save"
        amending = office.amend(
            id,
            body.content(),
            self.entry(act, target),
            self.agent,
            version=body.version,
            draft=not body.submit,
        )
        return await self.done(act, target, amending)


class TicketActView(TicketsBase):
    @answers(shapes.Ticket)
    async def post(self, id: int, act: str, /, body: shapes.TicketActBody) -> web.Response:
        """Collect, return, instruct, assign, reply, and whatever else is no more than words."""
        if act not in PLAIN_ACTS:
            raise NotFound("not_found")
        office, target, said = (
            self.office_of_tickets,
            f"ticket:{id}",
            Said(body.text, None, body.unit, body.until),
        )
        entry = self.entry(act, target, body.unit)
        doing = office.act(id, TicketAct(act), said, entry, self.agent, version=body.version)
        return await self.done(act, target, doing)


class TicketNumberView(TicketsBase):
    @answers(shapes.Ticket)
    async def post(self, id: int, /, body: shapes.TicketNumberBody) -> web.Response:
        """Under which number it is known elsewhere."""
        target, said = f"ticket:{id}", Said(body.number)
        entry = self.entry("number", target, body.number)
        doing = self.office_of_tickets.act(
            id, TicketAct.NUMBER, said, entry, self.agent, version=body.version
        )
        return await self.done("number", target, doing)


class TicketCallView(TicketsBase):
    @answers(shapes.Ticket)
    async def post(
        self, id: int, /, body: shapes.TicketVersionBody, *, x_command_id: CommandId | None = None
    ) -> web.Response:
        """Ring one's own phone, then the citizen's; the call becomes a part of the history."""
        return await self.done("call", f"ticket:{id}", self._call(id, body.version, x_command_id))

    async def _call(self, id: int, version: int, command_id: str | None) -> SeenTicket:
        office, target = self.office_of_tickets, f"ticket:{id}"
        seen = await office.check(id, TicketAct.CALL, self.agent, version=version)
        content = seen.standing.content
        await audit(self.request, self.agent, "dial", target)
        await self.deps.inbox.submit(Dial(self.agent.id, content.number, name=content.caller), command_id)
        seat = self.deps.feed.seat_of(self.agent.id)
        if seat is None or seat.call_id is None:
            raise Conflict("ticket_call_over")
        return await office.called(id, seat.call_id, self.entry("call", target), self.agent)


class TicketRevealView(TicketsBase):
    @answers(shapes.RevealedCitizen)
    async def post(self, id: int, /, body: ReasonBody) -> web.Response:
        """Who the citizen is, in full, for a reason."""
        found = (await self.office_of_tickets.one(id, self.agent)).standing
        target = f"ticket:{id}"
        await self.require(may_reveal(found, self.agent.role), "reveal_citizen", target)
        await audit(self.request, self.agent, "reveal_citizen", target, detail=body.reason)
        return json_response(shapes.RevealedCitizen(found.content.caller, found.content.number))


class TicketBatchesView(TicketsBase):
    @answers(list[shapes.TicketBatch])
    async def get(self, before: date | None = None, limit: BatchPage = 30) -> web.Response:
        """Mornings on which tickets go to the bureau office, the newest first."""
        found = await self.office_of_tickets.batches(self.agent, before=before, limit=limit)
        telling = await self.telling()
        return json_response([telling.batch(one) for one in found])


class TicketBatchView(TicketsBase):
    @answers(shapes.BatchSheet)
    async def get(self, day: date, /) -> web.Response:
        """The batch of a morning, with its tickets."""
        batch, found = await self.office_of_tickets.sheet(day, self.agent)
        telling = await self.telling()
        return json_response(shapes.BatchSheet(telling.batch(batch), [telling.whole(one) for one in found]))


class TicketBatchReportView(TicketsBase):
    @answers(shapes.TicketBatch)
    async def post(self, day: date, /, body: shapes.ReportBatchBody) -> web.Response:
        """Hand these tickets of the morning to the bureau office, all or none."""
        target, versions = f"batch:{day.isoformat()}", {one.id: one.version for one in body.tickets}
        entry = self.entry("report", target, " ".join(map(str, sorted(versions))))
        try:
            batch = await self.office_of_tickets.report(day, versions, entry, self.agent)
        except Refused as error:
            await self.refuse("ticket_report", target, error)
        return json_response((await self.telling()).batch(batch))


def add_routes(router: UrlDispatcher) -> None:
    router.add_view("/api/tickets", TicketsView)
    router.add_view("/api/tickets/boxes", TicketBoxesView)
    router.add_view("/api/tickets/notices", TicketNoticesView)
    router.add_view("/api/tickets/choices", TicketChoicesView)
    router.add_view("/api/tickets/batches", TicketBatchesView)
    router.add_view(f"/api/tickets/batches/{DAY_PATH}", TicketBatchView)
    router.add_view(f"/api/tickets/batches/{DAY_PATH}/report", TicketBatchReportView)
    router.add_view(TICKET_PATH, TicketView)
    router.add_view(f"{TICKET_PATH}/acts/{{act:[a-z_]{{1,16}}}}", TicketActView)
    router.add_view(f"{TICKET_PATH}/number", TicketNumberView)
    router.add_view(f"{TICKET_PATH}/call", TicketCallView)
    router.add_view(f"{TICKET_PATH}/reveal", TicketRevealView)
