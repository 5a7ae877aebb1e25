"""The estimate that a waiting caller gets, and how it compares with the wait."""

from cti_gateway.core import events
from cti_gateway.core.commands import SaveWrapUp, SetReady
from cti_gateway.core.effects import Effect, Write
from cti_gateway.core.records import CallFact
from tests.support.engines import arrive, new_engine, seat_ready


def facts(effects: list[Effect], kind: str) -> list[CallFact]:
    written = (e.record for e in effects if isinstance(e, Write))
    return [record for record in written if isinstance(record, CallFact) and record.kind == kind]


def test_who_waits_is_estimated_at_the_start_and_compared_at_the_end() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    assert facts(arrive(engine, "c0", 0), "queued") == []
    (answer,) = facts(engine.tell(events.SeatAnswered("c0", "1001"), 0), "answered")
    assert answer.detail == {}
    (queued,) = facts(arrive(engine, "c1", 10_000), "queued")
    assert queued.detail == {"queue": "general", "position": "1", "estimated_ms": "180000"}
    engine.tell(events.CallEnded("c0"), 60_000)
    engine.do(SaveWrapUp(1, "c0", "RESOLVED"), 70_000)
    (answer,) = facts(engine.tell(events.SeatAnswered("c1", "1001"), 75_000), "answered")
    assert answer.detail == {
        "queue": "general",
        "waited_ms": "65000",
        "serving": "1",
        "estimated_ms": "180000",
    }
    assert engine.world.rate("general").handling_ms == 70_000
    assert engine.world.rate("general").effort_ms == 65_000


def test_without_seats_nothing_is_estimated() -> None:
    engine = new_engine()
    (queued,) = facts(arrive(engine, "c1", 0), "queued")
    assert queued.detail == {"queue": "general", "position": "1"}
    seat_ready(engine, "01", 1, 5_000)
    (answer,) = facts(engine.tell(events.SeatAnswered("c1", "1001"), 6_000), "answered")
    assert answer.detail == {"queue": "general", "waited_ms": "6000", "serving": "1"}


def test_who_gives_up_teaches_patience() -> None:
    engine = new_engine()
    arrive(engine, "c1", 0)
    engine.tell(events.CallEnded("c1"), 30_000)
    rate = engine.world.rate("general")
    assert (rate.gave_up, rate.waited_ms) == (1, 30_000)


def test_a_missed_offer_is_no_second_start() -> None:
    engine = new_engine()
    arrive(engine, "c1", 0)
    seat_ready(engine, "01", 1, 5_000)
    engine.tell(events.OfferEnded("c1", "1001", events.OfferResult.NO_ANSWER), 25_000)
    assert facts(engine.tell(events.CallWaiting("c1"), 25_100), "queued") == []
    engine.do(SetReady(1), 30_000)
    (answer,) = facts(engine.tell(events.SeatAnswered("c1", "1001"), 31_000), "answered")
    assert answer.detail["waited_ms"] == "31000"
