"""What is asked for during a call is done when the seat is free of it, before any other call is offered."""

from dataclasses import replace

import pytest

from cti_gateway.core import commands, events
from cti_gateway.core.effects import Effect, MirrorSeat, UnmirrorSeat, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import NotFound
from cti_gateway.core.events import OfferResult
from cti_gateway.core.records import Pending, SeatFact, SeatState
from cti_gateway.core.seat import SeatRules
from cti_gateway.core.snapshot import SwitchSnapshot
from tests.support.engines import AGENTS, EMPTY, QUEUES, SEATS, arrive, new_engine, offers, seat_ready

SIGN_OUT, BREAK = commands.SignOut(1), commands.SetNotReady(1, "break")
SAVE = commands.SaveWrapUp(1, "c1", "RESOLVED")
MOVE = commands.SignIn("02", 1, "127.0.0.1", take_over=True)


def ringing() -> Engine:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    arrive(engine, "c2", 1100)  # waits for a seat all the time
    return engine


def talking() -> Engine:
    engine = ringing()
    engine.tell(events.SeatAnswered("c1", "1001"), 2000)
    return engine


def facts(effects: list[Effect]) -> list[SeatFact]:
    return [e.record for e in effects if isinstance(e, Write) and isinstance(e.record, SeatFact)]


def now_at(engine: Engine) -> tuple[SeatState, str, Pending | None]:
    seat = engine.world.seats["01"]
    return seat.state, seat.cause, seat.pending


def test_not_ready_is_kept_during_the_talk_and_done_when_the_form_is_saved() -> None:
    engine = talking()
    (fact,) = facts(engine.do(BREAK, 3000))
    assert (fact.kind, fact.state, fact.pending, fact.pending_reason, fact.actor) == (
        ("deferred", SeatState.TALKING, Pending.NOT_READY, "break", "agent:1")
    )
    assert facts(engine.do(BREAK, 3100)) == []
    engine.tell(events.CallEnded("c1"), 4000)
    assert now_at(engine) == (SeatState.ACW, "call", Pending.NOT_READY)
    effects = engine.do(SAVE, 5000)
    assert now_at(engine) == (SeatState.NOT_READY, "break", None)
    assert offers(effects) == [] and facts(effects)[-1].pending is None


def test_sign_out_is_done_when_the_form_is_saved() -> None:
    engine = talking()
    engine.do(SIGN_OUT, 3000)
    engine.tell(events.CallEnded("c1"), 4000)
    effects = engine.do(SAVE, 5000)
    assert now_at(engine) == (SeatState.SIGNED_OUT, "sign_out", None)
    assert engine.world.seat_of(1) is None and offers(effects) == []
    assert facts(effects)[-1].actor == "agent:1"


def test_who_asks_to_move_during_a_call_moves_when_its_form_is_saved() -> None:
    engine = talking()
    (fact,) = facts(engine.do(MOVE, 3000))
    assert (fact.kind, fact.seat, fact.pending, fact.pending_reason) == ("deferred", "01", Pending.MOVE, "02")
    engine.tell(events.CallEnded("c1"), 4000)
    effects = engine.do(SAVE, 5000)
    assert [(f.seat, f.kind, f.cause) for f in facts(effects)] == [
        ("01", "saved_not_ready", "saved"),
        ("01", "sign_out", "taken_over"),
        ("02", "sign_in", "take_over"),
    ]
    assert engine.world.seat_of(1) is engine.world.seats["02"] and offers(effects) == []
    assert now_at(engine) == (SeatState.SIGNED_OUT, "taken_over", None)


def test_who_cannot_move_any_more_stays_and_takes_no_call() -> None:
    engine = talking()
    engine.do(MOVE, 3000)
    seat_ready(engine, "02", 2, 3500)  # who gets the caller who waits
    engine.tell(events.CallEnded("c1"), 4000)
    engine.do(SAVE, 5000)
    assert now_at(engine) == (SeatState.NOT_READY, "move_refused", None)
    assert engine.world.seat_of(1) is engine.world.seats["01"]


def test_whose_account_is_closed_meanwhile_moves_nowhere() -> None:
    engine = talking()
    engine.do(MOVE, 3000)
    closed = replace(AGENTS[0], active=False)
    engine.configure(seats=SEATS, queues=QUEUES, agents=(closed, *AGENTS[1:]), now=3500)
    engine.tell(events.CallEnded("c1"), 4000)
    engine.do(SAVE, 5000)
    assert now_at(engine) == (SeatState.NOT_READY, "move_refused", None)


