"""REST: tickets on paper, for whoever sees them and as they see them. Who takes one is on record."""

import asyncio
from collections.abc import Callable
from datetime import date
from urllib.parse import quote

from aiohttp import web
from aiohttp.web_urldispatcher import UrlDispatcher

from cti_gateway.adapters.web.answers import answers
from cti_gateway.adapters.web.auditing import audit
from cti_gateway.adapters.web.tickets import DAY_PATH, TICKET_PATH, TicketsBase
from cti_gateway.core.errors import Refused
from cti_gateway.core.tickets.paper import TicketPaper, paper_of
from cti_gateway.ports.papers import BatchPaper, Printed
from cti_gateway.ports.tickets import SeenTicket


class _Papers(TicketsBase):
    async def as_seen(self, *seen: SeenTicket) -> list[TicketPaper]:
        """By who asks."""
        names, rules = await self.names(), self.office_of_tickets.rules
        return [paper_of(one.ticket, one.standing, self.agent.role, names, rules) for one in seen]

    async def made(
        self, action: str, target: str, name: str, make: Callable[[Printed], bytes]
    ) -> web.Response:
        """In a thread: calls must not wait for it."""
        try:
            file = await asyncio.to_thread(make, Printed(self.agent.name, self.deps.clock.now()))
        except Refused as error:
            await self.refuse(action, target, error)
        await audit(self.request, self.agent, action, target)
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}.pdf"}
        return web.Response(body=file, content_type="application/pdf", headers=headers)


class TicketPaperView(_Papers):
    @answers(None)
    async def get(self, id: int, /) -> web.Response:
        """Its form, to be printed."""
        (paper,) = await self.as_seen(await self.office_of_tickets.one(id, self.agent))

        def make(printed: Printed) -> bytes:
            return self.deps.papers.ticket(paper, printed)

        return await self.made("print_ticket", f"ticket:{id}", f"转办单 {paper.no}", make)


class TicketBatchPaperView(_Papers):
    @answers(None)
    async def get(self, day: date, /) -> web.Response:
        """The list that goes with a morning's tickets."""
        batch, found = await self.office_of_tickets.sheet(day, self.agent)
        paper = BatchPaper(day, batch.morning, batch.reported_at, await self.as_seen(*found))

        def make(printed: Printed) -> bytes:
            return self.deps.papers.batch(paper, printed)

        return await self.made("print_batch", f"batch:{day}", f"转办单早报汇总表 {day}", make)


def add_routes(router: UrlDispatcher) -> None:
    router.add_view(f"{TICKET_PATH}/paper", TicketPaperView)
    router.add_view(f"/api/tickets/batches/{DAY_PATH}/paper", TicketBatchPaperView)
