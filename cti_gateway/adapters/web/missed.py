"""REST: calls that nobody answered, for leads, and the mark that somebody has called back."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from cti_gateway.adapters.web import views
from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit_after
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.calls import Instant, PageSize
from cti_gateway.core.errors import Conflict, NotFound


class MissedView(ApiView):
    @answers(list[views.MissedRow])
    async def get(self, limit: PageSize = 50, before: Instant | None = None) -> web.Response:
        """Newest first, for leads. ``before`` is an ``arrived_at``."""
        await self.require(self.leads, "missed_calls", "calls")
        missed = await self.deps.store.missed_calls(before=before, limit=limit)
        names = await self.names_by_id()
        return json_response(
            [
                views.MissedRow(
                    views.call_row(one.call, names),
                    one.done_at,
                    names.get(one.done_by) if one.done_by is not None else None,
                )
                for one in missed
            ]
        )


class _Say(ApiView):
    """Whether it is done is said by leads, of calls that were missed."""

    async def say(self, call_id: str, action: str, saying: Callable[..., Awaitable[None]]) -> web.Response:
        target = f"call:{call_id}"
        await self.require(self.leads, action, target)
        record = await self.deps.store.call(call_id)
        if record is None or record.ended_at is None or record.answered_at is not None:
            raise NotFound("call_unknown")
        try:
            await saying(call_id, agent_id=self.agent.id, at=self.deps.clock.now())
        except Conflict as error:
            await audit_after(self.request, self.agent, action, target, error.code)
            raise
        await audit_after(self.request, self.agent, action, target)
        return json_response(None)


class MissedDoneView(_Say):
    @answers(None)
    async def post(self, id: str, /) -> web.Response:
        """Somebody has called back, or nothing is left to do. The first to say so is kept."""
        return await self.say(id, "settle_missed", self.deps.store.settle_missed)


class MissedReopenView(_Say):
    @answers(None)
    async def post(self, id: str, /) -> web.Response:
        """It was marked as done by mistake: somebody is to call back. Who marked it stays on record."""
        return await self.say(id, "reopen_missed", self.deps.store.reopen_missed)
