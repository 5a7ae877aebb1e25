"""Ring-all: several seats ring for one call, the first that answers has it."""

import pytest

from cti_gateway.core import events
from cti_gateway.core.effects import Effect, OfferCall, ReturnToLine, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.events import OfferResult
from cti_gateway.core.people import Agent, Queue, Role, Seat
from cti_gateway.core.records import CallFact, CallState, SeatFact, SeatState
from cti_gateway.core.ringing import EXTENSION_CHARS
from cti_gateway.core.snapshot import Place, SeenCall, SwitchSnapshot
from tests.support.engines import EMPTY, SEATS, arrive, new_engine, seat_ready

LINE = Queue("general", "综合", ("12333",), strategy="ring_all", ring_all_limit=3)
PEOPLE = tuple(Agent(n, f"a{n}", f"坐席{n}", Role.AGENT) for n in (1, 2, 3))


def engine_with(line: Queue = LINE, people: tuple[Agent, ...] = PEOPLE) -> Engine:
    """Three seats, ready one after the other: 03 first."""
    engine = new_engine()
    engine.configure(seats=SEATS, queues=[line], agents=people, now=0)
    for at, (number, agent) in enumerate((("03", 3), ("02", 2), ("01", 1)), 1):
        seat_ready(engine, number, agent, at)
    return engine


def sent(effects: list[Effect]) -> list[tuple[str, ...]]:
    """The extensions of each offer."""
    return [(e.extension, *e.others) for e in effects if isinstance(e, OfferCall)]


def seats(effects: list[Effect]) -> list[tuple[str, str, str]]:
    """What is written of seats: which, what, why."""
    records = [effect.record for effect in effects if isinstance(effect, Write)]
    return [(fact.seat, fact.kind, fact.cause) for fact in records if isinstance(fact, SeatFact)]


def states(engine: Engine) -> dict[str, SeatState]:
    return {number: seat.state for number, seat in engine.world.seats.items()}


def test_all_ring_and_the_first_that_answers_has_the_call() -> None:
    engine = engine_with()
    effects = arrive(engine, "c1", 1000)
    assert sent(effects) == [("1003", "1002", "1001")]
    assert seats(effects) == [(number, "offered", "offer") for number in ("03", "02", "01")]
    facts = [e.record for e in effects if isinstance(e, Write) and isinstance(e.record, CallFact)]
    assert facts[-1].detail == {"why": "ring_all", "ready_since": "1", "with": "02 01"}
    answered = engine.tell(events.SeatAnswered("c1", "1002"), 3000)
    assert seats(answered) == [
        ("03", "withdrawn", "answered_elsewhere"),
        ("01", "withdrawn", "answered_elsewhere"),
        ("02", "answered", "call"),
    ]
    call = engine.world.calls["c1"]
    assert (call.state, call.seat, call.agent_id, call.company) == (CallState.TALKING, "02", 2, ())
    assert sent(arrive(engine, "c2", 4000)) == [("1001", "1003")], "who was let go is free, since then"


def test_nobody_answers_and_each_has_missed_it() -> None:
    engine = engine_with()
    arrive(engine, "c1", 1000)
    effects = engine.tell(events.OfferEnded("c1", "1003", OfferResult.NO_ANSWER), 21_000)
    assert seats(effects) == [(number, "missed", "rona") for number in ("03", "02", "01")]
    assert set(states(engine).values()) == {SeatState.NOT_READY}


def test_who_refuses_rings_no_more_and_the_others_do() -> None:
    engine = engine_with()
    arrive(engine, "c1", 1000)
    effects = engine.tell(events.SeatDeclined("c1", "1003", OfferResult.BUSY), 2000)
    assert seats(effects) == [("03", "missed", "refused")]
    assert states(engine)["01"] is states(engine)["02"] is SeatState.RINGING
    engine.tell(events.SeatDeclined("c1", "1001", OfferResult.UNREACHABLE), 2000)
    assert engine.tell(events.SeatDeclined("c1", "1002", OfferResult.BUSY), 2001) == [], (
        "the offer's end says it"
    )
    assert engine.tell(events.SeatDeclined("c1", "9999", OfferResult.BUSY), 2001) == []
    ended = engine.tell(events.OfferEnded("c1", "1003", OfferResult.BUSY), 2002)
    assert seats(ended) == [("02", "missed", "refused")]
    assert engine.world.calls["c1"].state is CallState.ENTERING


