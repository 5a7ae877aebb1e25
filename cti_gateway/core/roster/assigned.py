"""Who belongs at which seat from when to when: slots as they stand, with people and instants."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cti_gateway.core.people import Agent
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Slot
from cti_gateway.core.spans import Span, minus, union, within

PERMIT = "permit"  # in place of a shift: a lead lets them
NOBODY = 0  # in place of a person's number
NO_LEAVE: Mapping[str, Sequence[Span]] = {}


@dataclass(frozen=True, slots=True)
class Assignment:
    """This person (``name`` is for others to read) belongs at this seat in [from_at, until), milliseconds.

    NOBODY: the slot has no person, or one who may not work any more. ``leave``: when, within the whole shift,
    they are on leave; what is left of the shift is as many assignments.
    """

    from_at: int
    until: int
    seat: str
    agent_id: int
    name: str
    shift: str
    leave: tuple[Span, ...] = ()


def assignments(
    slots: Iterable[Slot],
    people: Mapping[str, Agent],
    templates: Templates,
    leaves: Mapping[str, Sequence[Span]] = NO_LEAVE,
) -> tuple[Assignment, ...]:
    """Of all slots, by the time at which they begin; ``people`` and ``leaves`` (seconds) by login.

    Who is on leave for a part of a shift does not belong there meanwhile.
    """
    found = []
    for slot in slots:
        person, shifts = people.get(slot.person), {shift.code for shift in templates.on(slot.place.day)}
        if slot.place.shift in shifts:
            seat, shift = slot.place.seat, slot.place.shift
            agent_id, name = (NOBODY, "") if person is None else (person.id, person.name)
            whole, on_leave = templates.span(slot.place.day, shift), leaves.get(slot.person, ())
            off = tuple((begin * 1000, end * 1000) for begin, end in within(union(on_leave), whole))
            for begin, end in minus([whole], on_leave):
                found.append(Assignment(begin * 1000, end * 1000, seat, agent_id, name, shift, off))
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

    def on_leave(self, agent_id: int, now: int) -> int | None:
        """Until when this person has leave, in the midst of a shift or for its first or last part."""
        off = (span for one in self.of(agent_id) for span in one.leave)
        return next((end for begin, end in off if begin <= now < end), None)

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
        own = (one for one in self._at.get(seat, ()) if one.agent_id != NOBODY)
        return next((one for one in own if one.from_at <= now < one.until), None)
