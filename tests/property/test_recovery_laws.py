"""Whatever happened before and inside a gap: one whole record for each call, and nobody is blamed."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from cti_gateway.core import events
from cti_gateway.core.effects import MirrorSeat, OfferCall, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.past import PastCall, PastLeg
from cti_gateway.core.records import CallRecord, CallState, HungUpBy, SeatFact, SeatState
from tests.support.engines import EMPTY, arrive, new_engine, seat_ready
from tests.support.phases import adds_up

Step = Callable[[Engine], object]
BEFORE: list[Step] = [
    lambda engine: None,
    lambda engine: engine.tell(events.OfferEnded("c1", "1001", events.OfferResult.NO_ANSWER), 1500),
    lambda engine: engine.tell(events.SeatAnswered("c1", "1001"), 2000),
    lambda engine: engine.tell(events.HoldStarted("c1"), 3000),
    lambda engine: engine.tell(events.SeatHungUp("c1", "1001"), 4000),
    lambda engine: engine.tell(events.CallFellBack("c1"), 4500),
]
LOST, BACK = 5000, 20_000
instant = st.integers(0, BACK)
legs = st.lists(
    st.builds(
        PastLeg, st.sampled_from(["1001", "1002", "1003", "2001"]), st.none() | instant, st.none() | instant
    ),
    max_size=4,
)


@st.composite
def past_calls(draw: st.DrawFn, call_id: str) -> PastCall:
    arrived, last = sorted((draw(instant), draw(instant)))
    return PastCall(
        call_id=call_id,
        channel="PJSIP/trunk-1",
        number="139",
        name="",
        did="12333",
        queue=draw(st.sampled_from(["", "labour", "none"])),
        arrived_at=arrived,
        last_at=last,
        ended_at=draw(st.none() | st.just(last)),
        hung_up_by=draw(st.none() | st.sampled_from(HungUpBy)),
        turned_away=draw(st.booleans()),
        legs=tuple(draw(legs)),
    )


@given(
    signed_in=st.booleans(),
    steps=st.lists(st.sampled_from(BEFORE), max_size=4),
    known=past_calls("c1"),
    unseen=st.tuples(past_calls("u1"), past_calls("u2"), past_calls("u3")),
)
def test_each_call_is_whole_and_nobody_is_blamed(
    signed_in: bool, steps: list[Step], known: PastCall, unseen: tuple[PastCall, ...]
) -> None:
    engine: Engine = new_engine()
    if signed_in:
        seat_ready(engine, "01", 1, 0)
        seat_ready(engine, "02", 2, 0)
    arrive(engine, "c1", 1000)
    for step in steps:
        step(engine)
    missed_before = {number: seat.missed for number, seat in engine.world.seats.items()}
    engine.tell(events.SwitchLost("eof"), LOST)
    effects = engine.reconcile(EMPTY, BACK, [known]) + engine.take_up(unseen, BACK)
    written = [effect.record for effect in effects if isinstance(effect, Write)]
    records = {r.call_id: r for r in written if isinstance(r, CallRecord)}
    assert set(records) == {"c1", "u1", "u2", "u3"}
    for record in records.values():
        assert record.state is CallState.ENDED and record.recovered and adds_up(record)
        assert (record.answered_at is None) == (
            record.outcome is not None
        ) or record.outcome == "CLOSED_HOURS"
    assert not any(isinstance(effect, OfferCall) for effect in effects)
    assert not any(isinstance(r, SeatFact) and "miss" in r.kind for r in written)
    for number, seat in engine.world.seats.items():
        assert seat.missed in (missed_before[number], ())
        assert seat.state not in (SeatState.RINGING, SeatState.TALKING)
        if seat.state is SeatState.ACW:
            assert seat.call_id in engine.world.calls
    paused = {e.extension: e.paused for e in effects if isinstance(e, MirrorSeat)}
    for seat in engine.world.seats.values():
        if seat.place.extension in paused:
            assert paused[seat.place.extension] is seat.paused()
