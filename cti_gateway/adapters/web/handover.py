"""REST: handing seats over, and notices (A1.5). Nobody waits for it."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from aiohttp import web

from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit_after
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import ConfirmHandoverBody, NoticeBody
from cti_gateway.adapters.web.deps import Choice, known_ticks
from cti_gateway.core.errors import CtiError, Refused
from cti_gateway.core.handover.handover import Confirmation, Handover, Side, State
from cti_gateway.core.handover.items import ItemKind, OpenItem
from cti_gateway.core.handover.notices import Notice
from cti_gateway.core.roster.slots import Place


class OpenItemRow(msgspec.Struct, frozen=True):
    """``about``: a masked number, or the words of a notice."""

    kind: ItemKind
    about: str
    since: int


class ConfirmationRow(msgspec.Struct, frozen=True):
    """``items``: what the system said was open then."""

    at: int
    checked: list[str]
    note: str
    items: list[OpenItemRow]


class HandoverRow(msgspec.Struct, frozen=True):
    """A seat from one person to the next; ``own``: the side of who asks. ``missing``: who is late."""

    day: str
    shift: str
    seat: str
    at: int
    next_at: int
    outgoing: str
    incoming: str
    state: State
    given: ConfirmationRow | None
    taken: ConfirmationRow | None
    own: Side | None
    missing: list[Side]


class Checklists(msgspec.Struct, frozen=True):
    """What is ticked before a shift, and when a seat is handed over."""

    pre_shift: list[Choice]
    spot_check: list[Choice]
    handover: list[Choice]


class NoticeRow(msgspec.Struct, frozen=True):
    """``read_at``: when who asks has confirmed reading it; ``readers``: who has, for leads and the office."""

    id: int
    text: str
    by: str
    from_at: int
    until: int
    read_at: int | None
    readers: list[str]


class ChecklistsView(ApiView):
    @answers(Checklists)
    async def get(self) -> web.Response:
        """As the site wants them."""
        lists = self.deps.checklists
        return json_response(Checklists(list(lists.pre_shift), list(lists.spot_check), list(lists.handover)))


class HandoversView(ApiView):
    @answers(list[HandoverRow])
    async def get(self, day: date) -> web.Response:
        """Those of the day: all for those who oversee shifts, else one's own."""
        found = await self.deps.handovers.of_day(day)
        units = {login: agent.unit for login, agent in (await self.people()).items()}
        own = [
            one
            for one in found
            if one.side_of(self.agent.login)
            or any(self.oversees_unit(units.get(person, "")) for person in (one.outgoing, one.incoming))
        ]
        return json_response([await self.row(one) for one in own])

    @answers(HandoverRow)
    async def post(self, body: ConfirmHandoverBody) -> web.Response:
        """Confirm one's own side of it. What is open at the seat now goes on record with it."""
        known_ticks(body.checked, self.deps.checklists.handover)
        place = Place(body.day, body.shift, body.seat)
        target = f"handover:{body.day.isoformat()}:{body.shift}:{body.seat}"
        try:
            after = await self.deps.handovers.confirm(place, self.agent.login, body.checked, body.note)
        except CtiError as error:
            await self.refuse("confirm_handover", target, error)
        await audit_after(self.request, self.agent, "confirm_handover", target)
        return json_response(await self.row(after))

    async def row(self, one: Handover) -> HandoverRow:
        """As who asks sees it."""
        names = await self.names()
        missing = one.missing(self.deps.clock.now(), self.deps.checklists.missing_after_s)
        return HandoverRow(
            day=one.place.day.isoformat(),
            shift=one.place.shift,
            seat=one.place.seat,
            at=one.end * 1000,
            next_at=one.begin * 1000,
            outgoing=names.get(one.outgoing, one.outgoing),
            incoming=names.get(one.incoming, one.incoming),
            state=one.state,
            given=_confirmation(one.of(Side.OUTGOING)),
            taken=_confirmation(one.of(Side.INCOMING)),
            own=one.side_of(self.agent.login),
            missing=list(missing),
        )


class OpenItemsView(ApiView):
    @answers(list[OpenItemRow])
    async def get(self, seat: str) -> web.Response:
        """What is open at a seat now."""
        return json_response(_items(await self.deps.handovers.open_items(seat)))


class NoticesView(ApiView):
    @answers(list[NoticeRow])
    async def get(self) -> web.Response:
        """Those that are good now; leads and the office also see those to come."""
        now, posts = self.deps.clock.now(), self.leads or self.office
        agents = await self.deps.store.agents()
        by_login, by_id = ({getattr(one, key): one.name for one in agents} for key in ("login", "id"))
        found = [one for one in await self.deps.store.notices(now) if posts or one.good(now)]
        return json_response([self._row(one, by_login, by_id if posts else {}) for one in found])

    @answers(None)
    async def post(self, body: NoticeBody) -> web.Response:
        """Post one, for leads and the office."""
        await self.require(self.leads or self.office, "post_notice", "notice")
        now = self.deps.clock.now()
        from_at = now if body.from_at is None else body.from_at
        if body.until <= max(from_at, now):
            raise Refused("notice_times_wrong")
        number = await self.deps.store.post_notice(
            body.text, from_at=from_at, until=body.until, at=now, actor=self.agent.login
        )
        await audit_after(self.request, self.agent, "post_notice", f"notice:{number}")
        return json_response(None)

    def _row(self, one: Notice, names: Mapping[str, str], readers: Mapping[int, str]) -> NoticeRow:
        return NoticeRow(
            id=one.id,
            text=one.text,
            by=names.get(one.actor, one.actor),
            from_at=one.from_at,
            until=one.until,
            read_at=one.read.get(self.agent.id),
            readers=[readers[reader] for reader in one.read if reader in readers],
        )


class NoticeReadView(ApiView):
    @answers(None)
    async def post(self, id: int, /) -> web.Response:
        """One has read it. The first time is kept."""
        await self.deps.store.read_notice(id, agent_id=self.agent.id, at=self.deps.clock.now())
        await audit_after(self.request, self.agent, "read_notice", f"notice:{id}")
        return json_response(None)


class NoticeUnreadView(ApiView):
    @answers(None)
    async def post(self, id: int, /) -> web.Response:
        """That was a mistake. That one said so stays on record."""
        await self.deps.store.unread_notice(id, agent_id=self.agent.id, at=self.deps.clock.now())
        await audit_after(self.request, self.agent, "unread_notice", f"notice:{id}")
        return json_response(None)


def _items(items: Sequence[OpenItem]) -> list[OpenItemRow]:
    return [OpenItemRow(one.kind, one.about, one.since) for one in items]


def _confirmation(one: Confirmation | None) -> ConfirmationRow | None:
    return None if one is None else ConfirmationRow(one.at, list(one.checked), one.note, _items(one.items))
