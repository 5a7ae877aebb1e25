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


class _Calls(ApiView):
    async def rows(self, records: tuple[CallRecord, ...]) -> web.Response:
        names = {agent.id: agent.name for agent in await self.deps.store.agents()}
        return json_response([views.call_row(record, names) for record in records])

    def holds(self, call_id: str) -> bool:
        """Whether the call is at this person's seat now."""
        seat = self.deps.feed.seat_of(self.agent.id)
        return seat is not None and seat.call_id == call_id


class CallsView(_Calls):
    @answers(list[views.CallRow])
    async def get(self, limit: PageSize = 50, before: Instant | None = None) -> web.Response:
        """Newest first: one's own calls, for a lead everybody's. ``before`` is an ``arrived_at``."""
        agent_id = None if self.leads else self.agent.id
        return await self.rows(await self.deps.store.calls(agent_id=agent_id, before=before, limit=limit))


class HistoryView(_Calls):
    @answers(list[views.CallRow])
    async def get(self, id: str, /) -> web.Response:
        """Earlier calls by the same number: for who has the call now, and for leads."""
        await self.require(self.leads or self.holds(id), "history", f"call:{id}")
        live = self.deps.feed.call(id)
        number = live.number if live else None
        if number is None:
            record = await self.deps.store.call(id)
            if record is None:
                raise NotFound("call_unknown")
            number = record.number
        # A withheld number is nobody's: everyone who withholds it would share one history.
        earlier = await self.deps.store.calls_from(number, besides=id) if number else ()
        return await self.rows(earlier)


class RevealView(_Calls):
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
