"""Slots as they actually stand: swaps have moved them, leave for the whole shift has emptied them.

A swap holds while the roster still gives the slot to whom it was taken from, and was approved before the
shift began. What was ratified later changes nobody's work, only how it is judged.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from cti_gateway.core.requests.machine import granted_at, of_state
from cti_gateway.core.requests.request import Request, RequestKind, RequestState
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.core.spans import Span, minus


@dataclass(frozen=True, slots=True)
class Move:
    """Who takes a slot by a swap; an exchange has two."""

    request: Request
    taker: str


Moves = dict[tuple[Place | None, str], Move]


@dataclass(frozen=True, slots=True)
class Standing:
    """A slot with the person who actually has it. ``original``: whom the roster names; ``leave``: when that
    person is on leave, in seconds, as far as it was approved beforehand.
    """

    slot: Slot
    original: str
    leave: tuple[Span, ...] = ()


def standing(
    slots: Iterable[Slot], requests: Iterable[Request], templates: Templates, now: int
) -> list[Standing]:
    """All of them, in their order."""
    approved = of_state(requests, {RequestState.APPROVED}, now)
    moves = by_slot(approved)
    leaves: dict[str, list[Request]] = {}
    for one in approved:
        if one.kind is RequestKind.LEAVE:
            leaves.setdefault(one.person, []).append(one)
    found = []
    for slot in slots:
        *_, person = slot.person, *(move.taker for move in chain(slot, moves))
        leave = tuple(map(_effective, leaves.get(person, ())))
        if leave and not minus([templates.span(slot.place.day, slot.place.shift)], leave):
            person, leave = "", ()
        found.append(Standing(replace(slot, person=person), slot.person, leave))
    return found


def on_leave(requests: Iterable[Request], templates: Templates, now: int) -> Callable[[str, Place], bool]:
    """Whether a person has approved leave during a shift, even for a part of it."""
    leaves: dict[str, list[Request]] = {}
    for one in of_state(requests, {RequestState.APPROVED}, now):
        if one.kind is RequestKind.LEAVE:
            leaves.setdefault(one.person, []).append(one)

    def absent(person: str, place: Place) -> bool:
        begin, end = templates.span(place.day, place.shift)
        return any(one.from_at < end * 1000 and begin * 1000 < one.to_at for one in leaves.get(person, ()))

    return absent


def by_slot(requests: Iterable[Request]) -> Moves:
    """The swaps among them, by what each takes from whom."""
    found: Moves = {}
    for one in requests:
        if one.kind is RequestKind.SWAP:
            found[one.place, one.person] = Move(one, one.substitute)
            if one.in_return is not None:
                found[one.in_return, one.substitute] = Move(one, one.person)
    return found


def chain(slot: Slot, moves: Moves) -> Iterator[Move]:
    """The swaps that a slot went through: who took it may have passed it on, even back."""
    person, gone = slot.person, set[str]()
    while person not in gone and (move := moves.get((slot.place, person))) is not None:
        yield move
        gone.add(person)
        person = move.taker


def _effective(leave: Request) -> Span:
    """From its approval on, in seconds."""
    return max(leave.from_at, granted_at(leave) or 0) // 1000, leave.to_at // 1000
