"""Callers who keep their place without a channel: the way back to them, its limits, and what ends it."""

from dataclasses import replace

import pytest

from cti_gateway.adapters.number_plan import number_plan
from cti_gateway.core import commands, events
from cti_gateway.core.callback import TRANSITIONS, CallbackStep, LiveCallback
from cti_gateway.core.effects import DialOut, Effect, KeepPlace, SendAway, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import CtiError
from cti_gateway.core.events import OfferResult, PhoneState
from cti_gateway.core.hours import Hours
from cti_gateway.core.overflow_rules import To, read_overflow
from cti_gateway.core.people import Callback, Queue, Relaxation
from cti_gateway.core.records import (
    CallbackRecord,
    CallbackState,
    CallRecord,
    CallState,
    HungUpBy,
    SeatFact,
    SeatState,
)
from cti_gateway.core.seat import SeatRules
from tests.support.engines import AGENTS, EMPTY, QUEUES, SEATS, arrive, last_record, new_engine, offers

NUMBER = "13900001234"
ASKED_BACK = replace(QUEUES[0], callback=Callback(attempts=2, retry_s=60))


def engine_with(queue: Queue = ASKED_BACK, now: int = 0) -> Engine:
    engine = new_engine()
    engine.world.dials_out = True
    engine.configure(seats=SEATS, queues=[queue, QUEUES[1]], agents=AGENTS, now=now)
    return engine


def ready(engine: Engine, seat: str, agent: int, now: int) -> list[Effect]:
    engine.do(commands.SignIn(seat, agent, "127.0.0.1"), now)
    return engine.do(commands.SetReady(agent), now)


def asks(engine: Engine, call: str = "c1", at: int = 1000) -> None:
    """The caller waits since then, presses the key two seconds later, and is let go after another."""
    arrive(engine, call, at)
    effects = engine.tell(events.CallbackAsked(call), at + 2000)
    assert [e for e in effects if isinstance(e, KeepPlace)] == [KeepPlace(call, f"PJSIP/trunk-{call}")]
    record = last_record(engine.tell(events.CallEnded(call), at + 3000))
    assert (record.outcome, record.hung_up_by, record.answered_at) == ("CALLBACK", HungUpBy.SYSTEM, None)


def comes(engine: Engine, number: str = NUMBER) -> list[Effect]:
    engine.tell(events.CallArrived("c1", "PJSIP/trunk-c1", number, "", "12333", "general"), 1000)
    return engine.tell(events.CallWaiting("c1"), 1000)


def the_one(engine: Engine) -> LiveCallback:
    (callback,) = engine.world.callbacks.values()
    return callback


def test_who_asks_again_under_another_spelling_of_the_number_is_the_same_person() -> None:
    engine = engine_with()
    engine.world.plan = number_plan("CN")
    asks(engine)
    arrive(engine, "c2", 10_000, "+86" + NUMBER)
    engine.tell(events.CallbackAsked("c2"), 12_000)
    engine.tell(events.CallEnded("c2"), 13_000)
    assert the_one(engine).call_id == "c1"
    arrive(engine, "c3", 20_000, "0" + NUMBER)
    ready(engine, "01", 1, 21_000)
    engine.tell(events.SeatAnswered("c3", "1001"), 22_000)
    assert engine.world.callbacks == {}


def out(effects: list[Effect]) -> str:
    (dialled,) = [e for e in effects if isinstance(e, DialOut)]
    return dialled.call_id


def written(effects: list[Effect]) -> CallbackRecord:
    return [e.record for e in effects if isinstance(e, Write) and isinstance(e.record, CallbackRecord)][-1]


def not_reached(
    engine: Engine, call_id: str, now: int, result: OfferResult = OfferResult.BUSY
) -> list[Effect]:
    engine.tell(events.SeatAnswered(call_id, "1001"), now)
    return engine.tell(events.OutsideEnded(call_id, result), now)


