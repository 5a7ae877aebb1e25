"""The published roster as it stands, from what the store has."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from cti_gateway.core.calendar import Calendar, rest_days
from cti_gateway.core.requests.standing import Standing
from cti_gateway.core.roster.shifts import Templates, days
from cti_gateway.core.roster.unfilled import Deadlines, overdue, unpublished
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.plan import Missing, PlannedDay, PlannedShift
from cti_gateway.ports.store import Store
from cti_gateway.service.standing import standing_slots


class StoredPlan:
    """Implements ports.plan.Plan."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        templates: Templates,
        calendar: Callable[[], Calendar],
        deadlines: Deadlines,
    ) -> None:
        self._store = store
        self._clock = clock
        self._templates = templates
        self._calendar = calendar
        self._deadlines = deadlines

    async def days(self, first: date, last: date) -> Sequence[PlannedDay]:
        """Each day, in order."""
        versions, calendar = await self._store.rosters(first, last), self._calendar()
        now, by_shift = self._clock.now(), dict[tuple[date, str], list[Standing]]()
        for one in await standing_slots(self._store, self._templates, first, last, now):
            by_shift.setdefault(one.slot.place[:2], []).append(one)
        rest = rest_days(days(first, last), calendar)
        planned = []
        for day in days(first, last):
            special = calendar.days.get(day.isoformat())
            published = [one for one in versions if one.first <= day <= one.last]
            planned.append(
                PlannedDay(
                    day=day,
                    rest=day in rest,
                    occasion=special.name if special else "",
                    shifts=tuple(
                        PlannedShift(
                            shift,
                            self._templates.span(day, shift.code),
                            tuple(by_shift.get((day, shift.code), ())),
                        )
                        for shift in self._templates.on(day)
                    ),
                    version=published[-1] if published else None,
                )
            )
        return planned

    async def missing(self) -> Missing:
        """As of now."""
        now, deadlines = self._clock.now(), self._deadlines
        today = self._templates.day(now)
        ahead = max(deadlines.publish_ahead_days, deadlines.unfilled_alert_s // 86_400 + 1)
        planned = await self.days(today, today + timedelta(ahead))
        slots = [one.slot for day in planned for shift in day.shifts for one in shift.slots]
        covered = {day.day for day in planned if day.version}
        pressing = overdue(slots, self._templates, deadlines, now)
        return Missing(tuple(pressing), unpublished(covered, today, deadlines))
