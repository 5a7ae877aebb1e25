"""After-call work has a limit: reaching it is on record once, and more time can be had."""

import pytest

from cti_gateway.core import commands, events
from cti_gateway.core.consultation.record import Consultation, Form, State
from cti_gateway.core.effects import Effect, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import Conflict
from cti_gateway.core.records import CallFact, CallRecord, SeatFact, SeatState
from cti_gateway.core.seat import SeatRules
from tests.support.engines import arrive, new_engine, seat_ready

OVER = 3000
EXTEND = commands.ExtendWrapUp(1)


def wrapping_up(*, limit_s: int = 120) -> Engine:
    engine = new_engine()
    engine.world.rules = SeatRules(acw_limit_s=limit_s, acw_extend_s=60)
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    engine.tell(events.SeatAnswered("c1", "1001"), 2000)
    engine.tell(events.CallEnded("c1"), OVER)
    return engine


def told(effects: list[Effect]) -> list[tuple[str, SeatState, int | None]]:
    records = [e.record for e in effects if isinstance(e, Write) and isinstance(e.record, SeatFact)]
    return [(fact.kind, fact.state, fact.acw_until) for fact in records]


def test_the_limit_is_a_deadline_that_is_told_once_and_changes_nothing() -> None:
    engine = wrapping_up()
    limit = OVER + 120_000
    assert engine.next_deadline() == engine.world.seats["01"].acw_until == limit
    assert told(engine.expire(limit - 1)) == []
    assert told(engine.expire(limit)) == [("acw_overdue", SeatState.ACW, limit)]
    assert engine.next_deadline() is None
    assert told(engine.expire(limit + 60_000)) == []


def test_more_time_moves_the_limit_and_is_on_record() -> None:
    engine = wrapping_up()
    later = OVER + 180_000
    assert told(engine.do(EXTEND, 9000)) == [("acw_extended", SeatState.ACW, later)]
    assert told(engine.expire(OVER + 120_000)) == []
    assert engine.next_deadline() == later


def test_more_time_after_the_limit_counts_from_now() -> None:
    engine = wrapping_up()
    engine.expire(OVER + 120_000)
    assert told(engine.do(EXTEND, 200_000)) == [("acw_extended", SeatState.ACW, 260_000)]
    assert told(engine.expire(260_000)) == [("acw_overdue", SeatState.ACW, 260_000)]


def test_a_saved_form_has_no_limit_any_more() -> None:
    engine = wrapping_up()
    engine.do(commands.SaveWrapUp(1, "c1", "RESOLVED"), 9000)
    assert engine.next_deadline() is None
    assert engine.world.seats["01"].acw_until is None
    with pytest.raises(Conflict, match="seat_state_conflict"):
        engine.do(EXTEND, 9500)


def test_the_form_is_written_in_the_same_instant_as_the_seat_is_freed() -> None:
    form = Consultation(
        "c1", "139", 1, "信息中心", "01", 2000, Form(outcome="RESOLVED"), State.SAVED, 1, 9000
    )
    effects = wrapping_up().do(commands.SaveWrapUp(1, "c1", "RESOLVED", consultation=form), 9000)
    kinds = [type(e.record) for e in effects if isinstance(e, Write)]
    assert kinds == [CallFact, Consultation, SeatFact, CallRecord] and Write(form) in effects


def test_a_site_may_set_no_limit() -> None:
    engine = wrapping_up(limit_s=0)
    assert engine.next_deadline() is None
    with pytest.raises(Conflict, match="seat_state_conflict"):
        engine.do(EXTEND, 9000)


@pytest.mark.parametrize("told_before", [False, True])
def test_the_limit_outlives_the_gateway(told_before: bool) -> None:
    before, limit = wrapping_up(), OVER + 120_000
    effects = before.do(EXTEND, 9000)
    if told_before:
        effects = before.expire(limit + 60_000)
    (fact,) = [e.record for e in effects if isinstance(e, Write) and isinstance(e.record, SeatFact)]
    engine = new_engine(connected=False)
    engine.restore((fact,), (before.world.calls["c1"].record(),), fact.at)
    assert engine.world.seats["01"].acw_until == limit + 60_000
    assert engine.next_deadline() == (None if told_before else limit + 60_000)
