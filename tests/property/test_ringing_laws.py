"""Laws of ring-all: however a day goes, a call has one seat that talks, and nobody rings for nothing."""

from collections import Counter
from random import Random  # noqa: TID251  # seeded by Hypothesis

from hypothesis import given, settings
from hypothesis import strategies as st

from cti_gateway.core import events, ringing
from cti_gateway.core.effects import Effect, OfferCall, Write
from cti_gateway.core.events import OfferResult
from cti_gateway.core.people import Agent, Queue, Role
from cti_gateway.core.records import CallState, SeatFact, SeatState
from tests.property.test_routing_laws import Day

PEOPLE = [Agent(n, f"a{n}", f"坐席{n}", Role.AGENT) for n in range(1, 7)]


class RingingDay(Day):
    """Any of the phones that ring may be the first to be picked up."""

    def took(self, effects: list[Effect]) -> None:
        super().took(effects)
        for effect in effects:
            if isinstance(effect, OfferCall):
                rung = (effect.extension, *effect.others)
                assert len(set(rung)) == len(rung) <= 3
                seats = ringing.seats(self.engine.world, self.engine.world.calls[effect.call_id])
                assert tuple(seat.place.extension for seat in seats) == rung

    def picks_up(self) -> None:
        """Somebody answers, or nobody does."""
        world = self.engine.world
        offered = [call for call in world.calls.values() if call.state is CallState.OFFERED]
        if not offered:
            return
        call = self.chance.choice(offered)
        rung = ringing.seats(world, call)
        if self.chance.random() < 0.3:
            result = self.chance.choice((OfferResult.NO_ANSWER, OfferResult.BUSY))
            facts = self.facts(events.OfferEnded(call.call_id, rung[0].place.extension, result))
            assert facts["missed"] == len(rung), "each has missed it"
            return
        first = self.chance.choice(rung)
        facts = self.facts(events.SeatAnswered(call.call_id, first.place.extension))
        assert (first.state, first.call_id) == (SeatState.TALKING, call.call_id)
        assert (call.seat, call.agent_id) == (first.place.number, first.agent and first.agent.id)
        assert facts["withdrawn"] == len(rung) - 1 and facts["missed"] == 0, "nobody is blamed"

    def facts(self, event: events.SwitchEvent) -> Counter[str]:
        """The kinds of what is written of seats."""
        effects = self.engine.tell(event, self.now)
        self.took(effects)
        written = [effect.record for effect in effects if isinstance(effect, Write)]
        return Counter(record.kind for record in written if isinstance(record, SeatFact))

    def agrees(self) -> None:
        seats = self.engine.world.seats.values()
        talking = Counter(seat.call_id for seat in seats if seat.state is SeatState.TALKING)
        assert max(talking.values(), default=0) <= 1, "two seats talk in one call"
        rings = {seat.place.number for seat in seats if seat.state is SeatState.RINGING}
        calls = [call for call in self.engine.world.calls.values() if call.state is CallState.OFFERED]
        rung = [seat.place.number for call in calls for seat in ringing.seats(self.engine.world, call)]
        assert sorted(rings) == sorted(rung), "rings for none or for two"


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_whoever_answers_first_has_the_call_alone(seed: int) -> None:
    lines = [Queue(key, key, strategy="ring_all", ring_all_limit=3) for key in "abcd"]
    day = RingingDay(lines, PEOPLE, Random(seed))
    for _ in range(200):
        day.step()
        day.picks_up()
        day.agrees()
