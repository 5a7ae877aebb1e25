"""The engine's promises, one call at a time."""

from typing import Any

import pytest

from cti_gateway.core import commands, events
from cti_gateway.core.effects import MirrorSeat, ReturnToLine, UnmirrorSeat, Write
from cti_gateway.core.errors import Conflict, Forbidden, NotFound
from cti_gateway.core.events import OfferResult
from cti_gateway.core.records import CallFact, CallRecord, CallState, HungUpBy, Outage, SeatFact, SeatState
from cti_gateway.core.snapshot import FallbackMember, Place, SeenCall, SwitchSnapshot
from tests.support.engines import EMPTY, arrive, last_record, new_engine, offers, seat_ready


def test_a_call_is_offered_answered_ended_and_saved() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    assert offers(arrive(engine, "c1", 1000)) == [("c1", "1001")]
    engine.tell(events.OfferStarted("c1", "1001"), 1010)
    engine.tell(events.SeatAnswered("c1", "1001"), 4000)
    engine.tell(events.HoldStarted("c1"), 5000)
    engine.tell(events.HoldEnded("c1"), 7000)
    engine.tell(events.SeatHungUp("c1", "1001"), 10_000)
    engine.tell(events.OfferEnded("c1", "1001", OfferResult.ANSWERED), 10_001)
    record = last_record(engine.tell(events.CallEnded("c1"), 10_050))
    phases = (record.wait_ms, record.ring_ms, record.talk_ms, record.hold_ms, record.after_ms)
    assert phases == (0, 3000, 4000, 2000, 50)
    assert record.hung_up_by is HungUpBy.AGENT
    seat = engine.world.seats["01"]
    assert seat.state is SeatState.ACW
    with pytest.raises(Conflict, match="wrap_up_unsaved"):
        engine.do(commands.SetReady(1), 10_100)
    with pytest.raises(Conflict, match="wrap_up_unsaved"):
        engine.do(commands.SignOut(1), 10_100)
    with pytest.raises(NotFound, match="outcome_unknown"):
        engine.do(commands.SaveWrapUp(1, "c1", "NO_SUCH"), 10_100)
    saved = last_record(engine.do(commands.SaveWrapUp(1, "c1", "RESOLVED"), 15_000))
    assert (saved.outcome, saved.acw_ms) == ("RESOLVED", 5000)
    assert seat.state is SeatState.READY
    assert engine.world.calls == {}


def test_no_answer_returns_the_caller_to_the_head_and_takes_the_seat_off() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "first", 1000)
    arrive(engine, "second", 2000)
    engine.tell(events.OfferEnded("first", "1001", OfferResult.NO_ANSWER), 21_000)
    seat = engine.world.seats["01"]
    assert (seat.state, seat.cause, seat.call_id) == (SeatState.NOT_READY, "rona", None)
    engine.tell(events.CallWaiting("first"), 21_100)
    assert offers(seat_ready(engine, "02", 2, 22_000)) == [("first", "1002")]


@pytest.mark.parametrize(
    ("result", "cause"),
    [(OfferResult.BUSY, "refused"), (OfferResult.UNREACHABLE, "phone_unreachable")],
)
def test_a_phone_that_cannot_ring_takes_the_seat_off_with_its_cause(result: OfferResult, cause: str) -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    engine.tell(events.OfferEnded("c1", "1001", result), 1100)
    assert (engine.world.seats["01"].state, engine.world.seats["01"].cause) == (
        SeatState.NOT_READY,
        cause,
    )


def test_caller_who_hangs_up_while_ringing_is_abandoned_and_the_seat_is_ready_again() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    record = last_record(engine.tell(events.CallEnded("c1"), 3000))
    assert (record.outcome, record.hung_up_by, record.seat) == ("ABANDONED", HungUpBy.CALLER, None)
    assert engine.world.seats["01"].state is SeatState.READY


