"""REST: a lead knows of an alarm."""

from aiohttp import web

from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit_after
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.core.commands import AcknowledgeAlarm


class AcknowledgeView(ApiView):
    @answers(None)
    async def post(self, id: str, /) -> web.Response:
        """It is silent from now on, for all leads; the first one to say so is named."""
        await self.require(self.leads, "acknowledge_alarm", id)
        await self.submit(AcknowledgeAlarm(self.agent.id, id), "acknowledge_alarm", id, None)
        await audit_after(self.request, self.agent, "acknowledge_alarm", id)
        return json_response(None)
