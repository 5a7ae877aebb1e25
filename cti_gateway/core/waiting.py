"""What is learnt from those who have to wait: the estimate when they begin to, and how it came out."""

from cti_gateway.core.call import LiveCall
from cti_gateway.core.world import World


def expected_ms(world: World, call: LiveCall) -> int | None:
    """How long this waiting caller will still wait; None while no seat serves the queue."""
    crowd = world.crowd
    return world.rate(call.queue).wait_ms(crowd.position(call.call_id), crowd.serving(call.queue))


def begin(world: World, call: LiveCall, now: int) -> None:
    """No seat took the call at once: from here on its wait is compared with what is expected."""
    stay = call.stay
    stay.since, stay.estimate_ms = now, expected_ms(world, call)
    detail = {"queue": call.queue, "position": str(world.crowd.position(call.call_id))}
    if stay.estimate_ms is not None:
        detail["estimated_ms"] = str(stay.estimate_ms)
    world.write_call(call, "queued", now=now, detail=detail)


def served(world: World, call: LiveCall, now: int) -> dict[str, str]:
    """A seat answers; for the record, how long who had to wait did, and what was estimated."""
    stay = call.stay
    if stay.since is None:
        return {}
    waited_ms = now - stay.since
    seats = world.crowd.serving(call.queue)
    world.learning(call.queue).served(now=now, since=stay.since, seats=seats)
    stop(world, call, now, gave_up=False)
    detail = {"queue": call.queue, "waited_ms": str(waited_ms), "serving": str(seats)}
    return detail if stay.estimate_ms is None else {**detail, "estimated_ms": str(stay.estimate_ms)}


def stop(world: World, call: LiveCall, now: int, *, gave_up: bool) -> None:
    """The call waits in this queue no more."""
    stay = call.stay
    if stay.since is not None:
        world.learning(call.queue).left(now - stay.since, gave_up=gave_up)
        stay.since = None
