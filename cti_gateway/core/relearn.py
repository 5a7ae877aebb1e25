"""What was learnt of queues, and by which rules callers were sent, read again from facts after a restart."""

from collections.abc import Iterable
from contextlib import suppress

from cti_gateway.core.overflow_rules import read_overflow
from cti_gateway.core.records import CallFact
from cti_gateway.core.world import World

# With which somebody waits in their queue no more.
LEAVES = frozenset({"answered", "callback_asked", "overflowed", "ended"})
TEACH = LEAVES | {"queued", "saved"}


def relearn(world: World, facts: Iterable[CallFact]) -> None:
    """From the facts of the last hours, in the order in which they were written."""
    waiting: dict[str, tuple[str, int]] = {}  # by call: in which queue since when
    for fact in facts:
        if fact.kind == "queued":
            waiting[fact.call_id] = fact.detail["queue"], fact.at
        elif fact.kind == "saved" and "handled_ms" in fact.detail:
            world.learning(fact.detail["queue"]).handled(int(fact.detail["handled_ms"]))
        elif fact.kind in LEAVES and fact.call_id in waiting:
            _waits_no_more(world, fact, *waiting.pop(fact.call_id))
        if fact.kind == "overflowed" and fact.call_id in world.calls:
            with suppress(ValueError):  # another release wrote it
                world.calls[fact.call_id].stay.used |= {read_overflow(fact.detail["rule"])}


def _waits_no_more(world: World, fact: CallFact, queue: str, since: int) -> None:
    rate = world.learning(queue)
    if "serving" in fact.detail:
        rate.served(now=fact.at, since=since, seats=int(fact.detail["serving"]))
    rate.left(fact.at - since, gave_up=fact.kind == "ended")
