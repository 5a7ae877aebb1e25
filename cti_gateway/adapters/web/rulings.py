"""REST: one judged shift in full, what is decided of it by who may, and orders refused in it (A2.3.1)."""

from datetime import date

from aiohttp import web

from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import entry_of
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import RefusalBody, RulingBody
from cti_gateway.adapters.web.shift_shapes import ShiftSheet, shift_sheet
from cti_gateway.core.errors import CtiError
from cti_gateway.core.roster.slots import Place


class ShiftView(ApiView):
    @answers(ShiftSheet)
    async def get(self, day: date, shift: str, seat: str, person: str) -> web.Response:
        """How it is judged and from what: clauses, settings, time line, facts, and what was decided."""
        target = f"shift:{day.isoformat()} {shift} {seat}"
        own = person == self.agent.login
        await self.require(self.oversees or own, "read_shift", target)
        duty = await self.deps.attendance.duty(Place(day, shift, seat), person)
        await self.require(self.oversees_unit(duty.slot.unit) or own, "read_shift", target)
        names = await self.names()
        unconfirmed = await self.deps.handovers.flagged(day)
        return json_response(shift_sheet(duty, names, unconfirmed, self.agent))


class RefusalsView(ApiView):
    @answers(None)
    async def post(self, body: RefusalBody) -> web.Response:
        """Put on record that an order was refused in this shift; what comes of it is only proposed."""
        target = f"shift:{body.day.isoformat()} {body.shift} {body.seat} {body.person}"
        entry = entry_of(self.request, self.agent, "note_refusal", target, detail=body.order)
        place = Place(body.day, body.shift, body.seat)
        try:
            await self.deps.attendance.note_refusal(
                place, body.person, body.at, body.order, by=self.agent, entry=entry
            )
        except CtiError as error:
            await self.refuse("note_refusal", target, error)
        return json_response(None)


class RulingsView(ApiView):
    @answers(None)
    async def post(self, body: RulingBody) -> web.Response:
        """Decide of a finding as it was seen; the judgement and the decision are both kept."""
        target = f"shift:{body.day.isoformat()} {body.shift} {body.seat} {body.person}"
        detail = f"{body.kind} {body.decision}: {body.reason}"
        entry = entry_of(self.request, self.agent, "rule_finding", target, detail=detail)
        place = Place(body.day, body.shift, body.seat)
        try:
            await self.deps.attendance.rule(
                place, body.person, body.seen(), body.decision, body.reason, by=self.agent, entry=entry
            )
        except CtiError as error:
            await self.refuse("rule_finding", target, error)
        return json_response(None)
