"""REST: what people see to before a shift, and who has (A1.6). Nobody waits for it."""

from collections.abc import Collection
from datetime import date

import msgspec
from aiohttp import web

from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit_after
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import PreShiftBody
from cti_gateway.adapters.web.deps import known_ticks
from cti_gateway.core.handover.pre_shift import Preparation, PreShift


class PreparationRow(msgspec.Struct, frozen=True):
    """Of a shift that begins at ``begin_at``; ``at``: when they ticked ``checked``, if they did.

    ``lacking``: what the site's list has besides. ``late``: the shift has begun, and nothing is ticked.
    """

    day: str
    shift: str
    seat: str
    name: str
    begin_at: int
    at: int | None
    checked: list[str]
    lacking: list[str]
    late: bool


class OwnPreShift(msgspec.Struct, frozen=True):
    """What who asks has ticked last, ever; 0: nothing yet."""

    at: int
    checked: list[str]
    lacking: list[str]


class _PreShift(ApiView):
    def lacking(self, checked: Collection[str]) -> list[str]:
        """What the site's list has besides."""
        return [choice.code for choice in self.deps.checklists.pre_shift if choice.code not in checked]


class PreShiftView(_PreShift):
    @answers(list[PreparationRow])
    async def get(self, day: date) -> web.Response:
        """Of the day's shifts: of all for those who oversee them, else of one's own."""
        agents = await self.people()
        units = {login: agent.unit for login, agent in agents.items()}
        names = {login: agent.name for login, agent in agents.items()}
        return json_response(
            [
                self._row(one, names)
                for one in await self.deps.handovers.preparations(day)
                if one.person == self.agent.login or self.oversees_unit(units.get(one.person, ""))
            ]
        )

    @answers(None)
    async def post(self, body: PreShiftBody) -> web.Response:
        """What the person has seen to before the shift; on record, and nothing more."""
        known_ticks(body.checked, self.deps.checklists.pre_shift)
        seat = self.deps.feed.seat_of(self.agent.id)
        number = seat.number if seat else ""
        check = PreShift(self.deps.clock.now(), self.agent.login, number, tuple(body.checked))
        await self.deps.store.add_pre_shift(check)
        await audit_after(self.request, self.agent, "pre_shift", f"seat:{number or '-'}")
        return json_response(None)

    def _row(self, one: Preparation, names: dict[str, str]) -> PreparationRow:
        checked = [] if one.check is None else list(one.check.checked)
        return PreparationRow(
            day=one.place.day.isoformat(),
            shift=one.place.shift,
            seat=one.place.seat,
            name=names.get(one.person, one.person),
            begin_at=one.begin * 1000,
            at=None if one.check is None else one.check.at,
            checked=checked,
            lacking=self.lacking(checked),
            late=one.check is None and one.begin * 1000 <= self.deps.clock.now(),
        )


class OwnPreShiftView(_PreShift):
    @answers(OwnPreShift)
    async def get(self) -> web.Response:
        """So that a page that is opened again does not ask again."""
        last = await self.deps.store.last_pre_shift(self.agent.login)
        checked = [] if last is None else list(last.checked)
        return json_response(OwnPreShift(0 if last is None else last.at, checked, self.lacking(checked)))
