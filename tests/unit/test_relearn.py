"""What a restart must not forget: how fast queues are served, how patient callers are, who was sent where."""

from dataclasses import replace

from cti_gateway.core import events
from cti_gateway.core.commands import SaveWrapUp
from cti_gateway.core.effects import Effect, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.overflow_rules import read_overflow
from cti_gateway.core.records import CallFact, SeatFact
from cti_gateway.core.snapshot import Place, SeenCall
from tests.support.engines import AGENTS, EMPTY, QUEUES, SEATS, arrive, new_engine, seat_ready

RULES = ("while: waited > 60 s -> queue labour", "while: waited > 90 s -> voicemail 100")


def engine() -> Engine:
    general = replace(QUEUES[0], overflow=tuple(map(read_overflow, RULES)))
    made = new_engine()
    made.configure(seats=SEATS, queues=(general, *QUEUES[1:]), agents=AGENTS, now=0)
    return made


def facts(effects: list[Effect]) -> list[CallFact]:
    return [e.record for e in effects if isinstance(e, Write) and isinstance(e.record, CallFact)]


def a_day(before: Engine) -> list[CallFact]:
    """One is served, one waits and is served, one gives up, one waits on in another queue."""
    told = facts(seat_ready(before, "01", 1, 0) + arrive(before, "c1", 1000))
    told += facts(before.tell(events.SeatAnswered("c1", "1001"), 3000) + arrive(before, "c2", 4000))
    told += facts(arrive(before, "c3", 5000) + before.tell(events.CallEnded("c3"), 25_000))
    told += facts(before.tell(events.CallEnded("c1"), 30_000))
    told += facts(before.do(SaveWrapUp(1, "c1", "RESOLVED"), 40_000))
    told += facts(before.tell(events.SeatAnswered("c2", "1001"), 42_000) + arrive(before, "c4", 43_000))
    return told + facts(before.expire(103_001))


def test_what_was_learnt_is_learnt_again_from_the_facts() -> None:
    before, after = engine(), engine()
    told = a_day(before)
    after.restore((), (before.world.calls["c4"].record(),), 103_001, told=tuple(told))
    rate = before.world.rate("general")
    assert None not in (rate.effort_ms, rate.handling_ms) and rate.gave_up
    assert after.world.rate("general") == rate
    nobody_is_here = engine()
    nobody_is_here.restore((), (), 103_001, told=tuple(told))
    assert (nobody_is_here.world.rate("general"), nobody_is_here.world.calls) == (rate, {})


def test_whose_turn_it_is_outlives_the_gateway() -> None:
    before, after = engine(), engine()
    effects = seat_ready(before, "01", 1, 0) + seat_ready(before, "02", 2, 100) + arrive(before, "c1", 1000)
    effects += before.tell(events.SeatAnswered("c1", "1001"), 3000)
    effects += before.tell(events.CallEnded("c1"), 9000) + arrive(before, "c2", 10_000)
    lately = [e.record for e in effects if isinstance(e, Write) and isinstance(e.record, SeatFact)]
    after.restore(tuple(lately[-1:]), (), 10_000, lately=(*lately, replace(lately[-1], seat="99")))
    turns = [(s.offered_at, s.left_at, s.served) for s in before.world.seats.values()]
    assert turns == [(1000, 9000, 1), (10_000, 0, 0), (0, 0, 0)]
    assert [(s.offered_at, s.left_at, s.served) for s in after.world.seats.values()] == turns


def test_a_rule_sends_a_caller_once_also_over_a_restart() -> None:
    before, after = engine(), engine()
    told = a_day(before)
    call = before.world.calls["c4"]
    assert call.stay.used == {read_overflow(RULES[0])}
    after.restore((), (call.record(),), 103_001, told=tuple(told))
    assert after.world.calls["c4"].stay.used == call.stay.used


def test_who_was_found_away_after_a_gap_does_not_keep_the_gateway_from_starting() -> None:
    before, after = engine(), engine()
    away = SeenCall("c1", "PJSIP/x", "139", "", "12333", "general", Place.AWAY)
    told = facts(before.reconcile(replace(EMPTY, calls=(away,)), 5000))
    assert [fact.kind for fact in told][-1] == "overflowed"
    after.restore((), (before.world.calls["c1"].record(),), 6000, told=tuple(told))
    assert after.world.calls["c1"].stay.used == frozenset()


def test_who_was_sent_before_they_waited_is_not_sent_so_again() -> None:
    rule = "before: no seat -> voicemail 100"
    after = engine()
    arrive(after, "c1", 0)
    record = after.world.calls["c1"].record()
    told = CallFact(1, "c1", "overflowed", detail={"rule": rule, "from": "general", "to": "voicemail 100"})
    after.restore((), (record,), 5, told=(told,))
    assert after.world.calls["c1"].stay.used == {read_overflow(rule)}


def test_what_another_release_told_is_left_out() -> None:
    before, after = engine(), engine()
    arrive(before, "c1", 0)
    told = (
        CallFact(1, "c1", "queued", None, None, {"queue": "general"}),
        CallFact(2, "c1", "answered", None, None, {}),
        CallFact(3, "c1", "overflowed", None, None, {"rule": "when: the moon is full"}),
        CallFact(4, "c0", "overflowed", None, None, {"rule": RULES[0]}),
        CallFact(5, "c0", "saved", None, None, {}),
    )
    after.restore((), (before.world.calls["c1"].record(),), 5, told=told)
    assert after.world.calls["c1"].stay.used == frozenset()
    assert after.world.rate("general").effort_ms is None
