"""Callbacks: they stand in the line like callers, by the time at which the original call arrived.

The seat that is chosen is offered the callback first: its phone rings, and once it is picked up the person
outside is called. Each attempt is a call out of its own (``core.outgoing``) that follows the original call.
A seat that does not take it has missed it, and the next one is asked; what was met outside counts as an
attempt. None begins outside the hours of the queue, nor so late that a seat could ring beyond them.
"""

from cti_gateway.core import line, outgoing, overflow, waiting
from cti_gateway.core.call import CallStep, LiveCall
from cti_gateway.core.callback import CallbackStep, LiveCallback
from cti_gateway.core.commands import CancelCallback
from cti_gateway.core.effects import KeepPlace, Write
from cti_gateway.core.errors import NotFound
from cti_gateway.core.floor import Choice, asked, next_change
from cti_gateway.core.people import Callback, Queue
from cti_gateway.core.records import CallbackRecord, CallbackState, HungUpBy
from cti_gateway.core.seat import SeatStep
from cti_gateway.core.world import ENGINE, World, actor_of

OUTCOME = "CALLBACK"  # of the call in which it was asked for
# What an attempt met before anybody outside was called: another seat is asked at once, or, where the switch
# itself could not call, after a pause.
AT_THE_SEAT = frozenset({"NOT_PICKED_UP", "PHONE_UNREACHABLE"})
NOT_CALLED = AT_THE_SEAT | {"FAILED"}
FAR_S = 400 * 86_400


def ask(world: World, call: LiveCall, now: int) -> None:
    """The caller has pressed the key. Where we cannot call back, nothing is promised: the caller waits on."""
    able = overflow.can_be_called_back(world, call) and call.can(CallStep.ASK_BACK)
    if world.queue_of(call).callback is None or not able:
        return
    call.outcome, call.hung_up_by = OUTCOME, HungUpBy.SYSTEM
    waiting.stop(world, call, now, gave_up=False)
    world.step_call(call, CallStep.ASK_BACK, now=now)
    world.effects.append(KeepPlace(call.call_id, call.channel))


def waits_on(call: LiveCall) -> None:
    """The promise did not reach the caller, who is in the line again."""
    if call.outcome == OUTCOME:
        call.outcome = call.hung_up_by = None


def begin(world: World, call: LiveCall, now: int) -> None:
    """The call in which it was asked for is over. Who has a callback already keeps that one."""
    if call.outcome != OUTCOME or _of_caller(world, call):
        return
    callback = LiveCallback(
        call.call_id, call.number, call.name, call.did, call.queue, call.arrived_at, asked_at=now
    )
    world.callbacks[call.call_id] = callback
    _go_on(world, callback, now)


def _go_on(world: World, callback: LiveCallback, now: int, *, not_before: int = 0) -> None:
    """Into the line, or to rest until the time has come."""
    queue = world.queues.get(callback.queue) or Queue(callback.queue, callback.queue)
    at, until = _open(queue, max(now, not_before))
    if at > now:
        world.floor.leave(callback.call_id)
        callback.move(CallbackStep.REST)
        callback.next_at = callback.wakes_at = world.callback_agenda.note(callback.call_id, at)
    else:
        waited_ms = now - callback.arrived_at
        change = next_change(queue, waited_ms)
        callback.move(CallbackStep.STAND)
        place = line.place(callback, queue, world.head_starts)
        world.floor.stand(callback.call_id, place, asked(queue, callback.did, waited_ms))
        ends = [until, None if change is None else callback.arrived_at + change]
        first = min((end for end in ends if end is not None), default=None)
        callback.wakes_at = first and world.callback_agenda.note(callback.call_id, first)
    _write(world, callback)


def _open(queue: Queue, at: int) -> tuple[int, int | None]:
    """From when, at the earliest then, an attempt may begin, and until when; milliseconds."""
    if queue.hours is None:
        return at, None
    at_s = at // 1000
    while True:
        change = queue.hours.next_change(at_s)
        if queue.hours.is_open(at_s):
            last = None if change is None else change - queue.ring_s
            if last is None or at_s < last:
                return max(at, at_s * 1000), last and last * 1000
        if change is None:
            return (at_s + FAR_S) * 1000, None
        at_s = change


