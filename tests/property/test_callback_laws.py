"""Callbacks under any order of facts: limited, never two at once for one number, only within the hours."""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cti_gateway.core import commands, events
from cti_gateway.core.effects import DialOut, Effect
from cti_gateway.core.errors import Refused
from cti_gateway.core.hours import Hours
from cti_gateway.core.people import Callback
from cti_gateway.core.records import CallbackState, CallState, SeatState
from tests.support.engines import AGENTS, EMPTY, QUEUES, SEATS, new_engine

HOURS = Hours("UTC", (((0, 10), (20, 30)),) * 7)  # ten minutes, twice a day
QUEUE = replace(QUEUES[0], hours=HOURS, callback=Callback(attempts=2, retry_s=60))


class CallbackLaws(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.engine, self.now, self.calls = new_engine(), 0, 0
        self.engine.world.dials_out = True
        self.took(self.engine.configure(seats=SEATS, queues=[QUEUE, QUEUES[1]], agents=AGENTS, now=0))

    def took(self, effects: list[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, DialOut):
                at_s = self.now // 1000
                assert HOURS.is_open(at_s) and HOURS.is_open(at_s + QUEUE.ring_s - 1)
                seat = self.engine.world.seat_with_extension(effect.extension)
                assert seat is not None and (seat.state, seat.call_id) == (SeatState.RINGING, effect.call_id)

    @rule(number=st.sampled_from(["13900000001", "13900000002", ""]))
    def asks(self, number: str) -> None:
        self.calls += 1
        call = f"c{self.calls}"
        self.took(self.engine.tell(events.CallArrived(call, "PJSIP/x", number, "", "12333", ""), self.now))
        for kind in (events.CallWaiting, events.CallbackAsked, events.CallEnded):
            self.took(self.engine.tell(kind(call), self.now))

    @rule(agent=st.sampled_from([1, 2]))
    def is_ready(self, agent: int) -> None:
        for command in (commands.SignIn(f"0{agent}", agent, "127.0.0.1"), commands.SetReady(agent)):
            try:
                self.took(self.engine.do(command, self.now))
            except Refused:
                continue

    @rule(ms=st.sampled_from([1000, 60_000, 600_000, 3_600_000]))
    def time_passes(self, ms: int) -> None:
        until = self.now + ms
        while (at := self.engine.next_deadline()) is not None and at <= until:
            self.now = max(at, self.now)
            self.took(self.engine.expire(self.now))
        self.now = until

    @rule(
        which=st.integers(0, 3),
        kind=st.sampled_from(["picks up", "takes it", "is busy", "does not take it", "ends"]),
    )
    def goes_on(self, which: int, kind: str) -> None:
        out = [call for call in self.engine.world.calls.values() if call.is_out]
        if not out:
            return
        call = out[which % len(out)]
        seat = self.engine.world.seats[call.seat or ""]
        call_id, extension = call.call_id, seat.place.extension
        facts: dict[str, events.SwitchEvent] = {
            "picks up": events.SeatAnswered(call_id, extension),
            "takes it": events.OutsideAnswered(call_id),
            "is busy": events.OutsideEnded(call_id, events.OfferResult.BUSY),
            "does not take it": events.OfferEnded(call_id, extension, events.OfferResult.NO_ANSWER),
            "ends": events.CallEnded(call_id),
        }
        self.took(self.engine.tell(facts[kind], self.now))
        if call.state is CallState.ENDED and seat.state is SeatState.ACW and seat.agent is not None:
            self.took(self.engine.do(commands.SaveWrapUp(seat.agent.id, call_id, "RESOLVED"), self.now))

    @rule()
    def gap(self) -> None:
        self.took(self.engine.tell(events.SwitchLost("cut"), self.now))
        self.took(self.engine.reconcile(EMPTY, self.now))

    @invariant()
    def each_has_its_place(self) -> None:
        world = self.engine.world
        callbacks = list(world.callbacks.values())
        assert len({one.number for one in callbacks}) == len(callbacks)
        for one in callbacks:
            assert one.attempts < 2 and one.number
            assert (world.floor.place_of(one.call_id) is not None) == (one.state is CallbackState.WAITING)
            assert (one.state is CallbackState.RESTING) == (one.next_at is not None)
            if one.state is CallbackState.CALLING:
                assert one.attempt in world.calls


TestCallbackLaws = CallbackLaws.TestCase
TestCallbackLaws.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
