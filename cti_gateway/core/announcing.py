"""What is said to who waits: the place in the queue, the expected wait, a message, each at its pace.

The pace counts from when the caller begins to wait and, after an offer that nobody took, from when they wait
again. Nothing is said to somebody who is being offered; and an offer interrupts what is being said.
"""

from math import ceil

from cti_gateway.core import waiting
from cti_gateway.core.call import LiveCall
from cti_gateway.core.effects import Announce
from cti_gateway.core.people import Queue
from cti_gateway.core.records import CallState
from cti_gateway.core.world import World

MINUTE_MS = 60_000


def arm(world: World, call: LiveCall, now: int) -> None:
    """The caller begins to wait, in this queue or once more."""
    queue = world.queue_of(call)
    says_numbers = queue.say_position or queue.say_wait
    call.stay.numbers_at = _next(world, call, queue.announce_every_s if says_numbers else 0, now)
    call.stay.message_at = _next(world, call, queue.periodic_every_s if queue.periodic_message else 0, now)


def _next(world: World, call: LiveCall, every_s: int, now: int) -> int | None:
    return world.agenda.note(call.call_id, now + every_s * 1000) if every_s else None


def speak(world: World, now: int) -> None:
    """Say what is due to whom still waits, now that everybody who could be offered is."""
    due, world.due = world.due, []
    for call_id in due:
        call = world.calls.get(call_id)
        if world.connected and call is not None and call.state is CallState.WAITING:
            _say(world, call, world.queue_of(call), now)


def _say(world: World, call: LiveCall, queue: Queue, now: int) -> None:
    stay = call.stay
    position, minutes, message = None, None, ""
    if stay.numbers_at is not None and stay.numbers_at <= now:
        stay.numbers_at = _next(world, call, queue.announce_every_s, now)
        position = world.crowd.position(call.call_id) if queue.say_position else None
        minutes = _minutes(world, call) if queue.say_wait else None
    if stay.message_at is not None and stay.message_at <= now:
        stay.message_at = _next(world, call, queue.periodic_every_s, now)
        message = queue.periodic_message
    if position or minutes or message:
        world.effects.append(Announce(call.call_id, call.channel, position, minutes, message))


def _minutes(world: World, call: LiveCall) -> int | None:
    """Rounded up, so that nobody is promised too little; none while no seat serves."""
    expected_ms = waiting.expected_ms(world, call)
    return None if expected_ms is None else max(ceil(expected_ms / MINUTE_MS), 1)
