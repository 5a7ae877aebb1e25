"""REST: calls out. A number of an earlier call is looked up here, so the browser never needs to have it."""

from aiohttp import web

from cti_gateway.adapters.web.answers import answers
from cti_gateway.adapters.web.auditing import audit
from cti_gateway.adapters.web.bodies import CommandId, DialBody
from cti_gateway.adapters.web.desk import SeatAct
from cti_gateway.codec.panel import SeatView
from cti_gateway.core.commands import Dial
from cti_gateway.core.errors import NotFound
from cti_gateway.core.masking import mask_number


class _Dialling(SeatAct):
    async def dial(self, command: Dial, target: str, command_id: str | None) -> web.Response:
        """Who called whom is on record before the phone rings."""
        await audit(self.request, self.agent, "dial", target)
        await self.submit(command, "dial", target, command_id)
        return self.seat_now()


class DialView(_Dialling):
    @answers(SeatView | None)
    async def post(self, body: DialBody, *, x_command_id: CommandId | None = None) -> web.Response:
        """Ring one's own phone, and once it is picked up, this number."""
        target = f"number:{mask_number(body.number)}"
        return await self.dial(Dial(self.agent.id, body.number), target, x_command_id)


class DialCallView(_Dialling):
    @answers(SeatView | None)
    async def post(self, id: str, /, *, x_command_id: CommandId | None = None) -> web.Response:
        """Call the number of an earlier call: for who had it, and for leads."""
        record = await self.deps.store.call(id)
        own = record is not None and record.agent_id == self.agent.id
        await self.require(self.leads or own, "dial", f"call:{id}")
        if record is None:
            raise NotFound("call_unknown")
        command = Dial(self.agent.id, record.number, record.queue, record.name, follows=id)
        return await self.dial(command, f"call:{id}", x_command_id)
