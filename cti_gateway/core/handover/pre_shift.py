"""What people see to before a shift, and for which shift it was (A1.6)."""

from collections.abc import Iterable
from dataclasses import dataclass

from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Place, Slot


@dataclass(frozen=True, slots=True)
class PreShift:
    """Who (a login) ticked what, when (milliseconds), and at which seat they sat; empty: at none."""

    at: int
    login: str
    seat: str
    checked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preparation:
    """Of the person of a slot; ``begin`` of the shift in seconds. No ``check``: nothing is ticked."""

    place: Place
    person: str
    begin: int
    check: PreShift | None


def preparations(
    slots: Iterable[Slot], templates: Templates, checks: Iterable[PreShift], opens_s: int
) -> list[Preparation]:
    """Of everybody who has a slot, in the order of time: what they ticked last, from when signing in opens
    until the shift is over. Who goes on from one shift into the next signs in once, and prepares once.
    """
    of_person: dict[str, list[PreShift]] = {}
    for check in checks:
        of_person.setdefault(check.login, []).append(check)
    spans = sorted(
        (*templates.span(slot.place.day, slot.place.shift), slot.place, slot.person)
        for slot in slots
        if slot.person
    )
    stays: dict[str, tuple[int, int]] = {}  # since when each may be seen to have prepared, and until when
    found = []
    for begin, end, place, person in spans:
        since, until = stays.get(person, (0, 0))
        since = since if until == begin else begin - opens_s
        stays[person] = since, end
        ticked = [one for one in of_person.get(person, ()) if since * 1000 <= one.at < end * 1000]
        last = max(ticked, key=lambda one: one.at, default=None)
        found.append(Preparation(place, person, begin, last))
    return found
