"""What a person at a seat does with the own call. Each command is checked whole before anything changes.

What is asked for goes to Asterisk and is believed when its fact comes (``core.talks``); until then it is
``asked``, and if nothing comes in time it counts as failed.
"""

from cti_gateway.core import commands, desk, parties, routing, talks
from cti_gateway.core.call import LiveCall
from cti_gateway.core.conversation import Act, Conversation, Talk, Target, TargetKind
from cti_gateway.core.effects import (
    CallThird,
    ConnectCaller,
    ControlEffect,
    EndLeg,
    HoldCaller,
    JoinCallers,
    MoveToQueue,
    MuteLeg,
    PlayDigits,
    SendOutside,
    ShowCall,
)
from cti_gateway.core.errors import Conflict, NotFound
from cti_gateway.core.floor import Choice
from cti_gateway.core.people import Queue
from cti_gateway.core.pick import STRATEGIES
from cti_gateway.core.seat import LiveSeat, SeatStep
from cti_gateway.core.world import World

DONE_WITHIN_MS = 3_000
DIGIT_MS = 300  # tone and pause


def handle(world: World, command: commands.ControlCommand, now: int) -> None:
    """Carry it out, or raise Refused with the world untouched."""
    seat = desk.held_seat(world, command.agent_id)
    call = world.calls.get(command.call_id)
    if call is None or call.seat != seat.place.number or call.conversation is None:
        raise NotFound("call_unknown", call=command.call_id)
    if not world.connected:
        raise Conflict("pbx_down")
    talk = call.conversation
    match command:
        case commands.ControlCall():
            talk.demand(command.act, call.call_id)
            _ask(world, call, talk, command.act, _effect(world, call, talk, command.act), now)
        case commands.SendDigits():
            talk.demand(Act.DIGITS, call.call_id)
            play = PlayDigits(call.call_id, call.channel, command.digits)
            _ask(world, call, talk, Act.DIGITS, play, now, extra_ms=DIGIT_MS * len(command.digits))
        case commands.TransferCall():
            talk.demand(Act.TRANSFER, call.call_id)
            _transfer(world, seat, call, talk, command.target, now)
        case _:
            talk.demand(Act.CONSULT, call.call_id)
            _consult(world, seat, call, talk, command.target, now)


def expire(world: World, now: int) -> None:
    """Nothing has come of what was asked for."""
    for call in world.demands.due(world.calls, now):
        talk = call.conversation
        if talk is not None and talk.asked_until is not None and talk.asked_until <= now:
            talks.failed(world, call, talk, "control_unconfirmed", now)


def _ask(
    world: World,
    call: LiveCall,
    talk: Conversation,
    act: Act,
    effect: ControlEffect,
    now: int,
    *,
    extra_ms: int = 0,
) -> None:
    talk.ask(act, until=world.demands.note(call.call_id, now + DONE_WITHIN_MS + extra_ms))
    world.effects += [effect, ShowCall(call.call_id)]


def _effect(world: World, call: LiveCall, talk: Conversation, act: Act) -> ControlEffect:
    call_id, channel = call.call_id, call.channel
    match act:
        case Act.HOLD:
            return HoldCaller(call_id, channel, talk.leg, _extension(world, call))
        case Act.MUTE | Act.UNMUTE:
            return MuteLeg(call_id, talk.leg, muted=act is Act.MUTE)
        case Act.RETURN if talk.talk is Talk.CONFERENCE:
            return EndLeg(call_id, talk.third_leg)
        case Act.RESUME | Act.RETURN:
            return ConnectCaller(call_id, channel, talk.leg, _extension(world, call))
        case Act.COMPLETE:
            third = parties.third_seat(world, talk)
            return ConnectCaller(call_id, channel, talk.third_leg, third.place.extension if third else None)
        case Act.CONFERENCE:
            return JoinCallers(call_id, channel, talk.leg, talk.third_leg)
        case _:
            return EndLeg(call_id, talk.leg)


def _extension(world: World, call: LiveCall) -> str:
    assert call.seat is not None
    return world.seats[call.seat].place.extension


def _transfer(
    world: World, seat: LiveSeat, call: LiveCall, talk: Conversation, target: Target, now: int
) -> None:
    """The caller leaves at once; who does not get through waits at the head of a line."""
    chosen = _checked(world, seat, target)
    told = {"kind": target.kind.value, "target": target.name, "how": "blind"}
    if chosen is not None:
        _pass_on(world, call, talk, told, now)
        routing.offer(world, call, Choice(chosen.place.number, {"why": "transfer"}), now)
    elif target.kind is TargetKind.QUEUE:
        _pass_on(world, call, talk, told, now)
        call.queue, call.returns_to = target.name, None
        parties.give_back(world, call, now, "transfer")
        world.effects.append(MoveToQueue(call.call_id, call.channel, target.name))
        routing.return_from_fallback(world, call, now)
    else:
        world.write_call(call, "transfer_asked", now=now, detail=told)
        call.returns_to = call.agent_id
        send = SendOutside(call.call_id, call.channel, target.name)
        _ask(world, call, talk, Act.TRANSFER, send, now)


def _pass_on(world: World, call: LiveCall, talk: Conversation, told: dict[str, str], now: int) -> None:
    world.write_call(call, "transferred", now=now, detail=told)
    call.conversation, call.returns_to = None, call.agent_id
    call.leg_behind = talk.leg if talk.moved else ""  # else Dial() ends it


def _consult(
    world: World, seat: LiveSeat, call: LiveCall, talk: Conversation, target: Target, now: int
) -> None:
    if target.kind is TargetKind.QUEUE:
        target = Target(TargetKind.SEAT, _seat_for(world, target.name).place.number)
    chosen = _checked(world, seat, target)
    if chosen is not None:
        world.step_seat(chosen, SeatStep.OFFER, now=now, cause="consult", call_id=call.call_id)
    talk.third = target
    ring = CallThird(
        call.call_id,
        call.channel,
        talk.leg,
        seat.place.extension,
        target.name if chosen is None else chosen.place.extension,
        outside=chosen is None,
        caller_waits=talk.talk is Talk.HELD,
    )
    _ask(world, call, talk, Act.CONSULT, ring, now)


def _checked(world: World, own: LiveSeat, target: Target) -> LiveSeat | None:
    """The seat, if it is one. Raises Refused for whom nobody can be passed to."""
    match target.kind:
        case TargetKind.SEAT:
            seat = world.seats.get(target.name)
            if seat is None:
                raise NotFound("seat_unknown", seat=target.name)
            if seat is own:
                raise Conflict("target_is_self")
            if not seat.may_take_calls():
                raise Conflict("target_not_free", target=target.name)
            return seat
        case TargetKind.QUEUE:
            _queue_in_use(world, target.name)
        case _:
            if not world.dials_out:
                raise Conflict("outside_off")
    return None


def _queue_in_use(world: World, key: str) -> Queue:
    queue = world.queues.get(key)
    if queue is None:
        raise NotFound("queue_unknown", key=key)
    if queue.retired:
        raise Conflict("queue_retired", queue=queue.name)
    return queue


def _seat_for(world: World, key: str) -> LiveSeat:
    """The seat that this queue's strategy would choose now."""
    queue = _queue_in_use(world, key)
    free = [seat for seat in world.seats.values() if seat.may_take_calls() and seat.serves(key)]
    if not free:
        raise Conflict("target_not_free", target=key)
    rank = STRATEGIES[queue.strategy].rank
    return min(free, key=lambda seat: (rank(seat, world.floor.lottery), seat.place.number))
