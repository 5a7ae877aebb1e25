"""Signing in where it is rostered: refusals, standing by, moving, and what a lead permits."""

import pytest

from cti_gateway.core import commands, events
from cti_gateway.core.attendance.admission import AdmissionRules
from cti_gateway.core.commands import PermitPresence, SetReady, SignIn, SignOut, UndoSignIn
from cti_gateway.core.effects import Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import Conflict, Forbidden, NotFound, Refused
from cti_gateway.core.people import Agent
from cti_gateway.core.records import PresencePermit, SeatFact, SeatState
from cti_gateway.core.roster.assigned import Assignment
from tests.support.engines import AGENTS, QUEUES, SEATS, arrive, seat_ready
from tests.support.shifts import LI, MINUTE, NOON, ZHANG, T, facts, rostered, told

IP = "127.0.0.1"
BEFORE_NOON = NOON - 2 * MINUTE


def refused(engine: Engine, command: commands.Command, now: int) -> str:
    before = repr(engine.world)
    with pytest.raises(Refused) as caught:
        engine.do(command, now)
    assert repr(engine.world) == before
    return caught.value.code


def incoming() -> Engine:
    """张三 works at seat 02, and 李四, who has it next, stands by."""
    engine = rostered(ZHANG, LI)
    seat_ready(engine, "02", 1, T)
    engine.do(SignIn("02", 2, IP), BEFORE_NOON)
    return engine


def test_who_is_not_assigned_is_refused_and_who_is_in_already_is_not() -> None:
    engine = rostered(ZHANG, LI)
    assert refused(engine, SignIn("02", 3, IP), T) == "shift_not_yours"
    engine.do(SignIn("02", 1, IP), T)
    assert (
        told(engine.do(SignIn("02", 1, IP), NOON + MINUTE))
        == told(engine.take_roster((), NOON + MINUTE))
        == []
    )


def test_a_refused_sign_in_is_told_of_the_person_and_leaves_the_seat_as_it_is() -> None:
    engine = rostered(ZHANG)
    engine.do(SignIn("02", 1, IP), T)
    effects = engine.do(commands.NoteRefusedSignIn(2, "02", "seat_occupied"), T + 1)
    assert told(effects) == [("sign_in_refused", 2, "seat_occupied")]
    assert engine.do(commands.NoteRefusedSignIn(2, "99", "seat_unknown"), T + 1) == []
    assert engine.do(commands.NoteRefusedSignIn(99, "02", "forbidden"), T + 1) == []


def test_who_has_the_seat_next_stands_by_and_gets_it_when_it_is_left() -> None:
    engine = incoming()
    seat = engine.world.seats["02"]
    assert seat.agent == AGENTS[0] and seat.standby == AGENTS[1]
    assert engine.world.whereabouts(2) is seat and engine.world.seat_of(2) is None
    assert refused(engine, SetReady(2), BEFORE_NOON) == "agent_not_seated"
    assert engine.do(SignIn("02", 2, IP), BEFORE_NOON) == []
    effects = engine.do(SignOut(1), NOON)
    assert told(effects) == [
        ("sign_out", 1, "sign_out"),
        ("standby_left", 2, "standby"),
        ("sign_in", 2, "standby"),
    ]
    assert (seat.agent, seat.standby, seat.state) == (AGENTS[1], None, SeatState.NOT_READY)
    assert engine.do(SetReady(2), NOON)


def test_one_stands_by_at_most_and_nobody_who_does_not_have_it_next() -> None:
    engine = rostered(ZHANG, LI, Assignment(NOON, LI.until, "02", 3, "王五", "A"))
    seat_ready(engine, "02", 1, T)
    engine.do(SignIn("02", 2, IP), BEFORE_NOON)
    assert refused(engine, SignIn("02", 3, IP), BEFORE_NOON) == "standby_taken"
    anyone = rostered(ZHANG, LI, rules=AdmissionRules())
    seat_ready(anyone, "02", 1, T)
    assert refused(anyone, SignIn("02", 3, IP), BEFORE_NOON) == "seat_occupied"
    assert told(anyone.do(SignIn("02", 2, IP), BEFORE_NOON)) == [("standby", 2, "sign_in")]