def test_what_the_form_says_wins_over_the_reason_that_is_pending() -> None:
    engine = talking()
    engine.world.reasons = frozenset({"break", "meal"})
    engine.do(BREAK, 3000)
    engine.tell(events.CallEnded("c1"), 4000)
    engine.do(commands.SaveWrapUp(1, "c1", "RESOLVED", then_not_ready="meal"), 5000)
    assert now_at(engine) == (SeatState.NOT_READY, "meal", None)


def test_the_last_wish_counts() -> None:
    engine = talking()
    engine.do(SIGN_OUT, 3000)
    engine.do(BREAK, 3100)
    engine.tell(events.CallEnded("c1"), 4000)
    engine.do(SAVE, 5000)
    assert now_at(engine) == (SeatState.NOT_READY, "break", None)


@pytest.mark.parametrize(
    ("wish", "then"),
    [
        (BREAK, (SeatState.NOT_READY, "break", None)),
        (SIGN_OUT, (SeatState.SIGNED_OUT, "sign_out", None)),
        (MOVE, (SeatState.SIGNED_OUT, "taken_over", None)),
    ],
)
def test_when_the_caller_gives_up_it_is_done_at_once(
    wish: commands.Command, then: tuple[SeatState, str, None]
) -> None:
    engine = ringing()
    engine.do(wish, 1500)
    assert offers(engine.tell(events.CallEnded("c1"), 2000)) == []
    assert now_at(engine) == then


def test_after_a_missed_ring_sign_out_is_done_and_not_ready_keeps_the_cause_of_the_miss() -> None:
    missed = events.OfferEnded("c1", "1001", OfferResult.NO_ANSWER)
    engine = ringing()
    engine.do(SIGN_OUT, 1500)
    engine.tell(missed, 2000)
    assert now_at(engine) == (SeatState.SIGNED_OUT, "sign_out", None)
    engine = ringing()
    engine.do(BREAK, 1500)
    engine.tell(missed, 2000)
    assert now_at(engine) == (SeatState.NOT_READY, "rona", None)


def test_not_ready_is_done_after_a_miss_that_would_have_left_the_seat_ready() -> None:
    engine = ringing()
    engine.world.rules = SeatRules(misses_allowed=2)
    engine.do(BREAK, 1500)
    assert offers(engine.tell(events.OfferEnded("c1", "1001", OfferResult.BUSY), 2000)) == []
    assert now_at(engine) == (SeatState.NOT_READY, "break", None)


@pytest.mark.parametrize("over", [False, True])
def test_ready_takes_it_back(over: bool) -> None:
    engine = talking()
    engine.do(SIGN_OUT, 3000)
    if over:
        engine.tell(events.CallEnded("c1"), 3500)
    (fact,) = facts(engine.do(commands.SetReady(1), 4000))
    assert (fact.kind, fact.pending) == ("deferral_cancelled", None)
    engine.tell(events.CallEnded("c1"), 5000)
    assert offers(engine.do(SAVE, 6000)) == [("c2", "1001")]


def test_asterisks_own_queue_leaves_the_seat_alone_meanwhile() -> None:
    engine = talking()
    mirrored = [e for e in engine.do(SIGN_OUT, 3000) if isinstance(e, MirrorSeat)]
    assert [m.paused for m in mirrored] == [True]
    engine.tell(events.CallEnded("c1"), 4000)
    effects = engine.do(SAVE, 5000)
    assert not [e for e in effects if isinstance(e, MirrorSeat)]
    assert UnmirrorSeat("1001", ("general", "labour")) in effects


def test_an_unknown_reason_is_not_kept() -> None:
    engine = talking()
    with pytest.raises(NotFound, match="reason_unknown"):
        engine.do(commands.SetNotReady(1, "nap"), 3000)
    assert now_at(engine) == (SeatState.TALKING, "call", None)


@pytest.mark.parametrize(
    ("wish", "pending", "left"),
    [(SIGN_OUT, Pending.SIGN_OUT, "sign_out"), (MOVE, Pending.MOVE, "taken_over")],
)
def test_it_outlives_the_gateway(wish: commands.Command, pending: Pending, left: str) -> None:
    before = talking()
    (fact,) = facts(before.do(wish, 3000))
    engine = new_engine(connected=False)
    engine.restore((fact,), (before.world.calls["c1"].record(),), 3000)
    assert now_at(engine) == (SeatState.TALKING, "call", pending)
    engine.reconcile(SwitchSnapshot(0, (), EMPTY.phones, ()), 9000)
    assert now_at(engine) == (SeatState.ACW, "call", pending)
    engine.do(SAVE, 9500)
    assert now_at(engine) == (SeatState.SIGNED_OUT, left, None)