def test_a_ringing_whose_end_never_comes_is_missed_by_each_too() -> None:
    engine = engine_with()
    arrive(engine, "c1", 1000)
    engine.tell(events.OfferStarted("c1", "1003"), 1010)
    effects = engine.expire(27_000)
    assert [seat for seat, kind, _ in seats(effects) if kind == "missed"] == ["03", "02", "01"]
    assert any(isinstance(effect, ReturnToLine) for effect in effects)


def test_the_caller_gives_up_and_nobody_is_blamed() -> None:
    engine = engine_with()
    arrive(engine, "c1", 1000)
    assert {cause for _, _, cause in seats(engine.tell(events.CallEnded("c1"), 2000))} == {"caller_gone"}
    assert set(states(engine).values()) == {SeatState.READY}


def test_an_offer_that_was_lost_is_made_again_to_all() -> None:
    engine = engine_with()
    arrive(engine, "c1", 1000)
    engine.tell(events.RedirectAnswered("c1"), 1000)
    assert sent(engine.expire(1300)) == [("1003", "1002", "1001")]


@pytest.mark.parametrize(("limit", "rung"), [(1, ("1003",)), (2, ("1003", "1002"))])
def test_no_more_ring_than_may(limit: int, rung: tuple[str, ...]) -> None:
    engine = engine_with(Queue("general", "综合", ("12333",), strategy="ring_all", ring_all_limit=limit))
    assert sent(arrive(engine, "c1", 1000)) == [rung]


def test_backups_ring_with_the_others_but_after_them() -> None:
    people = (PEOPLE[0], Agent(2, "a2", "", Role.AGENT, ("x",), backup_queues=("general",)), PEOPLE[2])
    line = Queue("general", "综合", ("12333",), strategy="ring_all", ring_all_limit=2, backup_after_s=0)
    assert sent(arrive(engine_with(line, people), "c1", 1000)) == [("1003", "1001")]


def test_no_more_ring_than_one_extension_of_the_dialplan_can_name() -> None:
    engine = new_engine()
    places = [Seat(str(n), f"{n:020d}") for n in range(1, 6)]
    people = [Agent(n, f"a{n}", "", Role.AGENT) for n in range(1, 6)]
    engine.configure(seats=places, queues=[Queue("general", "", strategy="ring_all")], agents=people, now=0)
    for place, person in zip(places, people, strict=True):
        engine.tell(events.PhoneChanged(place.extension, events.PhoneState.IDLE), 0)
        seat_ready(engine, place.number, person.id, person.id)
    (rung,) = sent(arrive(engine, "c1", 1000))
    assert len(rung) == 3 and len("-".join(rung)) <= EXTENSION_CHARS
    assert states(engine)["4"] is SeatState.READY


def restarted(place: Place, extension: str) -> Engine:
    """The gateway was away while three seats rang."""
    before = engine_with()
    arrive(before, "c1", 1000)
    facts = tuple(
        SeatFact(1000, s.place.number, "offered", s.state, "offer", "engine", s.agent.id, "c1")
        for s in before.world.seats.values()
        if s.agent is not None
    )
    engine = new_engine(connected=False)
    engine.configure(seats=SEATS, queues=[LINE], agents=PEOPLE, now=0)
    engine.restore(facts, (before.world.calls["c1"].record(),), 1000)
    seen = SeenCall("c1", "PJSIP/x", "139", "", "12333", "general", place, extension, talked_ms=500)
    engine.reconcile(SwitchSnapshot(0, (seen,), EMPTY.phones, ()), 3000)
    return engine


def test_after_a_restart_all_go_on_ringing() -> None:
    engine = restarted(Place.OFFER, "1001")
    assert set(states(engine).values()) == {SeatState.RINGING}
    engine.tell(events.SeatAnswered("c1", "1001"), 4000)
    assert states(engine) == {"01": SeatState.TALKING, "02": SeatState.READY, "03": SeatState.READY}


def test_after_a_restart_one_may_talk_and_the_others_are_free() -> None:
    engine = restarted(Place.TALKING, "1002")
    assert states(engine) == {"01": SeatState.READY, "02": SeatState.TALKING, "03": SeatState.READY}
    assert engine.world.calls["c1"].agent_id == 2
