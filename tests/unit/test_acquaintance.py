"""What is told of a caller, and when nothing is."""

import asyncio
from collections.abc import Collection
from dataclasses import replace

from cti_gateway.adapters.number_plan import number_plan
from cti_gateway.core.caller import REPEATED_MS
from cti_gateway.core.errors import StoreUnavailable
from cti_gateway.core.events import CallerKnown
from cti_gateway.core.records import CallFact, CallRecord, CallState, Direction
from cti_gateway.service.acquaintance import Acquaintance, acquainted

NEW = CallRecord("new", "13900001234", "", "12333", "general", CallState.ENTERING, 10_000_000)
SERVED = replace(NEW, call_id="old", state=CallState.ENDED, arrived_at=1000, answered_at=2000, agent_id=7)
MISSED = replace(NEW, call_id="missed", state=CallState.ENDED, arrived_at=NEW.arrived_at - REPEATED_MS)


class Archive:
    """Earlier calls by number; None: the database is away."""

    def __init__(self, earlier: dict[str, tuple[CallRecord, ...] | None]) -> None:
        self.earlier = earlier
        self.asked: list[set[str]] = []

    async def calls_from(
        self, numbers: Collection[str], *, besides: str, limit: int = 10
    ) -> tuple[CallRecord, ...]:
        self.asked.append(set(numbers))
        (found,) = [self.earlier[number] for number in numbers if number in self.earlier]
        if found is None:
            raise StoreUnavailable("store_unavailable")
        return found

    async def calls(
        self, *, agent_id: int | None = None, before: int | None = None, limit: int = 50
    ) -> tuple[CallRecord, ...]:
        raise NotImplementedError

    async def call(self, call_id: str) -> CallRecord | None:
        raise NotImplementedError


def test_the_last_who_served_and_a_miss_a_short_while_ago() -> None:
    assert acquainted(NEW, ()) is None
    assert acquainted(NEW, (SERVED,)) == CallerKnown("new", 7, 2000)
    assert acquainted(NEW, (MISSED, SERVED)) == CallerKnown("new", 7, 2000, repeated=True)
    assert acquainted(NEW, (MISSED,)) == CallerKnown("new", repeated=True)
    assert acquainted(NEW, (replace(MISSED, arrived_at=MISSED.arrived_at - 1),)) is None


async def test_callers_are_looked_up_past_a_database_that_is_away() -> None:
    archive = Archive({"1": None, "13900001234": (SERVED,)})
    told: asyncio.Queue[CallerKnown] = asyncio.Queue()
    acquaintance = Acquaintance(archive, told.put_nowait, number_plan("CN"))
    for number in ("", "anonymous", "1", "+8613900001234"):
        acquaintance.watch(replace(NEW, number=number))
    acquaintance.watch(replace(NEW, state=CallState.WAITING))
    acquaintance.watch(CallFact(1, "new", "arrived"))
    waiting = replace(NEW, call_id="waits", state=CallState.WAITING)
    acquaintance.take_up([SERVED, waiting, replace(waiting, direction=Direction.OUT)])
    task = asyncio.create_task(acquaintance.run())
    try:
        assert await asyncio.wait_for(told.get(), 5) == CallerKnown("new", 7, 2000)
        assert await asyncio.wait_for(told.get(), 5) == CallerKnown("waits", 7, 2000)
    finally:
        task.cancel()
    first, second, third = archive.asked
    assert third == second
    assert first == {"1"}
    assert second >= {"13900001234", "013900001234", "+8613900001234", "008613900001234"}
