"""Calls out: the seat is taken at once, and comes back to where it was unless somebody outside answers."""

import pytest

from cti_gateway.core import commands, events
from cti_gateway.core.conversation import Act
from cti_gateway.core.effects import DialOut, Effect, EndLeg, HangUp, MirrorSeat, MuteLeg, ReturnToLine, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import CtiError
from cti_gateway.core.events import OfferResult, PhoneState
from cti_gateway.core.records import (
    CallRecord,
    CallState,
    Direction,
    HungUpBy,
    Pending,
    SeatFact,
    SeatState,
)
from cti_gateway.core.snapshot import Place, SeenCall, SwitchSnapshot
from cti_gateway.core.why import explain
from tests.support.engines import EMPTY, arrive, last_record, new_engine, offers, seat_ready

NUMBER = "13912345678"


def ready_to_dial() -> Engine:
    engine = new_engine()
    engine.world.dials_out = True
    seat_ready(engine, "01", 1, 0)
    return engine


def dial(engine: Engine, now: int = 1000, number: str = NUMBER) -> tuple[str, list[Effect]]:
    effects = engine.do(commands.Dial(1, number), now)
    (out,) = [effect for effect in effects if isinstance(effect, DialOut)]
    return out.call_id, effects


def on_a_break(engine: Engine) -> None:
    engine.do(commands.SetNotReady(1, "break"), 500)


def seen(call_id: str, place: Place, talked_ms: int | None = None) -> SwitchSnapshot:
    call = SeenCall(
        call_id,
        "PJSIP/1001-1",
        NUMBER,
        "",
        "",
        "",
        place,
        "1001",
        talked_ms=talked_ms,
        direction=Direction.OUT,
    )
    return SwitchSnapshot(started_at=0, calls=(call,), phones=EMPTY.phones, members=())


def test_a_call_out_is_hung_up_and_muted_by_the_channel_of_its_seat() -> None:
    engine = ready_to_dial()
    call_id, _ = dial(engine, 1000)
    engine.tell(events.SeatAnswered(call_id, "1001", "PJSIP/1001-1"), 3000)
    engine.tell(events.OutsideAnswered(call_id), 7000)
    effects = engine.do(commands.ControlCall(1, call_id, Act.MUTE), 8000)
    assert MuteLeg(call_id, "PJSIP/1001-1", muted=True) in effects
    effects = engine.do(commands.ControlCall(1, call_id, Act.HANG_UP), 9000)
    assert EndLeg(call_id, "PJSIP/1001-1") in effects


def test_a_call_out_from_the_click_to_the_saved_form() -> None:
    engine = ready_to_dial()
    seat = engine.world.seats["01"]
    call_id, effects = dial(engine, 1000)
    assert [e for e in effects if isinstance(e, DialOut)] == [DialOut(call_id, "1001", NUMBER, 20)]
    assert (seat.state, seat.call_id) == (SeatState.DIALLING, call_id)
    engine.tell(events.SeatAnswered(call_id, "1001"), 3000)
    assert engine.world.calls[call_id].state is CallState.DIALLING
    assert seat.state is SeatState.DIALLING
    engine.tell(events.OutsideAnswered(call_id), 7000)
    assert (engine.world.calls[call_id].state, seat.state) == (CallState.TALKING, SeatState.TALKING)
    engine.tell(events.OutsideEnded(call_id, OfferResult.ANSWERED), 9000)
    record = last_record(engine.tell(events.CallEnded(call_id), 9001))
    assert seat.state is SeatState.ACW
    assert (record.direction, record.number, record.agent_id, record.hung_up_by) == (
        Direction.OUT,
        NUMBER,
        1,
        HungUpBy.CALLER,
    )
    assert (record.wait_ms, record.ring_ms, record.talk_ms) == (0, 6000, 2001)
    saved = last_record(engine.do(commands.SaveWrapUp(1, call_id, "RESOLVED"), 12_000))
    assert (saved.outcome, seat.state, engine.world.calls) == ("RESOLVED", SeatState.READY, {})


def test_the_agent_who_hangs_up_is_named() -> None:
    engine = ready_to_dial()
    call_id, _ = dial(engine)
    engine.tell(events.SeatAnswered(call_id, "1001"), 2000)
    engine.tell(events.OutsideAnswered(call_id), 3000)
    assert last_record(engine.tell(events.CallEnded(call_id), 4000)).hung_up_by is HungUpBy.AGENT


def test_no_caller_is_offered_to_a_seat_that_calls_out() -> None:
    engine = ready_to_dial()
    call_id, _ = dial(engine)
    assert offers(arrive(engine, "c1", 2000)) == []
    effects = engine.tell(events.OfferEnded(call_id, "1001", OfferResult.NO_ANSWER), 3000)
    assert offers(effects) == [("c1", "1001")]


