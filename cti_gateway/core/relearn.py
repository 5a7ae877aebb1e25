"""How queues were served, since when who waits, and which rules sent callers: from facts, at a restart."""

from collections.abc import Iterable
from contextlib import suppress

from cti_gateway.core.overflow_rules import read_overflow
from cti_gateway.core.records import CallFact, SeatFact
from cti_gateway.core.seat import SeatStep
from cti_gateway.core.world import World

# With which somebody waits in their queue no more.
LEAVES = frozenset({"answered", "callback_asked", "overflowed", "ended"})
TEACH = LEAVES | {"queued", "saved"}


def relearn(world: World, facts: Iterable[CallFact]) -> None:
    """From the facts of the last hours, in the order in which they were written."""
    waiting: dict[str, CallFact] = {}  # with which each call began to wait
    for fact in facts:
        if fact.kind == "queued":
            waiting[fact.call_id] = fact
        elif fact.kind == "saved" and "handled_ms" in fact.detail:
            world.learning(fact.detail["queue"]).handled(int(fact.detail["handled_ms"]))
        elif fact.kind in LEAVES and fact.call_id in waiting:
            _waits_no_more(world, fact, waiting.pop(fact.call_id))
        if fact.kind == "overflowed" and fact.call_id in world.calls:
            with suppress(ValueError):  # another release wrote it, or nobody saw by which rule it was
                world.calls[fact.call_id].stay.used |= {read_overflow(fact.detail.get("rule", ""))}
    for fact in waiting.values():
        _waits_on(world, fact)


def recall_turns(world: World, facts: Iterable[SeatFact]) -> None:
    """What strategies go by, from the facts of the last hours: turns, talks, and when the last one ended."""
    for fact in facts:
        seat = world.seats.get(fact.seat)
        if seat is None:
            continue
        match fact.kind:
            case SeatStep.SIGN_IN:
                seat.served = 0
            case SeatStep.OFFER:
                seat.offered_at = fact.at
            case SeatStep.ANSWER | SeatStep.ADOPT:
                seat.served += 1
            case SeatStep.FINISH | SeatStep.RELEASE:
                seat.left_at = fact.at


def _waits_no_more(world: World, fact: CallFact, began: CallFact) -> None:
    rate = world.learning(began.detail["queue"])
    if "serving" in fact.detail:
        rate.served(now=fact.at, since=began.at, seats=int(fact.detail["serving"]))
    rate.left(fact.at - began.at, gave_up=fact.kind == "ended")


def _waits_on(world: World, began: CallFact) -> None:
    """Who waited before is no newcomer: what is decided on entry was."""
    call = world.calls.get(began.call_id)
    if call is not None and call.queue == began.detail["queue"]:
        estimate = began.detail.get("estimated_ms")
        call.stay.since, call.stay.estimate_ms = began.at, None if estimate is None else int(estimate)
