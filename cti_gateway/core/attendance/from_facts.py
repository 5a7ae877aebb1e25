"""What the gateway wrote down of seats → the facts that attendance is judged from.

Being away is being not ready for a reason that counts as such (a break, a meal); not being ready for another
(training, a meeting, a call that was missed) is not.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from cti_gateway.core.attendance.case import Fact, FactKind
from cti_gateway.core.attendance.trace import Trace, evidence
from cti_gateway.core.records import REFUSED_KIND, SeatState

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


def facts_of(written: Iterable[Trace], away_reasons: Collection[str]) -> dict[int, tuple[Fact, ...]]:
    """By person, in the order in which they were written; instants in whole seconds."""
    found: dict[int, list[Fact]] = {}
    reading = Reading(away_reasons)
    for trace in written:
        fact = reading.read(trace)
        if fact is not None and trace.agent_id is not None:
            found.setdefault(trace.agent_id, []).append(fact)
    return {person: tuple(facts) for person, facts in found.items()}


@dataclass(slots=True)
class Reading:
    """The same one by one, as they are written."""

    away_reasons: Collection[str] = ()
    _states: dict[str, SeatState] = field(default_factory=dict)

    def read(self, trace: Trace) -> Fact | None:
        """What this one says of whom it is about."""
        _, at, seat, kind, state, cause, actor, _ = trace
        before, self._states[seat] = self._states.get(seat), state
        if kind in OF_KIND:
            meaning = OF_KIND[kind]
        elif kind == TELLS_NOTHING:
            return None
        elif state is SeatState.NOT_READY:
            meaning = FactKind.AWAY if cause in self.away_reasons else FactKind.NOT_READY
        elif state is before or state not in OF_STATE:
            return None  # what leaves the state as it was is a wish for later
        else:
            meaning = OF_STATE[state]
        return Fact(at // 1000, meaning, evidence(seat, at, kind), actor == "engine")
