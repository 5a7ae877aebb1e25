"""The configured world changes while people work in it."""

from dataclasses import replace

from cti_gateway.core import commands, events
from cti_gateway.core.effects import MirrorSeat, UnmirrorSeat, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.events import PhoneState
from cti_gateway.core.people import Agent, Queue, Seat
from cti_gateway.core.records import SeatFact, SeatState
from tests.support.engines import AGENTS, QUEUES, SEATS, arrive, new_engine, offers, seat_ready

ZHANG, *OTHERS = AGENTS


def configure(
    engine: Engine,
    now: int,
    *,
    seats: tuple[Seat, ...] = SEATS,
    queues: tuple[Queue, ...] = QUEUES,
    agents: tuple[Agent, ...] = AGENTS,
) -> list[object]:
    return list(engine.configure(seats=seats, queues=queues, agents=agents, now=now))


def test_a_seat_added_while_running_knows_its_phone() -> None:
    engine = new_engine()
    engine.tell(events.PhoneChanged("1009", PhoneState.IDLE), 0)
    configure(engine, 10, seats=(*SEATS, Seat("09", "1009")))
    seat_ready(engine, "09", 1, 20)
    assert offers(arrive(engine, "c1", 1000)) == [("c1", "1009")]


def test_a_free_seat_takes_its_new_phone_at_once_and_a_held_one_when_released() -> None:
    engine = new_engine()
    engine.tell(events.PhoneChanged("1008", PhoneState.IN_USE), 0)
    seat_ready(engine, "01", 1, 0)
    moved = (Seat("01", "1009"), Seat("02", "1008"))
    configure(engine, 10, seats=moved)
    first, second = engine.world.seats["01"], engine.world.seats["02"]
    assert (first.place.extension, first.phone) == ("1001", PhoneState.IDLE)
    assert (second.place.extension, second.phone) == ("1008", PhoneState.IN_USE)
    assert "03" not in engine.world.seats
    engine.do(commands.SignOut(1), 20)
    configure(engine, 30, seats=moved)
    assert engine.world.seats["01"].phone is PhoneState.UNREACHABLE


def test_a_seat_that_is_removed_while_held_goes_when_it_is_released() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    configure(engine, 10, seats=())
    assert list(engine.world.seats) == ["01"]
    engine.do(commands.SignOut(1), 20)
    configure(engine, 30, seats=())
    assert engine.world.seats == {}


def test_new_skills_of_who_is_signed_in_count_at_once() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    effects = configure(engine, 10, agents=(replace(ZHANG, queues=("labour",)), *OTHERS))
    assert effects[:2] == [
        UnmirrorSeat("1001", ("general", "labour")),
        MirrorSeat("1001", "张三", ("labour",), False),
    ]
    assert offers(arrive(engine, "c1", 1000)) == []
    assert offers(arrive(engine, "c2", 1000, did="12334")) == [("c2", "1001")]


def test_whose_account_is_closed_is_signed_out_once_free_of_calls() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c1", 1000)
    engine.tell(events.SeatAnswered("c1", "1001"), 2000)
    closed = (replace(ZHANG, active=False), *OTHERS)
    assert configure(engine, 3000, agents=closed) == []
    engine.tell(events.CallEnded("c1"), 4000)
    engine.do(commands.SaveWrapUp(1, "c1", "RESOLVED"), 5000)
    assert offers(arrive(engine, "c2", 5100)) == [], "ready, but no longer valid"
    effects = configure(engine, 6000, agents=closed)
    facts = [e.record for e in effects if isinstance(e, Write) and isinstance(e.record, SeatFact)]
    assert [(f.kind, f.cause, f.actor, f.agent_id) for f in facts] == [
        ("sign_out", "account_closed", "engine", 1)
    ]
    assert engine.world.seats["01"].state is SeatState.SIGNED_OUT


def test_who_is_no_longer_known_counts_as_closed() -> None:
    engine = new_engine()
    seat_ready(engine, "01", 1, 0)
    configure(engine, 10, agents=tuple(OTHERS))
    assert engine.world.seats["01"].agent is None


def test_a_number_of_no_queue_goes_where_the_dialplan_says_or_to_the_first() -> None:
    world = new_engine().world
    assert world.queue_for("12334", "general") == "labour"
    assert world.queue_for("99999", "labour") == "labour"
    assert world.queue_for("99999", "abolished") == "general"
    world.queues["general"] = replace(world.queues["general"], retired=True)
    assert world.queue_for("99999", "general") == world.queue_for("99999", "abolished") == "labour"
    world.queues = {}
    assert world.queue_for("99999", "abolished") == "abolished"
