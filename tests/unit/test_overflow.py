"""When callers are sent elsewhere, and what becomes of them there."""

from dataclasses import replace

import pytest

from cti_gateway.core import events
from cti_gateway.core.commands import SetNotReady, SignOut
from cti_gateway.core.effects import Effect, MoveToQueue, ReturnToLine, SendAway, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.overflow_rules import read_overflow
from cti_gateway.core.past import PastCall
from cti_gateway.core.records import CallFact, CallRecord, CallState, HungUpBy
from cti_gateway.core.snapshot import Place, SeenCall
from tests.support.engines import (
    AGENTS,
    EMPTY,
    QUEUES,
    SEATS,
    arrive,
    last_record,
    new_engine,
    offers,
    seat_ready,
)
from tests.support.phases import adds_up
from tests.unit.test_waiting import facts

GENERAL_ONLY = tuple(replace(agent, queues=("general",)) for agent in AGENTS[:2])
LABOUR_ONLY = replace(AGENTS[2], queues=("labour",))


def engine_with(*general: str, labour: tuple[str, ...] = (), connected: bool = True) -> Engine:
    """Agents 1 and 2 serve general, agent 3 labour; nobody is signed in."""
    queues = [
        replace(queue, overflow=tuple(map(read_overflow, rules)))
        for queue, rules in zip(QUEUES, (general, labour), strict=True)
    ]
    engine = new_engine(connected=connected)
    engine.configure(seats=SEATS, queues=queues, agents=(*GENERAL_ONLY, LABOUR_ONLY), now=0)
    return engine


def sent(effects: list[Effect]) -> list[tuple[str, str, str]]:
    away = [(e.call_id, e.to.value, e.target) for e in effects if isinstance(e, SendAway)]
    return away + [(e.call_id, "queue", e.queue) for e in effects if isinstance(e, MoveToQueue)]


def test_before_is_judged_once_and_only_for_whom_no_seat_takes() -> None:
    engine = engine_with("before: no seat -> message nobody")
    assert sent(arrive(engine, "c1", 0)) == [("c1", "message", "nobody")]
    seat_ready(engine, "01", 1, 1000)
    assert sent(arrive(engine, "c2", 2000)) == []
    arrive(engine, "c3", 3000)
    engine.tell(events.SeatAnswered("c2", "1001"), 3000)
    assert sent(engine.tell(events.CallEnded("c2"), 4000)) == []
    assert engine.world.calls["c3"].state is CallState.WAITING


def test_no_seat_while_waiting_sends_everybody_when_the_last_one_signs_out() -> None:
    engine = engine_with("while: no seat -> queue labour")
    seat_ready(engine, "01", 1, 0)
    engine.do(SetNotReady(1, "break"), 0)
    seat_ready(engine, "03", 3, 0)
    arrive(engine, "c1", 1000)
    arrive(engine, "c2", 2000)
    effects = engine.do(SignOut(1), 3000)
    assert sent(effects) == [("c2", "queue", "labour"), ("c1", "queue", "labour")]
    assert offers(effects) == [("c1", "1003")], "the place is that of the arrival"
    record = last_record(engine.tell(events.CallEnded("c2"), 5000))
    assert (record.queue, record.earlier_queues, record.outcome) == ("labour", "general", "ABANDONED")
    (fact,) = facts(effects, "overflowed")[:1]
    assert fact.detail == {
        "rule": "while: no seat -> queue labour",
        "from": "general",
        "to": "queue labour",
    }


def test_too_many_for_the_seats_sends_the_last_ones_and_no_more() -> None:
    engine = engine_with("while: waiting per seat > 2 -> number 020")
    seat_ready(engine, "01", 1, 0)
    engine.do(SetNotReady(1, "break"), 0)
    assert sent(arrive(engine, "c1", 1) + arrive(engine, "c2", 2)) == []
    effects = arrive(engine, "c3", 3)
    assert sent(effects) == [("c3", "number", "020")]
    assert facts(effects, "overflowed")[0].detail["found"] == "3"


def test_the_estimate_decides_before_anybody_waits() -> None:
    engine = engine_with("before: estimated > 300 s -> voicemail 100")
    seat_ready(engine, "01", 1, 0)
    engine.tell(events.PhoneChanged("1001", events.PhoneState.IN_USE), 0)
    assert sent(arrive(engine, "c1", 0)) == []
    assert sent(arrive(engine, "c2", 0)) == [("c2", "voicemail", "100")]
    engine.do(SetNotReady(1, "break"), 1)
    effects = arrive(engine, "c3", 2)
    assert facts(effects, "overflowed")[0].detail["found"] == "no seat"


def test_who_is_answered_late_shows_the_others_how_long_they_will_wait() -> None:
    engine = engine_with("while: estimated > 400 s -> message later")
    seat_ready(engine, "01", 1, 0)
    engine.tell(events.PhoneChanged("1001", events.PhoneState.IN_USE), 0)
    assert sent(arrive(engine, "c1", 0) + arrive(engine, "c2", 0)) == []
    assert offers(engine.tell(events.PhoneChanged("1001", events.PhoneState.IDLE), 990_000)) == [
        ("c1", "1001")
    ]
    assert sent(engine.tell(events.SeatAnswered("c1", "1001"), 1_000_000)) == [("c2", "message", "later")]


