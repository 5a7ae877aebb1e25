"""Assignments from the store. Rosters are read again when one was published or somebody came or went."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cti_gateway.core.roster.assigned import PERMIT, Assignment, assignments, in_order
from cti_gateway.core.roster.shifts import Templates, days
from cti_gateway.core.roster.slots import Slot
from cti_gateway.core.roster.versions import Version, in_force
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.store import RosterVersion, Store

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
        today = datetime.fromtimestamp(now / 1000, ZoneInfo(self._templates.time_zone)).date()
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
        versions = await self._store.rosters(first, last)
        slots = [slot for day in days(first, last) for slot in self._standing(day, versions)]
        return assignments(slots, people, self._templates)

    def _standing(self, day: date, versions: tuple[RosterVersion, ...]) -> list[Slot]:
        """The slots of the day as they stand."""
        covering = [Version(one.at, one.slots) for one in versions if one.first <= day <= one.last]
        return [
            slot
            for shift in self._templates.on(day)
            for slot in in_force(covering, day, shift.code, self._templates.span(day, shift.code)[0])
        ]
