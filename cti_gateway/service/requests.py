"""The office of requests: what the core says of asking and deciding, with what the store knows."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from cti_gateway.core.errors import NotFound
from cti_gateway.core.people import Agent
from cti_gateway.core.requests.decide import Decider, awaits, check, check_reason, possible, sees
from cti_gateway.core.requests.delegation import Delegation, check_delegation, directs
from cti_gateway.core.requests.machine import state
from cti_gateway.core.requests.request import Request, RequestAct, RequestKind, Step
from cti_gateway.core.requests.submit import OLDEST_MS, Around, RequestRules, check_new, check_swap
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.requests import OwnSlot, Told, Wish
from cti_gateway.ports.store import AuditEntry, Store
from cti_gateway.service.standing import standing_slots

FOR_EVER_MS = 10**15
AHEAD_DAYS = 35
# Whoever is to take a slot must still be able to.
CHECKED_AGAIN = frozenset({RequestAct.ACCEPT, RequestAct.ENDORSE, RequestAct.APPROVE, RequestAct.RATIFY})


class StoredRequests:
    """Implements ports.requests.RequestOffice."""

    def __init__(self, store: Store, clock: Clock, templates: Templates, rules: RequestRules) -> None:
        self._store = store
        self._clock = clock
        self._templates = templates
        self._rules = rules
        self._deciding = asyncio.Lock()  # what one decision is checked against, no other changes meanwhile

    async def seen_by(self, person: Agent) -> list[Told]:
        """All that are this person's business, the newest first."""
        now, who = self._clock.now(), await self._decider(person)
        requests = await self._store.requests(now - OLDEST_MS, FOR_EVER_MS)
        return [
            Told(one, state(one, now), possible(one, who, now), awaits(one, who, now))
            for one in reversed(requests)
            if sees(one, who)
        ]

    async def own_slots(self, login: str) -> list[OwnSlot]:
        """Those of the next weeks that have not begun: what has may only be ratified (A1.0e)."""
        now = self._clock.now()
        today = self._templates.day(now)
        slots = await standing_slots(self._store, self._templates, today, today + timedelta(AHEAD_DAYS), now)
        own = [one.slot for one in slots if one.slot.person == login]
        spans = [self._templates.span(slot.place.day, slot.place.shift) for slot in own]
        return [
            OwnSlot(slot.place, slot.unit, begin * 1000, end * 1000)
            for slot, (begin, end) in zip(own, spans, strict=True)
            if begin * 1000 > now
        ]

    async def swap(self, wish: Wish, entry: AuditEntry, by: Agent) -> int:
        """Raises Refused."""
        if wish.place is None:
            raise NotFound("swap_slot_not_yours")
        places = [place for place in (wish.place, wish.in_return) if place is not None]
        spans = [self._templates.span(place.day, place.shift) for place in places]
        first, last = min(begin for begin, _ in spans), max(end for _, end in spans)
        timed = replace(wish, from_at=first * 1000, to_at=last * 1000)
        return await self._submit(RequestKind.SWAP, timed, entry, by)

    async def leave(self, wish: Wish, entry: AuditEntry, by: Agent) -> int:
        """Raises Refused."""
        return await self._submit(RequestKind.LEAVE, wish, entry, by)

    async def away(self, wish: Wish, entry: AuditEntry, by: Agent) -> int:
        """One's own application; of somebody else, what a lead enters for them."""
        return await self._submit(RequestKind.AWAY, wish, entry, by)

    async def act(
        self, request_id: int, act: RequestAct, *, version: int, reason: str, entry: AuditEntry, by: Agent
    ) -> None:
        """Raises Conflict("stale_edit") if the request has gone on since that version; Refused."""
        check_reason(act, reason)
        async with self._deciding:
            now, who = self._clock.now(), await self._decider(by)
            request = await self._store.request(request_id)
            if request is None or not sees(request, who):
                raise NotFound("request_unknown")
            if version == len(request.steps):  # else what it says of the present is not what they saw
                check(request, act, who, now)
                if request.kind is RequestKind.SWAP and act in CHECKED_AGAIN:
                    check_swap(request, await self._around(request, now))
            await self._store.add_step(request_id, version, Step(now, by.login, act, reason), entry)

    async def delegations(self) -> Sequence[Delegation]:
        """The oldest first."""
        return await self._store.delegations()

    async def delegate(self, delegation: Delegation, entry: AuditEntry, by: Agent) -> None:
        """Raises Refused."""
        people = {agent.login: agent for agent in await self._store.agents()}
        check_delegation(delegation, by, people.get(delegation.delegate))
        await self._store.add_delegation(delegation, entry)

    async def _submit(self, kind: RequestKind, wish: Wish, entry: AuditEntry, by: Agent) -> int:
        async with self._deciding:
            now = self._clock.now()
            first = RequestAct.SUBMIT if wish.person == by.login else RequestAct.ENTER
            steps = (Step(now, by.login, first, wish.reason),)
            request = Request(0, kind, wish.person, wish.from_at, wish.to_at, steps, wish.leave_type)
            request = replace(request, place=wish.place, in_return=wish.in_return, substitute=wish.substitute)
            around = await self._around(request, now)
            check_new(request, around, self._rules)
            unit = next((slot.unit for slot in around.slots if slot.place == request.place), "")
            taker = around.people.get(request.substitute)
            other = taker.unit if taker is not None and taker.unit != unit else ""
            return await self._store.add_request(replace(request, unit=unit, other_unit=other), entry)

    async def _around(self, request: Request, now: int) -> Around:
        store = self._store
        people = {agent.login: agent for agent in await store.agents()}
        first, last = self._templates.day(request.from_at), self._templates.day(request.to_at - 1)
        last = last if request.places else first  # of leave for months no slot matters
        standing = await standing_slots(store, self._templates, first, last, now)
        requests = await store.requests(request.from_at, request.to_at)
        return Around(people, [one.slot for one in standing], requests, self._templates, now)

    async def _decider(self, person: Agent) -> Decider:
        return Decider(person, directs(person, await self._store.delegations(), self._clock.now()))
