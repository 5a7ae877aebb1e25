"""Assignments from the store, as swaps and leave have them.

Rosters are read again when one was published, somebody came or went, or a request was decided on.
"""

from datetime import date, timedelta

from cti_gateway.core.roster.assigned import PERMIT, Assignment, assignments, in_order
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.store import Store
from cti_gateway.service.standing import standing_slots

DAY_MS = 86_400_000


class StoredAssignments:
    """Implements ports.assignments.Assignments."""

    def __init__(self, store: Store, clock: Clock, templates: Templates) -> None:
        self._store = store
        self._clock = clock
        self._templates = templates
        self._read_at: tuple[date, int, int] | None = None  # day and revisions of what was read last
        self._rostered: tuple[Assignment, ...] = ()

    async def assignments(self) -> tuple[Assignment, ...]:
        """Those of yesterday to the day after tomorrow, by roster or permit."""
        now, store = self._clock.now(), self._store
        today = self._templates.day(now)
        read_at = today, await store.roster_revision(), await store.revision()
        if read_at != self._read_at:
            self._rostered = await self._of_days(today - timedelta(1), today + timedelta(2))
            self._read_at = read_at
        permits = await store.presence_permits(now - DAY_MS)
        names = {agent.id: agent.name for agent in await store.agents()} if permits else {}
        permitted = (
            Assignment(one.at, one.until, one.seat, one.agent_id, names[one.agent_id], PERMIT)
            for one in permits
        )
        return in_order((*self._rostered, *permitted))

    async def _of_days(self, first: date, last: date) -> tuple[Assignment, ...]:
        people = {agent.login: agent for agent in await self._store.agents() if agent.active}
        standing = await standing_slots(self._store, self._templates, first, last, self._clock.now())
        leaves = {one.slot.person: one.leave for one in standing if one.leave}
        return assignments([one.slot for one in standing], people, self._templates, leaves)
