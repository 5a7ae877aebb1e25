"""The survey: asked once, answered or not, and no part of the talk."""

from cti_gateway.core import commands, events
from cti_gateway.core.effects import Effect, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.records import CallFact, CallState, HungUpBy, SeatState
from cti_gateway.core.snapshot import Place, SeenCall, SwitchSnapshot
from tests.support.engines import EMPTY, arrive, last_record, new_engine, seat_ready


def facts(effects: list[Effect]) -> list[tuple[str, dict[str, str]]]:
    """What is written of the call."""
    written = [effect.record for effect in effects if isinstance(effect, Write)]
    return [(fact.kind, fact.detail) for fact in written if isinstance(fact, CallFact)]


def asked() -> Engine:
    """Talked from 2 to 5 s; the seat has hung up, and the caller is asked at 5.1 s."""
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    engine.tell(events.SeatAnswered("c1", "1001"), 2000)
    engine.tell(events.SeatHungUp("c1", "1001"), 5000)
    engine.tell(events.OfferEnded("c1", "1001", events.OfferResult.ANSWERED), 5000)
    assert facts(engine.tell(events.SurveySent("c1"), 5100)) == [("survey_sent", {})]
    return engine


def test_a_score_is_recorded_and_its_time_is_neither_talk_nor_after_call_work() -> None:
    engine = asked()
    assert engine.world.seats["01"].state is SeatState.ACW
    answered = engine.tell(events.SurveyEnded("c1", 5), 9000)
    assert facts(answered) == [("survey_answered", {"score": "5"})]
    record = last_record(engine.tell(events.CallEnded("c1"), 10_000))
    assert (record.survey_sent_at, record.survey_score) == (5100, 5)
    assert (record.talk_ms, record.after_ms, record.ended_at) == (3000, 5000, 10_000)
    saved = last_record(engine.do(commands.SaveWrapUp(1, "c1", "RESOLVED"), 12_000))
    assert saved.acw_ms == 7000


def test_the_seat_may_be_done_before_the_caller_is() -> None:
    engine = asked()
    engine.do(commands.SaveWrapUp(1, "c1", "RESOLVED"), 6000)
    assert engine.world.seats["01"].state is SeatState.READY
    engine.tell(events.SurveyEnded("c1", 1), 7000)
    record = last_record(engine.tell(events.CallEnded("c1"), 8000))
    assert (record.survey_score, record.outcome, record.acw_ms) == (1, "RESOLVED", 1000)
    assert engine.world.calls == {}


def test_time_that_is_over_is_recorded_and_early_ends_are_not_called_so() -> None:
    engine = asked()
    assert facts(engine.tell(events.SurveyEnded("c1", None), 17_000)) == [("survey_timeout", {})]
    assert [kind for kind, _ in facts(asked().tell(events.CallEnded("c1"), 6000))] == ["ended"]


def test_a_caller_is_asked_once_and_the_first_answer_counts() -> None:
    engine = asked()
    assert facts(engine.tell(events.SurveySent("c1"), 5200)) == []
    engine.tell(events.SurveyEnded("c1", 4), 6000)
    assert facts(engine.tell(events.SurveyEnded("c1", 1), 7000)) == []
    assert engine.world.calls["c1"].survey_score == 4


def test_what_came_in_a_gap_is_read_from_the_callers_channel() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    engine.tell(events.SeatAnswered("c1", "1001"), 2000)
    engine.tell(events.SwitchLost("eof"), 3000)
    seen = SeenCall(
        "c1", "PJSIP/x", "139", "", "12333", "general", Place.LEAVING, survey_sent=True, survey_score=2
    )
    engine.reconcile(SwitchSnapshot(0, (seen,), EMPTY.phones, ()), 9000)
    call = engine.world.calls["c1"]
    assert (call.state, call.survey_sent_at, call.survey_score) == (CallState.LEAVING, 9000, 2)
    assert engine.world.seats["01"].state is SeatState.ACW
    record = last_record(engine.tell(events.CallEnded("c1"), 10_000))
    assert record.hung_up_by is HungUpBy.AGENT, "else nobody would have been asked"


def test_a_restart_during_the_survey_forgets_neither_it_nor_when_the_seat_left() -> None:
    before = asked()
    record = before.world.calls["c1"].record()
    engine = new_engine(connected=False)
    engine.restore((), (record,), 5100)
    call = engine.world.calls["c1"]
    assert (call.state, call.left_at, call.survey_sent_at) == (CallState.LEAVING, 5000, 5100)


def test_a_survey_that_ended_in_a_gap_keeps_what_was_known() -> None:
    engine = asked()
    engine.tell(events.SwitchLost("eof"), 6000)
    record = last_record(engine.reconcile(SwitchSnapshot(0, (), EMPTY.phones, ()), 9000))
    assert (record.state, record.survey_sent_at, record.survey_score) == (CallState.ENDED, 5100, None)
    assert (record.hung_up_by, record.recovered) == (HungUpBy.AGENT, True)