def offer(world: World, call_id: str, choice: Choice, now: int) -> None:
    """Take the seat, and ring its phone."""
    callback, seat = world.callbacks[call_id], world.seats[choice.seat]
    world.floor.leave(call_id)
    callback.move(CallbackStep.CALL)
    call = outgoing.begin(
        world, seat, callback.number, name=callback.name, queue=callback.queue, follows=call_id, now=now
    )
    callback.attempt = call.call_id
    world.step_seat(seat, SeatStep.OFFER, now=now, cause="callback", call_id=call.call_id)
    world.write_call(call, "offered", now=now, detail=choice.why)
    outgoing.ring(world, call, seat, now)
    _write(world, callback)


def settle(world: World, now: int) -> None:
    """What became of attempts, and who was served otherwise; then those who lost their place in the line."""
    news, world.call_news = world.call_news, []
    for call in news:
        if call.answered_at is not None:
            _served(world, call, now)
        else:
            _attempted(world, call, now)
    if world.rearranged:
        world.rearranged = False
        for callback in world.callbacks.values():
            attempt = world.calls.get(callback.attempt or "")
            lost = callback.state is CallbackState.CALLING and attempt is None
            if lost or callback.state is CallbackState.WAITING:
                _go_on(world, callback, now)


def _served(world: World, call: LiveCall, now: int) -> None:
    for callback in _of_caller(world, call):
        own = callback.attempt == call.call_id
        callback.attempts += own
        callback.met = "ANSWERED" if own else callback.met
        callback.attempt = call.call_id
        reason = "called_back" if own else "called_out" if call.is_out else "called_again"
        _end(world, callback, CallbackStep.SERVE, now, reason=reason, actor=ENGINE)


def _of_caller(world: World, call: LiveCall) -> list[LiveCallback]:
    spellings = world.plan.spellings(call.number) if world.callbacks else ()
    return [one for one in world.callbacks.values() if one.number in spellings]


def _attempted(world: World, call: LiveCall, now: int) -> None:
    callback = world.callbacks.get(call.follows or "")
    if callback is None or callback.attempt != call.call_id:
        return
    callback.met = call.outcome
    wishes = world.queue_of(call).callback or Callback()
    callback.attempts += callback.met not in NOT_CALLED
    if callback.attempts >= wishes.attempts:
        _end(world, callback, CallbackStep.GIVE_UP, now, reason=callback.met or "", actor=ENGINE)
        return
    pause_s = 0 if callback.met in AT_THE_SEAT else wishes.retry_s
    _go_on(world, callback, now, not_before=now + pause_s * 1000)


def cancel(world: World, command: CancelCallback, now: int) -> None:
    """Somebody decides that nobody is to be called back; an attempt under way is not cut short."""
    callback = world.callbacks.get(command.call_id)
    if callback is None:
        raise NotFound("callback_unknown", call=command.call_id)
    actor = actor_of(command.agent_id)
    _end(world, callback, CallbackStep.CANCEL, now, reason=command.reason, actor=actor)


def _end(
    world: World, callback: LiveCallback, step: CallbackStep, now: int, *, reason: str, actor: str
) -> None:
    world.floor.leave(callback.call_id)
    callback.move(step)
    callback.ended_at, callback.reason, callback.actor = now, reason, actor
    del world.callbacks[callback.call_id]
    _write(world, callback)


def expire(world: World, now: int) -> None:
    """Whose time has come: to wait again, or to ask for less, or to make room at closing time."""
    for callback in world.callback_agenda.due(world.callbacks, now):
        _go_on(world, callback, now)


def restore(world: World, records: tuple[CallbackRecord, ...]) -> None:
    """Take up those that were pending when the gateway stopped; they stand once Asterisk has been seen."""
    for record in records:
        callback = world.callbacks[record.call_id] = LiveCallback.from_record(record)
        if record.next_at is not None:
            callback.wakes_at = world.callback_agenda.note(record.call_id, record.next_at)


def _write(world: World, callback: LiveCallback) -> None:
    world.effects.append(Write(callback.record()))