def test_the_seat_is_asked_first_then_the_caller_is_called_in_one_story() -> None:
    engine = engine_with()
    asks(engine)
    assert the_one(engine).state is CallbackState.WAITING
    call_id = out(ready(engine, "01", 1, 10_000))
    seat = engine.world.seats["01"]
    assert (seat.state, seat.cause, the_one(engine).state) == (
        SeatState.RINGING,
        "callback",
        CallbackState.CALLING,
    )
    engine.tell(events.SeatAnswered(call_id, "1001"), 12_000)
    assert seat.state is SeatState.DIALLING
    done = written(engine.tell(events.OutsideAnswered(call_id), 15_000))
    assert seat.state is SeatState.TALKING
    assert (done.state, done.attempts, done.attempt, done.met, done.ended_at, done.reason) == (
        CallbackState.DONE,
        1,
        call_id,
        "ANSWERED",
        15_000,
        "called_back",
    )
    record = last_record(engine.tell(events.CallEnded(call_id), 20_000))
    assert (record.follows, record.number, record.queue) == ("c1", NUMBER, "general")
    assert engine.world.callbacks == {}


def test_the_place_is_kept_among_those_who_wait() -> None:
    engine = engine_with()
    arrive(engine, "c0", 500)
    asks(engine)
    arrive(engine, "c2", 5000)
    assert offers(ready(engine, "01", 1, 6000)) == [("c0", "1001")]
    effects = ready(engine, "02", 2, 6000)
    assert offers(effects) == [] and out(effects)
    assert offers(ready(engine, "03", 3, 6000)) == [], "who serves another queue"


@pytest.mark.parametrize(
    ("queue", "number", "dials_out"),
    [(QUEUES[0], NUMBER, True), (ASKED_BACK, "", True), (ASKED_BACK, NUMBER, False)],
)
def test_nothing_is_promised_that_cannot_be_kept(queue: Queue, number: str, dials_out: bool) -> None:
    engine = engine_with(queue)
    engine.world.dials_out = dials_out
    comes(engine, number)
    assert engine.tell(events.CallbackAsked("c1"), 2000) == []
    engine.tell(events.CallEnded("c1"), 3000)
    assert engine.world.callbacks == {}


def test_a_promise_that_did_not_reach_the_caller_is_none() -> None:
    engine = engine_with()
    arrive(engine, "c1", 1000)
    engine.tell(events.CallbackAsked("c1"), 2000)
    engine.tell(events.CallWaiting("c1"), 4000)
    assert offers(ready(engine, "01", 1, 5000)) == [("c1", "1001")]
    engine.tell(events.CallbackAsked("c1"), 5001)  # too late: a seat rings
    record = last_record(engine.tell(events.CallEnded("c1"), 6000))
    assert (record.outcome, engine.world.callbacks) == ("ABANDONED", {})


ASKS = replace(ASKED_BACK, overflow=(read_overflow("before: no seat -> callback"),))


def asked_by_the_rule(engine: Engine) -> None:
    sent = comes(engine)
    assert [(e.to, e.target) for e in sent if isinstance(e, SendAway)] == [(To.CALLBACK, "")]
    engine.tell(events.AwayStarted("c1"), 1010)


def test_who_is_asked_by_an_overflow_rule_and_presses_the_key_keeps_the_place() -> None:
    engine = engine_with(ASKS)
    asked_by_the_rule(engine)
    engine.tell(events.AwayEnded("c1", served=False, status="ASKED"), 4000)
    assert KeepPlace("c1", "PJSIP/trunk-c1") in engine.tell(events.CallbackAsked("c1"), 4000)
    record = last_record(engine.tell(events.CallEnded("c1"), 5000))
    assert (record.outcome, record.hung_up_by, record.wait_ms) == ("CALLBACK", HungUpBy.SYSTEM, 4000)
    assert (the_one(engine).state, the_one(engine).arrived_at) == (CallbackState.WAITING, 1000)


