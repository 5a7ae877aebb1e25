"""REST: what a person does with the own call. What comes of it is told on the feed."""

from typing import Annotated, Literal

from aiohttp import web
from pydantic import StringConstraints

from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit_after
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import CommandId, DigitsBody, TargetBody
from cti_gateway.codec.panel import SeatView, Targets
from cti_gateway.core.commands import (
    AnswerCall,
    ConsultCall,
    ControlCall,
    ControlCommand,
    SendDigits,
    TransferCall,
)
from cti_gateway.core.conversation import Act, Target

SimpleAct = Literal["hang_up", "hold", "resume", "mute", "unmute", "complete", "return", "conference"]
CallId = Annotated[str, StringConstraints(max_length=64)]


class _ControlView(ApiView):
    async def control(
        self, command: AnswerCall | ControlCommand, act: str, command_id: str | None
    ) -> web.Response:
        """Ask Asterisk for it, on record."""
        target = f"call:{command.call_id}"
        await self.submit(command, act, target, command_id)
        await audit_after(self.request, self.agent, act, target)
        return json_response(self.deps.feed.seat_of(self.agent.id))


class ActView(_ControlView):
    @answers(SeatView | None)
    async def post(
        self, id: CallId, act: SimpleAct, /, *, x_command_id: CommandId | None = None
    ) -> web.Response:
        """Hold, resume, mute, unmute, hang up; when consulting: complete the transfer, return, all three."""
        return await self.control(ControlCall(self.agent.id, id, Act(act)), act, x_command_id)


class AnswerView(_ControlView):
    @answers(SeatView | None)
    async def post(self, id: CallId, /, *, x_command_id: CommandId | None = None) -> web.Response:
        """Have the own phone, which rings, answer; what comes of it is the ``pickup`` of the seat."""
        return await self.control(AnswerCall(self.agent.id, id), "answer", x_command_id)


class DigitsView(_ControlView):
    @answers(SeatView | None)
    async def post(
        self, id: CallId, /, body: DigitsBody, *, x_command_id: CommandId | None = None
    ) -> web.Response:
        """Play keys to the caller."""
        return await self.control(SendDigits(self.agent.id, id, body.digits), "digits", x_command_id)


class TransferView(_ControlView):
    @answers(SeatView | None)
    async def post(
        self, id: CallId, /, body: TargetBody, *, x_command_id: CommandId | None = None
    ) -> web.Response:
        """Pass the caller on at once; whoever is not reached gives them back."""
        target = Target(body.kind, body.name)
        return await self.control(TransferCall(self.agent.id, id, target), "transfer", x_command_id)


class ConsultView(_ControlView):
    @answers(SeatView | None)
    async def post(
        self, id: CallId, /, body: TargetBody, *, x_command_id: CommandId | None = None
    ) -> web.Response:
        """Hold the caller and ring somebody; of a queue, the seat that it would choose."""
        target = Target(body.kind, body.name)
        return await self.control(ConsultCall(self.agent.id, id, target), "consult", x_command_id)


class TargetsView(ApiView):
    @answers(Targets)
    async def get(self) -> web.Response:
        """To whom the own call can be passed now."""
        return json_response(self.deps.feed.targets(self.agent.id))
