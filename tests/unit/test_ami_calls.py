"""Five recorded calls (tests/fixtures/record.py) through codec and engine, and the records they become."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cti_gateway.codec.ami import Message, Splitter
from cti_gateway.codec.pbx_events import Devices, PbxEvents
from cti_gateway.core import commands
from cti_gateway.core.effects import Effect, OfferCall, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.events import PhoneState
from cti_gateway.core.people import Agent, Queue, Role, Seat
from cti_gateway.core.records import CallFact, CallRecord, CallState, HungUpBy, SeatFact, SeatState
from cti_gateway.core.snapshot import SwitchSnapshot
from cti_gateway.core.world import World
from tests.support.phases import adds_up

TRANSCRIPT = Path(__file__).parents[1] / "fixtures" / "ami_calls.txt"
AGENT = Agent(1001, "zhang", "张三", Role.AGENT)


def recorded(portion: int = 4096) -> Iterator[tuple[int, Message]]:
    """The events that happened, with their instants."""
    splitter, stream = Splitter(), TRANSCRIPT.read_bytes()
    for at in range(0, len(stream), portion):
        for message in splitter.feed(stream[at : at + portion]):
            if message.get("Timestamp"):
                yield round(float(message.get("Timestamp")) * 1000), message


class Replay:
    """The engine, told the story; the agent does what she did when it was recorded."""

    def __init__(self) -> None:
        world = World(outcomes=frozenset({"RESOLVED"}))
        world.configure(
            seats=[Seat("01", "1001")],
            queues=[Queue("general", "综合", ("12333",)), Queue("labour", "劳动", ("12334",), ring_s=2)],
            agents=[AGENT],
        )
        self.engine = Engine(world)
        self.effects: list[Effect] = []
        self.engine.reconcile(SwitchSnapshot(0, (), {"1001": PhoneState.IDLE}, ()), 0)
        self.seat = world.seats["01"]

    def play(self) -> None:
        events = PbxEvents(Devices("PJSIP/{extension}"))
        for now, message in recorded():
            while (deadline := self.engine.next_deadline()) is not None and deadline <= now:
                self.effects += self.engine.expire(deadline)
            fact = events.read(message)
            if fact is not None:
                self.effects += self.engine.tell(fact, now)
            self.act(now)

    def act(self, now: int) -> None:
        calls = self.records()
        if self.seat.agent is None and calls and calls[0].ended_at is not None:
            self.effects += self.engine.do(commands.SignIn("01", 1001, "127.0.0.1"), now)
            self.effects += self.engine.do(commands.SetReady(1001), now)
        if self.seat.state is SeatState.ACW:
            save = commands.SaveWrapUp(1001, self.seat.call_id or "", "RESOLVED")
            self.effects += self.engine.do(save, now)
        came_back = "fell_back" in self.steps(calls[-1]) and calls[-1].state is CallState.WAITING
        if self.seat.state is SeatState.NOT_READY and came_back:
            self.effects += self.engine.do(commands.SetReady(1001), now)

    def written(self) -> list[object]:
        return [effect.record for effect in self.effects if isinstance(effect, Write)]

    def records(self) -> list[CallRecord]:
        return list({r.call_id: r for r in self.written() if isinstance(r, CallRecord)}.values())

    def steps(self, call: CallRecord) -> list[str]:
        return [r.kind for r in self.written() if isinstance(r, CallFact) and r.call_id == call.call_id]


@pytest.fixture(scope="module")
def replay() -> Replay:
    replay = Replay()
    replay.play()
    return replay


def about(ms: int) -> object:
    return pytest.approx(ms, abs=150)


def test_abandoned(replay: Replay) -> None:
    call = replay.records()[0]
    assert replay.steps(call) == ["arrived", "waiting", "queued", "ended"]
    assert (call.number, call.name, call.did, call.queue) == ("13900000001", "张女士", "12333", "general")
    assert (call.outcome, call.hung_up_by, call.seat) == ("ABANDONED", HungUpBy.CALLER, None)
    assert call.wait_ms == about(1500)


def test_answered(replay: Replay) -> None:
    call = replay.records()[1]
    steps = replay.steps(call)
    assert steps[:4] == ["arrived", "waiting", "offered", "answered"]
    assert {"ended", "saved"} <= set(steps[4:]) <= {"seat_left", "ended", "saved"}
    assert (call.outcome, call.hung_up_by, call.agent_id) == ("RESOLVED", HungUpBy.CALLER, 1001)
    assert (call.wait_ms, call.ring_ms, call.talk_ms) == (about(0), about(300), about(1700))


def test_held_and_ended_by_the_seat(replay: Replay) -> None:
    call = replay.records()[2]
    assert replay.steps(call)[3:] == ["answered", "hold", "unhold", "seat_left", "saved", "ended"]
    assert (call.hung_up_by, call.hold_ms, call.talk_ms) == (HungUpBy.AGENT, about(1000), about(1000))


def test_not_answered(replay: Replay) -> None:
    call = replay.records()[3]
    assert replay.steps(call)[2:] == ["offered", "offer_over", "waiting", "queued", "ended"]
    assert (call.number, call.name, call.queue) == ("", "", "labour")
    assert (call.outcome, call.offers, call.ring_ms, call.wait_ms) == (
        "ABANDONED",
        1,
        about(2000),
        about(2000),
    )
    (missed,) = [r for r in replay.written() if isinstance(r, SeatFact) and r.kind == "missed"]
    assert (missed.cause, missed.state, missed.call_id) == ("rona", SeatState.NOT_READY, call.call_id)


def test_fallen_back_and_taken_back(replay: Replay) -> None:
    call = replay.records()[4]
    steps = replay.steps(call)
    assert steps[0] == "arrived" and "fell_back" in steps
    assert steps.index("fell_back") < steps.index("offered") == steps.index("answered") - 1
    assert (call.seat, call.outcome, call.offers) == ("01", "RESOLVED", 1)


def test_each_call_is_whole_and_offered_once(replay: Replay) -> None:
    records = replay.records()
    assert len(records) == 5
    for call in records:
        assert adds_up(call)
    offered = [e.call_id for e in replay.effects if isinstance(e, OfferCall)]
    assert offered == [call.call_id for call in records[1:]]


@pytest.mark.parametrize("portion", [1, 7, 1000, 1 << 20])
def test_the_stream_reads_alike_however_it_is_cut(portion: int) -> None:
    assert [m.raw for _, m in recorded(portion)] == [m.raw for _, m in recorded()]
