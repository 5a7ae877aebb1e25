"""Both transition tables: what is not in them is refused and changes nothing."""

import pytest

from cti_gateway.core import call, seat
from cti_gateway.core.call import CallStep, LiveCall
from cti_gateway.core.errors import Conflict
from cti_gateway.core.people import Seat
from cti_gateway.core.records import CallState, SeatState
from cti_gateway.core.seat import LiveSeat, SeatStep


@pytest.mark.parametrize("state", CallState)
@pytest.mark.parametrize("step", CallStep)
def test_calls(state: CallState, step: CallStep) -> None:
    live = LiveCall("1.1", "PJSIP/x", "139", "客", "12333", "general", arrived_at=1000, state=state)
    before = repr(live)
    if step in call.TRANSITIONS[state]:
        assert live.can(step)
        live.move(step, now=1500)
        assert live.state is call.TRANSITIONS[state][step]
        assert live.phases.total() == 500
    else:
        assert not live.can(step)
        with pytest.raises(Conflict, match="call_state_conflict"):
            live.move(step, now=1500)
        assert repr(live) == before


@pytest.mark.parametrize("state", SeatState)
@pytest.mark.parametrize("step", SeatStep)
def test_seats(state: SeatState, step: SeatStep) -> None:
    live = LiveSeat(Seat("01", "1001"), state=state, since=1000)
    before = repr(live)
    if step in seat.TRANSITIONS[state]:
        assert live.can(step)
        live.move(step, now=1500, cause="c", actor="a")
        assert (live.state, live.cause, live.actor) == (seat.TRANSITIONS[state][step], "c", "a")
        assert live.since == (1000 if live.state is state else 1500), "since when in this state"
    else:
        assert not live.can(step)
        with pytest.raises(Conflict, match="seat_state_conflict"):
            live.move(step, now=1500, cause="c", actor="a")
        assert repr(live) == before


def test_time_that_runs_back_is_no_time() -> None:
    live = LiveCall("1.1", "PJSIP/x", "139", "客", "12333", "general", arrived_at=1000)
    live.move(CallStep.WAIT, now=900)
    assert (live.phases.total(), live.since) == (0, 1000)
