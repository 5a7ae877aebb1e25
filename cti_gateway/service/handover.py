"""Handing seats over: by the roster as it stands, and what the store keeps."""

from collections.abc import Sequence
from datetime import date, timedelta

from cti_gateway.core.errors import Forbidden, NotFound
from cti_gateway.core.events import PhoneState
from cti_gateway.core.handover.handover import Confirmation, Handover, Side, handovers
from cti_gateway.core.handover.items import ItemKind, OpenItem
from cti_gateway.core.handover.pre_shift import Preparation, preparations
from cti_gateway.core.masking import mask_number
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Place
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.feed import Feed
from cti_gateway.ports.handover import OpenItems
from cti_gateway.ports.plan import Plan
from cti_gateway.ports.store import Store

MISSED_LISTED = 20


class StoredHandovers:
    """Implements ports.handover.Handovers."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        templates: Templates,
        plan: Plan,
        sources: Sequence[OpenItems],
        missing_after_s: int,
        opens_s: int,
    ) -> None:
        self._store = store
        self._clock = clock
        self._templates = templates
        self._plan = plan
        self._sources = sources
        self._missing_after_s = missing_after_s
        self._opens_s = opens_s

    async def of_day(self, day: date) -> list[Handover]:
        """Those from or to a shift of the day."""
        first, last = day - timedelta(1), day + timedelta(1)
        planned = await self._plan.days(first, last)
        slots = [standing.slot for one in planned for shift in one.shifts for standing in shift.slots]
        known = await self._store.handover_confirmations(first, last)
        found = handovers(slots, self._templates, known)
        return [one for one in found if day in (one.place.day, one.to.day)]

    async def open_items(self, seat: str) -> list[OpenItem]:
        """From every source."""
        return [item for source in self._sources for item in await source.of(seat)]

    async def confirm(self, place: Place, person: str, checked: Sequence[str], note: str) -> Handover:
        """Raises NotFound("handover_unknown"), Forbidden or Conflict."""
        handover = next((one for one in await self.of_day(place.day) if one.place == place), None)
        if handover is None:
            raise NotFound("handover_unknown")
        side = handover.side_of(person)
        if side is None:
            raise Forbidden("handover_not_yours")
        items = tuple(await self.open_items(place.seat))
        confirmation = Confirmation(side, person, self._clock.now(), tuple(checked), note, items)
        after = handover.confirmed(confirmation)
        await self._store.confirm_handover(place, confirmation)
        return after

    async def preparations(self, day: date) -> list[Preparation]:
        """Of everybody who has a shift of the day: what they saw to before it."""
        (planned,) = await self._plan.days(day, day)
        slots = [standing.slot for shift in planned.shifts for standing in shift.slots]
        begin, end = self._templates.bounds(day)
        checks = await self._store.pre_shifts(begin - self._opens_s * 1000, end)
        return preparations(slots, self._templates, checks, self._opens_s)

    async def flagged(self, day: date) -> set[Place]:
        """Whose person has not confirmed although it is time."""
        now = self._clock.now()
        return {
            one.place if side is Side.OUTGOING else one.to
            for one in await self.of_day(day)
            for side in one.missing(now, self._missing_after_s)
        }


class OpenCalls:
    """Implements ports.handover.OpenItems for what the gateway itself knows."""

    def __init__(self, store: Store, clock: Clock, feed: Feed) -> None:
        self._store = store
        self._clock = clock
        self._feed = feed

    async def of(self, seat: str) -> Sequence[OpenItem]:
        """Forms of this seat first, then what is everybody's."""
        store, now = self._store, self._clock.now()
        unsaved = [one for one in (await store.recall()).calls if one.seat == seat and one.ended_at]
        missed = [one.call for one in await store.missed_calls(limit=MISSED_LISTED) if one.done_at is None]
        lost = any(one.number == seat and one.phone is PhoneState.UNREACHABLE for one in self._feed.seats())
        return [
            *(
                OpenItem(ItemKind.UNSAVED_FORM, mask_number(one.number), one.ended_at or now)
                for one in unsaved
            ),
            *(
                OpenItem(ItemKind.CALLBACK, mask_number(one.number), one.arrived_at)
                for one in await store.callbacks()
            ),
            *(OpenItem(ItemKind.MISSED_CALL, mask_number(one.number), one.arrived_at) for one in missed),
            *(
                OpenItem(ItemKind.NOTICE, one.text, one.at)
                for one in await store.notices(now)
                if one.good(now)
            ),
            *([OpenItem(ItemKind.PHONE_LOST, seat, now)] if lost else []),
            *([] if self._feed.switch_connected() else [OpenItem(ItemKind.PBX_DOWN, "", now)]),
        ]
