"""The judgement of a day, from what the store has."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from cti_gateway.core.attendance.case import Rules
from cti_gateway.core.attendance.day import Duty, Known, duties
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.versions import Version
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.store import Store

# Who holds a seat when a shift begins may have signed in long before it, and sign out long after the next.
AROUND_MS = 12 * 3_600_000


@dataclass(frozen=True, slots=True)
class AttendanceRules:
    """What the site asks: shifts, the rules of judgement, and which reasons mean being away."""

    templates: Templates
    rules: Rules
    away_reasons: Collection[str]


class StoredAttendance:
    """Implements ports.attendance.Attendance."""

    def __init__(self, store: Store, clock: Clock, site: AttendanceRules) -> None:
        self._store = store
        self._clock = clock
        self._site = site

    async def duties(self, day: date) -> list[Duty]:
        """Those of the day, by shift and seat."""
        site = self._site
        spans = [site.templates.span(day, shift.code) for shift in site.templates.on(day)]
        if not spans:
            return []
        from_at, to_at = spans[0][0] * 1000 - AROUND_MS, spans[-1][1] * 1000 + AROUND_MS
        known = Known(
            versions=tuple(Version(one.at, one.slots) for one in await self._store.rosters(day, day)),
            written=await self._store.seat_facts(from_at, to_at),
            outages=await self._store.outages(from_at, to_at),
            people={agent.login: agent.id for agent in await self._store.agents()},
            away_reasons=site.away_reasons,
            rules=site.rules,
            requests=await self._store.requests(spans[0][0] * 1000, spans[-1][1] * 1000),
        )
        return list(duties(day, known, site.templates, self._clock.now()))
