"""REST: what somebody in charge saw when they looked in on a seat (A1.0d)."""

from datetime import date

import msgspec
from aiohttp import web

from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import entry_of
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import SpotCheckBody
from cti_gateway.adapters.web.deps import known_ticks
from cti_gateway.core.attendance.spot_check import SpotCheck, check
from cti_gateway.core.errors import CtiError, NotFound
from cti_gateway.core.roster.shifts import Templates


class SpotCheckRow(msgspec.Struct, frozen=True):
    """``name`` and ``by`` are names; ``fine``: nothing was amiss."""

    at: int
    by: str
    name: str
    seat: str
    item: str
    fine: bool
    note: str


class SpotChecksView(ApiView):
    @answers(list[SpotCheckRow])
    async def get(self, day: date) -> web.Response:
        """Of the day, the oldest first: of all for those who oversee them, else of oneself."""
        begin, end = Templates(self.deps.time_zone).bounds(day)
        people = await self.people()
        return json_response(
            [
                SpotCheckRow(
                    one.at,
                    people[one.actor].name,
                    people[one.person].name,
                    one.seat,
                    one.item,
                    one.fine,
                    one.note,
                )
                for one in await self.deps.store.spot_checks(begin, end)
                if self.sees(people[one.person])
            ]
        )

    @answers(None)
    async def post(self, body: SpotCheckBody) -> web.Response:
        """Put on record what was seen just now."""
        known_ticks([body.item], self.deps.checklists.spot_check)
        spot = SpotCheck(
            self.deps.clock.now(),
            self.agent.login,
            body.person,
            body.seat,
            body.item,
            body.fine,
            body.note.strip(),
        )
        target = f"seat:{body.seat} {body.person}"
        entry = entry_of(self.request, self.agent, "spot_check", target, detail=f"{body.item}: {spot.note}")
        try:
            check(spot, self.agent.role)
            if body.person not in await self.names():
                raise NotFound("agent_unknown")
        except CtiError as error:
            await self.refuse("spot_check", target, error)
        await self.deps.store.add_spot_check(spot, entry)
        return json_response(None)
