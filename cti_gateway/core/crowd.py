"""Who waits in which queue and which seats serve it, kept as it changes: nobody is counted anew.

A seat is signed in, or not; it serves while it is signed in and not set not ready. A person who serves
every queue is counted once, under EVERY, so that a sign-in does not touch all queues.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from cti_gateway.core.exposed import Exposed
from cti_gateway.core.line import Place
from cti_gateway.core.overflow_rules import Overflow
from cti_gateway.core.records import PanelState, SeatState
from cti_gateway.core.seat import LiveSeat

EVERY = ""
AT_REST = frozenset({SeatState.SIGNED_OUT, SeatState.NOT_READY})
Counted = tuple[tuple[str, ...], bool]  # the queues of whoever is signed in, and whether the seat serves
NOBODY: Counted = (), False


@dataclass(slots=True)
class Callers:
    """Those of one queue: in the order in which they are served, and in that of their arrival."""

    places: list[Place] = field(default_factory=list)
    arrivals: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class Crowd:
    """Of the queues that are ``watched``, it remembers which have other callers or seats than before.

    Whether a seat serves or rests, and how fast they have been served, matters to the ``estimating`` ones
    alone: there, a rule asks for the wait that is expected.
    """

    watched: frozenset[str] = frozenset()
    estimating: frozenset[str] = frozenset()
    exposed: Exposed = field(default_factory=Exposed)
    _changed: set[str] = field(default_factory=set)
    newcomers: list[str] = field(default_factory=list)  # calls that began to wait
    _heads: set[str] = field(default_factory=set)  # queues in which somebody else waits longest than before
    _callers: dict[str, Callers] = field(default_factory=dict)
    _standing: dict[str, tuple[str, Place, Place]] = field(default_factory=dict)  # by call
    _signed_in: Counter[str] = field(default_factory=Counter)
    _serving: Counter[str] = field(default_factory=Counter)
    _seats: dict[str, Counted] = field(default_factory=dict)

    def clear(self, watched: Iterable[str] = (), estimating: Iterable[str] = ()) -> None:
        """Nobody is here, and these queues are watched from now on, each of which counts as changed."""
        self._heads.update(self._callers)
        parts = (self._callers, self._standing, self._signed_in, self._serving, self._seats, self.exposed)
        for part in parts:
            part.clear()
        self.newcomers.clear()
        self.watched, self.estimating = frozenset(watched), frozenset(estimating)
        self._changed = set(self.watched)

    def join(self, call_id: str, queue: str, place: Place, arrived_at: int) -> None:
        """The call waits in this queue, at this place."""
        standing = queue, place, (arrived_at, call_id)
        if self._standing.get(call_id) == standing:
            return
        self.leave(call_id)
        callers = self._callers.setdefault(queue, Callers())
        insort(callers.places, place)
        insort(callers.arrivals, standing[2])
        if callers.arrivals[0] == standing[2]:
            self._heads.add(queue)
        self._standing[call_id] = standing
        self.newcomers.append(call_id)
        self.touch(queue)

    def leave(self, call_id: str) -> None:
        """The call waits no more, if it did."""
        if call_id in self._standing:
            self.exposed.take(call_id)
            queue, place, arrival = self._standing.pop(call_id)
            callers = self._callers[queue]
            del callers.places[bisect_left(callers.places, place)]
            if callers.arrivals[0] == arrival:
                self._heads.add(queue)
            del callers.arrivals[bisect_left(callers.arrivals, arrival)]
            self.touch(queue)

    def update(self, seat: LiveSeat) -> None:
        """The seat may have been signed in or out, or serve, or rest."""
        queues: tuple[str, ...] = ()
        if seat.agent is not None and seat.state is not SeatState.SIGNED_OUT:
            queues = seat.agent.queues or (EVERY,)
        known = self._seats.get(seat.place.number, NOBODY)
        self._seats[seat.place.number] = counted = queues, _serves(seat)
        if queues != known[0]:
            self._count(known, -1)
            self._count(counted, 1)
        elif counted != known:
            for queue in queues:
                self._serving[queue] += 1 if counted[1] else -1
                self.reestimate(queue)

    def _count(self, seat: Counted, by: int) -> None:
        queues, serves = seat
        for queue in queues:
            self._signed_in[queue] += by
            self._serving[queue] += by * serves
            self.touch(queue)

    def touch(self, queue: str) -> None:
        """Something about this queue, or EVERY, is not as before."""
        self._mark(queue, self.watched)

    def reestimate(self, queue: str) -> None:
        """Of this queue, or EVERY, another wait is expected."""
        self._mark(queue, self.estimating)

    def _mark(self, queue: str, watched: frozenset[str]) -> None:
        if queue in watched:
            self._changed.add(queue)
        elif queue == EVERY:
            self._changed |= watched

    def position(self, call_id: str) -> int:
        """1 for who is served next of those who wait in the same queue."""
        queue, place, _ = self._standing[call_id]
        return bisect_left(self._callers[queue].places, place) + 1

    def waiting(self, queue: str) -> int:
        """How many callers."""
        return len(self._callers[queue].places) if queue in self._callers else 0

    def expose(self, call_id: str, rules: Iterable[Overflow]) -> None:
        """These rules of its queue may send the call elsewhere, as long as it stands where it does."""
        queue, place, _ = self._standing[call_id]
        self.exposed.put(call_id, queue, place, rules)

    def longest(self, queue: str) -> str | None:
        """The call that waits longest, if somebody waits."""
        callers = self._callers.get(queue)
        return callers.arrivals[0][1] if callers and callers.arrivals else None

    def longest_since(self, queue: str) -> int:
        """When who waits longest arrived; somebody waits."""
        return self._callers[queue].arrivals[0][0]

    def queues(self) -> list[str]:
        """Those in which somebody waits."""
        return [queue for queue, callers in self._callers.items() if callers.arrivals]

    def take_heads(self) -> list[str]:
        """In which queues somebody else waits longest now, or nobody waits any more; each told once."""
        heads = sorted(self._heads)
        self._heads.clear()
        return heads

    def signed_in(self, queue: str) -> int:
        """How many seats, whose persons serve this queue."""
        return self._signed_in[queue] + self._signed_in[EVERY]

    def serving(self, queue: str) -> int:
        """How many of them are not set not ready."""
        return self._serving[queue] + self._serving[EVERY]

    def take_changed(self) -> list[str]:
        """Which watched queues changed; each told once, in a certain order."""
        changed = sorted(self._changed)
        self._changed.clear()
        return changed


def _serves(seat: LiveSeat) -> bool:
    """Or may do so next, once it is free."""
    unattended = seat.state is SeatState.READY and seat.panel is PanelState.GONE
    return seat.state not in AT_REST and not unattended
