"""REST: a lead lets somebody work outside the roster, on record (§5 row 14)."""

from aiohttp import web

from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import CommandId, PermitBody
from cti_gateway.core.commands import PermitPresence
from cti_gateway.core.errors import NotFound


class PermitsView(ApiView):
    @answers(None)
    async def post(self, body: PermitBody, *, x_command_id: CommandId | None = None) -> web.Response:
        """Let the person of this login sign in at the seat, or stay there, from now on for so long."""
        target = f"seat:{body.seat} login:{body.login}"
        await self.require(self.leads, "permit_presence", target)
        agents = await self.deps.store.agents()
        person = next((agent.id for agent in agents if agent.login == body.login), None)
        if person is None:
            await self.refuse("permit_presence", target, NotFound("agent_unknown"))
        command = PermitPresence(self.agent.id, person, body.seat, body.minutes, body.reason)
        await self.submit(command, "permit_presence", target, x_command_id)
        await audit(self.request, self.agent, "permit_presence", target, detail=body.reason)
        return json_response(None)
