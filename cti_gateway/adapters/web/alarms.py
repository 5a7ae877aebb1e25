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
        return await self.say(id, "acknowledge_alarm", known=True)

    async def say(self, alarm: str, action: str, *, known: bool) -> web.Response:
        await self.require(self.leads, action, alarm)
        await self.submit(AcknowledgeAlarm(self.agent.id, alarm, known), action, alarm, None)
        await audit_after(self.request, self.agent, action, alarm)
        return json_response(None)


class RaiseAgainView(AcknowledgeView):
    @answers(None)
    async def post(self, id: str, /) -> web.Response:
        """It was acknowledged by mistake: it is heard again, by all leads."""
        return await self.say(id, "raise_alarm_again", known=False)
