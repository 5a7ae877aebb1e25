"""Who belongs at which seat from when to when: slots as they stand, with people and instants."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cti_gateway.core.people import Agent
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Slot

PERMIT = "permit"  # in place of a shift: a lead lets them


@dataclass(frozen=True, slots=True)
class Assignment:
    """This person (``name`` is for others to read) belongs at this seat in [from_at, until), milliseconds."""

    from_at: int
    until: int
    seat: str
    agent_id: int
    name: str
    shift: str


def assignments(
    slots: Iterable[Slot], people: Mapping[str, Agent], templates: Templates
) -> tuple[Assignment, ...]:
    """Of the slots that somebody has, by the time at which they begin; ``people`` by login."""
    found = []
    for slot in slots:
        person, shifts = people.get(slot.person), {shift.code for shift in templates.on(slot.place.day)}
        if person is not None and slot.place.shift in shifts:
            begin, end = templates.span(slot.place.day, slot.place.shift)
            seat, shift = slot.place.seat, slot.place.shift
            found.append(Assignment(begin * 1000, end * 1000, seat, person.id, person.name, shift))
    return in_order(found)


def in_order(found: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """By the time at which they begin, each once."""
    return tuple(sorted(set(found), key=lambda one: (one.from_at, one.until, one.seat, one.agent_id)))


class Assigned:
    """The same, by person and by seat."""

    def __init__(self, found: Iterable[Assignment] = ()) -> None:
        self._of: dict[int, list[Assignment]] = {}
        self._at: dict[str, list[Assignment]] = {}
        for one in in_order(found):
            self._of.setdefault(one.agent_id, []).append(one)
            self._at.setdefault(one.seat, []).append(one)

    def of(self, agent_id: int) -> Sequence[Assignment]:
        """Those of this person, in order."""
        return self._of.get(agent_id, ())

    def running(self, now: int) -> list[Assignment]:
        """The shifts that run now, permits apart, by seat."""
        found = [one for seat in self._at.values() for one in seat if one.from_at <= now < one.until]
        return sorted((one for one in found if one.shift != PERMIT), key=lambda one: one.seat)

    def next_change(self, now: int) -> int | None:
        """When one begins or ends next."""
        edges = (at for seat in self._at.values() for one in seat for at in (one.from_at, one.until))
        return min((at for at in edges if at > now), default=None)

    def at(self, seat: str, now: int) -> Assignment | None:
        """Whose seat it is now."""
        return next((one for one in self._at.get(seat, ()) if one.from_at <= now < one.until), None)
