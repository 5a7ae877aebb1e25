"""What Asterisk wrote down completes the calls of a gap; seats are told only what cannot be otherwise."""

from collections.abc import Iterable
from typing import Any

import pytest

from cti_gateway.core import events
from cti_gateway.core.commands import SetNotReady, SetReady, SignIn, SignOut
from cti_gateway.core.effects import Effect, OfferCall, ReturnToLine, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.past import PastCall, PastLeg
from cti_gateway.core.people import Queue
from cti_gateway.core.reconcile import gone
from cti_gateway.core.records import CallRecord, CallState, HungUpBy, SeatFact, SeatState
from cti_gateway.core.snapshot import Place, SeenCall, SwitchSnapshot
from tests.support.engines import AGENTS, EMPTY, SEATS, arrive, last_record, new_engine, seat_ready
from tests.support.phases import adds_up


def past(call_id: str = "c1", *legs: PastLeg, ended_at: int | None = 8000, **more: Any) -> PastCall:
    values: dict[str, Any] = {
        "channel": f"PJSIP/trunk-{call_id}",
        "number": "13900001234",
        "name": "客户",
        "did": "12333",
        "queue": "",
        "arrived_at": 6000,
        "last_at": ended_at or 8000,
        "hung_up_by": HungUpBy.CALLER,
        "turned_away": False,
        **more,
    }
    return PastCall(call_id=call_id, ended_at=ended_at, legs=legs, **values)


def after_gap(engine: Engine, *calls: PastCall, seen: Iterable[SeenCall] = ()) -> list[Effect]:
    """Lost at 5000, back at 9000."""
    engine.tell(events.SwitchLost("eof"), 5000)
    snapshot = SwitchSnapshot(0, tuple(seen), EMPTY.phones, ())
    return engine.reconcile(snapshot, 9000, calls)


def waiting() -> Engine:
    engine = new_engine()
    arrive(engine, "c1", 1000)
    return engine


def ringing() -> Engine:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    return engine


def talking() -> Engine:
    engine = ringing()
    engine.tell(events.SeatAnswered("c1", "1001"), 2000)
    return engine


def phases(record: CallRecord) -> tuple[int, int, int]:
    assert adds_up(record) and record.recovered
    return record.wait_ms, record.ring_ms, record.talk_ms


def held() -> Engine:
    engine = talking()
    engine.tell(events.HoldStarted("c1"), 3000)
    return engine


def test_a_caller_brought_back_to_the_seat_by_the_dialplan_talked_again() -> None:
    leg = PastLeg("1001", 2000, 8000)
    record = last_record(after_gap(held(), past("c1", leg, resumed_at=6000)))
    assert (phases(record)[2], record.hold_ms) == (3000, 3000)


@pytest.mark.parametrize(("resumed_at", "leg_ended_at"), [(None, 8000), (2500, 8000), (6000, 5500)])
def test_a_hold_that_was_not_ended_lasts_as_long_as_the_seat(
    resumed_at: int | None, leg_ended_at: int
) -> None:
    leg = PastLeg("1001", 2000, leg_ended_at)
    record = last_record(after_gap(held(), past("c1", leg, resumed_at=resumed_at)))
    assert (phases(record)[2], record.hold_ms) == (1000, leg_ended_at - 3000)


def test_without_a_log_a_call_ends_at_the_last_moment_that_is_known() -> None:
    record = last_record(after_gap(waiting()))
    assert (record.ended_at, record.outcome, phases(record)) == (5000, "ABANDONED", (4000, 0, 0))


def test_who_gave_up_in_the_gap_waited_until_then() -> None:
    record = last_record(after_gap(waiting(), past()))
    assert (record.ended_at, record.outcome, record.hung_up_by) == (8000, "ABANDONED", HungUpBy.CALLER)
    assert phases(record) == (7000, 0, 0)


def test_who_was_served_in_the_gap_is_on_record_with_seat_and_person_who_wraps_up() -> None:
    engine = waiting()
    engine.tell(events.SwitchLost("eof"), 5000)
    engine.do(SignIn("02", 2, "127.0.0.1"), 5100)
    engine.do(SetReady(2), 5200)
    record = last_record(after_gap(engine, past("c1", PastLeg("1002", 6000, 7500))))
    assert (record.seat, record.agent_id, record.answered_at) == ("02", 2, 6000)
    assert (phases(record), record.after_ms) == ((5000, 0, 1500), 500)
    seat = engine.world.seats["02"]
    assert (seat.state, seat.call_id, seat.since) == (SeatState.ACW, "c1", 7500)


