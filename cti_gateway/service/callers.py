"""What our own records know of who calls, and what is marked of numbers."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress

from cti_gateway.core.caller import called_in_vain, called_lately, earlier, is_withheld, name_of
from cti_gateway.core.errors import Refused, StoreUnavailable
from cti_gateway.core.events import VipsKnown
from cti_gateway.core.marks import Mark, MarkKind, latest, lifted, marked
from cti_gateway.core.numbering import EACH_ITSELF, NumberPlan, every_spelling
from cti_gateway.core.people import Agent
from cti_gateway.core.tickets.machine import standing
from cti_gateway.core.tickets.ticket import TicketState
from cti_gateway.ports.callers import Calling, KnownCaller, OpenTicket
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.home_area import HomeAreas
from cti_gateway.ports.store import AuditEntry, Store

SHOWN, LOOKED_AT = 8, 50
LOOK_S = 60.0
_OVER = frozenset({TicketState.CLOSED, TicketState.WITHDRAWN})


class StoredCallers:
    """Implements ports.callers.Callers. ``vips``: whom the configuration says to serve first.

    A person is looked for under every spelling of the number, and marked under one.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        areas: HomeAreas,
        plan: NumberPlan = EACH_ITSELF,
        vips: Collection[str] = (),
        tell: Callable[[VipsKnown], None] = lambda _known: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._areas = areas
        self._plan = plan
        self._vips = frozenset(map(plan.canonical, vips))
        self._tell = tell
        self._told = every_spelling(plan, self._vips)
        self._changed = asyncio.Event()

    async def known(self, call: Calling) -> KnownCaller:
        """Of a withheld number, nothing."""
        if is_withheld(call.number):
            return KnownCaller()
        numbers = self._plan.spellings(call.number)
        calls = await self._store.calls_from(numbers, besides=call.call_id, limit=LOOKED_AT)
        consultations = await self._store.consultations_from(numbers, limit=SHOWN)
        tickets = [OpenTicket(one, standing(one)) for one in await self._store.tickets_of(numbers)]
        return KnownCaller(
            name=name_of(consultations),
            area=self._areas.of(call.number),
            marks=await self._marks_of(call.number),
            earlier=earlier(calls, consultations, SHOWN),
            tickets=[one for one in tickets if one.standing.state not in _OVER],
            lately=called_lately(calls, self._clock.now()),
            repeated=called_in_vain(call.arrived_at, calls),
        )

    async def mark(
        self,
        number: str,
        kind: MarkKind,
        reason: str,
        entry: AuditEntry,
        by: Agent,
        *,
        days: int | None,
        version: int,
    ) -> None:
        """Raises Refused, Forbidden, Conflict."""
        before, new = await self._before(number, kind, reason, by)
        kept = marked(before, new, by, days=days, version=version, now=new.at)
        await self._keep(kept, entry)

    async def lift(
        self, number: str, kind: MarkKind, reason: str, entry: AuditEntry, by: Agent, *, version: int
    ) -> None:
        """Raises Refused, Forbidden, Conflict."""
        before, new = await self._before(number, kind, reason, by)
        await self._keep(lifted(before, new, by, version=version, now=new.at), entry)

    async def marks(self) -> Sequence[Mark]:
        """Those in force, the newest first."""
        now = self._clock.now()
        return [mark for mark in await self._store.latest_marks() if mark.in_force(now)]

    async def run(self) -> None:
        """Tell whose calls are served first whenever that changes; until cancelled."""
        while True:
            self._changed.clear()
            with suppress(StoreUnavailable):  # who was told last stays so until the next look
                self._tell_vips(await self.marks())
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_S):  # marks end by themselves
                    await self._changed.wait()

    def _tell_vips(self, marks: Sequence[Mark]) -> None:
        marked = (mark.number for mark in marks if mark.kind is MarkKind.VIP)
        numbers = every_spelling(self._plan, [*self._vips, *marked])
        if numbers != self._told:
            self._told = numbers
            self._tell(VipsKnown(numbers))

    async def _marks_of(self, number: str) -> Sequence[Mark]:
        number = self._plan.canonical(number)
        found = latest(await self._store.marks_of(self._plan.spellings(number)))
        if number in self._vips:
            found[MarkKind.VIP] = Mark(number, MarkKind.VIP, 0, 0, "file", "")
        return list(found.values())

    async def _before(self, number: str, kind: MarkKind, reason: str, by: Agent) -> tuple[Mark | None, Mark]:
        if is_withheld(number):
            raise Refused("mark_without_number")
        number = self._plan.canonical(number)
        if kind is MarkKind.VIP and number in self._vips:
            raise Refused("mark_of_configuration")
        new = Mark(number, kind, 0, self._clock.now(), f"agent:{by.id}", reason)
        return latest(await self._store.marks_of(self._plan.spellings(number))).get(kind), new

    async def _keep(self, mark: Mark, entry: AuditEntry) -> None:
        await self._store.add_mark(mark, entry)
        self._changed.set()
