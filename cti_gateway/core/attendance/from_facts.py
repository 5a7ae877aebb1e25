"""What the gateway wrote down of seats → the facts that attendance is judged from.

Being away is being not ready for a reason that counts as such (a break, a meal); not being ready for another
(training, a meeting, a call that was missed) is not.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from cti_gateway.core.attendance.case import Fact, FactKind
from cti_gateway.core.attendance.trace import Trace
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
# That a panel was lost is told already, and that a call rings is no work yet.
TELL_NOTHING = frozenset({"panel_gone", "offered"})


def facts_of(written: Iterable[Trace], away_reasons: Collection[str]) -> dict[int, tuple[Fact, ...]]:
    """By person, in the order in which they were written; instants in whole seconds."""
    found: defaultdict[int | None, list[Fact]] = defaultdict(list)
    read = Reading(away_reasons).read
    for trace in written:
        fact = read(trace)
        if fact is not None:
            found[trace.agent_id].append(fact)
    return {person: tuple(facts) for person, facts in found.items() if person is not None}


@dataclass(slots=True)
class Reading:
    """The same one by one, as they are written."""

    away_reasons: Collection[str] = ()
    _states: dict[str, SeatState] = field(default_factory=dict)

    def read(self, trace: Trace) -> Fact | None:
        """What this one says of whom it is about."""
        _, at, seat, kind, state, cause, actor, _ = trace
        if kind in TELL_NOTHING:
            return None
        before, self._states[seat] = self._states.get(seat), state
        meaning = OF_KIND.get(kind)
        if meaning is None and state is SeatState.NOT_READY:
            meaning = FactKind.AWAY if cause in self.away_reasons else FactKind.NOT_READY
        elif meaning is None and state is not before:  # what leaves it as it was is a wish for later
            meaning = OF_STATE.get(state)
        return None if meaning is None else Fact(at // 1000, meaning, trace, actor == "engine")