def test_who_rang_and_answered_in_the_gap_had_the_call() -> None:
    engine = ringing()
    record = last_record(after_gap(engine, past("c1", PastLeg("1001", 6000, 8000))))
    assert (record.seat, phases(record)) == ("01", (0, 5000, 2000))
    assert engine.world.seats["01"].state is SeatState.ACW


def test_who_did_not_answer_in_the_gap_is_not_blamed() -> None:
    engine = ringing()
    effects = after_gap(engine, past("c1", PastLeg("1001", None, 6500)))
    assert phases(last_record(effects)) == (1500, 5500, 0)
    seat = engine.world.seats["01"]
    assert (seat.state, seat.missed) == (SeatState.READY, ())
    assert not any(isinstance(effect, OfferCall | ReturnToLine) for effect in effects)


def test_a_phone_that_rang_before_the_one_that_rings_now_says_nothing_of_it() -> None:
    legs = PastLeg("1002", None, 5500), PastLeg("1001", None, 500), PastLeg("1001", None, None)
    assert phases(last_record(after_gap(ringing(), past("c1", *legs)))) == (0, 7000, 0)


def test_a_reserved_seat_is_free_when_another_answered() -> None:
    engine = ringing()
    seat_ready(engine, "02", 2, 1500)
    record = last_record(after_gap(engine, past("c1", PastLeg("1002", 6000, 8000))))
    assert (record.seat, record.agent_id) == ("02", 2)
    assert engine.world.seats["01"].state is SeatState.READY
    assert engine.world.seats["02"].state is SeatState.ACW


def test_a_phone_that_is_no_seat_answered() -> None:
    record = last_record(after_gap(waiting(), past("c1", PastLeg("2001", 6000, 7000))))
    assert (record.seat, record.agent_id, record.outcome, phases(record)) == (
        None,
        None,
        None,
        (5000, 0, 2000),
    )


def test_a_talk_ends_when_the_log_says_so() -> None:
    engine = talking()
    effects = after_gap(engine, past("c1", PastLeg("1001", None, 7000), hung_up_by=HungUpBy.AGENT))
    record = last_record(effects)
    assert (record.ended_at, record.hung_up_by, phases(record)) == (8000, HungUpBy.AGENT, (0, 1000, 5000))
    assert (engine.world.seats["01"].state, engine.world.seats["01"].since) == (SeatState.ACW, 7000)


def test_a_seat_that_had_left_already_leaves_no_second_time() -> None:
    engine = talking()
    engine.tell(events.SeatHungUp("c1", "1001"), 4000)
    record = last_record(after_gap(engine, past("c1", PastLeg("1001", None, 7000))))
    assert phases(record) == (0, 1000, 2000)
    assert engine.world.seats["01"].since == 4000


def test_a_call_without_an_end_on_record_was_alive_when_it_was_last_seen() -> None:
    assert last_record(after_gap(waiting(), past(ended_at=None, last_at=7000))).ended_at == 7000
    assert last_record(after_gap(waiting(), past(ended_at=None, last_at=2000))).ended_at == 5000


def test_nothing_in_the_log_is_before_what_is_known() -> None:
    early = past("c1", PastLeg("1001", 500, 700), ended_at=900)
    record = last_record(after_gap(talking(), early))
    assert (record.ended_at, phases(record)) == (2000, (0, 1000, 0))


def test_a_seat_that_did_something_else_since_is_left_alone() -> None:
    engine = waiting()
    engine.tell(events.SwitchLost("eof"), 5000)
    engine.do(SignIn("01", 1, "127.0.0.1"), 5100)
    engine.do(SetNotReady(1, "break"), 6500)
    engine.do(SignIn("02", 2, "127.0.0.1"), 6600)
    legs = PastLeg("1001", 6000, 6200), PastLeg("1002", 6300, 8000)
    record = last_record(after_gap(engine, past("c1", legs[0])))
    assert (record.seat, record.agent_id) == ("01", 1)
    assert (engine.world.seats["01"].state, engine.world.seats["01"].cause) == (SeatState.NOT_READY, "break")
    engine.take_up([past("c2", legs[1])], 9000)
    assert engine.world.seats["02"].state is SeatState.NOT_READY


def test_a_call_is_nobodys_who_came_later() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    engine.do(SignOut(1), 7000)
    seat_ready(engine, "01", 2, 7100)
    record = last_record(engine.take_up([past("c1", PastLeg("1001", 6500, 6900))], 9000))
    assert (record.seat, record.agent_id) == ("01", None)
    assert engine.world.seats["01"].state is SeatState.READY


