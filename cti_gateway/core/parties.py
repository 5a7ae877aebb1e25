"""Who is on a call besides the caller: the seat that serves it, and the third party that the seat consults.

Several seats can have one call: the one that serves it now, one that is consulted, and those that have passed
it on and still fill in their form. The record names the last one that served.
"""

from cti_gateway.core import callbacks, ringing, routing, waiting
from cti_gateway.core.call import CallStep, LiveCall
from cti_gateway.core.conversation import (
    ON_HOLD,
    PARTED,
    Act,
    Conversation,
    Talk,
    TalkStep,
    Target,
    TargetKind,
)
from cti_gateway.core.effects import EndLeg
from cti_gateway.core.records import CallState, HungUpBy, SeatState
from cti_gateway.core.seat import LiveSeat, SeatStep
from cti_gateway.core.world import PBX, World


def answered(world: World, call: LiveCall, seat: LiveSeat | None, leg: str, now: int) -> None:
    """A seat talks with the caller, by our offer or through Asterisk's own queue."""
    ringing.stop(world, call, now, cause="answered_elsewhere", but=seat)
    serve(world, call, seat, leg, now)
    callbacks.waits_on(call)
    world.call_news.append(call)
    world.step_call(call, CallStep.ANSWER, now=now, detail=waiting.served(world, call, now))
    if seat is not None:
        _talks(world, call, seat, now)


def serve(world: World, call: LiveCall, seat: LiveSeat | None, leg: str, now: int) -> None:
    """This seat serves the call from now on: the record is its, and so will be the form."""
    call.seat = seat.place.number if seat else None
    call.agent_id = seat.agent.id if seat and seat.agent else None
    if call.saved_at is not None:
        keep_earlier_form(world, call, call.last_seat or "", call.outcome or "", now)
    call.outcome, call.saved_at, call.acw_ms = None, None, 0
    call.last_seat, call.last_agent = call.seat, call.agent_id
    call.answered_at = call.answered_at or now
    call.left_at = call.hung_up_by = call.returns_to = None
    call.conversation = Conversation(leg, Talk.OUT if call.is_out else Talk.TALKING)


def keep_earlier_form(world: World, call: LiveCall, of: str, outcome: str, now: int) -> None:
    """Who has served the caller before has saved this: the story keeps it, the record is the last one's."""
    world.write_call(call, "saved_earlier", now=now, detail={"of": of, "outcome": outcome})


def _talks(world: World, call: LiveCall, seat: LiveSeat, now: int) -> None:
    step = SeatStep.ANSWER if seat.call_id == call.call_id else SeatStep.ADOPT
    if seat.can(step):
        world.step_seat(seat, step, now=now, cause="call", actor=PBX, call_id=call.call_id)


def finish(world: World, call: LiveCall, seat: LiveSeat | None, now: int) -> None:
    """The seat's part is over: it goes to after-call work and keeps the call until its form is saved."""
    if seat is None or seat.place.number == (call.last_seat or seat.place.number):
        call.left_at = call.left_at or now
    if seat is not None and seat.call_id == call.call_id and seat.can(SeatStep.FINISH):
        world.step_seat(seat, SeatStep.FINISH, now=now, cause="call", call_id=call.call_id)


def move(world: World, call: LiveCall, conversation: Conversation, step: TalkStep, now: int) -> None:
    """Take the step; the state of the call follows."""
    conversation.move(step)
    if conversation.talk in ON_HOLD and call.state is CallState.TALKING:
        world.step_call(call, CallStep.HOLD, now=now)
    elif conversation.talk not in ON_HOLD and call.state is CallState.HELD:
        world.step_call(call, CallStep.UNHOLD, now=now)


def third_seat(world: World, conversation: Conversation) -> LiveSeat | None:
    """The seat that is consulted, if it is one."""
    third = conversation.third
    return world.seats.get(third.name) if third is not None and third.kind is TargetKind.SEAT else None


def third_talks(world: World, call: LiveCall, conversation: Conversation, now: int) -> None:
    """The phone of the seat that is consulted, if it is one, was picked up."""
    seat = third_seat(world, conversation)
    if seat is not None and seat.call_id == call.call_id and seat.can(SeatStep.ANSWER):
        world.step_seat(seat, SeatStep.ANSWER, now=now, cause="consult", actor=PBX, call_id=call.call_id)


