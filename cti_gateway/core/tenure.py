"""How long a person may hold a seat, where sign-in is rostered.

    running ──(E)──▶ over: no new calls ──(E + auto_sign_out_s)──▶ overstayed: signed out once free of calls

It is made anew from the assignments whenever these change, so that nothing of it has to outlive the gateway.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cti_gateway.core.agenda import Agenda
from cti_gateway.core.attendance.admission import AdmissionRules, admit, ended_at, entitled, stays_until
from cti_gateway.core.people import Agent
from cti_gateway.core.roster.assigned import PERMIT, Assigned, Assignment

KEPT_MS = 86_400_000  # how long a permit that has ended is still known


@dataclass(slots=True)
class Tenure:
    """Of one seat. ``until`` is E; ``out_at`` when who is idle is signed out."""

    seat: str
    until: int
    out_at: int
    over: bool = False
    overstayed: bool = False

    def awaits(self, at: int) -> bool:
        """Whether this instant still matters."""
        return not self.overstayed and at == (self.out_at if self.over else self.until)


@dataclass(slots=True)
class Tenures:
    """Those of all seats that are held, and the assignments that they follow from."""

    rules: AdmissionRules = field(default_factory=AdmissionRules)
    assigned: Assigned = field(default_factory=Assigned)
    _rostered: tuple[Assignment, ...] = ()
    _permits: set[Assignment] = field(default_factory=set)
    _held: dict[str, Tenure] = field(default_factory=dict)
    _agenda: Agenda = field(default_factory=Agenda)
    over: set[str] = field(default_factory=set)  # seats whose holder's shift is over

    def take(self, found: Iterable[Assignment], now: int) -> None:
        """The assignments from now on. A permit that was not written yet when they were read stays."""
        self._rostered = tuple(found)
        self._permits = {one for one in self._permits if one.until > now - KEPT_MS}
        self._index()

    def permit(self, permit: Assignment) -> None:
        """A lead lets them."""
        self._permits.add(permit)
        self._index()

    def _index(self) -> None:
        self.assigned = Assigned((*self._rostered, *self._permits))

    def admit(self, agent_id: int, seat: str, now: int) -> None:
        """Raises Forbidden for who may not sign in there now."""
        admit(self.assigned, agent_id, seat, now, self.rules)

    def entitled(self, agent_id: int, seat: str, now: int) -> bool:
        """Whether the seat is theirs now, by roster or permit."""
        return entitled(self.assigned.of(agent_id), seat, now, self.rules)

    def by_permit(self, agent_id: int, seat: str, now: int) -> bool:
        """Whether it is theirs by nothing but a permit."""
        rostered = [one for one in self.assigned.of(agent_id) if one.shift != PERMIT]
        return self.rules.rostered and not entitled(rostered, seat, now, self.rules)

    def at(self, seat: str) -> Tenure | None:
        """That of this seat; None: nobody holds it, or for as long as they like."""
        return self._held.get(seat)

    def rung_until(self, seat: str, standby: Agent | None) -> int | None:
        """When calls must stop to come to this seat, should nobody be there to say so; None: never.

        Who stands by has the seat next: nobody is there to move them, but they are.
        """
        held = self._held.get(seat)
        if held is None or standby is None:
            return None if held is None else held.until
        return stays_until(self.assigned.of(standby.id), seat, held.until, self.rules) or held.until

    def renew(self, seat: str, agent_id: int, now: int) -> None:
        """How long this person, who holds the seat, may do so, by what is known now."""
        if not self.rules.rostered:
            return
        own, held = self.assigned.of(agent_id), self._held.get(seat)
        until = stays_until(own, seat, now, self.rules)
        if until is None:
            if held is not None and held.until <= now:
                return
            ended = ended_at(own, seat, now)
            until = now if ended is None else ended
        if held is None or held.until != until:
            self.over.discard(seat)
            self._held[seat] = Tenure(seat, until, until + self.rules.auto_sign_out_s * 1000)
            self._agenda.note(seat, until)

    def end(self, seat: str) -> None:
        """Nobody holds the seat any more."""
        self._held.pop(seat, None)
        self.over.discard(seat)

    def next(self) -> int | None:
        """The next instant at which one is over or overstayed."""
        return self._agenda.next(self._held)

    def due(self, now: int) -> list[Tenure]:
        """Those over by now, or overstayed, each once for each."""
        found = self._agenda.due(self._held, now)
        for tenure in found:
            if tenure.over:
                tenure.overstayed = True
            else:
                tenure.over = True
                self.over.add(tenure.seat)
                self._agenda.note(tenure.seat, tenure.out_at)
        return found