def test_ones_own_wait_counts_from_the_arrival_and_to_the_millisecond() -> None:
    engine = engine_with("while: waited > 120 s -> queue labour")
    arrive(engine, "c1", 1000)
    assert engine.next_deadline() == 121_001
    assert sent(engine.expire(121_000)) == []
    assert sent(engine.expire(121_001)) == [("c1", "queue", "labour")]
    assert engine.next_deadline() is None


def test_the_longest_wait_is_that_of_whoever_waits_now() -> None:
    engine = engine_with("before: longest > 60 s -> message a", "while: longest > 90 s -> message b")
    arrive(engine, "c1", 0)
    assert sent(arrive(engine, "c2", 50_000)) == []
    assert sent(arrive(engine, "c3", 60_001)) == [("c3", "message", "a")]
    engine.tell(events.AwayStarted("c3"), 60_010)
    engine.tell(events.CallEnded("c1"), 80_000)
    assert sent(engine.expire(90_001)) == []
    assert engine.next_deadline() == 140_001
    assert sent(engine.expire(140_001)) == [("c2", "message", "b")]


def test_nobody_is_sent_back_nor_to_a_queue_that_is_no_more() -> None:
    engine = engine_with(
        "before: no seat -> queue gone",
        "before: no seat -> queue labour",
        labour=("before: no seat -> queue general", "while: waited > 5 s -> queue general"),
    )
    assert sent(arrive(engine, "c1", 0)) == [("c1", "queue", "labour")]
    assert engine.world.calls["c1"].state is CallState.WAITING
    assert sent(engine.expire(5001)) == []


def test_nobody_is_sent_to_a_queue_that_is_retired() -> None:
    general, labour = QUEUES
    rule = read_overflow("before: no seat -> queue labour")
    engine = engine_with()
    queues = replace(general, overflow=(rule,)), replace(labour, retired=True)
    engine.configure(seats=SEATS, queues=queues, agents=AGENTS, now=0)
    assert sent(arrive(engine, "c1", 0)) == []


def test_nothing_is_decided_while_asterisk_is_away() -> None:
    engine = engine_with("while: waited > 5 s -> message m")
    arrive(engine, "c1", 0)
    engine.tell(events.SwitchLost("cut"), 1000)
    assert sent(engine.expire(5001)) == []
    seen = SeenCall("c1", "PJSIP/trunk-c1", "139", "", "12333", "general", Place.LINE)
    assert sent(engine.reconcile(replace(EMPTY, calls=(seen,)), 6000)) == [("c1", "message", "m")]


@pytest.mark.parametrize(
    ("rule", "outcome"),
    [
        ("before: no seat -> message m", "NO_AGENT"),
        ("while: waited > 0 s -> message m", "TIMEOUT"),
        ("before: waiting per seat > 0 -> message m", "OVERFLOWED"),
        ("before: no seat -> voicemail 100", "VOICEMAIL"),
        ("before: no seat -> number 020", "ABANDONED"),
    ],
)
def test_the_outcome_says_why_nobody_talked_with_the_caller(rule: str, outcome: str) -> None:
    engine = engine_with(rule)
    arrive(engine, "c1", 0)
    engine.expire(1)
    engine.tell(events.AwayStarted("c1"), 10)
    assert engine.next_deadline() is None, "confirmed"
    served = rule.endswith("m")
    if served:
        engine.tell(events.AwayEnded("c1", served=True, status="DONE"), 5000)
    record = last_record(engine.tell(events.CallEnded("c1"), 6000))
    by = HungUpBy.SYSTEM if served else HungUpBy.CALLER
    assert (record.outcome, record.hung_up_by, record.wait_ms) == (outcome, by, 6000)


def test_who_talks_outside_is_transferred_and_talks() -> None:
    engine = engine_with("before: no seat -> number 020")
    arrive(engine, "c1", 0)
    engine.tell(events.OutsideAnswered("c1"), 4000)
    record = last_record(engine.tell(events.CallEnded("c1"), 9000))
    assert (record.outcome, record.wait_ms, record.talk_ms) == ("TRANSFERRED", 4000, 5000)


def test_from_a_destination_that_does_not_work_the_caller_comes_back_for_good() -> None:
    engine = engine_with("before: no seat -> number 020")
    arrive(engine, "c1", 0)
    engine.tell(events.AwayStarted("c1"), 10)
    engine.tell(events.CallWaiting("c1"), 11)
    assert engine.world.calls["c1"].state is CallState.AWAY
    (back,) = facts(engine.tell(events.AwayEnded("c1", served=False, status="BUSY"), 20), "away_over")
    assert back.detail == {"cause": "busy"}
    assert sent(engine.tell(events.CallWaiting("c1"), 30)) == []
    assert offers(seat_ready(engine, "01", 1, 40)) == [("c1", "1001")]
    engine.tell(events.AwayEnded("c1", served=False, status="BUSY"), 50)
    assert engine.world.calls["c1"].state is CallState.OFFERED