def release_third(
    world: World, call: LiveCall, conversation: Conversation, now: int, missed: str | None = None
) -> Target | None:
    """The third party has no part in the call any more. ``missed``: why its phone was not picked up."""
    third, seat = conversation.third, third_seat(world, conversation)
    conversation.third, conversation.third_leg = None, ""
    if seat is None or seat.call_id != call.call_id or seat.state is SeatState.ACW:
        return third
    if seat.state is SeatState.TALKING:
        world.step_seat(seat, SeatStep.RELEASE, now=now, cause="consulted", actor=PBX)
    elif missed is None:
        world.step_seat(seat, SeatStep.WITHDRAW, now=now, cause="withdrawn")
    else:
        ringing.miss_one(world, seat, now, cause=missed)
    return third


def third_left(
    world: World, call: LiveCall, conversation: Conversation, now: int, missed: str | None = None
) -> None:
    """Seat and caller are by themselves again."""
    third = release_third(world, call, conversation, now, missed)
    if third is not None:
        told = {"kind": third.kind.value, "target": third.name}
        world.write_call(call, "third_left", now=now, cause=missed or "", detail=told)
    if conversation.can(TalkStep.THIRD_LEFT):
        move(world, call, conversation, TalkStep.THIRD_LEFT, now)


def take_over(world: World, call: LiveCall, conversation: Conversation, third: Target, now: int) -> None:
    """The third party has the caller; the seat that asked it is out."""
    told = {"kind": third.kind.value, "target": third.name, "how": "attended"}
    world.write_call(call, "transferred", now=now, detail=told)
    world.effects.append(EndLeg(call.call_id, conversation.leg))
    seat = third_seat(world, conversation)
    if seat is None:
        world.step_call(call, CallStep.SEAT_LEFT, now=now, cause="outside")
        call.conversation = None
        return
    serve(world, call, seat, conversation.third_leg, now)
    assert call.conversation is not None
    call.conversation.moved = True
    if call.state is CallState.HELD:
        world.step_call(call, CallStep.UNHOLD, now=now)


def give_back(world: World, call: LiveCall, now: int, cause: str) -> None:
    """The caller belongs to no seat any more and will wait in a line, with the time they have waited."""
    call.conversation = None
    world.step_call(call, CallStep.GIVE_BACK, now=now, cause=cause)
    call.seat = call.agent_id = None


def come_back(world: World, call: LiveCall, now: int) -> None:
    """Asterisk shows the caller in a line: whatever talk there was is over."""
    seat = routing.holding_seat(world, call)
    if call.is_out:  # nobody waits
        return
    if call.can(CallStep.GIVE_BACK):
        if call.conversation is not None:
            release_third(world, call, call.conversation, now)
        give_back(world, call, now, "seat_gone")
        finish(world, call, seat, now)
    elif call.state is CallState.LEAVING:
        finish(world, call, seat, now)
        call.seat = call.agent_id = None
    end_leg_behind(world, call)


def hung_up(world: World, call: LiveCall, seat: LiveSeat | None, now: int) -> None:
    """A leg has ended: of the serving seat, of the consulted one, or of one that has passed the call on."""
    conversation = call.conversation
    serving = world.seats.get(call.seat or "")
    if conversation is None or (seat is not None and seat is not serving):
        if conversation is not None and seat is third_seat(world, conversation):
            third_left(world, call, conversation, now)
        else:
            finish(world, call, seat, now)
        return
    _server_left(world, call, conversation, now)
    finish(world, call, serving, now)


def _server_left(world: World, call: LiveCall, conversation: Conversation, now: int) -> None:
    """Whom the caller is left to."""
    if conversation.talk is Talk.CONFERENCE and conversation.third is not None:
        take_over(world, call, conversation, conversation.third, now)
        return
    release_third(world, call, conversation, now)
    if conversation.talk in PARTED and conversation.asked is not Act.HANG_UP:
        give_back(world, call, now, "seat_gone")
        routing.return_from_fallback(world, call, now)
    else:
        if conversation.talk is Talk.HELD:  # apart from the seat, so nothing ends the caller's leg by itself
            world.effects.append(EndLeg(call.call_id, call.channel))
            call.hung_up_by = HungUpBy.AGENT
        call.conversation = None
        world.step_call(call, CallStep.SEAT_LEFT, now=now)


def end_leg_behind(world: World, call: LiveCall) -> None:
    """The caller is elsewhere, so the leg of the seat that passed them on may go."""
    if call.leg_behind:
        world.effects.append(EndLeg(call.call_id, call.leg_behind))
        call.leg_behind = ""


def dissolve(world: World, call: LiveCall, now: int) -> None:
    """The caller is gone: legs that were moved do not end by themselves."""
    end_leg_behind(world, call)
    conversation, call.conversation = call.conversation, None
    if conversation is None:
        return
    if conversation.moved:
        legs = filter(None, (conversation.leg, conversation.third_leg))
        world.effects += [EndLeg(call.call_id, leg) for leg in legs]
    release_third(world, call, conversation, now)
