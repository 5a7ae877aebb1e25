"""What requests mean for the judgement of shifts: who answers for a slot, and what they were permitted.

A swap that was ratified after the shift began keeps both results: what would count without it, excused, and
what the substitute did (A1.0e).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cti_gateway.core.attendance.case import Judgement, Permit, Swap
from cti_gateway.core.requests.machine import UNDECIDED, granted_at, state
from cti_gateway.core.requests.request import Request, RequestKind, RequestState
from cti_gateway.core.requests.standing import by_slot, chain
from cti_gateway.core.roster.slots import Slot

RATIFIED_SWAP = "swap_ratified"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is judged for a slot. ``excused``: somebody else answered for it, as was ratified later."""

    person: str
    swaps: tuple[Swap, ...] = ()
    excused: bool = False

    def judged(self, judgement: Judgement) -> Judgement:
        """What it comes to for this person."""
        if not self.excused:
            return judgement
        found = tuple(replace(one, excuse=one.excuse or RATIFIED_SWAP) for one in judgement.findings)
        return replace(judgement, findings=found)


class Requested:
    """Requests as they stand now, by slot and by person."""

    def __init__(self, requests: Iterable[Request], now: int) -> None:
        found: dict[RequestState, list[Request]] = {}
        for request in requests:
            found.setdefault(state(request, now), []).append(request)
        self._approved = by_slot(found.get(RequestState.APPROVED, ()))
        self._ratified = by_slot(found.get(RequestState.RATIFIED, ()))
        self._undecided = by_slot(one for kind in UNDECIDED for one in found.get(kind, ()))
        self._permits: dict[tuple[RequestKind, str], list[Permit]] = {}
        for kind in (RequestState.APPROVED, RequestState.RATIFIED):
            for request in found.get(kind, ()):
                permit = _permit(request, ratified=kind is RequestState.RATIFIED)
                self._permits.setdefault((request.kind, request.person), []).append(permit)

    def permits(self, kind: RequestKind, person: str) -> tuple[Permit, ...]:
        """Leaves, or applications, that this person was granted."""
        return tuple(self._permits.get((kind, person), ()))

    def holders(self, slot: Slot) -> Iterator[Holder]:
        """Who answers for it; where a swap was ratified, also who would have without."""
        moves = list(chain(slot, self._approved)) if self._approved else []
        person = moves[-1].taker if moves else slot.person
        approved_at = max((_seconds(granted_at(one.request)) or 0 for one in moves), default=None)
        taken = (Swap(slot.person, person, approved_at),) if person != slot.person else ()
        ratified = self._ratified.get((slot.place, person))
        if ratified is not None:
            yield Holder(person, taken, excused=True)
            yield Holder(ratified.taker, (Swap(person, ratified.taker, None, ratified=True),))
            return
        undecided = self._undecided.get((slot.place, person))
        if undecided is not None:
            taken = (*taken, Swap(person, undecided.taker, None))
        yield Holder(person, taken)


def _permit(request: Request, *, ratified: bool) -> Permit:
    span = request.from_at // 1000, request.to_at // 1000
    return Permit(span, _seconds(granted_at(request)), f"{request.kind}:{request.id}", ratified)


def _seconds(at: int | None) -> int | None:
    return None if at is None else at // 1000