def test_who_talks_with_another_caller_already_is_asked_for_no_form() -> None:
    engine = talking()
    next_caller = SeenCall(
        "c2", "PJSIP/trunk-c2", "139", "", "12333", "general", Place.TALKING, "1001", talked_ms=500
    )
    after_gap(engine, past("c1", PastLeg("1001", None, 7000)), seen=[next_caller])
    seat = engine.world.seats["01"]
    assert (seat.state, seat.call_id, seat.since) == (SeatState.TALKING, "c2", 9000)
    assert "c1" not in engine.world.calls


def test_a_seat_whose_answer_was_not_written_is_free_for_the_talk_it_is_in() -> None:
    engine = new_engine(connected=False)
    rings = SeatFact(1000, "01", "offered", SeatState.RINGING, "offer", "engine", 1, "c1")
    record = CallRecord(
        "c1", "139", "", "12333", "general", CallState.TALKING, 900, seat="01", agent_id=1, answered_at=1500
    )
    engine.restore((rings,), (record,), 5000)
    next_caller = SeenCall("c2", "PJSIP/trunk-c2", "139", "", "12333", "general", Place.TALKING, "1001")
    after_gap(engine, past(), seen=[next_caller])
    assert engine.world.seats["01"].state is not SeatState.RINGING


def test_who_came_and_went_unseen_is_on_record_once() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    unseen = (
        past("gave up", queue="labour"),
        past("served", PastLeg("1001", 6500, 7000), ended_at=7000),
        past("closed", turned_away=True, hung_up_by=HungUpBy.SYSTEM, ended_at=6010),
        past("began before the log", arrived_at=None),
    )
    effects = engine.take_up(unseen, 11_000)
    records = {
        r.call_id: r for e in effects if isinstance(e, Write) and isinstance(r := e.record, CallRecord)
    }
    assert set(records) == {"gave up", "served", "closed"}
    assert {n: (r.outcome, r.hung_up_by, phases(r)) for n, r in records.items()} == {
        "gave up": ("ABANDONED", HungUpBy.CALLER, (2000, 0, 0)),
        "served": (None, HungUpBy.CALLER, (500, 0, 500)),
        "closed": ("CLOSED_HOURS", HungUpBy.SYSTEM, (10, 0, 0)),
    }
    assert records["gave up"].queue == "general"  # whose number it is counts more
    assert (engine.world.seats["01"].state, engine.world.seats["01"].call_id) == (SeatState.ACW, "served")
    assert engine.take_up([past("served")], 12_000) == []


@pytest.mark.parametrize("first", ["c1", "c2"])
def test_of_two_unseen_calls_the_last_is_wrapped_up(first: str) -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    pair = [
        past("c1", PastLeg("1001", 6100, 6500), ended_at=6500),
        past("c2", PastLeg("1001", 7100, 7500), ended_at=7500),
    ]
    effects = engine.take_up(pair if first == "c1" else pair[::-1], 11_000)
    served = {
        r.call_id: r.seat for e in effects if isinstance(e, Write) and isinstance(r := e.record, CallRecord)
    }
    assert served == {"c1": "01", "c2": "01"}
    assert engine.world.seats["01"].call_id == "c2"


def test_only_calls_that_the_snapshot_does_not_show_and_were_not_over_are_asked_for() -> None:
    engine = talking()
    arrive(engine, "c2", 2500)
    arrive(engine, "c3", 2600)
    engine.tell(events.CallEnded("c1"), 3000)  # waits for its form
    seen = SeenCall("c2", "PJSIP/trunk-c2", "139", "", "12333", "general", Place.LINE)
    assert [c.call_id for c in gone(engine.world, SwitchSnapshot(0, (seen,), EMPTY.phones, ()))] == ["c3"]


def test_of_those_who_rang_together_the_last_ends_the_offer_and_none_is_blamed() -> None:
    engine = new_engine()
    line = Queue("general", "综合", ("12333",), strategy="ring_all", ring_all_limit=2)
    engine.configure(seats=SEATS, queues=[line], agents=AGENTS, now=0)
    seat_ready(engine, "01", 1, 0)
    seat_ready(engine, "02", 2, 0)
    arrive(engine, "c1", 1000)
    effects = after_gap(engine, past("c1", PastLeg("1001", None, 6000), PastLeg("1002", None, 6500)))
    assert phases(last_record(effects)) == (1500, 5500, 0)
    assert {n: (s.state, s.missed) for n, s in engine.world.seats.items() if n != "03"} == {
        "01": (SeatState.READY, ()),
        "02": (SeatState.READY, ()),
    }
