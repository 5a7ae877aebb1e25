"""The judgement of days, and what a period's judgements add up to, from what the store has."""

import asyncio
from datetime import date, timedelta

from cti_gateway.core.attendance.case import RULE_VERSION, Finding
from cti_gateway.core.attendance.day import Duty, duties
from cti_gateway.core.attendance.refusal import Refusal, check
from cti_gateway.core.attendance.report import Report
from cti_gateway.core.attendance.ruling import Decision, Ruling, rule
from cti_gateway.core.errors import NotFound
from cti_gateway.core.people import Agent
from cti_gateway.core.roster.shifts import days
from cti_gateway.core.roster.slots import Place
from cti_gateway.core.spans import union, within
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.store import AuditEntry, Store
from cti_gateway.service.known import AttendanceRules, known_days
from cti_gateway.service.uncollected import uncollected


class StoredAttendance:
    """Implements ports.attendance.Attendance."""

    def __init__(self, store: Store, clock: Clock, site: AttendanceRules) -> None:
        self._store = store
        self._clock = clock
        self._site = site

    async def duties(self, day: date) -> list[Duty]:
        """Those of the day, by shift and seat."""
        site, now = self._site, self._clock.now()
        known = [known async for _, known in known_days(self._store, site, day, day)]
        return [duty for one in known for duty in duties(day, one, site.templates, now)]

    async def duty(self, place: Place, person: str) -> Duty:
        """One person's shift; raises NotFound("duty_unknown")."""
        for duty in await self.duties(place.day):
            if (duty.slot.place, duty.case.person) == (place, person):
                return duty
        raise NotFound("duty_unknown", day=place.day.isoformat(), shift=place.shift, seat=place.seat)

    async def rule(
        self,
        place: Place,
        person: str,
        seen: Finding,
        decision: Decision,
        reason: str,
        *,
        by: Agent,
        entry: AuditEntry,
    ) -> None:
        """Decide of the finding as it was seen; raises Forbidden, NotFound or Conflict."""
        duty, oneself = await self.duty(place, person), by.login == person
        found = rule(duty.judged, duty.judgement, seen, decision, role=by.role, oneself=oneself)
        now = self._clock.now()
        ruling = Ruling(place, person, found, RULE_VERSION, decision, reason, by.login, now)
        await self._store.add_ruling(ruling, entry)

    async def note_refusal(
        self, place: Place, person: str, at: int, order: str, *, by: Agent, entry: AuditEntry
    ) -> None:
        """Put on record that an order was refused; raises Forbidden, NotFound or Conflict."""
        duty = await self.duty(place, person)
        refusal = Refusal(place.seat, person, at, order, by.login, self._clock.now())
        check(refusal, duty.case.shift, by.role)
        await self._store.add_refusal(place, refusal, entry)

    async def report(self, first: date, last: date) -> Report:
        """What the judgements of these days add up to, in a thread of its own: calls must not wait.

        Each day is read while the one before it is judged.
        """
        site, now, report = self._site, self._clock.now(), Report()
        with uncollected():
            read = known_days(self._store, site, first, last)
            found = await anext(read, None)
            while found is not None:
                day, known = found
                judged = duties(day, known, site.templates, now)
                found, _ = await asyncio.gather(
                    anext(read, None),
                    asyncio.to_thread(report.add, judged, day, site.templates.hours(day), now),
                )
        begin, end = site.templates.midnight(first), site.templates.midnight(last + timedelta(1))
        bare = await self._store.uncovered(begin * 1000, end * 1000)
        spans = union((one.from_at // 1000, (one.to_at or now) // 1000) for one in bare)
        for day in days(first, last):
            hours = site.templates.hours(day)
            report.add_uncovered(day, hours, within(spans, (hours[0], hours[-1])))
        return report
