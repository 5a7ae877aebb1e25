"""REST: calls of the past. Numbers are masked; seeing one in full needs a reason and is on record."""

from typing import Annotated

from aiohttp import web
from pydantic import Field

from cti_gateway.adapters.web import views
from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import ReasonBody
from cti_gateway.core.errors import NotFound
from cti_gateway.core.records import CallRecord

PageSize = Annotated[int, Field(ge=1, le=200)]
Instant = Annotated[int, Field(ge=0, le=2**53)]


class CallResource(ApiView):
    """What has to do with calls."""

    async def rows(self, records: tuple[CallRecord, ...]) -> web.Response:
        names = await self.names_by_id()
        return json_response([views.call_row(record, names) for record in records])

    def holds(self, call_id: str) -> bool:
        """Whether the call is at this person's seat now."""
        seat = self.deps.feed.seat_of(self.agent.id)
        return seat is not None and seat.call_id == call_id


class CallsView(CallResource):
    @answers(list[views.CallRow])
    async def get(self, limit: PageSize = 50, before: Instant | None = None) -> web.Response:
        """Newest first: one's own calls; everybody's for leads, and for the office, which scores them.

        ``before`` is an ``arrived_at``.
        """
        agent_id = None if self.leads or self.supervises else self.agent.id
        return await self.rows(await self.deps.store.calls(agent_id=agent_id, before=before, limit=limit))


class RevealView(CallResource):
    @answers(views.Revealed)
    async def post(self, id: str, /, body: ReasonBody) -> web.Response:
        """The caller's number in full: for who has or had the call, and for leads."""
        live = self.deps.feed.call(id)
        record = await self.deps.store.call(id)
        own = self.holds(id) or (record is not None and record.agent_id == self.agent.id)
        await self.require(self.leads or own, "reveal_number", f"call:{id}")
        if live is not None:
            number = live.number
        elif record is not None:
            number = record.number
        else:
            raise NotFound("call_unknown")
        await audit(self.request, self.agent, "reveal_number", f"call:{id}", detail=body.reason)
        return json_response(views.Revealed(number))
