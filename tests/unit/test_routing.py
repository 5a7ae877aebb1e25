"""Who is brought together with whom, beyond the order of seats: skills, head starts, persons, backups."""

from collections.abc import Sequence
from dataclasses import replace

from cti_gateway.core import commands, events
from cti_gateway.core.effects import OfferCall, ReturnToLine, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.events import CallArrived, CallerKnown, VipsKnown
from cti_gateway.core.line import HeadStarts
from cti_gateway.core.people import Agent, Queue, Relaxation, Role
from cti_gateway.core.records import CallFact, CallRecord, CallState
from cti_gateway.core.snapshot import Place, SeenCall
from tests.support.engines import EMPTY, SEATS, arrive, new_engine, offers, seat_ready

DAY_MS = 86_400_000


def engine_with(*queues: Queue, agents: Sequence[Agent]) -> Engine:
    engine = new_engine()
    engine.configure(seats=SEATS, queues=queues, agents=agents, now=0)
    return engine


def agent(
    number: int,
    *,
    skills: tuple[tuple[str, int], ...] = (),
    queues: tuple[str, ...] = (),
    backup_queues: tuple[str, ...] = (),
) -> Agent:
    name = f"a{number}"
    return Agent(number, name, name, Role.AGENT, queues=queues, backup_queues=backup_queues, skills=skills)


def test_a_demand_gives_way_at_its_instant_and_not_before() -> None:
    rules = (Relaxation(60, (("english", 0),)),)
    queue = Queue("general", "综合", ("12333",), skills=(("english", 3),), relaxations=rules)
    engine = engine_with(
        queue, agents=[agent(1, skills=(("english", 2),)), agent(2, skills=(("english", 3),))]
    )
    seat_ready(engine, "01", 1, 0)
    assert offers(arrive(engine, "c1", 1000)) == []
    assert engine.next_deadline() == 61_000
    assert offers(engine.expire(60_999)) == []
    assert offers(engine.expire(61_000)) == [("c1", "1001")]
    assert offers(arrive(engine, "c2", 62_000)) == []
    assert offers(seat_ready(engine, "02", 2, 63_000)) == [("c2", "1002")]


def test_who_dialled_another_number_of_the_same_queue_asks_for_more() -> None:
    queue = Queue("general", "综合", ("12333", "12345"), did_skills=(("12345", (("english", 2),)),))
    engine = engine_with(queue, agents=[agent(1), agent(2, skills=(("english", 2),))])
    seat_ready(engine, "01", 1, 0)
    assert offers(arrive(engine, "c1", 1000, did="12345")) == []
    assert offers(arrive(engine, "c2", 2000)) == [("c2", "1001")], "not held up by who asks for more"
    assert offers(seat_ready(engine, "02", 2, 3000)) == [("c1", "1002")]


def test_callers_and_seats_that_appear_at_once_are_brought_together_in_order() -> None:
    engine = engine_with(Queue("general", "综合", ("12333",)), agents=[agent(1), agent(2)])
    arrive(engine, "c1", 0)
    arrive(engine, "c2", 1)
    engine.tell(events.SwitchLost("cut"), 2)
    seat_ready(engine, "02", 2, 3)
    seat_ready(engine, "01", 1, 4)
    seen = tuple(
        SeenCall(call_id, "PJSIP/x", "139", "", "12333", "general", Place.LINE) for call_id in ("c1", "c2")
    )
    effects = engine.reconcile(replace(EMPTY, calls=seen), 5)
    assert offers(effects) == [("c1", "1002"), ("c2", "1001")]


def test_whoever_hurries_is_told_of_each_offer_as_it_is_made_and_the_story_is_summed_up_once() -> None:
    engine, made = new_engine(), list[OfferCall]()
    engine.world.hurry = made.append
    seat_ready(engine, "01", 1, 0)
    came = CallArrived("c1", "PJSIP/trunk-c1", "139", "", "12333", "general", waits=True)
    effects = engine.tell(came, 1000)
    assert [effect for effect in effects if isinstance(effect, OfferCall)] == made
    assert [offer.call_id for offer in made] == ["c1"]
    records = [effect.record for effect in effects if isinstance(effect, Write)]
    assert [one.kind for one in records if isinstance(one, CallFact)] == ["arrived", "waiting", "offered"]
    assert [one.state for one in records if isinstance(one, CallRecord)] == [CallState.OFFERED]


def test_who_fell_back_is_asked_back_again_and_again() -> None:
    engine = engine_with(Queue("general", "综合", ("12333",)), agents=[agent(1)])
    engine.tell(events.CallArrived("c1", "PJSIP/x", "139", "", "12333", "general"), 0)
    back = ReturnToLine("c1", "PJSIP/x")
    assert back in engine.tell(events.CallFellBack("c1"), 1000)
    assert engine.next_deadline() == 2000
    assert back in engine.expire(2000)
    assert engine.next_deadline() == 3000


def test_the_queue_with_a_head_start_goes_first_unless_another_waits_longer() -> None:
    urgent = Queue("urgent", "急", ("120",), head_start_s=60)
    engine = engine_with(Queue("general", "综合", ("12333",)), urgent, agents=[agent(1), agent(2)])
    arrive(engine, "old", 0)
    arrive(engine, "plain", 30_000)
    arrive(engine, "urgent", 61_000, did="120")
    assert offers(seat_ready(engine, "01", 1, 70_000)) == [("old", "1001")]
    assert offers(seat_ready(engine, "02", 2, 70_001)) == [("urgent", "1002")]