def test_a_lost_redirect_is_sent_again_then_given_up() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    redirected = events.RedirectAnswered("c1")
    engine.tell(redirected, 1000)
    assert engine.next_deadline() == 1300
    for again in (1300, 1600):
        assert offers(engine.expire(again)) == [("c1", "1001")]
        engine.tell(redirected, again)
    effects = engine.expire(1900)
    assert ReturnToLine("c1", "PJSIP/trunk-c1") in effects
    assert engine.world.seats["01"].state is SeatState.READY


def test_a_redirect_that_asterisk_has_not_answered_yet_is_not_sent_again() -> None:
    """It would take the caller from the phone that the first one rang."""
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    assert offers(engine.expire(3000)) == []
    engine.tell(events.RedirectAnswered("c1"), 3000)
    engine.tell(events.OfferStarted("c1", "1001"), 3000)
    assert offers(engine.expire(3300)) == []


@pytest.mark.parametrize("between", [events.OfferStarted("c1", "1001"), events.SwitchLost("pbx_down")])
def test_an_answer_that_comes_late_starts_nothing(between: events.Event) -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    for fact in (between, events.RedirectAnswered("c1")):
        engine.tell(fact, 1010)
    assert offers(engine.expire(1310)) == []


def test_ringing_ends_by_our_own_deadline_when_asterisk_stays_silent() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    engine.tell(events.OfferStarted("c1", "1001"), 1010)
    assert engine.next_deadline() == 27_000
    assert ReturnToLine("c1", "PJSIP/trunk-c1") in engine.expire(27_000)
    assert engine.world.seats["01"].cause == "rona"


def test_nobody_is_blamed_for_a_ring_whose_end_was_lost_with_the_connection() -> None:
    """That Asterisk is gone is noticed within five seconds, which may be after the ring's end."""
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    engine.tell(events.OfferStarted("c1", "1001"), 1010)
    assert engine.expire(26_000) == []
    engine.tell(events.SwitchLost("pbx_down"), 26_000)
    assert engine.world.seats["01"].state is SeatState.RINGING


def test_a_refused_offer_frees_the_seat() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    engine.tell(events.OfferFailed("c1", "1001", caller_gone=True), 1005)
    assert engine.world.seats["01"].state is SeatState.READY
    assert engine.world.calls["c1"].state is CallState.ENTERING


@pytest.mark.parametrize("phone", [events.PhoneState.IN_USE, events.PhoneState.UNREACHABLE])
def test_only_an_idle_phone_is_rung(phone: events.PhoneState) -> None:
    engine = new_engine()
    engine.tell(events.PhoneChanged("1001", phone), 0)
    seat_ready(engine, "01", 1, 0)
    assert offers(arrive(engine, "c1", 1000)) == []
    effects = engine.tell(events.PhoneChanged("1001", events.PhoneState.IDLE), 2000)
    assert offers(effects) == [("c1", "1001")]


def test_longest_idle_first_and_only_of_the_right_queue() -> None:
    engine = new_engine()
    seat_ready(engine, "03", 3, 0)  # serves labour only
    seat_ready(engine, "02", 2, 10)
    seat_ready(engine, "01", 1, 20)
    assert offers(arrive(engine, "c1", 1000)) == [("c1", "1002")]
    assert offers(arrive(engine, "c2", 1000, did="12334")) == [("c2", "1003")]
    assert offers(arrive(engine, "c3", 1000, did="unknown")) == [("c3", "1001")]


