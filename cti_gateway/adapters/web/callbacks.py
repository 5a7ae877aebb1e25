"""REST: callers who are to be called back, for leads."""

from aiohttp import web

from cti_gateway.adapters.web import views
from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit_after
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import CommandId, ReasonBody
from cti_gateway.core.commands import CancelCallback


class CallbacksView(ApiView):
    @answers(list[views.CallbackRow])
    async def get(self) -> web.Response:
        """The pending ones, who has waited longest first."""
        await self.require(self.leads, "callbacks", "callbacks")
        return json_response([views.callback_row(one) for one in await self.deps.store.callbacks()])


class CancelCallbackView(ApiView):
    @answers(None)
    async def post(
        self, id: str, /, body: ReasonBody, *, x_command_id: CommandId | None = None
    ) -> web.Response:
        """Nobody is to be called back for this call; the reason is on record."""
        target = f"call:{id}"
        await self.require(self.leads, "cancel_callback", target)
        command = CancelCallback(self.agent.id, id, body.reason)
        await self.submit(command, "cancel_callback", target, x_command_id)
        await audit_after(self.request, self.agent, "cancel_callback", target)
        return json_response(None)