def test_a_redirect_that_is_lost_is_sent_again_and_then_given_up() -> None:
    engine = engine_with("before: no seat -> message m")
    assert sent(arrive(engine, "c1", 0)) == [("c1", "message", "m")]
    redirected = events.RedirectAnswered("c1")
    assert sent(engine.expire(300)) == []
    engine.tell(redirected, 300)
    for again in (600, 900):
        assert sent(engine.expire(again)) == [("c1", "message", "m")]
        engine.tell(redirected, again)
    effects = engine.expire(1200)
    assert (sent(effects), ReturnToLine("c1", "PJSIP/trunk-c1") in effects) == ([], True)
    engine.tell(events.CallWaiting("c1"), 1300)
    assert engine.world.calls["c1"].state is CallState.WAITING


def seen(place: Place, *, bridged: bool = False) -> SeenCall:
    return SeenCall("c1", "PJSIP/x", "139", "", "12333", "general", place, bridged=bridged)


def away(engine: Engine) -> CallRecord:
    effects = arrive(engine, "c1", 0)
    effects += engine.tell(events.AwayStarted("c1"), 10)
    return [e.record for e in effects if isinstance(e, Write) and isinstance(e.record, CallRecord)][-1]


def test_after_a_gap_the_caller_is_where_asterisk_shows() -> None:
    rule = "before: no seat -> number 020"
    for place, bridged, state in (
        (Place.AWAY, False, CallState.AWAY),
        (Place.AWAY, True, CallState.OUTSIDE),
        (Place.LINE, False, CallState.WAITING),
    ):
        engine = engine_with(rule)
        record = away(engine)
        restarted = new_engine(connected=False)
        restarted.restore((), (record,), 20)
        for one in (engine, restarted):
            one.tell(events.SwitchLost("cut"), 20)
            one.reconcile(replace(EMPTY, calls=(seen(place, bridged=bridged),)), 5000)
            assert one.world.calls["c1"].state is state


def test_who_waited_before_a_restart_is_no_newcomer_after_it() -> None:
    rules = "before: longest > 60 s -> message m", "while: waited > 100 s -> message n"
    written = [e.record for e in arrive(engine_with(*rules), "c1", 0) if isinstance(e, Write)]
    (record,) = [r for r in written if isinstance(r, CallRecord)][-1:]
    told = tuple(r for r in written if isinstance(r, CallFact))
    restarted = engine_with(*rules, connected=False)
    restarted.restore((), (record,), 80_000, told=told)
    assert sent(restarted.reconcile(replace(EMPTY, calls=(seen(Place.LINE),)), 90_000)) == []
    assert restarted.world.calls["c1"].stay.since == 0
    assert sent(restarted.expire(100_001)) == [("c1", "message", "n")]


@pytest.mark.parametrize(("heard", "again"), [("general", 1), ("labour", 0), ("", 1)])
def test_asterisk_is_told_again_of_a_move_that_a_gap_swallowed(heard: str, again: int) -> None:
    engine = engine_with("before: no seat -> queue labour")
    arrive(engine, "c1", 0)
    engine.tell(events.SwitchLost("cut"), 20)
    in_step = engine.reconcile(replace(EMPTY, calls=(replace(seen(Place.LINE), queue=heard),)), 5000)
    assert sent(in_step) == [("c1", "queue", "labour")] * again


@pytest.mark.parametrize(
    ("outside_at", "outcome", "talk_ms"),
    [(2000, "TRANSFERRED", 7000), (None, "ABANDONED", 0), (9000, "ABANDONED", 0)],
)
def test_a_talk_outside_that_began_and_ended_in_a_gap(
    outside_at: int | None, outcome: str, talk_ms: int
) -> None:
    engine = engine_with("before: no seat -> number 020")
    away(engine)
    engine.tell(events.SwitchLost("cut"), 20)
    past = PastCall(
        *("c1", "PJSIP/x", "139", "", "12333", "", 0, 9000, 9000, HungUpBy.CALLER, False, ()),
        outside_at=outside_at,
    )
    record = last_record(engine.reconcile(EMPTY, 20_000, [past]))
    assert (record.outcome, record.talk_ms, record.recovered) == (outcome, talk_ms, True)
    assert (record.ended_at, adds_up(record)) == (9000, True)


def test_who_was_sent_away_in_a_gap_of_ours_is_away() -> None:
    engine = engine_with()
    engine.reconcile(replace(EMPTY, calls=(seen(Place.AWAY),)), 5000)
    assert engine.world.calls["c1"].state is CallState.AWAY
    engine.tell(events.AwayStarted("c1"), 5001)
    assert last_record(engine.tell(events.CallEnded("c1"), 6000)).outcome == "ABANDONED"