def test_sign_in_refusals_leave_everything_as_it_was() -> None:
    engine = new_engine()
    with pytest.raises(NotFound, match="seat_unknown"):
        engine.do(commands.SignIn("99", 1, "127.0.0.1"), 0)
    with pytest.raises(Forbidden, match="seat_ip_mismatch"):
        engine.do(commands.SignIn("01", 1, "10.0.0.9"), 0)
    with pytest.raises(Forbidden, match="forbidden"):
        engine.do(commands.SignIn("01", 77, "127.0.0.1"), 0)
    engine.do(commands.SignIn("01", 1, "127.0.0.1"), 0)
    assert engine.do(commands.SignIn("01", 1, "127.0.0.1"), 5) == []
    with pytest.raises(Conflict, match="seat_occupied"):
        engine.do(commands.SignIn("01", 2, "127.0.0.1"), 0)
    with pytest.raises(Conflict, match="agent_already_seated"):
        engine.do(commands.SignIn("02", 1, "127.0.0.1"), 0)
    with pytest.raises(Conflict, match="agent_not_seated"):
        engine.do(commands.SetReady(2), 0)
    with pytest.raises(NotFound, match="reason_unknown"):
        engine.do(commands.SetNotReady(1, "nap"), 0)


def test_the_fallback_queue_mirrors_the_seat() -> None:
    engine = new_engine()
    effects = seat_ready(engine, "01", 1, 0)
    both = ("general", "labour")
    assert [e for e in effects if isinstance(e, MirrorSeat)] == [
        MirrorSeat("1001", "张三", both, True),
        MirrorSeat("1001", "张三", both, False),
    ]
    effects = engine.do(commands.SignOut(1), 10)
    assert [e for e in effects if isinstance(e, UnmirrorSeat)] == [UnmirrorSeat("1001", both)]
    undone = engine.do(commands.SignIn("01", 1, "127.0.0.1"), 20) + engine.do(commands.UndoSignIn(1), 21)
    facts = [e.record for e in undone if isinstance(e, Write) and isinstance(e.record, SeatFact)]
    assert facts[-1].cause == "not_durable"


def test_a_call_taken_by_the_fallback_queue_is_adopted() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    engine.tell(events.SwitchLost("eof"), 500)
    assert offers(arrive(engine, "c1", 1000)) == []
    engine.tell(events.CallFellBack("c1"), 1500)
    engine.tell(events.SeatAnswered("c1", "1001"), 3000)
    assert engine.world.seats["01"].state is SeatState.TALKING
    engine.tell(events.SeatHungUp("c1", "1001"), 4000)
    record = last_record(engine.tell(events.CallEnded("c1"), 4001))
    assert (record.seat, record.agent_id, record.hung_up_by) == ("01", 1, HungUpBy.CALLER)


def test_who_comes_outside_the_hours_is_on_record_and_rings_nobody() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    engine.tell(events.CallArrived("c1", "PJSIP/trunk-c1", "139", "", "12333", "general"), 1000)
    assert offers(engine.tell(events.CallTurnedAway("c1"), 1001)) == []
    record = last_record(engine.tell(events.CallEnded("c1"), 4000))
    assert (record.outcome, record.hung_up_by) == ("CLOSED_HOURS", HungUpBy.SYSTEM)


def test_that_the_caller_heard_of_the_recording_stands_in_the_story() -> None:
    engine = new_engine()
    engine.tell(events.CallArrived("c1", "PJSIP/trunk-c1", "139", "", "12333", "general"), 1000)
    heard = CallFact(5000, "c1", "notice_played", detail={"sound": "cti/recorded"})
    assert Write(heard) in engine.tell(events.NoticePlayed("c1", "cti/recorded"), 5000)


def test_who_waits_already_is_not_turned_away() -> None:
    engine = new_engine()
    arrive(engine, "c1", 1000)
    assert engine.tell(events.CallTurnedAway("c1"), 2000) == []
    record = last_record(engine.tell(events.CallEnded("c1"), 4000))
    assert (record.outcome, record.hung_up_by) == ("ABANDONED", HungUpBy.CALLER)


def test_a_caller_who_fell_back_by_mistake_is_taken_back_to_the_line() -> None:
    engine = new_engine()
    arrive(engine, "c1", 1000)
    assert ReturnToLine("c1", "PJSIP/trunk-c1") in engine.tell(events.CallFellBack("c1"), 1500)


