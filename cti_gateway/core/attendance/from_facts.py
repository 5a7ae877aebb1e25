"""What the gateway wrote down of seats → the facts that attendance is judged from.

Being away is being not ready for a reason that counts as such (a break, a meal); not being ready for another
(training, a meeting, a call that was missed) is not.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from cti_gateway.core.attendance.case import Fact, FactKind
from cti_gateway.core.records import REFUSED_KIND, SeatFact, SeatState

OF_STATE = {
    SeatState.SIGNED_OUT: FactKind.SIGN_OUT,
    SeatState.READY: FactKind.READY,
    SeatState.TALKING: FactKind.CALL_START,
    SeatState.ACW: FactKind.CALL_END,
}
OF_KIND = {
    "sign_in": FactKind.SIGN_IN,
    "standby": FactKind.SIGN_IN,
    "standby_left": FactKind.SIGN_OUT,
    REFUSED_KIND: FactKind.SIGN_IN_REFUSED,
    "panel_lost": FactKind.DISCONNECTED,
    "panel_opened": FactKind.RECONNECTED,
    "phone_lost": FactKind.PHONE_UNREACHABLE,
    "phone_back": FactKind.PHONE_REACHABLE,
}
TELLS_NOTHING = "panel_gone"  # that it was lost is told already


def facts_of(written: Iterable[SeatFact], away_reasons: Collection[str]) -> dict[int, tuple[Fact, ...]]:
    """By person, in the order in which they were written; instants in whole seconds."""
    found: dict[int, list[Fact]] = {}
    reading = Reading(away_reasons)
    for fact in written:
        if fact.agent_id is not None:
            found.setdefault(fact.agent_id, []).extend(reading.read(fact))
    return {person: tuple(facts) for person, facts in found.items()}


@dataclass(slots=True)
class Reading:
    """The same one by one, as they are written."""

    away_reasons: Collection[str] = ()
    _states: dict[str, SeatState] = field(default_factory=dict)

    def read(self, fact: SeatFact) -> list[Fact]:
        """What this one says of whom it is about."""
        before, self._states[fact.seat] = self._states.get(fact.seat), fact.state
        kind = _kind(fact, before, self.away_reasons)
        return [] if kind is None else [_told(fact, kind)]


def _kind(fact: SeatFact, before: SeatState | None, away_reasons: Collection[str]) -> FactKind | None:
    """What this fact means; one that leaves the state as it was (a wish for later) means nothing."""
    if fact.kind in OF_KIND:
        return OF_KIND[fact.kind]
    if fact.kind == TELLS_NOTHING:
        return None
    if fact.state is SeatState.NOT_READY:
        return FactKind.AWAY if fact.cause in away_reasons else FactKind.NOT_READY
    return OF_STATE.get(fact.state) if fact.state is not before else None


def _told(fact: SeatFact, kind: FactKind) -> Fact:
    return Fact(fact.at // 1000, kind, fact.evidence, automatic=fact.actor == "engine")
