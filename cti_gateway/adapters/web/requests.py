"""REST: swaps, leave, being away: asking, answering, deciding, and the director's delegate."""

from collections.abc import Awaitable

from aiohttp import web

from cti_gateway.adapters.web import request_shapes as shapes
from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import entry_of
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.core.errors import NotFound, Refused
from cti_gateway.core.people import ON_SHIFT, Role
from cti_gateway.core.requests.delegation import Delegation
from cti_gateway.core.requests.request import RequestAct
from cti_gateway.core.roster.slots import Place
from cti_gateway.ports.requests import RequestOffice, Wish
from cti_gateway.ports.store import AuditEntry

DELEGATES = *ON_SHIFT, Role.HOTLINE_OFFICE, Role.UNIT_LEADER


class _Requests(ApiView):
    @property
    def office_of_requests(self) -> RequestOffice:
        return self.deps.requests

    def entry(self, action: str, target: str, detail: str = "") -> AuditEntry:
        return entry_of(self.request, self.agent, action, target, detail=detail)

    async def asked(self, action: str, target: str, asking: Awaitable[int]) -> web.Response:
        try:
            return json_response(shapes.Asked(await asking))
        except Refused as error:
            await self.refuse(action, target, error)


class RequestsView(_Requests):
    @answers(list[shapes.RequestRow])
    async def get(self) -> web.Response:
        """One's own, those that name one, and those that one decides; the newest first."""
        names, told = await self.names(), await self.office_of_requests.seen_by(self.agent)
        return json_response([shapes.request_row(one, self.agent.login, names) for one in told])


class RequestChoicesView(_Requests):
    @answers(shapes.RequestChoices)
    async def get(self) -> web.Response:
        """What the forms offer."""
        slots = await self.office_of_requests.own_slots(self.agent.login)
        agents, login = await self.deps.store.agents(), self.agent.login
        delegates = DELEGATES if self.agent.role is Role.HOTLINE_DIRECTOR else ()
        return json_response(
            shapes.RequestChoices(
                slots=[shapes.slot_choice(slot) for slot in slots],
                colleagues=shapes.colleagues(agents, ON_SHIFT, login),
                delegates=shapes.colleagues(agents, delegates, login),
                leave_types=list(self.deps.options.leave_types),
            )
        )


class SlotsOfView(_Requests):
    @answers(list[shapes.SlotChoice])
    async def get(self, login: str) -> web.Response:
        """The shifts ahead of a colleague, one of which could be taken in return."""
        slots = await self.office_of_requests.own_slots(login)
        return json_response([shapes.slot_choice(slot) for slot in slots])


class SwapView(_Requests):
    @answers(shapes.Asked)
    async def post(self, body: shapes.SwapBody) -> web.Response:
        """Ask that somebody else takes one's shift, or exchanges a shift with one."""
        place, *back = (Place(one.day, one.shift, one.seat) for one in (body, *body.in_return))
        in_return = back[0] if back else None
        target = " ".join(f"{one.day.isoformat()} {one.shift} {one.seat}" for one in (place, *back))
        wish = Wish(
            self.agent.login,
            place=place,
            in_return=in_return,
            substitute=body.substitute,
            reason=body.reason,
        )
        entry = self.entry("request_swap", target, body.substitute)
        return await self.asked("request_swap", target, self.office_of_requests.swap(wish, entry, self.agent))


class LeaveView(_Requests):
    @answers(shapes.Asked)
    async def post(self, body: shapes.LeaveBody) -> web.Response:
        """Ask for leave; submitted is not approved (A2.2)."""
        target = f"{body.from_at}-{body.to_at}"
        wish = Wish(self.agent.login, body.from_at, body.to_at, body.leave_type, reason=body.reason)
        entry = self.entry("request_leave", target, body.leave_type)
        return await self.asked(
            "request_leave", target, self.office_of_requests.leave(wish, entry, self.agent)
        )


class AwayView(_Requests):
    @answers(shapes.Asked)
    async def post(self, body: shapes.AwayBody) -> web.Response:
        """Apply for being away; or enter that the director approved it by telephone."""
        person = body.person or self.agent.login
        target = f"{person} {body.from_at}-{body.to_at}"
        wish = Wish(person, body.from_at, body.to_at, reason=body.reason)
        entry = self.entry("request_away", target)
        return await self.asked("request_away", target, self.office_of_requests.away(wish, entry, self.agent))


class RequestActView(_Requests):
    @answers(None)
    async def post(self, id: int, act: str, /, body: shapes.ActBody) -> web.Response:
        """Accept, decline, endorse, approve, confirm, ratify, reject or withdraw what was looked at."""
        action, target = f"request_{act}"[:32], f"request:{id}"
        if act not in list(RequestAct):
            raise NotFound("not_found")
        entry = self.entry(action, target, body.reason)
        try:
            await self.office_of_requests.act(
                id, RequestAct(act), version=body.version, reason=body.reason, entry=entry, by=self.agent
            )
        except Refused as error:
            await self.refuse(action, target, error)
        return json_response(None)


class DelegationsView(_Requests):
    @answers(list[shapes.DelegationRow])
    async def get(self) -> web.Response:
        """Who decided in the director's place and when; the newest first."""
        names, now = await self.names(), self.deps.clock.now()
        newest_first = list(reversed(await self.office_of_requests.delegations()))
        return json_response(
            [
                shapes.delegation_row(one, names, newest=one is newest_first[0], now=now)
                for one in newest_first
            ]
        )

    @answers(None)
    async def post(self, body: shapes.DelegateBody) -> web.Response:
        """Let somebody decide in the director's place; replaces what was said before."""
        target = f"login:{body.delegate}"
        now, login = self.deps.clock.now(), self.agent.login
        delegation = Delegation(now, login, body.delegate, body.from_at, body.to_at, body.reason)
        entry = self.entry("delegate", target, f"{body.from_at}-{body.to_at} {body.reason}".strip())
        try:
            await self.office_of_requests.delegate(delegation, entry, self.agent)
        except Refused as error:
            await self.refuse("delegate", target, error)
        return json_response(None)
