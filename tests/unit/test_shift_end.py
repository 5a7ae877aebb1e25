"""What the clock does at the end of a shift. Instants are injected; nothing waits."""

from dataclasses import replace

import pytest

from cti_gateway.core import events
from cti_gateway.core.attendance.admission import AdmissionRules
from cti_gateway.core.commands import Dial, PermitPresence, SaveWrapUp, SetNotReady, SetReady, SignIn, SignOut
from cti_gateway.core.effects import MirrorSeat
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import Conflict
from cti_gateway.core.records import Pending, SeatState
from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.core.shift_end import leave_until
from cti_gateway.core.why import explain
from tests.support.engines import arrive, offers, seat_ready
from tests.support.shifts import LI, MINUTE, NOON, ZHANG, E, T, facts, rostered, told

IP = "127.0.0.1"
OUT = NOON + 15 * MINUTE


def working(*assignments: Assignment) -> Engine:
    engine = rostered(*(assignments or (ZHANG, LI)))
    seat_ready(engine, "02", 1, T)
    return engine


def codes(engine: Engine, now: int) -> list[str]:
    explanation = explain(engine.world, "02", now)
    assert explanation is not None
    return [reason.code for reason in explanation.reasons]


def test_a_free_seat_gets_no_call_after_the_shift_and_is_signed_out_a_quarter_of_an_hour_later() -> None:
    engine = working()
    seat = engine.world.seats["02"]
    assert codes(engine, T) == ["why_free", "why_shift_until"]
    assert engine.next_deadline() == NOON
    assert told(engine.expire(NOON)) == [("not_ready", 1, "shift_over")]
    assert (seat.state, seat.cause, seat.actor) == (SeatState.NOT_READY, "shift_over", "engine")
    assert codes(engine, NOON) == ["why_not_ready", "why_shift_over"]
    assert offers(arrive(engine, "c1", NOON + 1)) == []
    for command in (SetReady(1), Dial(1, "13900001234")):
        with pytest.raises(Conflict, match="shift_over"):
            engine.do(command, NOON + 2)
    assert engine.next_deadline() == OUT
    assert told(engine.expire(OUT)) == [("sign_out", 1, "auto_sign_out")]
    assert (seat.state, seat.actor, engine.world.tenures.next()) == (SeatState.SIGNED_OUT, "engine", None)


def test_a_caller_who_comes_at_the_very_end_is_not_offered_even_before_the_timer_runs() -> None:
    assert offers(arrive(working(), "c1", NOON)) == []
    assert offers(arrive(working(), "c1", NOON - 1)) == [("c1", "1002")]


def test_a_call_goes_on_past_the_end_and_is_the_last() -> None:
    engine = working()
    seat = engine.world.seats["02"]
    arrive(engine, "c1", NOON - 5 * MINUTE)
    engine.tell(events.SeatAnswered("c1", "1002"), NOON - 4 * MINUTE)
    engine.expire(NOON)
    assert (seat.state, seat.pending, seat.pending_reason) == (
        SeatState.TALKING,
        Pending.NOT_READY,
        "shift_over",
    )
    with pytest.raises(Conflict, match="shift_over"):
        engine.do(SetReady(1), NOON + MINUTE)
    arrive(engine, "c2", NOON + MINUTE)
    assert engine.expire(OUT) == [] and seat.state is SeatState.TALKING
    engine.tell(events.CallEnded("c1"), OUT + MINUTE)
    effects = engine.do(SaveWrapUp(1, "c1", "RESOLVED"), OUT + 2 * MINUTE)
    assert offers(effects) == []
    assert told(effects) == [("saved_not_ready", 1, "shift_over"), ("sign_out", 1, "auto_sign_out")]


def test_what_the_person_wants_after_the_call_stays_as_they_said() -> None:
    engine = working()
    arrive(engine, "c1", NOON - 5 * MINUTE)
    engine.tell(events.SeatAnswered("c1", "1002"), NOON - 4 * MINUTE)
    engine.do(SetNotReady(1, "break"), NOON - MINUTE)
    assert told(engine.expire(NOON)) == []
    assert engine.world.seats["02"].pending_reason == "break"


