"""What is said to whom, and when."""

from dataclasses import replace

from cti_gateway.core import events
from cti_gateway.core.commands import SetNotReady, SetReady
from cti_gateway.core.effects import Announce, Effect
from cti_gateway.core.engine import Engine
from cti_gateway.core.overflow_rules import read_overflow
from cti_gateway.core.people import Queue
from tests.support.engines import AGENTS, QUEUES, SEATS, arrive, new_engine, offers, seat_ready

GENERAL, LABOUR = QUEUES
TELLING = replace(GENERAL, announce_every_s=10, say_position=True, say_wait=True)


def engine_with(general: Queue, labour: Queue = LABOUR) -> Engine:
    engine = new_engine()
    engine.configure(seats=SEATS, queues=[general, labour], agents=AGENTS, now=0)
    return engine


def said(effects: list[Effect]) -> list[tuple[str, int | None, int | None, str]]:
    return [(e.call_id, e.position, e.minutes, e.message) for e in effects if isinstance(e, Announce)]


def busy(general: Queue) -> Engine:
    """One seat serves, and talks."""
    engine = engine_with(general)
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c0", 0)
    engine.tell(events.SeatAnswered("c0", "1001"), 0)
    return engine


def test_place_and_minutes_are_said_at_their_pace() -> None:
    engine = busy(TELLING)
    arrive(engine, "c1", 1000)
    arrive(engine, "c2", 3000)
    assert engine.next_deadline() == 11_000
    assert said(engine.expire(10_999)) == []
    assert said(engine.expire(11_000)) == [("c1", 1, 3, "")]
    assert said(engine.expire(13_000)) == [("c2", 2, 6, "")]
    engine.tell(events.CallEnded("c1"), 14_000)
    assert said(engine.expire(21_000)) == []
    assert [(call, place) for call, place, *_ in said(engine.expire(23_000))] == [("c2", 1)]


def test_only_what_is_asked_for_is_said() -> None:
    for general, expected in (
        (replace(TELLING, say_wait=False), [("c1", 1, None, "")]),
        (replace(TELLING, say_position=False), [("c1", None, 3, "")]),
        (replace(TELLING, say_position=False, say_wait=False), []),
        (replace(TELLING, announce_every_s=0), []),
        (replace(GENERAL, periodic_message="m", periodic_every_s=10), [("c1", None, None, "m")]),
        (replace(TELLING, periodic_message="m", periodic_every_s=10), [("c1", 1, 3, "m")]),
    ):
        engine = busy(general)
        arrive(engine, "c1", 1000)
        assert said(engine.expire(11_000)) == expected


def test_no_wait_is_promised_while_no_seat_serves() -> None:
    engine = engine_with(replace(TELLING, say_position=False))
    arrive(engine, "c1", 0)
    assert said(engine.expire(10_000)) == []
    assert engine.next_deadline() == 20_000


def test_nothing_is_said_to_whom_is_offered_and_the_pace_begins_anew() -> None:
    engine = engine_with(TELLING)
    seat_ready(engine, "01", 1, 0)
    engine.do(SetNotReady(1, "break"), 0)
    arrive(engine, "c1", 0)
    assert offers(engine.do(SetReady(1), 9_000)) == [("c1", "1001")]
    engine.tell(events.OfferStarted("c1", "1001"), 9_010)
    assert said(engine.expire(10_000)) == []
    engine.tell(events.OfferEnded("c1", "1001", events.OfferResult.NO_ANSWER), 15_000)
    engine.tell(events.CallWaiting("c1"), 15_100)
    assert said(engine.expire(25_099)) == []
    assert said(engine.expire(25_100)) == [("c1", 1, None, "")]


def test_an_instant_that_brings_an_offer_brings_no_announcement() -> None:
    queue = replace(TELLING, backup_after_s=10)
    engine = new_engine()
    backup = replace(AGENTS[0], queues=("labour",), backup_queues=("general",))
    engine.configure(seats=SEATS, queues=[queue, LABOUR], agents=[backup], now=0)
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 0)
    effects = engine.expire(10_000)
    assert (offers(effects), said(effects)) == ([("c1", "1001")], [])


def test_who_moves_to_another_queue_is_told_by_its_pace() -> None:
    moving = replace(TELLING, overflow=(read_overflow("while: waited > 5 s -> queue labour"),))
    engine = engine_with(moving, replace(LABOUR, periodic_message="m", periodic_every_s=7))
    arrive(engine, "c1", 0)
    engine.expire(5_001)
    assert said(engine.expire(10_000)) == []
    assert said(engine.expire(12_001)) == [("c1", None, None, "m")]


def test_nothing_is_said_while_asterisk_is_away() -> None:
    engine = busy(TELLING)
    arrive(engine, "c1", 1000)
    engine.tell(events.SwitchLost("cut"), 2000)
    assert said(engine.expire(11_000)) == []