def test_vips_and_who_calls_again_go_first() -> None:
    engine = engine_with(Queue("general", "综合", ("12333",)), agents=[agent(1), agent(2)])
    engine.world.head_starts = HeadStarts(frozenset({"13900001234"}), vip_s=60, repeated_s=90)
    other = events.CallArrived("plain", "PJSIP/plain", "137", "", "12333", "general")
    engine.tell(other, 0)
    engine.tell(events.CallWaiting("plain"), 0)
    arrive(engine, "vip", 1000)
    assert offers(seat_ready(engine, "01", 1, 2000)) == [("vip", "1001")]
    arrive(engine, "vip2", 3000)
    engine.tell(CallerKnown("plain", repeated=True), 3500)
    assert offers(seat_ready(engine, "02", 2, 4000)) == [("plain", "1002")]


def test_who_becomes_a_vip_while_waiting_goes_first() -> None:
    engine = engine_with(Queue("general", "综合", ("12333",)), agents=[agent(1), agent(2)])
    engine.world.head_starts = HeadStarts(vip_s=60)
    engine.tell(events.CallArrived("plain", "PJSIP/plain", "137", "", "12333", "general"), 0)
    engine.tell(events.CallWaiting("plain"), 0)
    arrive(engine, "vip", 1000)
    engine.tell(VipsKnown(frozenset({"13900001234"})), 1500)
    assert offers(seat_ready(engine, "01", 1, 2000)) == [("vip", "1001")]
    arrive(engine, "vip2", 3000)
    engine.tell(VipsKnown(frozenset()), 3500)
    assert offers(seat_ready(engine, "02", 2, 4000)) == [("plain", "1002")]


STICKY = Queue("general", "综合", ("12333",), sticky_days=7, sticky_wait_s=30)


def served_before(engine: Engine, call_id: str, agent_id: int, *, arrived_at: int, served_at: int) -> None:
    engine.tell(events.CallArrived(call_id, "PJSIP/x", "139", "", "12333", "general"), arrived_at)
    engine.tell(CallerKnown(call_id, agent_id, served_at), arrived_at)


def busy_and_free() -> Engine:
    """Agent 1 talks, agent 2 is free."""
    engine = engine_with(STICKY, agents=[agent(1), agent(2), agent(3, queues=("other",))])
    seat_ready(engine, "01", 1, 0)
    arrive(engine, "c0", 0)
    engine.tell(events.SeatAnswered("c0", "1001"), 0)
    seat_ready(engine, "02", 2, 0)
    return engine


def test_a_caller_waits_for_who_served_them_and_then_for_anybody() -> None:
    engine = busy_and_free()
    served_before(engine, "c1", 1, arrived_at=1000, served_at=0)
    assert offers(engine.tell(events.CallWaiting("c1"), 1100)) == []
    assert engine.next_deadline() == 31_000
    assert offers(engine.expire(31_000)) == [("c1", "1002")]


def test_who_served_them_takes_the_caller_when_free() -> None:
    engine = busy_and_free()
    served_before(engine, "c1", 1, arrived_at=1000, served_at=0)
    engine.tell(events.CallWaiting("c1"), 1100)
    engine.tell(events.CallEnded("c0"), 5000)
    saved = engine.do(commands.SaveWrapUp(1, "c0", "RESOLVED"), 6000)
    assert offers(saved) == [("c1", "1001")]


def test_nobody_waits_for_whom_it_is_useless_to_wait_for() -> None:
    engine = busy_and_free()
    served_before(engine, "long ago", 1, arrived_at=7 * DAY_MS + 1, served_at=0)
    assert offers(engine.tell(events.CallWaiting("long ago"), 7 * DAY_MS + 1)) == [("long ago", "1002")]
    seat_ready(engine, "03", 3, 8 * DAY_MS)
    for call_id, agent_id in (("of another queue", 3), ("not signed in", 9)):
        served_before(engine, call_id, agent_id, arrived_at=8 * DAY_MS, served_at=8 * DAY_MS)
        engine.tell(events.CallWaiting(call_id), 8 * DAY_MS)
        assert engine.world.calls[call_id].waits_for is None


def test_what_is_learnt_while_the_caller_waits_counts_from_then() -> None:
    engine = busy_and_free()
    engine.do(commands.SetNotReady(2, "break"), 500)
    arrive(engine, "c1", 1000)
    engine.tell(CallerKnown("c1", 1, 0), 1500)
    assert offers(engine.do(commands.SetReady(2), 2000)) == []
    engine.tell(events.CallEnded("c1"), 3000)
    assert engine.next_deadline() is None


def test_backups_help_after_their_time_and_only_if_nobody_of_the_queue_can() -> None:
    queue = Queue("general", "综合", ("12333",), backup_after_s=20)
    backup = agent(1, queues=("other",), backup_queues=("general",))
    engine = engine_with(queue, agents=[backup, agent(2, queues=("general",))])
    seat_ready(engine, "01", 1, 0)
    assert offers(arrive(engine, "c1", 1000)) == []
    assert offers(engine.expire(21_000)) == [("c1", "1001")]
    engine.tell(events.CallEnded("c1"), 22_000)
    arrive(engine, "c2", 30_000)
    engine.do(commands.SetNotReady(1, "break"), 30_001)
    engine.expire(50_000)
    assert offers(seat_ready(engine, "02", 2, 50_001)) == [("c2", "1002")]