def test_an_offer_that_is_withdrawn_after_the_end_is_not_followed_by_another() -> None:
    engine = working()
    arrive(engine, "c1", NOON - 1000)
    engine.expire(NOON)
    effects = engine.tell(events.CallEnded("c1"), NOON + 1000)
    assert told(effects)[-1] == ("not_ready", 1, "shift_over")
    assert engine.world.seats["02"].actor == "engine"


def test_back_to_back_shifts_are_one_session() -> None:
    engine = working(ZHANG, Assignment(NOON, E, "02", 1, "张三", "A"))
    assert engine.world.tenures.next() == E
    assert told(engine.expire(NOON)) == []
    assert offers(arrive(engine, "c1", NOON)) == [("c1", "1002")]


def test_who_stands_by_relieves_who_is_idle_at_the_end() -> None:
    engine = working()
    engine.do(SignIn("02", 2, IP), NOON - 2 * MINUTE)
    assert codes(engine, NOON - MINUTE) == ["why_free", "why_shift_until", "why_standby"]
    assert told(engine.expire(NOON)) == [
        ("not_ready", 1, "shift_over"),
        ("sign_out", 1, "relieved"),
        ("standby_left", 2, "standby"),
        ("sign_in", 2, "standby"),
    ]
    assert engine.next_deadline() == E


def test_who_went_away_before_the_end_has_not_signed_out_by_being_relieved() -> None:
    engine = working()
    engine.do(SetNotReady(1, "break"), NOON - 20 * MINUTE)
    engine.expire(NOON)
    assert engine.world.seats["02"].cause == "break"
    effects = engine.do(SignIn("02", 2, IP), NOON + MINUTE)
    assert told(effects)[:2] == [("standby", 2, "sign_in"), ("sign_out", 1, "relieved")]
    assert facts(effects)[1].actor == "engine"


def test_a_lead_lets_somebody_stay_before_and_after_the_end() -> None:
    engine = working(ZHANG)
    arrive(engine, "c1", NOON - 5 * MINUTE)
    engine.tell(events.SeatAnswered("c1", "1002"), NOON - 4 * MINUTE)
    engine.expire(NOON)
    effects = engine.do(PermitPresence(3, 1, "02", 60, "来电集中"), NOON + MINUTE)
    assert [kind for kind, _, _ in told(effects)] == ["deferral_cancelled"]
    assert engine.next_deadline() == NOON + 61 * MINUTE
    engine.tell(events.CallEnded("c1"), NOON + 2 * MINUTE)
    arrive(engine, "c2", NOON + 3 * MINUTE)
    assert offers(engine.do(SaveWrapUp(1, "c1", "RESOLVED"), NOON + 4 * MINUTE)) == [("c2", "1002")]


def test_leave_in_the_middle_of_a_shift_ends_the_calls_by_its_own_name() -> None:
    gone_at, back_at = T + 60 * MINUTE, T + 90 * MINUTE
    off = ((gone_at, back_at),)
    before, after = replace(ZHANG, until=gone_at, leave=off), replace(ZHANG, from_at=back_at, leave=off)
    engine = working(before, after)
    seats = engine.world.seats
    assert [leave_until(engine.world, seats[seat]) for seat in ("01", "02")] == [None, back_at]
    assert codes(engine, T) == ["why_free", "why_leave_until"]
    assert told(engine.expire(gone_at)) == [("not_ready", 1, "leave_begun")]
    assert codes(engine, gone_at) == ["why_not_ready", "why_leave_over"]
    with pytest.raises(Conflict, match="leave_begun") as refused:
        engine.do(SetReady(1), gone_at)
    assert refused.value.params == {"until_at": gone_at, "back_at": back_at}
    # Approved while a call was under way that then outlasts its beginning: that is the last one.
    engine = working(before, after)
    arrive(engine, "c1", gone_at - MINUTE)
    engine.tell(events.SeatAnswered("c1", "1002"), gone_at - MINUTE)
    engine.expire(gone_at)
    assert engine.world.seats["02"].pending_reason == "leave_begun"


