"""The roster office: what the core says of a roster, with the people, seats and versions of the store."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from cti_gateway.core.calendar import Calendar, rest_days
from cti_gateway.core.errors import NotFound, Refused
from cti_gateway.core.people import ON_SHIFT, OUTSIDE_THE_HOTLINE, Role
from cti_gateway.core.requests.standing import on_leave
from cti_gateway.core.roster.rotation import Fairness, fairness, rotate
from cti_gateway.core.roster.shifts import Templates, days
from cti_gateway.core.roster.slots import (
    Difference,
    Place,
    Slot,
    Staff,
    differences,
    not_by_heads,
    problems,
    unfilled,
)
from cti_gateway.ports.attendance import Checked
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.store import RosterVersion, Store

INSIDE_THE_HOTLINE = frozenset(Role) - OUTSIDE_THE_HOTLINE
NOBODY = Fairness((0, 0), (0, 0))


class StoredRosters:
    """Implements ports.attendance.RosterOffice. ``heads``: who is in charge of a unit, by login."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        templates: Templates,
        calendar: Callable[[], Calendar],
        heads: Collection[str] = (),
    ) -> None:
        self._store = store
        self._clock = clock
        self._templates = templates
        self._calendar = calendar
        self._heads = frozenset(heads)

    async def draft(self, first: date, last: date) -> list[Slot]:
        """An automatic rotation of all units over all seats."""
        units = await self._units(among=ON_SHIFT)
        if not units:
            raise Refused("roster_no_units")
        seats = [seat.number for seat in await self._store.seats()]
        places = [
            Place(day, shift.code, seat)
            for day in days(first, last)
            for shift in self._templates.on(day)
            for seat in seats
        ]
        spans = [self._templates.span(place.day, place.shift) for place in places]
        begin, end = min(spans, default=(0, 0))[0], max(spans, default=(0, 0))[1]
        requests = await self._store.requests(begin * 1000, end * 1000)
        absent = on_leave(requests, self._templates, self._clock.now())
        return rotate(places, units, heavy_days=self._heavy(first, last), absent=absent)

    async def check(self, slots: Sequence[Slot]) -> Checked:
        """Raises Refused for none at all."""
        if not slots:
            raise Refused("roster_empty")
        first, last = min(slot.place.day for slot in slots), max(slot.place.day for slot in slots)
        units, drafted = await self._units(), await self._units(among=ON_SHIFT)
        staff = Staff(
            {person: unit for unit, people in units.items() for person in people},
            {seat.number for seat in await self._store.seats()},
        )
        published = await self._store.rosters(first, last)
        heavy = self._heavy(first, last)
        among_people = [
            fairness([slot for slot in slots if slot.unit == unit], lambda slot: slot.person, people, heavy)
            for unit, people in drafted.items()
        ]
        return Checked(
            first=first,
            last=last,
            problems=tuple(problems(slots, staff, self._templates)),
            unfilled=tuple(unfilled(slots)),
            not_by_heads=tuple(not_by_heads(slots, staff, self._heads)),
            changes=tuple(differences(_of_days(published, first, last), slots)),
            units=fairness(slots, lambda slot: slot.unit, drafted, heavy) if drafted else NOBODY,
            people=max(among_people, key=lambda found: found.spread, default=NOBODY),
        )

    async def publish(self, slots: Sequence[Slot], *, actor: str, reason: str) -> int:
        """The number of the version; raises Refused("roster_wrong") while there are problems."""
        checked = await self.check(slots)
        if checked.problems:
            raise Refused("roster_wrong", count=len(checked.problems))
        now = self._clock.now()
        return await self._store.publish_roster(
            slots, first=checked.first, last=checked.last, at=now, actor=actor, reason=reason
        )

    async def versions(self, first: date, last: date) -> tuple[RosterVersion, ...]:
        """Every version that covers one of these days, the oldest first."""
        return await self._store.rosters(first, last)

    async def version(self, number: int) -> RosterVersion:
        """As it was published; raises NotFound("roster_unknown")."""
        found = await self._store.roster(number)
        if found is None:
            raise NotFound("roster_unknown")
        return found

    async def changes(self, number: int) -> list[Difference]:
        """What this version changed in what was published before it; raises NotFound("roster_unknown")."""
        found = await self.version(number)
        covering = await self._store.rosters(found.first, found.last)
        earlier = [version for version in covering if version.id < number]
        return differences(_of_days(earlier, found.first, found.last), found.slots)

    def _heavy(self, first: date, last: date) -> set[date]:
        return rest_days(days(first, last), self._calendar())

    async def _units(self, among: Collection[Role] = INSIDE_THE_HOTLINE) -> dict[str, list[str]]:
        """The people of each unit who may be rostered, by login; leaders and the office only by name."""
        units: dict[str, list[str]] = {}
        for agent in await self._store.agents():
            if agent.active and agent.unit and agent.role in among:
                units.setdefault(agent.unit, []).append(agent.login)
        return units


def _of_days(versions: Sequence[RosterVersion], first: date, last: date) -> list[Slot]:
    """What is published for each of the days, by the newest version that covers it."""
    newest = {day: version for version in versions for day in days(version.first, version.last)}
    return [
        slot
        for day in days(first, last)
        if day in newest
        for slot in newest[day].slots
        if slot.place.day == day
    ]
