"""REST: the shifts of a day and how they are judged: all of them for leads and the office, else one's own."""

from datetime import date

from aiohttp import web

from cti_gateway.adapters.web import views
from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.base import ApiView


class AttendanceView(ApiView):
    @answers(list[views.DutyRow])
    async def get(self, day: date) -> web.Response:
        """By shift and seat; without findings until the shift and the time to sign out are over."""
        names = await self.names()
        duties = await self.deps.attendance.duties(day)
        unconfirmed = await self.deps.handovers.flagged(day)
        login = self.agent.login
        own = [duty for duty in duties if self.oversees_unit(duty.slot.unit) or duty.slot.person == login]
        return json_response([views.duty_row(duty, names, unconfirmed) for duty in own])