@pytest.mark.parametrize(
    ("facts", "met", "by"),
    [
        ((events.OfferEnded("", "1001", OfferResult.NO_ANSWER),), "NOT_PICKED_UP", HungUpBy.SYSTEM),
        ((events.OfferEnded("", "1001", OfferResult.BUSY),), "NOT_PICKED_UP", HungUpBy.SYSTEM),
        ((events.OfferEnded("", "1001", OfferResult.UNREACHABLE),), "PHONE_UNREACHABLE", HungUpBy.SYSTEM),
        ((events.OfferFailed("", "1001", False),), "FAILED", HungUpBy.SYSTEM),
        ((events.CallEnded(""),), "NOT_PICKED_UP", HungUpBy.AGENT),
        ((events.SeatAnswered("", "1001"), events.CallEnded("")), "CANCELLED", HungUpBy.AGENT),
        *(
            ((events.SeatAnswered("", "1001"), events.OutsideEnded("", result)), met, HungUpBy.SYSTEM)
            for result, met in (
                (OfferResult.BUSY, "BUSY"),
                (OfferResult.NO_ANSWER, "NO_ANSWER"),
                (OfferResult.UNREACHABLE, "UNREACHABLE"),
            )
        ),
    ],
)
@pytest.mark.parametrize("resting", [False, True])
def test_an_attempt_that_comes_to_nothing_leaves_the_seat_where_it_was(
    facts: tuple[events.SwitchEvent, ...], met: str, by: HungUpBy, resting: bool
) -> None:
    engine = ready_to_dial()
    if resting:
        on_a_break(engine)
    seat = engine.world.seats["01"]
    call_id, _ = dial(engine)
    effects: list[Effect] = []
    for fact in facts:
        told = type(fact)(**{name: getattr(fact, name) for name in fact.__slots__} | {"call_id": call_id})
        effects = engine.tell(told, 5000)
    record = last_record(effects)
    assert (record.outcome, record.hung_up_by, record.answered_at) == (met, by, None)
    assert record.ring_ms == 4000
    assert engine.world.calls == {}
    assert (seat.state, seat.not_reached, seat.call_id, seat.pending) == (
        SeatState.NOT_READY if resting else SeatState.READY,
        met,
        None,
        None,
    )
    if resting:
        assert seat.cause == "break"
    kinds = [e.record.state for e in effects if isinstance(e, Write) and isinstance(e.record, SeatFact)]
    assert kinds == [seat.state], "straight back"
    assert [e for e in effects if isinstance(e, MirrorSeat)] == [], "and no other call in between"
    engine.do(commands.SetReady(1), 6000)
    assert seat.not_reached is None


def test_who_was_not_ready_is_so_again_after_the_talk() -> None:
    engine = ready_to_dial()
    on_a_break(engine)
    seat = engine.world.seats["01"]
    call_id, _ = dial(engine)
    assert (seat.pending, seat.pending_reason) == (Pending.NOT_READY, "break")
    for fact in (events.SeatAnswered(call_id, "1001"), events.OutsideAnswered(call_id)):
        engine.tell(fact, 2000)
    engine.tell(events.CallEnded(call_id), 3000)
    engine.do(commands.SaveWrapUp(1, call_id, "RESOLVED"), 4000)
    assert (seat.state, seat.cause) == (SeatState.NOT_READY, "break")


def test_why_a_seat_that_calls_out_is_as_it_is() -> None:
    engine = ready_to_dial()
    call_id, _ = dial(engine)
    for fact, code in (
        (None, "why_call_offered"),
        (events.SeatAnswered(call_id, "1001"), "why_call_dialling"),
    ):
        if fact is not None:
            engine.tell(fact, 2000)
        for subject, expected in (("01", "why_dialling"), (call_id, code)):
            told = explain(engine.world, subject, 3000)
            assert told is not None and [reason.code for reason in told.reasons] == [expected]


def test_a_sign_out_asked_for_meanwhile_is_done_after_the_attempt() -> None:
    engine = ready_to_dial()
    call_id, _ = dial(engine)
    engine.do(commands.SignOut(1), 2000)
    engine.tell(events.CallEnded(call_id), 3000)
    assert engine.world.seats["01"].state is SeatState.SIGNED_OUT


def test_a_move_asked_for_meanwhile_is_made_after_the_attempt() -> None:
    engine = ready_to_dial()
    call_id, _ = dial(engine)
    engine.do(commands.SignIn("02", 1, "127.0.0.1", take_over=True), 1500)
    engine.tell(events.OfferEnded(call_id, "1001", OfferResult.NO_ANSWER), 3000)
    assert engine.world.seat_of(1) is engine.world.seats["02"]


def refused(engine: Engine, number: str = NUMBER, agent_id: int = 1) -> str:
    before = repr(engine.world)
    with pytest.raises(CtiError) as caught:
        engine.do(commands.Dial(agent_id, number), 5000)
    assert repr(engine.world) == before
    return caught.value.code