def _seen(call_id: str, place: Place, extension: str | None = None, **more: Any) -> SeenCall:
    channel = f"PJSIP/trunk-{call_id}"
    return SeenCall(call_id, channel, "139", "客", "12333", "general", place, extension, **more)


def _snapshot(*calls: SeenCall, members: tuple[FallbackMember, ...] = ()) -> SwitchSnapshot:
    return SwitchSnapshot(0, calls, EMPTY.phones, members)


def test_reconcile_closes_what_is_gone_and_meets_what_is_new() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "gone", 1000)
    engine.tell(events.SeatAnswered("gone", "1001"), 2000)
    engine.tell(events.SwitchLost("eof"), 5000)
    new = _seen("new", Place.TALKING, "1002", age_ms=9000, talked_ms=3000)
    late = FallbackMember("general", "1003", False)
    effects = engine.reconcile(_snapshot(new, members=(late,)), 20_000)
    closed = [
        e.record
        for e in effects
        if isinstance(e, Write) and isinstance(e.record, CallRecord) and e.record.call_id == "gone"
    ][-1]
    assert (closed.recovered, closed.ended_at, closed.talk_ms) == (True, 5000, 3000)
    assert engine.world.seats["01"].state is SeatState.ACW
    met = engine.world.calls["new"]
    assert (met.state, met.phases.wait_ms, met.recovered) == (CallState.TALKING, 6000, True)
    assert Write(Outage("pbx", 5000, 20_000, "eof")) in effects
    assert UnmirrorSeat("1003", ("general",)) in effects


def test_reconcile_brings_fallback_callers_back_and_offers_them_once() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    engine.tell(events.SwitchLost("eof"), 500)
    effects = engine.reconcile(
        _snapshot(_seen("a", Place.FALLBACK), _seen("b", Place.LINE, age_ms=100)), 1000
    )
    assert ReturnToLine("a", "PJSIP/trunk-a") in effects
    assert offers(effects) == [("b", "1001")]


def test_an_offer_in_the_air_survives_reconcile_only_with_its_seat() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    engine.tell(events.SwitchLost("eof"), 1500)
    engine.reconcile(_snapshot(_seen("c1", Place.OFFER, "1001")), 2000)
    assert engine.world.seats["01"].state is SeatState.RINGING
    engine.tell(events.SwitchLost("eof"), 2500)
    effects = engine.reconcile(_snapshot(_seen("c1", Place.OFFER, "1002")), 3000)
    assert ReturnToLine("c1", "PJSIP/trunk-c1") in effects
    assert engine.world.seats["01"].state is SeatState.READY


def test_a_restart_takes_up_the_story_from_what_was_written() -> None:
    before = new_engine()
    effects = seat_ready(before, "01", 1, 0) + arrive(before, "c1", 1000)
    effects += before.tell(events.SeatAnswered("c1", "1001"), 3000)
    facts = [e.record for e in effects if isinstance(e, Write) and isinstance(e.record, SeatFact)]
    after = new_engine(connected=False)
    after.restore((facts[-1],), (last_record(effects),), 3000)
    assert after.world.seats["01"].state is SeatState.TALKING
    effects = after.reconcile(
        _snapshot(_seen("c1", Place.TALKING, "1001", age_ms=9000, talked_ms=7000)), 10_000
    )
    assert Write(Outage("gateway", 3000, 10_000, "gateway_stopped")) in effects
    after.tell(events.SeatHungUp("c1", "1001"), 12_000)
    record = last_record(after.tell(events.CallEnded("c1"), 12_000))
    assert (record.arrived_at, record.ring_ms, record.talk_ms) == (1000, 2000, 9000)
    assert record.ended_at == 12_000


def test_a_call_ends_once() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    engine.tell(events.SeatAnswered("c1", "1001"), 2000)
    engine.tell(events.CallEnded("c1"), 3000)
    before = repr(engine.world)
    assert engine.tell(events.CallEnded("c1"), 4000) == []
    assert repr(engine.world) == before
