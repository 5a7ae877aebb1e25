"""The ringing phone is told to answer, in the engine alone."""

import pytest

from cti_gateway.core import commands, events
from cti_gateway.core.conversation import Target, TargetKind
from cti_gateway.core.effects import AnswerPhone, Effect, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import Refused
from cti_gateway.core.pickup import Pickup
from cti_gateway.core.records import SeatFact, SeatState
from tests.support.engines import arrive, new_engine, seat_ready
from tests.unit.test_ringing import engine_with


@pytest.fixture
def engine() -> Engine:
    """Seat 01 rings for c1 since 1000."""
    engine = answering(new_engine())
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    engine.tell(events.OfferStarted("c1", "1001"), 1000)
    return engine


def answering(engine: Engine) -> Engine:
    engine.world.answers_phones = True
    return engine


def answer(engine: Engine, now: int = 2000, *, agent: int = 1, call: str = "c1") -> list[Effect]:
    return engine.do(commands.AnswerCall(agent, call), now)


def told(effects: list[Effect]) -> list[AnswerPhone]:
    return [effect for effect in effects if isinstance(effect, AnswerPhone)]


def facts(effects: list[Effect]) -> list[tuple[str, str, SeatState]]:
    written = [effect.record for effect in effects if isinstance(effect, Write)]
    return [(fact.kind, fact.actor, fact.state) for fact in written if isinstance(fact, SeatFact)]


def refusal(engine: Engine, **asked: object) -> str:
    with pytest.raises(Refused) as error:
        answer(engine, **asked)  # type: ignore[arg-type]
    assert engine.world.effects == []
    return error.value.code


def test_the_phone_is_told_once_and_its_answer_makes_it_true(engine: Engine) -> None:
    effects = answer(engine)
    assert told(effects) == [AnswerPhone("c1", "1001")]
    assert facts(effects) == [("answer_asked", "agent:1", SeatState.RINGING)]
    assert answer(engine, 2500) == [], "as it was asked for already"
    assert engine.next_deadline() == 5000
    engine.tell(events.SeatAnswered("c1", "1001"), 3000)
    assert engine.world.seats["01"].state is SeatState.TALKING
    assert engine.world.pickups == {}
    assert facts(engine.expire(5000)) == []


def test_a_phone_that_rings_on_is_picked_up_by_hand(engine: Engine) -> None:
    answer(engine)
    assert facts(engine.expire(5000)) == [("answer_unconfirmed", "engine", SeatState.RINGING)]
    assert engine.world.pickups == {"01": Pickup("01", None, "answer_unconfirmed")}
    assert told(answer(engine, 6000)) == [AnswerPhone("c1", "1001")], "a new try"
    assert engine.world.pickups == {"01": Pickup("01", 9000)}


def test_asterisk_could_not_tell_the_phone(engine: Engine) -> None:
    engine.tell(events.AnswerFailed("c1", "1001"), 1500)
    assert engine.world.pickups == {}, "nobody had asked"
    answer(engine)
    effects = engine.tell(events.AnswerFailed("c1", "1001"), 2100)
    assert facts(effects) == [("answer_refused", "engine", SeatState.RINGING)]
    assert engine.expire(5000) == []
    assert engine.world.pickups["01"].trouble == "answer_refused"
    assert facts(engine.tell(events.AnswerFailed("c1", "9999"), 2200)) == []


def test_what_is_refused(engine: Engine) -> None:
    assert refusal(engine, agent=2) == "agent_not_seated"
    assert refusal(engine, call="c9") == "call_unknown"
    seat_ready(engine, "02", 2, 1000)
    assert refusal(engine, agent=2) == "nothing_rings"
    engine.tell(events.SwitchLost("ami_timeout"), 1500)
    assert refusal(engine) == "pbx_down"
    engine.world.answers_phones = False
    assert refusal(engine) == "answer_off"


def test_who_is_second_is_told_so() -> None:
    engine = answering(engine_with())
    arrive(engine, "c1", 1000)
    assert told(answer(engine, agent=2)) == [AnswerPhone("c1", "1002")]
    engine.tell(events.SeatAnswered("c1", "1001"), 2500)
    assert engine.world.pickups == {}
    assert refusal(engine, agent=2) == "answered_elsewhere"
    assert answer(engine, agent=1) == [], "has done so by hand"
    engine.tell(events.SeatHungUp("c1", "1001"), 3000)
    assert refusal(engine, agent=1) == "nothing_rings"


def test_a_colleague_who_asks_is_answered_too(engine: Engine) -> None:
    engine.tell(events.SeatAnswered("c1", "1001", "PJSIP/1001-1"), 2000)
    seat_ready(engine, "02", 2, 2000)
    engine.do(commands.ConsultCall(1, "c1", Target(TargetKind.SEAT, "02")), 3000)
    assert told(answer(engine, 3500, agent=2)) == [AnswerPhone("c1", "1002")]


def test_a_call_out_begins_with_the_own_phone(engine: Engine) -> None:
    engine.world.dials_out = True
    seat_ready(engine, "02", 2, 2000)
    engine.tell(events.PhoneChanged("1002", events.PhoneState.IDLE), 2000)
    engine.do(commands.Dial(2, "13900001234"), 3000)
    (out,) = [call for call in engine.world.calls if call.startswith("out")]
    assert told(answer(engine, 3500, agent=2, call=out)) == [AnswerPhone(out, "1002")]
    engine.tell(events.SeatAnswered(out, "1002"), 4000)
    assert refusal(engine, agent=2, call=out) == "nothing_rings", "the number outside does"