def test_what_is_refused_changes_nothing() -> None:
    engine = ready_to_dial()
    assert refused(engine, agent_id=2) == "agent_not_seated"
    for number in ("", "12", "1" * 21, "+", "139 1234", "139;1234", "１３９１２３４"):
        assert refused(engine, number) == "number_invalid"
    engine.tell(events.PhoneChanged("1001", PhoneState.IN_USE), 1000)
    assert refused(engine) == "phone_not_idle"
    engine.tell(events.PhoneChanged("1001", PhoneState.IDLE), 1000)
    engine.world.dials_out = False
    assert refused(engine) == "dial_off"
    engine.world.dials_out = True
    engine.tell(events.SwitchLost("cut"), 2000)
    assert refused(engine) == "pbx_down"
    engine.reconcile(EMPTY, 3000)
    arrive(engine, "c1", 4000)
    assert refused(engine) == "seat_state_conflict"
    engine.tell(events.SeatAnswered("c1", "1001"), 4000)
    engine.tell(events.CallEnded("c1"), 4000)
    assert refused(engine) == "wrap_up_unsaved"


def test_a_phone_that_rings_beyond_its_limit_is_hung_up() -> None:
    engine = ready_to_dial()
    call_id, _ = dial(engine, 1000)
    assert engine.next_deadline() == 27_000
    effects = engine.expire(27_000)
    assert HangUp(call_id) in effects
    assert not [e for e in effects if isinstance(e, ReturnToLine)]
    assert engine.next_deadline() is None
    engine.tell(events.CallEnded(call_id), 27_100)
    assert engine.world.seats["01"].state is SeatState.READY


@pytest.mark.parametrize("picked_up", [False, True])
def test_an_attempt_goes_on_through_a_gap(picked_up: bool) -> None:
    engine = ready_to_dial()
    call_id, _ = dial(engine)
    engine.tell(events.SwitchLost("cut"), 2000)
    effects = engine.reconcile(seen(call_id, Place.DIALLING if picked_up else Place.OFFER), 4000)
    assert not [e for e in effects if isinstance(e, DialOut | HangUp | ReturnToLine)]
    state = engine.world.calls[call_id].state
    assert state is (CallState.DIALLING if picked_up else CallState.OFFERED)
    assert engine.world.seats["01"].state is SeatState.DIALLING
    assert engine.next_deadline() == (None if picked_up else 30_000)
    again = engine.reconcile(seen(call_id, Place.DIALLING), 5000)
    assert not [e for e in again if isinstance(e, DialOut | HangUp | ReturnToLine)]
    assert engine.world.calls[call_id].state is CallState.DIALLING


def test_a_talk_that_began_in_a_gap_is_one() -> None:
    engine = ready_to_dial()
    call_id, _ = dial(engine)
    engine.tell(events.SwitchLost("cut"), 2000)
    engine.reconcile(seen(call_id, Place.TALKING, talked_ms=1000), 6000)
    assert engine.world.seats["01"].state is SeatState.TALKING
    assert engine.world.calls[call_id].answered_at == 5000


def test_an_attempt_that_a_gap_swallowed_is_over() -> None:
    engine = ready_to_dial()
    dial(engine)
    engine.tell(events.SwitchLost("cut"), 2000)
    record = last_record(engine.reconcile(EMPTY, 9000))
    assert (record.outcome, record.ended_at, record.recovered) == ("NOT_PICKED_UP", 2000, True)
    assert engine.world.seats["01"].state is SeatState.READY


def test_an_attempt_outlives_the_gateway() -> None:
    engine = ready_to_dial()
    call_id, effects = dial(engine)
    records = [e.record for e in effects if isinstance(e, Write)]
    facts = tuple(r for r in records if isinstance(r, SeatFact))
    calls = tuple(r for r in records if isinstance(r, CallRecord))
    again = new_engine(connected=False)
    again.restore(facts, calls, 1000)
    again.reconcile(seen(call_id, Place.DIALLING), 3000)
    assert again.world.seats["01"].call_id == call_id
    again.tell(events.OutsideAnswered(call_id), 4000)
    assert again.world.seats["01"].state is SeatState.TALKING
    # Without its record nothing shows what it was: the seat is free again.
    lost = new_engine(connected=False)
    lost.restore(facts, (), 1000)
    lost.reconcile(EMPTY, 3000)
    assert lost.world.seats["01"].state is SeatState.READY


def test_an_attempt_on_no_record_is_called_off_and_a_talk_is_adopted() -> None:
    engine = ready_to_dial()
    assert HangUp("out.9.9") in engine.reconcile(seen("out.9.9", Place.OFFER), 5000)
    record = last_record(engine.tell(events.CallEnded("out.9.9"), 6000))
    assert (record.direction, record.answered_at) == (Direction.OUT, None)
    engine.reconcile(seen("out.9.10", Place.TALKING), 7000)
    assert engine.world.seats["01"].state is SeatState.TALKING


def test_every_call_out_has_an_id_of_its_own() -> None:
    engine = ready_to_dial()
    first, _ = dial(engine, 1000)
    engine.tell(events.CallEnded(first), 1000)
    second, _ = dial(engine, 1000)
    assert first != second
    engine.tell(events.CallEnded(first), 1000)  # late
    engine.tell(events.OutsideEnded(second, OfferResult.BUSY), 1000)  # before the seat has picked up: nothing
    engine.tell(events.OutsideAnswered(second), 1000)
    assert engine.world.calls[second].state is CallState.OFFERED
