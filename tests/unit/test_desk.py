"""Intents that do not fit are refused whole, with a code that says why."""

import pytest

from cti_gateway.core import commands, events
from cti_gateway.core.commands import Command
from cti_gateway.core.effects import UnmirrorSeat
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import Refused
from cti_gateway.core.records import SeatState
from cti_gateway.messages import CODES
from tests.support.engines import arrive, new_engine, seat_ready


def ringing() -> Engine:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    return engine


def wrapping_up() -> Engine:
    engine = ringing()
    engine.tell(events.SeatAnswered("c1", "1001"), 2000)
    engine.tell(events.CallEnded("c1"), 3000)
    return engine


def refused(engine: Engine, command: Command, code: str) -> None:
    before = repr(engine.world)
    with pytest.raises(Refused, match=code):
        engine.do(command, 9000)
    assert repr(engine.world) == before
    assert code in CODES


def test_who_is_being_rung_answers_first() -> None:
    refused(ringing(), commands.SetReady(1), "seat_state_conflict")


@pytest.mark.parametrize(
    "command", [commands.SignOut(1), commands.SetReady(1), commands.SetNotReady(1, "break")]
)
def test_a_form_is_saved_first(command: Command) -> None:
    refused(wrapping_up(), command, "wrap_up_unsaved")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (commands.SaveWrapUp(1, "c2", "RESOLVED"), "call_unknown"),
        (commands.SaveWrapUp(1, "c1", "NO_SUCH"), "outcome_unknown"),
        (commands.SaveWrapUp(1, "c1", "RESOLVED", then_not_ready="nap"), "reason_unknown"),
        (commands.SaveWrapUp(2, "c1", "RESOLVED"), "agent_not_seated"),
    ],
)
def test_a_form_that_does_not_fit_is_not_saved(command: Command, code: str) -> None:
    refused(wrapping_up(), command, code)


def test_a_form_is_not_saved_before_its_call_is_over() -> None:
    refused(ringing(), commands.SaveWrapUp(1, "c1", "RESOLVED"), "call_unknown")


def test_a_form_can_be_saved_into_a_break() -> None:
    engine = wrapping_up()
    engine.do(commands.SaveWrapUp(1, "c1", "RESOLVED", then_not_ready="break"), 4000)
    seat = engine.world.seats["01"]
    assert (seat.state, seat.cause, seat.actor) == (SeatState.NOT_READY, "break", "agent:1")


def test_a_form_saved_while_the_caller_is_still_there_keeps_the_call() -> None:
    engine = ringing()
    engine.tell(events.SeatAnswered("c1", "1001"), 2000)
    engine.tell(events.SeatHungUp("c1", "1001"), 3000)
    engine.do(commands.SaveWrapUp(1, "c1", "RESOLVED"), 4000)
    assert engine.world.calls["c1"].saved_at == 4000
    engine.tell(events.CallEnded("c1"), 5000)
    assert engine.world.calls == {}
    assert engine.world.seats["01"].state is SeatState.READY


def test_a_sign_in_that_never_was_is_undone_by_the_engine() -> None:
    engine = new_engine()
    engine.do(commands.SignIn("01", 1, "127.0.0.1"), 0)
    effects = engine.do(commands.UndoSignIn(1), 10)
    assert UnmirrorSeat("1001", ("general", "labour")) in effects
    seat = engine.world.seats["01"]
    assert (seat.state, seat.agent, seat.actor) == (SeatState.SIGNED_OUT, None, "engine")