def test_who_is_asked_and_presses_nothing_waits_on_and_is_not_asked_again() -> None:
    engine = engine_with(ASKS)
    asked_by_the_rule(engine)
    engine.tell(events.AwayEnded("c1", served=False, status="NO_KEY"), 13_000)
    assert not any(isinstance(e, SendAway) for e in engine.tell(events.CallWaiting("c1"), 13_000))
    assert engine.world.calls["c1"].state is CallState.WAITING
    assert offers(ready(engine, "01", 1, 14_000)) == [("c1", "1001")]


@pytest.mark.parametrize(("number", "dials_out"), [("", True), (NUMBER, False)])
def test_nobody_is_asked_who_could_not_be_called_back(number: str, dials_out: bool) -> None:
    then = read_overflow("before: no seat -> message nobody")
    engine = engine_with(replace(ASKS, overflow=(*ASKS.overflow, then)))
    engine.world.dials_out = dials_out
    (sent,) = [e for e in comes(engine, number) if isinstance(e, SendAway)]
    assert (sent.to, sent.target) == (To.MESSAGE, "nobody")


def test_two_calls_of_one_number_are_one_callback() -> None:
    engine = engine_with()
    asks(engine)
    asks(engine, "c2", 8000)
    assert (the_one(engine).call_id, the_one(engine).arrived_at) == ("c1", 1000)


@pytest.mark.parametrize(
    ("result", "met"),
    [
        (OfferResult.BUSY, "BUSY"),
        (OfferResult.NO_ANSWER, "NO_ANSWER"),
        (OfferResult.UNREACHABLE, "UNREACHABLE"),
    ],
)
def test_attempts_are_spaced_and_limited(result: OfferResult, met: str) -> None:
    engine = engine_with()
    asks(engine)
    call_id = out(ready(engine, "01", 1, 10_000))
    effects = not_reached(engine, call_id, 20_000, result)
    rested = written(effects)
    assert (rested.state, rested.attempts, rested.met, rested.next_at) == (
        CallbackState.RESTING,
        1,
        met,
        80_000,
    )
    assert engine.world.seats["01"].state is SeatState.READY
    assert engine.next_deadline() == 80_000
    second = out(engine.expire(80_000))
    assert second != call_id
    over = written(not_reached(engine, second, 90_000, result))
    assert (over.state, over.attempts, over.reason, over.ended_at) == (
        CallbackState.GIVEN_UP,
        2,
        met,
        90_000,
    )
    assert engine.world.callbacks == {} and engine.next_deadline() is None


@pytest.mark.parametrize(
    ("result", "cause"),
    [(OfferResult.NO_ANSWER, "rona"), (OfferResult.UNREACHABLE, "phone_unreachable")],
)
def test_a_seat_that_does_not_take_it_has_missed_it_and_the_next_one_is_asked(
    result: OfferResult, cause: str
) -> None:
    engine = engine_with()
    asks(engine)
    first = out(ready(engine, "01", 1, 10_000))
    ready(engine, "02", 2, 11_000)
    effects = engine.tell(events.OfferEnded(first, "1001", result), 12_000)
    seat = engine.world.seats["01"]
    assert (seat.state, seat.cause, seat.missed) == (SeatState.NOT_READY, cause, (first,))
    assert engine.world.calls[out(effects)].seat == "02"
    assert the_one(engine).attempts == 0, "nobody outside was called"


def test_a_switch_that_cannot_call_is_not_asked_without_end() -> None:
    engine = engine_with()
    asks(engine)
    first = out(ready(engine, "01", 1, 10_000))
    effects = engine.tell(events.OfferFailed(first, "1001", False), 11_000)
    assert not [e for e in effects if isinstance(e, DialOut)]
    assert (the_one(engine).attempts, the_one(engine).next_at) == (0, 71_000)
    assert engine.world.seats["01"].state is SeatState.READY, "no fault of the seat"


