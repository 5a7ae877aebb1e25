"""A restart forgets nothing: what is read back from what was written is what the killed gateway knew."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from cti_gateway.core import events, relearn
from cti_gateway.core.call import LiveCall
from cti_gateway.core.effects import Effect, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.overflow_rules import read_overflow
from cti_gateway.core.people import Callback, Queue
from cti_gateway.core.records import CallbackRecord, CallFact, CallRecord, Record, SeatFact, Uncovered
from cti_gateway.core.seat import LiveSeat
from tests.property.test_engine_laws import EngineLaws, calls, labours
from tests.support.engines import AGENTS, QUEUES, SEATS, new_engine

RULES = (
    "before: waiting per seat > 1 -> callback",
    "before: no seat -> number 020",
    "while: waited > 10 s -> queue labour",
    "while: longest > 20 s -> message m",
)
OVERFLOWS = replace(QUEUES[0], overflow=tuple(map(read_overflow, RULES)), callback=Callback())


def latest(records: Iterable[Record]) -> dict[tuple[type, str], Record]:
    last: dict[tuple[type, str], Record] = {}
    for record in records:
        if isinstance(record, SeatFact):
            last[SeatFact, record.seat] = record
        elif isinstance(record, CallRecord | CallbackRecord):
            last[type(record), record.call_id] = record
    return last


def of_seat(seat: LiveSeat) -> dict[str, Any]:
    return {
        "state": seat.state,
        "since": seat.since,
        "cause": seat.cause,
        "agent": seat.agent,
        "call": seat.call_id,
        "missed": seat.missed,
        "pending": (seat.pending, seat.pending_reason),
        "acw_until": seat.acw_until,
        "turns": (seat.offered_at, seat.left_at, seat.served),
    }


def of_call(call: LiveCall) -> dict[str, Any]:
    record = call.record()
    stay = call.stay
    return {
        "state": call.state,
        "phases": (record.wait_ms, record.ring_ms, record.talk_ms, record.hold_ms, record.after_ms),
        "who": (call.seat or call.last_seat, record.agent_id),
        "offers": (call.offers, call.offered_at, call.answered_at),
        "queues": (call.queue, stay.earlier, stay.used),
        "stay": stay.since is not None and (stay.since, stay.estimate_ms),
        "end": (call.outcome, call.ended_at),
        "survey": (call.survey_sent_at, call.survey_score),
    }


def forgotten(known: dict[str, Any], read: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {name: (known[name], read[name]) for name in known if known[name] != read[name]}


class RestartLaws(EngineLaws):
    def __init__(self) -> None:
        super().__init__()
        self.engine = Engine(self.engine.world)  # the naive one knows no overflow
        self.written: list[Record] = []

    def took(self, effects: list[Effect]) -> None:
        self.written += [effect.record for effect in effects if isinstance(effect, Write)]

    @initialize(labour=labours)
    def opens(self, labour: Queue) -> None:
        self.engine.world.dials_out = self.engine.world.answers_phones = True
        queues = [OVERFLOWS, labour]
        self.took(self.engine.configure(seats=SEATS, queues=queues, agents=AGENTS, now=self.now))
        for seat, agent in zip(SEATS, AGENTS, strict=True):
            self.gets_ready(seat, agent.id)

    @rule(
        call=calls,
        kind=st.sampled_from([events.AwayStarted, events.OutsideAnswered, events.CallbackAsked]),
    )
    def is_away(self, call: str, kind: type) -> None:
        self.took(self.engine.tell(kind(call), self.now))

    @rule(call=calls, served=st.booleans())
    def is_back(self, call: str, served: bool) -> None:
        self.took(self.engine.tell(events.AwayEnded(call, served, "DONE" if served else "BUSY"), self.now))

    @rule()
    def is_killed(self) -> None:
        world, again = self.engine.world, self.restarted().world
        for number, seat in world.seats.items():
            if seat.fact is not None:
                assert forgotten(of_seat(seat), of_seat(again.seats[number])) == {}, number
        for call_id, call in world.calls.items():
            assert forgotten(of_call(call), of_call(again.calls[call_id])) == {}, call_id
        assert set(again.calls) == set(world.calls)
        assert set(again.callbacks) == set(world.callbacks)

    @rule()
    def comes_back(self) -> None:
        """And the laws of the engine hold on."""
        self.engine = self.restarted()
        self.back_in_step()

    def restarted(self) -> Engine:
        last = list(latest(self.written).values())
        facts = [r for r in last if isinstance(r, SeatFact)]
        held = {fact.call_id for fact in facts}
        calls = [r for r in last if isinstance(r, CallRecord)]
        is_open = [r for r in calls if r.ended_at is None or (r.call_id in held and r.saved_at is None)]
        engine, world = new_engine(connected=False), self.engine.world
        engine.configure(
            seats=[seat.place for seat in world.seats.values()],
            queues=world.queues.values(),
            agents=world.agents.values(),
            now=0,
        )
        engine.restore(
            tuple(facts),
            tuple(is_open),
            self.now,
            tuple(r for r in last if isinstance(r, CallbackRecord) and r.ended_at is None),
            tuple(r for r in self.written if isinstance(r, SeatFact)),
            tuple(r for r in self.written if isinstance(r, Uncovered)),
            tuple(r for r in self.written if isinstance(r, CallFact) and r.kind in relearn.TEACH),
        )
        return engine


TestRestartLaws = RestartLaws.TestCase
TestRestartLaws.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
