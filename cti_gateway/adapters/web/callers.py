"""REST: what is known of who calls, and what is marked of the number, which never travels in an address."""

from aiohttp import web
from aiohttp.web import UrlDispatcher

from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit, entry_of
from cti_gateway.adapters.web.caller_shapes import Caller, CrmSaid, Telling
from cti_gateway.adapters.web.calls import CallResource
from cti_gateway.adapters.web.mark_shapes import LiftBody, MarkBody, audited
from cti_gateway.core.crm import Asking
from cti_gateway.core.errors import CtiError, NotFound
from cti_gateway.core.marks import MarkKind
from cti_gateway.ports.callers import Calling


class _Caller(CallResource):
    async def calling(self, call_id: str, action: str) -> Calling:
        """The call, for who has it now and for leads."""
        await self.require(self.leads or self.holds(call_id), action, f"call:{call_id}")
        call = self.deps.feed.call(call_id)
        if call is not None:
            return Calling(call.id, call.number, call.arrived_at)
        record = await self.deps.store.call(call_id)
        if record is None:
            raise NotFound("call_unknown")
        return Calling(record.call_id, record.number, record.arrived_at)

    async def told(self, calling: Calling) -> web.Response:
        names = await self.names_by_id()
        telling = Telling(
            self.agent, names, self.deps.tickets.rules, self.deps.clock.now(), own=self.holds(calling.call_id)
        )
        known = await self.deps.callers.known(calling)
        asking = self.asking(calling)
        crm_link = self.deps.crm.link(asking) if asking else ""
        if crm_link and self.deps.crm.tells_number:
            await audit(self.request, self.agent, "crm_link", f"call:{calling.call_id}")
        asks = asking is not None and self.deps.crm.asks
        return json_response(telling.caller(known, crm_link=crm_link, crm_asks=asks))

    def asking(self, calling: Calling) -> Asking | None:
        """For who has the call: what the CRM is told of it."""
        seat, call = self.deps.feed.seat_of(self.agent.id), self.deps.feed.call(calling.call_id)
        if seat is None or call is None or seat.call_id != call.id:
            return None
        return Asking(call.id, call.queue, seat.number, self.agent.login, calling.number)


class CallerView(_Caller):
    @answers(Caller)
    async def get(self, id: str, /) -> web.Response:
        """What our records know of the caller; of a withheld number, nothing."""
        return await self.told(await self.calling(id, "view_caller"))


class CrmView(_Caller):
    @answers(CrmSaid)
    async def get(self, id: str, /) -> web.Response:
        """What a CRM outside says of the caller, for who has the call: it is asked now."""
        asking = self.asking(await self.calling(id, "ask_crm"))
        if asking is None or not self.deps.crm.asks:
            raise NotFound("call_unknown")
        note = await self.deps.crm.ask(asking)
        return json_response(CrmSaid(note.name, note.note, note.link))


class MarksView(_Caller):
    @answers(Caller)
    async def post(self, id: str, /, body: MarkBody) -> web.Response:
        """Mark the caller's number, or mark it anew."""
        calling = await self.calling(id, "mark_caller")
        detail = audited(body.kind, body)
        entry = entry_of(self.request, self.agent, "mark_caller", f"call:{id}", detail=detail)
        try:
            await self.deps.marks.mark(
                calling.number,
                body.kind,
                body.reason,
                entry,
                self.agent,
                days=body.days,
                version=body.version,
            )
        except CtiError as error:
            await self.refuse("mark_caller", f"call:{id}", error)
        return await self.told(calling)


class LiftView(_Caller):
    @answers(Caller)
    async def post(self, id: str, kind: MarkKind, /, body: LiftBody) -> web.Response:
        """End a mark before its time."""
        calling = await self.calling(id, "lift_mark")
        entry = entry_of(self.request, self.agent, "lift_mark", f"call:{id}", detail=f"{kind}: {body.reason}")
        try:
            await self.deps.marks.lift(
                calling.number, kind, body.reason, entry, self.agent, version=body.version
            )
        except CtiError as error:
            await self.refuse("lift_mark", f"call:{id}", error)
        return await self.told(calling)


def add_routes(router: UrlDispatcher) -> None:
    """What this module serves."""
    caller = r"/api/callers/{id:[A-Za-z0-9._-]+}"
    router.add_view(caller, CallerView)
    router.add_view(f"{caller}/crm", CrmView)
    router.add_view(f"{caller}/marks", MarksView)
    router.add_view(f"{caller}/marks/{{kind:[a-z]{{1,16}}}}/lift", LiftView)