SHORT_DAY = Hours("UTC", (((60, 120),),) * 7)  # 01:00 to 02:00
MINUTE = 60_000


def test_nothing_begins_outside_the_hours_nor_so_late_that_a_seat_could_ring_beyond_them() -> None:
    queue = replace(ASKED_BACK, hours=SHORT_DAY, callback=Callback(attempts=3, retry_s=60))
    engine = engine_with(queue, now=119 * MINUTE)
    asks(engine, at=119 * MINUTE)
    assert the_one(engine).state is CallbackState.WAITING
    closing = 120 * MINUTE - queue.ring_s * 1000
    assert engine.next_deadline() == closing
    engine.expire(closing)
    opening = (24 * 60 + 60) * MINUTE
    assert (the_one(engine).state, the_one(engine).next_at) == (CallbackState.RESTING, opening)
    assert not [e for e in ready(engine, "01", 1, 130 * MINUTE) if isinstance(e, DialOut)]
    call_id = out(engine.expire(opening))
    rested = written(not_reached(engine, call_id, opening + MINUTE))
    assert rested.next_at == opening + 2 * MINUTE, "in the hours, the pause alone counts"


def test_a_queue_that_never_opens_again_calls_nobody() -> None:
    engine = engine_with(replace(ASKED_BACK, hours=Hours("UTC", ((),) * 7)))
    asks(engine)
    assert the_one(engine).state is CallbackState.RESTING
    always = replace(ASKED_BACK, hours=Hours("UTC", (((0, 1440),),) * 7))
    engine = engine_with(always)
    asks(engine)
    assert the_one(engine).state is CallbackState.WAITING


def test_while_it_waits_it_asks_for_less_as_a_caller_does() -> None:
    demanding = replace(ASKED_BACK, skills=(("law", 1),), relaxations=(Relaxation(60, (("law", 0),)),))
    engine = engine_with(demanding)
    asks(engine)
    assert not [e for e in ready(engine, "01", 1, 10_000) if isinstance(e, DialOut)]
    assert engine.next_deadline() == 61_000
    assert out(engine.expire(61_000))


@pytest.mark.parametrize("answered_by", ["called_again", "called_out"])
def test_who_is_served_otherwise_is_not_called_back(answered_by: str) -> None:
    engine = engine_with()
    asks(engine)
    engine.do(commands.SignIn("01", 1, "127.0.0.1"), 10_000)
    if answered_by == "called_out":
        served = out(engine.do(commands.Dial(1, NUMBER), 11_000))
        engine.tell(events.SeatAnswered(served, "1001"), 12_000)
        effects = engine.tell(events.OutsideAnswered(served), 13_000)
    else:
        served = "c2"
        arrive(engine, "c2", 12_000)
        effects = engine.tell(events.SeatAnswered("c2", "1001"), 13_000)
    done = written(effects)
    assert (done.state, done.reason, done.attempt, done.attempts) == (
        CallbackState.DONE,
        answered_by,
        served,
        0,
    )
    assert engine.world.callbacks == {}


def test_it_can_be_cancelled_for_a_reason_also_while_somebody_is_rung() -> None:
    engine = engine_with()
    asks(engine)
    call_id = out(ready(engine, "01", 1, 10_000))
    over = written(engine.do(commands.CancelCallback(3, "c1", "已解决"), 11_000))
    assert (over.state, over.reason, over.actor) == (CallbackState.CANCELLED, "已解决", "agent:3")
    not_reached(engine, call_id, 12_000)
    assert engine.world.callbacks == {}
    with pytest.raises(CtiError, match="callback_unknown"):
        engine.do(commands.CancelCallback(3, "c1", ""), 13_000)


