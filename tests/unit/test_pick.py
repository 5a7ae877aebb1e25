"""Each strategy through the whole engine: which of the free seats gets the call, and the reason written."""

from dataclasses import replace
from itertools import pairwise
from random import Random  # noqa: TID251  # seeded: chance is injected

import pytest

from cti_gateway.core import commands, events
from cti_gateway.core.effects import Effect, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.events import OfferResult
from cti_gateway.core.floor import Floor
from cti_gateway.core.people import Agent, Queue, Role, Seat
from cti_gateway.core.pick import STRATEGIES
from cti_gateway.core.pick.lottery import Lottery
from cti_gateway.core.records import CallFact
from tests.support.engines import arrive, new_engine, offers, seat_ready

AGENTS = tuple(Agent(n, f"a{n}", f"坐席{n}", Role.AGENT, weight=n) for n in (1, 2, 3))
SEATS = (Seat("1", "1001"), Seat("2", "1002"), Seat("10", "1010"))


def engine_with(strategy: str, lottery: Lottery | None = None) -> Engine:
    """Three seats become ready one after the other: 10 first, then 2, then 1."""
    engine = new_engine()
    engine.world.floor = Floor(lottery or Lottery())
    engine.configure(seats=SEATS, queues=[Queue("general", "综合", strategy=strategy)], agents=AGENTS, now=0)
    for seat in SEATS:
        engine.tell(events.PhoneChanged(seat.extension, events.PhoneState.IDLE), 0)
    for at, number, agent in ((1, "10", 3), (2, "2", 2), (3, "1", 1)):
        seat_ready(engine, number, agent, at)
    return engine


def talk(engine: Engine, call: str, at: int, until: int) -> str:
    """One call, answered and saved; hands back the extension."""
    ((_, extension),) = offers(arrive(engine, call, at))
    engine.tell(events.SeatAnswered(call, extension), at)
    engine.tell(events.CallEnded(call), until)
    seat = engine.world.seat_with_extension(extension)
    assert seat is not None and seat.agent is not None
    engine.do(commands.SaveWrapUp(seat.agent.id, call, "RESOLVED"), until)
    return extension


def reason(effects: list[Effect]) -> dict[str, str]:
    (fact,) = (
        e.record
        for e in effects
        if isinstance(e, Write) and isinstance(e.record, CallFact) and e.record.kind == "offered"
    )
    return fact.detail


def test_longest_idle_goes_by_the_time_since_ready() -> None:
    engine = engine_with("longest_idle")
    assert talk(engine, "c1", 10, 20) == "1010"
    engine.do(commands.SetNotReady(2, "break"), 30)
    engine.do(commands.SetReady(2), 31)
    assert [talk(engine, f"d{n}", 40 + n, 50) for n in range(3)] == ["1001", "1010", "1002"]


def test_least_recent_does_not_count_a_break() -> None:
    engine = engine_with("least_recent")
    assert [talk(engine, f"c{n}", 10 + n, 20 + n) for n in range(3)] == ["1001", "1002", "1010"]
    engine.do(commands.SetNotReady(1, "break"), 30)
    engine.do(commands.SetReady(1), 31)
    assert talk(engine, "d", 40, 50) == "1001"


def test_fewest_calls_counts_since_sign_in() -> None:
    engine = engine_with("fewest_calls")
    assert [talk(engine, f"c{n}", 10 + n, 20) for n in range(4)] == ["1001", "1002", "1010", "1001"]
    engine.do(commands.SignOut(1), 30)
    seat_ready(engine, "1", 1, 31)
    assert talk(engine, "d", 40, 50) == "1001"


def test_linear_goes_by_number_and_9_comes_before_10() -> None:
    engine = engine_with("linear")
    assert [talk(engine, f"c{n}", 10 + n, 20) for n in range(2)] == ["1001", "1001"]
    engine.do(commands.SetNotReady(1, "break"), 30)
    assert talk(engine, "d", 40, 50) == "1002"


def test_round_robin_counts_a_missed_offer_as_a_turn() -> None:
    engine = engine_with("round_robin")
    assert offers(arrive(engine, "c0", 10)) == [("c0", "1001")]
    engine.tell(events.OfferEnded("c0", "1001", OfferResult.NO_ANSWER), 20)
    engine.do(commands.SetReady(1), 21)
    assert offers(engine.tell(events.CallWaiting("c0"), 22)) == [("c0", "1002")]
    assert [talk(engine, f"d{n}", 30 + n, 40 + n) for n in range(3)] == ["1010", "1001", "1010"]


@pytest.mark.parametrize(
    ("strategy", "shares"), [("random", (1 / 3, 1 / 3, 1 / 3)), ("weighted_random", (1 / 6, 2 / 6, 3 / 6))]
)
def test_chance_gives_each_seat_its_share(strategy: str, shares: tuple[float, ...]) -> None:
    """Of 3,000 calls; six standard deviations of the largest share are 165 calls."""
    engine = engine_with(strategy, Lottery(Random(12333).random))
    taken = [talk(engine, f"c{n}", 10 + n, 10 + n) for n in range(3000)]
    for extension, share in zip(("1001", "1002", "1010"), shares, strict=True):
        assert abs(taken.count(extension) - 3000 * share) < 165


def test_chance_remembers_nothing() -> None:
    """Who was passed over has no advantage, nor who has just come: repeats are as frequent as by chance."""
    engine = engine_with("random", Lottery(Random(7).random))
    taken = [talk(engine, f"c{n}", 10 + n, 10 + n) for n in range(3000)]
    repeats = sum(one == next_one for one, next_one in pairwise(taken))
    assert abs(repeats - 1000) < 165


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_the_reason_is_written_with_the_offer(strategy: str) -> None:
    detail = reason(arrive(engine_with(strategy), "c1", 10))
    assert detail.keys() - {"with"} == {"why", STRATEGIES[strategy].FIGURE} and detail["why"] == strategy
    assert ("with" in detail) == (strategy == "ring_all")


def test_a_backup_is_said_to_be_one() -> None:
    engine = engine_with("linear")
    agents = [replace(agent, queues=("other",), backup_queues=("general",)) for agent in AGENTS]
    queue = Queue("general", "综合", backup_after_s=0)
    engine.configure(seats=SEATS, queues=[queue], agents=agents, now=5)
    assert reason(arrive(engine, "c1", 10)) == {"why": "longest_idle", "ready_since": "1", "as": "backup"}
