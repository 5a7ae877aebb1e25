"""Calls missed in a row: when they take the seat out, and what makes them forgotten."""

import pytest

from cti_gateway.core import commands, events
from cti_gateway.core.effects import Effect, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.events import OfferResult
from cti_gateway.core.records import SeatFact, SeatState
from cti_gateway.core.seat import SeatRules
from tests.support.engines import arrive, new_engine, offers, seat_ready


def rung(misses_allowed: int) -> Engine:
    engine = new_engine()
    engine.world.rules = SeatRules(misses_allowed=misses_allowed)
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    return engine


def miss(engine: Engine, call: str, now: int, result: OfferResult = OfferResult.NO_ANSWER) -> list[Effect]:
    return engine.tell(events.OfferEnded(call, "1001", result), now)


def missed_facts(effects: list[Effect]) -> list[tuple[str, SeatState, str, str | None, str]]:
    records = [e.record for e in effects if isinstance(e, Write) and isinstance(e.record, SeatFact)]
    return [(f.kind, f.state, f.cause, f.call_id, f.missed) for f in records if f.kind.startswith("missed")]


@pytest.mark.parametrize(
    ("result", "cause"),
    [
        (OfferResult.NO_ANSWER, "rona"),
        (OfferResult.BUSY, "refused"),
        (OfferResult.UNREACHABLE, "phone_unreachable"),
    ],
)
def test_one_miss_is_enough_by_default_and_its_cause_is_kept(result: OfferResult, cause: str) -> None:
    engine = rung(SeatRules().misses_allowed)
    effects = miss(engine, "c1", 2000, result)
    assert missed_facts(effects) == [("missed", SeatState.NOT_READY, cause, "c1", "c1")]
    assert offers(effects) == []


def test_fewer_misses_than_allowed_put_the_seat_at_the_end_of_those_who_are_free() -> None:
    engine = rung(2)
    seat_ready(engine, "02", 2, 1500)
    effects = miss(engine, "c1", 2000)
    assert missed_facts(effects) == [("missed_ready", SeatState.READY, "rona", "c1", "c1")]
    assert offers(engine.tell(events.CallWaiting("c1"), 2100)) == [("c1", "1002")]
    assert offers(arrive(engine, "c2", 3000)) == [("c2", "1001")]
    assert missed_facts(miss(engine, "c2", 4000)) == [
        ("missed", SeatState.NOT_READY, "rona", "c2", "c1 c2"),
    ]


def test_an_answered_call_and_a_sign_in_forget_them() -> None:
    engine = rung(1)
    seat = engine.world.seats["01"]
    miss(engine, "c1", 2000)
    engine.do(commands.SetReady(1), 3000)
    assert seat.missed == ("c1",)
    engine.tell(events.SeatAnswered("c1", "1001"), 4000)
    assert seat.missed == ()
    engine = rung(1)
    seat = engine.world.seats["01"]
    miss(engine, "c1", 2000)
    engine.do(commands.SignOut(1), 3000)
    engine.do(commands.SignIn("01", 1, "127.0.0.1"), 4000)
    assert seat.missed == ()


def test_they_outlive_the_gateway() -> None:
    records = [e.record for e in miss(rung(1), "c1", 2000) if isinstance(e, Write)]
    (fact,) = [r for r in records if isinstance(r, SeatFact)]
    engine = new_engine(connected=False)
    engine.restore((fact,), (), 2000)
    assert engine.world.seats["01"].missed == ("c1",)
