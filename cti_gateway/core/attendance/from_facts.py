"""What the gateway wrote down of seats → the facts that attendance is judged from.

Being away is being not ready for a reason that counts as such (a break, a meal); not being ready for another
(training, a meeting, a call that was missed) is not.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
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
AWAY, NOT_READY = FactKind.AWAY, FactKind.NOT_READY
# That a panel was lost is told already, and that a call rings is no work yet.
TELL_NOTHING = frozenset({"panel_gone", "offered"})
MISSED, NOT_PICKED_UP = frozenset({"missed", "missed_ready"}), "rona"
APART = TELL_NOTHING | MISSED


def facts_of(written: Iterable[Trace], away_reasons: Collection[str]) -> dict[int, tuple[Fact, ...]]:
    """By person, in the order in which they were written; instants in whole seconds."""
    told = Reading(away_reasons).read(written)
    return {person: tuple(facts) for person, facts in told.items() if person is not None}


@dataclass(slots=True)
class Reading:
    """The same bit by bit, as they are written."""

    away_reasons: Collection[str] = ()
    _states: dict[str, SeatState] = field(default_factory=dict)

    def read(self, written: Iterable[Trace]) -> Mapping[int | None, list[Fact]]:
        """What these say, by whom they are about. A month has a million: one loop, without calls."""
        found: defaultdict[int | None, list[Fact]] = defaultdict(list)
        states, away_reasons, not_ready = self._states, self.away_reasons, SeatState.NOT_READY
        new = tuple.__new__
        for trace in written:
            _, at, seat, kind, state, cause, actor, agent_id = trace
            if kind in APART:
                if kind in TELL_NOTHING:
                    continue
                if cause == NOT_PICKED_UP:
                    found[agent_id].append(Fact(at // 1000, FactKind.CALL_MISSED, trace))
            before, states[seat] = states.get(seat), state
            if kind in OF_KIND:
                meaning = OF_KIND[kind]
            elif state is not_ready:
                meaning = AWAY if cause in away_reasons else NOT_READY
            elif state is not before and state in OF_STATE:
                meaning = OF_STATE[state]
            else:  # what leaves a seat as it was is a wish for later
                continue
            # Made as Fact(…) makes it, in half the time.
            fact = new(Fact, (at // 1000, meaning, trace, actor == "engine", None, None))
            found[agent_id].append(fact)
        return found
