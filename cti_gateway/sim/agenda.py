"""What happens when: appointments in the order of their instants, kept without a clock."""

import heapq
from collections.abc import Callable

Act = Callable[[], None]
REMAKE_AT = 64


class Appointment:
    """One thing to do at one instant, until it is called off."""

    __slots__ = ("act", "agenda")

    def __init__(self, act: Act, agenda: "Agenda") -> None:
        self.act: Act | None = act
        self.agenda = agenda

    def call_off(self) -> None:
        """Never do it. Harmless when it is done or called off already."""
        if self.act is not None:
            self.act = None
            self.agenda.called_off()


class Agenda:
    """Appointments by instant (ms); those of the same instant in the order in which they were made."""

    def __init__(self) -> None:
        self._heap: list[tuple[int, int, Appointment]] = []
        self._made = 0
        self._dead = 0

    def at(self, at: int, act: Act) -> Appointment:
        """Make one."""
        appointment = Appointment(act, self)
        self._made += 1
        heapq.heappush(self._heap, (at, self._made, appointment))
        return appointment

    def next_at(self) -> int | None:
        """The instant of the next one."""
        while self._heap and self._heap[0][2].act is None:
            heapq.heappop(self._heap)
            self._dead -= 1
        return self._heap[0][0] if self._heap else None

    def pop(self) -> tuple[int, Act]:
        """The next one, which ``next_at`` has shown to exist."""
        at, _, appointment = heapq.heappop(self._heap)
        act, appointment.act = appointment.act, None
        assert act is not None
        return at, act

    def called_off(self) -> None:
        """Patience outlasts most calls: the called off must not outnumber the standing."""
        self._dead += 1
        if self._dead > REMAKE_AT and self._dead * 2 > len(self._heap):
            self._heap = [entry for entry in self._heap if entry[2].act is not None]
            heapq.heapify(self._heap)
            self._dead = 0
