"""A gap may hide anything: what the snapshot shows counts, and nobody is blamed for the rest."""

from typing import Any

import pytest

from cti_gateway.core import events
from cti_gateway.core.effects import Effect, OfferCall, ReturnToLine, UnmirrorSeat, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.records import CallRecord, CallState, HungUpBy, SeatFact, SeatState
from cti_gateway.core.snapshot import FallbackMember, Place, SeenCall, SwitchSnapshot
from tests.support.engines import EMPTY, arrive, last_record, new_engine, offers, seat_ready


def seen(place: Place, extension: str | None = None, *, call: str = "c1", **more: Any) -> SeenCall:
    return SeenCall(call, f"PJSIP/trunk-{call}", "139", "客", "12333", "general", place, extension, **more)


def after_gap(engine: Engine, *calls: SeenCall, lost_at: int = 5000, now: int = 9000) -> list[Effect]:
    engine.tell(events.SwitchLost("eof"), lost_at)
    return engine.reconcile(SwitchSnapshot(0, calls, EMPTY.phones, ()), now)


def ringing() -> Engine:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    engine.tell(events.OfferStarted("c1", "1001"), 1010)
    return engine


def talking() -> Engine:
    engine = ringing()
    engine.tell(events.SeatAnswered("c1", "1001"), 2000)
    return engine


@pytest.mark.parametrize("state", [SeatState.TALKING, SeatState.ACW])
def test_a_seat_whose_call_is_on_no_record_is_set_free(state: SeatState) -> None:
    engine = new_engine(connected=False)
    engine.restore((SeatFact(1000, "01", "x", state, "call", "pbx", 1, "lost"),), (), 1000)
    engine.reconcile(SwitchSnapshot(0, (), EMPTY.phones, ()), 9000)
    seat = engine.world.seats["01"]
    assert (seat.state, seat.cause, seat.call_id) == (SeatState.NOT_READY, "call_lost", None)


@pytest.mark.parametrize("place", [Place.LINE, Place.FALLBACK, Place.ENTERING])
def test_who_did_not_answer_inside_the_gap_is_not_blamed(place: Place) -> None:
    engine = ringing()
    after_gap(engine, seen(place))
    first = engine.world.seats["01"]
    assert first.cause not in ("rona", "refused")
    assert first.state in (SeatState.READY, SeatState.RINGING)
    assert engine.world.calls["c1"].state is not CallState.ENDED


def test_a_ring_limit_that_passed_inside_the_gap_begins_anew() -> None:
    engine = ringing()
    after_gap(engine, seen(Place.OFFER, "1001"), now=60_000)
    assert engine.expire(60_001) == []
    assert engine.world.seats["01"].state is SeatState.RINGING
    assert engine.next_deadline() == 86_000


def test_a_seat_rung_by_somebody_elses_decision_is_no_offer_of_ours() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "other", 900)  # takes the seat
    arrive(engine, "c1", 1000)
    effects = after_gap(engine, seen(Place.OFFER, "1002"), seen(Place.OFFER, "1001", call="other"))
    assert ReturnToLine("c1", "PJSIP/trunk-c1") in effects
    assert not any(isinstance(e, OfferCall) for e in effects)


def test_answered_inside_the_gap() -> None:
    engine = ringing()
    after_gap(engine, seen(Place.TALKING, "1001", talked_ms=3000))
    call = engine.world.calls["c1"]
    assert (call.answered_at, call.phases.ring_ms) == (6000, 5000)
    assert engine.world.seats["01"].state is SeatState.TALKING


def test_answered_by_another_seat_inside_the_gap() -> None:
    engine = ringing()
    seat_ready(engine, "02", 2, 1500)
    after_gap(engine, seen(Place.TALKING, "1002", talked_ms=None))
    assert engine.world.seats["01"].state is SeatState.READY
    second = engine.world.seats["02"]
    assert (second.state, second.call_id) == (SeatState.TALKING, "c1")


def test_answered_by_a_phone_that_is_no_seat() -> None:
    engine = ringing()
    after_gap(engine, seen(Place.TALKING, "2001", talked_ms=3000))
    call = engine.world.calls["c1"]
    assert (call.state, call.seat, call.agent_id) == (CallState.TALKING, None, None)
    assert engine.world.seats["01"].state is SeatState.READY


