"""Handing a seat over: who leaves and who comes confirm it, each for themselves and once (A1.5).

Either may be first: who leaves does not wait for who is late, and who comes does not for who has left. A
confirmation keeps its own time, however late. Nothing waits for a handover; one that lacks a confirmation
is flagged, no more.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from cti_gateway.core.errors import Conflict, Forbidden
from cti_gateway.core.handover.items import OpenItem
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Place, Slot


class Side(StrEnum):
    """Who leaves, and who comes."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class State(StrEnum):
    """Open, given by who leaves, taken by who comes, or both."""

    OPEN = "open"
    GIVEN = "given"
    TAKEN = "taken"
    COMPLETE = "complete"


NEXT = {
    (State.OPEN, Side.OUTGOING): State.GIVEN,
    (State.OPEN, Side.INCOMING): State.TAKEN,
    (State.GIVEN, Side.INCOMING): State.COMPLETE,
    (State.TAKEN, Side.OUTGOING): State.COMPLETE,
}


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What one side confirmed: the items ticked, a note, and what the system said was open then."""

    side: Side
    by: str  # login
    at: int  # milliseconds
    checked: tuple[str, ...] = ()
    note: str = ""
    items: tuple[OpenItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Handover:
    """Of the seat of a slot to who has it next; ``end`` of the one shift, ``begin`` of the other, seconds."""

    place: Place
    to: Place
    outgoing: str
    incoming: str
    end: int
    begin: int
    state: State = State.OPEN
    confirmations: tuple[Confirmation, ...] = ()

    def side_of(self, person: str) -> Side | None:
        """None: it is not theirs."""
        return {self.outgoing: Side.OUTGOING, self.incoming: Side.INCOMING}.get(person)

    def of(self, side: Side) -> Confirmation | None:
        """What this side confirmed."""
        return next((one for one in self.confirmations if one.side is side), None)

    def confirmed(self, confirmation: Confirmation) -> "Handover":
        """With this one; raises Forbidden for anybody but whose it is, Conflict for a second time."""
        if self.side_of(confirmation.by) is not confirmation.side:
            raise Forbidden("handover_not_yours")
        state = NEXT.get((self.state, confirmation.side))
        if state is None:
            raise Conflict("handover_confirmed")
        return replace(self, state=state, confirmations=(*self.confirmations, confirmation))

    def missing(self, now: int, after_s: int) -> tuple[Side, ...]:
        """Who should have confirmed by now (milliseconds): so many seconds after the seat changed hands."""
        if now < (self.begin + after_s) * 1000:
            return ()
        return tuple(side for side in Side if self.of(side) is None)


def handovers(
    slots: Iterable[Slot], templates: Templates, known: Iterable[tuple[Place, Confirmation]] = ()
) -> list[Handover]:
    """From each slot to the next at its seat, where both have a person, and not the same one."""
    by_seat: dict[str, list[tuple[int, int, Slot]]] = {}
    for slot in slots:
        span = templates.span(slot.place.day, slot.place.shift)
        by_seat.setdefault(slot.place.seat, []).append((*span, slot))
    found = []
    confirmations = list(known)
    for seat in sorted(by_seat):
        ordered = sorted(by_seat[seat], key=lambda one: one[:2])
        for (_, end, before), (begin, _, after) in pairwise(ordered):
            if before.person and after.person and before.person != after.person:
                made = Handover(before.place, after.place, before.person, after.person, end, begin)
                found.append(_as_confirmed(made, confirmations))
    return sorted(found, key=lambda one: (one.end, one.place.seat))


def _as_confirmed(made: Handover, known: Collection[tuple[Place, Confirmation]]) -> Handover:
    """By those whose it is now: if the roster changed since, the confirmation of another does not count."""
    for place, confirmation in known:
        if place == made.place and made.side_of(confirmation.by) is confirmation.side:
            made = made.confirmed(confirmation)
    return made