def test_a_new_configuration_leaves_everybody_in_the_line() -> None:
    engine = engine_with()
    asks(engine)
    gone = engine.configure(seats=SEATS, queues=[QUEUES[1]], agents=AGENTS, now=5000)
    assert not [e for e in gone if isinstance(e, DialOut)]
    assert the_one(engine).state is CallbackState.WAITING, "its queue has no wishes any more"
    call_id = out(ready(engine, "01", 1, 10_000))
    assert written(not_reached(engine, call_id, 11_000)).next_at == 11_000 + Callback().retry_s * 1000


def restarted(records: list[object], now: int) -> Engine:
    """Another gateway that reads back what was written."""
    callbacks = {r.call_id: r for r in records if isinstance(r, CallbackRecord)}
    calls = {r.call_id: r for r in records if isinstance(r, CallRecord)}
    facts = {r.seat: r for r in records if isinstance(r, SeatFact)}
    engine = engine_with()
    engine.tell(events.SwitchLost("x"), 0)
    engine.restore(
        tuple(facts.values()),
        tuple(r for r in calls.values() if r.ended_at is None),
        now,
        tuple(r for r in callbacks.values() if r.ended_at is None),
    )
    return engine


@pytest.mark.parametrize("moment", ["asked", "waiting", "resting", "calling", "record lost"])
def test_it_outlives_the_gateway(moment: str) -> None:
    engine = engine_with()
    records: list[object] = []

    def keep(effects: list[Effect]) -> list[Effect]:
        records.extend(e.record for e in effects if isinstance(e, Write))
        return effects

    keep(arrive(engine, "c1", 1000))
    keep(engine.tell(events.CallbackAsked("c1"), 2000))
    if moment != "asked":
        keep(engine.tell(events.CallEnded("c1"), 3000))
    if moment in ("resting", "calling", "record lost"):
        keep(engine.do(commands.SignIn("01", 1, "127.0.0.1"), 9000))
        call_id = out(keep(engine.do(commands.SetReady(1), 10_000)))
        if moment == "resting":
            keep(engine.tell(events.SeatAnswered(call_id, "1001"), 11_000))
            keep(engine.tell(events.OutsideEnded(call_id, OfferResult.BUSY), 11_000))
    if moment == "record lost":
        records = [r for r in records if not (isinstance(r, CallRecord) and r.call_id == call_id)]
    again = restarted(records, 12_000)
    again.reconcile(EMPTY, 13_000)
    callback = the_one(again)
    assert callback.arrived_at == 1000
    if moment == "resting":
        assert (callback.state, again.next_deadline()) == (CallbackState.RESTING, 71_000)
    else:
        effects = ready(again, "02", 2, 14_000) if callback.state is CallbackState.WAITING else []
        assert callback.state is CallbackState.CALLING
        assert not effects or out(effects)


def test_an_offer_goes_on_through_a_gap_until_the_seat_is_dialling() -> None:
    engine = engine_with()
    asks(engine)
    call_id = out(ready(engine, "01", 1, 10_000))
    assert engine.world.calls[call_id].state is CallState.OFFERED
    assert engine.world.seats["01"].state is SeatState.RINGING
    engine.tell(events.PhoneChanged("1001", PhoneState.IN_USE), 10_500)
    engine.tell(events.SeatAnswered(call_id, "1001"), 11_000)
    assert engine.world.seats["01"].state is SeatState.DIALLING
    engine.world.rules = SeatRules()
    engine.tell(events.CallEnded(call_id), 12_000)
    assert engine.world.seats["01"].state is SeatState.READY
    assert (the_one(engine).attempts, the_one(engine).met) == (1, "CANCELLED")


@pytest.mark.parametrize("state", CallbackState)
@pytest.mark.parametrize("step", CallbackStep)
def test_the_table(state: CallbackState, step: CallbackStep) -> None:
    callback = LiveCallback("c1", NUMBER, "", "12333", "general", 0, 1, state=state)
    if step in TRANSITIONS[state]:
        callback.move(step)
        assert callback.state is TRANSITIONS[state][step]
    else:
        with pytest.raises(CtiError, match="callback_over"):
            callback.move(step)
        assert callback.state is state