def test_hold_is_as_the_snapshot_shows_it() -> None:
    engine = talking()
    after_gap(engine, seen(Place.TALKING, "1001", on_hold=True))
    assert engine.world.calls["c1"].state is CallState.HELD
    after_gap(engine, seen(Place.TALKING, "1001", on_hold=False), lost_at=10_000, now=12_000)
    assert engine.world.calls["c1"].state is CallState.TALKING
    after_gap(engine, seen(Place.TALKING, "1001"), lost_at=13_000, now=14_000)
    assert engine.world.calls["c1"].phases.hold_ms == 3000


def test_a_seat_that_left_inside_the_gap_wraps_up() -> None:
    engine = talking()
    after_gap(engine, seen(Place.LEAVING))
    assert engine.world.seats["01"].state is SeatState.ACW
    record = last_record(engine.tell(events.CallEnded("c1"), 9500))
    assert (record.ended_at, record.hung_up_by) == (9500, HungUpBy.CALLER)


def test_who_wraps_up_goes_on_with_it() -> None:
    engine = talking()
    engine.tell(events.CallEnded("c1"), 3000)
    after_gap(engine)
    assert engine.world.seats["01"].state is SeatState.ACW
    assert engine.world.calls["c1"].ended_at == 3000


def test_members_who_serve_the_queue_stay() -> None:
    engine = new_engine()
    seat_ready(engine, "03", 3, 0)  # serves labour only
    members = tuple(FallbackMember(queue, "1003", False) for queue in ("general", "labour"))
    effects = engine.reconcile(SwitchSnapshot(0, (), EMPTY.phones, members), 10)
    assert [e for e in effects if isinstance(e, UnmirrorSeat)] == [UnmirrorSeat("1003", ("general",))]


def restarted(effects: list[Effect], *, without_call: bool = False) -> Engine:
    """Another engine that takes up what was written."""
    records = [e.record for e in effects if isinstance(e, Write)]
    seats = {r.seat: r for r in records if isinstance(r, SeatFact)}
    calls = {r.call_id: r for r in records if isinstance(r, CallRecord)}
    engine = new_engine(connected=False)
    engine.restore(tuple(seats.values()), () if without_call else tuple(calls.values()), 5000)
    return engine


def story() -> tuple[Engine, list[Effect]]:
    engine = new_engine()
    return engine, seat_ready(engine, "01", 1, 0) + arrive(engine, "c1", 1000)


def test_a_reservation_whose_call_was_not_written_is_released_after_a_restart() -> None:
    _, effects = story()
    after = restarted(effects, without_call=True)
    after.reconcile(EMPTY, 9000)
    assert (after.world.seats["01"].state, after.world.seats["01"].call_id) == (SeatState.READY, None)


def test_a_talk_whose_end_was_written_before_its_seats_is_wrapped_up_after_a_restart() -> None:
    engine, effects = story()
    effects += engine.tell(events.SeatAnswered("c1", "1001"), 2000)
    tail = engine.tell(events.CallEnded("c1"), 3000)
    effects += [e for e in tail if not (isinstance(e, Write) and isinstance(e.record, SeatFact))]
    after = restarted(effects)
    assert after.world.seats["01"].state is SeatState.TALKING
    after.reconcile(EMPTY, 9000)
    assert after.world.seats["01"].state is SeatState.ACW


def test_an_offer_to_a_seat_that_is_gone_after_a_restart_starts_anew() -> None:
    _, effects = story()
    after = new_engine(connected=False)
    after.restore((), (last_record(effects),), 5000)
    effects = after.reconcile(SwitchSnapshot(0, (seen(Place.LINE),), EMPTY.phones, ()), 9000)
    assert (after.world.calls["c1"].state, offers(effects)) == (CallState.WAITING, [])


def test_a_finished_call_that_nobody_holds_is_not_taken_up() -> None:
    engine, effects = story()
    effects += engine.tell(events.CallEnded("c1"), 2000)
    assert restarted(effects).world.calls == {}


def test_who_was_signed_out_or_is_not_known_is_not_taken_up() -> None:
    strangers = (
        SeatFact(1, "01", "sign_out", SeatState.SIGNED_OUT, "sign_out", "agent:1", 1, None),
        SeatFact(1, "02", "ready", SeatState.READY, "agent", "agent:77", 77, None),
        SeatFact(1, "99", "ready", SeatState.READY, "agent", "agent:2", 2, None),
    )
    engine = new_engine(connected=False)
    engine.restore(strangers, (), None)
    assert all(seat.agent is None for seat in engine.world.seats.values())
