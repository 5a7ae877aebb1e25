"""The laws of the engine, and: a seat is offered no call while something is to be done after the last."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from cti_gateway.core.commands import ExtendWrapUp, SignIn
from cti_gateway.core.effects import Effect, Write
from cti_gateway.core.errors import Refused
from cti_gateway.core.records import SeatFact, SeatState
from cti_gateway.core.seat import WITH_CALL, SeatRules
from tests.property.test_engine_laws import EngineLaws, people


class DeferredLaws(EngineLaws):
    def __init__(self) -> None:
        super().__init__()
        self.engine.world.rules = SeatRules(acw_limit_s=5, acw_extend_s=5, misses_allowed=2)
        self.leaving: set[str] = set()  # seats, by what was written of them

    def took(self, effects: list[Effect]) -> None:
        super().took(effects)
        for effect in effects:
            if isinstance(effect, Write) and isinstance(effect.record, SeatFact):
                self.judge(effect.record)

    def judge(self, fact: SeatFact) -> None:
        if fact.pending is not None:
            self.leaving.add(fact.seat)
        else:
            self.leaving.discard(fact.seat)
        assert fact.kind != "offered" or fact.seat not in self.leaving
        assert fact.kind != "acw_overdue" or (fact.acw_until is not None and fact.acw_until <= fact.at)

    @rule(agent_id=people)
    def wants_more_time(self, agent_id: int) -> None:
        before = repr(self.engine.world)
        try:
            self.took(self.engine.do(ExtendWrapUp(agent_id), self.now))
        except Refused:
            assert repr(self.engine.world) == before

    @rule(agent_id=people, seat=st.sampled_from(["01", "02", "03"]))
    def wants_to_move(self, agent_id: int, seat: str) -> None:
        before = repr(self.engine.world)
        try:
            self.took(self.engine.do(SignIn(seat, agent_id, "127.0.0.1", take_over=True), self.now))
        except Refused:
            assert repr(self.engine.world) == before

    @invariant()
    def what_is_pending_is_kept_with_a_call_only(self) -> None:
        world = self.engine.world
        for seat in world.seats.values():
            number = seat.place.number
            assert (seat.pending is not None) == (number in self.leaving) == (number in world.deferring)
            assert seat.pending is None or seat.state in WITH_CALL
            assert seat.pending is None or seat.mirrored in (True, None)
            assert seat.acw_until is None or seat.state is SeatState.ACW


TestDeferredLaws = DeferredLaws.TestCase
TestDeferredLaws.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