def test_a_roster_that_no_longer_has_the_person_ends_the_stay_once() -> None:
    engine = working(ZHANG)
    engine.take_roster((), T + MINUTE)
    assert engine.world.seats["02"].cause == "shift_over"
    engine.take_roster((LI,), T + 2 * MINUTE)
    assert engine.next_deadline() == T + 16 * MINUTE
    assert told(engine.expire(T + 16 * MINUTE)) == [("sign_out", 1, "auto_sign_out")]


def test_a_permit_is_kept_until_it_is_read_back_and_forgotten_a_day_after_its_end() -> None:
    engine = rostered(ZHANG)
    engine.do(PermitPresence(3, 2, "03", 10, "顶班"), 0)
    engine.take_roster((ZHANG,), MINUTE)
    assert len(engine.world.tenures.assigned.of(2)) == 1
    engine.take_roster((ZHANG,), 11 * MINUTE + 86_400_000)
    assert len(engine.world.tenures.assigned.of(2)) == 0


def test_a_gateway_that_was_away_at_the_end_signs_out_when_it_is_back() -> None:
    fact = working().world.seats["02"].fact
    assert fact is not None
    again = rostered(ZHANG, LI)
    again.restore((fact,), (), NOON - MINUTE)
    effects = again.take_roster((ZHANG, LI), OUT + MINUTE)
    assert told(effects) == [("not_ready", 1, "shift_over"), ("sign_out", 1, "auto_sign_out")]


def test_who_stood_by_when_the_gateway_died_is_signed_out_if_the_shift_is_over_since() -> None:
    engine = working()
    holder = engine.world.seats["02"].fact
    (standby,) = facts(engine.do(SignIn("02", 2, IP), NOON - MINUTE))
    assert holder is not None and standby.kind == "standby"
    again, late = rostered(ZHANG, LI), E + 60 * MINUTE
    again.restore((holder, standby), (), NOON - MINUTE)
    assert told(again.take_roster((ZHANG, LI), late))[-1] == ("sign_out", 2, "auto_sign_out")
    assert again.world.seats["02"].agent is None and again.world.seats["02"].standby is None


def test_asterisk_is_told_beforehand_when_the_shift_ends_and_when_that_changes() -> None:
    engine = rostered(ZHANG, LI)
    mirrored = [e for e in seat_ready(engine, "02", 1, T) if isinstance(e, MirrorSeat)]
    assert {one.until for one in mirrored} == {NOON}
    longer = replace(ZHANG, until=NOON + MINUTE)
    mirrored = [e for e in engine.take_roster([longer], T + 1) if isinstance(e, MirrorSeat)]
    assert [(one.paused, one.until) for one in mirrored] == [(False, NOON + MINUTE)]


def test_who_stands_by_is_rung_on_should_nobody_be_there_to_relieve_them() -> None:
    engine = working()
    standby = [e for e in engine.do(SignIn("02", 2, IP), NOON - MINUTE) if isinstance(e, MirrorSeat)]
    assert [one.until for one in standby] == [E]
    left = [e for e in engine.do(SignOut(2), NOON - 1) if isinstance(e, MirrorSeat)]
    assert [one.until for one in left] == [NOON]
    by_permit = working(ZHANG)
    by_permit.do(PermitPresence(9, 2, "02", 5, "help"), NOON - 6 * MINUTE)
    brief = [e for e in by_permit.do(SignIn("02", 2, IP), NOON - 5 * MINUTE) if isinstance(e, MirrorSeat)]
    assert brief == [], "theirs ends before: the shift decides"


def test_where_sign_in_is_not_rostered_the_fallback_queue_has_no_end() -> None:
    engine = rostered(ZHANG, rules=AdmissionRules())
    mirrored = [e for e in seat_ready(engine, "02", 1, T) if isinstance(e, MirrorSeat)]
    assert {one.until for one in mirrored} == {None}