def test_standing_by_ends_by_signing_out_by_undoing_and_with_the_account() -> None:
    engine = incoming()
    assert told(engine.do(SignOut(2), BEFORE_NOON)) == [("standby_left", 2, "sign_out")]
    engine.do(SignIn("02", 2, IP), BEFORE_NOON)
    assert told(engine.do(UndoSignIn(2), BEFORE_NOON)) == [("standby_left", 2, "not_durable")]
    engine.do(SignIn("02", 2, IP), BEFORE_NOON)
    effects = engine.configure(seats=SEATS, queues=QUEUES, agents=[AGENTS[0], AGENTS[2]], now=BEFORE_NOON)
    assert told(effects) == [("standby_left", 2, "account_closed")]
    with pytest.raises(Conflict, match="agent_not_seated"):
        engine.do(UndoSignIn(2), BEFORE_NOON)
    with pytest.raises(Conflict, match="agent_not_seated"):
        engine.do(SignOut(2), BEFORE_NOON)


def test_a_second_seat_is_refused_unless_the_person_moves() -> None:
    engine = rostered(rules=AdmissionRules())
    seat_ready(engine, "01", 1, 0)
    assert refused(engine, SignIn("02", 1, IP), 1) == "agent_already_seated"
    effects = engine.do(SignIn("02", 1, IP, take_over=True), 2)
    assert told(effects) == [("sign_out", 1, "taken_over"), ("sign_in", 1, "take_over")]
    instants = {fact.at for fact in facts(effects)}
    assert instants == {2} and engine.world.seat_of(1) is engine.world.seats["02"]


def test_nobody_moves_away_from_a_form_nor_asks_in_a_call_for_what_is_not_to_be_had() -> None:
    engine = rostered(rules=AdmissionRules())
    seat_ready(engine, "01", 1, 0)
    seat_ready(engine, "03", 3, 0)
    arrive(engine, "c1", 1)
    move = SignIn("02", 1, IP, take_over=True)
    assert refused(engine, SignIn("02", 1, IP), 2) == "agent_already_seated"
    assert refused(engine, SignIn("03", 1, IP, take_over=True), 2) == "seat_occupied"
    engine.tell(events.SeatAnswered("c1", "1001"), 3)
    engine.tell(events.CallEnded("c1"), 4)
    assert refused(engine, move, 5) == "wrap_up_unsaved"


def test_who_stands_by_may_move_too() -> None:
    engine = incoming()
    engine.do(PermitPresence(3, 2, "03", 60, "顶班"), BEFORE_NOON)
    assert refused(engine, SignIn("03", 2, IP), BEFORE_NOON) == "agent_already_seated"
    effects = engine.do(SignIn("03", 2, IP, take_over=True), BEFORE_NOON)
    assert told(effects) == [("standby_left", 2, "taken_over"), ("sign_in", 2, "permitted")]


def test_a_lead_lets_somebody_work_outside_the_roster() -> None:
    engine = rostered(ZHANG)
    effects = engine.do(PermitPresence(3, 2, "02", 60, "人手不足"), T)
    assert [e.record for e in effects if isinstance(e, Write)] == [
        PresencePermit(T, T + 60 * MINUTE, "02", 2, "agent:3", "人手不足")
    ]
    assert told(engine.do(SignIn("02", 2, IP), T + 1)) == [("sign_in", 2, "permitted")]
    assert refused(engine, PermitPresence(3, 3, "02", 60, "自己"), T) == "permit_for_oneself"
    assert refused(engine, PermitPresence(3, 9, "02", 60, "谁"), T) == "agent_unknown"
    assert refused(engine, PermitPresence(3, 2, "99", 60, "哪"), T) == "seat_unknown"


def test_a_deactivated_person_is_neither_admitted_nor_permitted() -> None:
    engine = rostered(ZHANG)
    gone = Agent(1, "zhang", "张三", AGENTS[0].role, active=False)
    engine.configure(seats=SEATS, queues=QUEUES, agents=[gone, *AGENTS[1:]], now=T)
    with pytest.raises(Forbidden, match="forbidden"):
        engine.do(SignIn("02", 1, IP), T)
    with pytest.raises(NotFound, match="agent_unknown"):
        engine.do(PermitPresence(3, 1, "02", 5, "离职"), T)


def test_who_stood_by_still_does_after_a_restart() -> None:
    engine = incoming()
    holder = engine.world.seats["02"].fact
    assert holder is not None
    standby = SeatFact(BEFORE_NOON, "02", "standby", holder.state, "sign_in", "agent:2", 2, None)
    again = rostered(ZHANG, LI)
    again.restore((holder, standby), (), BEFORE_NOON)
    again.take_roster((ZHANG, LI), BEFORE_NOON + 1)
    seat = again.world.seats["02"]
    assert seat.agent == AGENTS[0] and seat.standby == AGENTS[1]
    assert seat.state is SeatState.READY and again.next_deadline() == NOON
    left = SeatFact(BEFORE_NOON, "02", "standby_left", holder.state, "sign_out", "agent:2", 2, None)
    again.restore((holder, left), (), BEFORE_NOON)
    assert seat.standby is None
