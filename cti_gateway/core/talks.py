"""What Asterisk reports of a talk that the seat controls, folded into the world."""

from cti_gateway.core import events, parties
from cti_gateway.core.call import CallStep, LiveCall
from cti_gateway.core.conversation import Act, Conversation, TalkStep
from cti_gateway.core.effects import EndLeg, MuteLeg
from cti_gateway.core.world import World

# Why a third party did not come, for the person who asked and for the seat that was asked.
NOT_REACHED = {
    events.OfferResult.NO_ANSWER: ("third_no_answer", "rona"),
    events.OfferResult.BUSY: ("third_busy", "refused"),
    events.OfferResult.UNREACHABLE: ("third_unreachable", "phone_unreachable"),
}


def handle(world: World, call: LiveCall, talk: Conversation, event: events.SwitchEvent, now: int) -> None:
    """Fold one fact; one that does not fit the table changes nothing."""
    match event:
        case events.HoldStarted() if talk.can(TalkStep.PHONE_HOLD):
            parties.move(world, call, talk, TalkStep.PHONE_HOLD, now)
        case events.HoldEnded() if talk.can(TalkStep.PHONE_UNHOLD):
            parties.move(world, call, talk, TalkStep.PHONE_UNHOLD, now)
        case events.CallerHeld() if talk.can(TalkStep.HOLD):
            _leave_dial(world, call, talk)
            parties.move(world, call, talk, TalkStep.HOLD, now)
        case events.CallerConnected():
            _connected(world, call, talk, event, now)
        case events.CallersJoined() if talk.can(TalkStep.JOIN):
            parties.move(world, call, talk, TalkStep.JOIN, now)
            world.write_call(call, "joined", now=now, detail=_third(talk))
        case events.CallerSentOutside() if talk.asked is Act.TRANSFER:
            if talk.moved:
                world.effects.append(EndLeg(call.call_id, talk.leg))
            call.conversation = None
            world.step_call(call, CallStep.SEAT_LEFT, now=now, cause="outside")
        case events.ThirdCalled() if talk.can(TalkStep.CALL_THIRD):
            _leave_dial(world, call, talk)
            parties.move(world, call, talk, TalkStep.CALL_THIRD, now)
            world.write_call(call, "consulted", now=now, detail=_third(talk))
        case events.ThirdAnswered() if talk.can(TalkStep.THIRD_ANSWERED):
            _third_answered(world, call, talk, event, now)
        case events.ThirdEnded() if talk.can(TalkStep.THIRD_LEFT):
            trouble, missed = NOT_REACHED.get(event.result, (None, None))
            parties.third_left(world, call, talk, now, missed)
            talk.settle(trouble)
        case events.ThirdHungUp() if talk.can(TalkStep.THIRD_LEFT):
            parties.third_left(world, call, talk, now)
        case events.LegMuted() if talk.asked in (Act.MUTE, Act.UNMUTE):
            talk.muted = event.muted
            talk.settle()
            world.write_call(call, "muted" if event.muted else "unmuted", now=now)
        case events.DigitsSent() if talk.asked is Act.DIGITS:
            talk.settle()
            world.write_call(call, "digits", now=now)
        case events.ControlFailed() if talk.asked is not None:
            failed(world, call, talk, event.code, now)


def failed(world: World, call: LiveCall, talk: Conversation, code: str, now: int) -> None:
    """What was asked for did not happen: all stays as it was, and the person is told."""
    asked = talk.asked
    assert asked is not None
    if asked is Act.CONSULT:
        parties.release_third(world, call, talk, now)
    talk.settle(code)
    world.write_call(call, "control_failed", now=now, cause=code, detail={"act": asked.value})


def _leave_dial(world: World, call: LiveCall, talk: Conversation) -> None:
    """The legs go their own ways from now on; the silence of a muted seat ends with its talk."""
    talk.moved = True
    if talk.muted:
        talk.muted = False
        world.effects.append(MuteLeg(call.call_id, talk.leg, muted=False))


def _third(talk: Conversation) -> dict[str, str]:
    return {"kind": talk.third.kind.value, "target": talk.third.name} if talk.third is not None else {}


def _connected(
    world: World, call: LiveCall, talk: Conversation, event: events.CallerConnected, now: int
) -> None:
    """The caller is with the serving seat again, or with the third party."""
    seat = world.seat_with_extension(event.extension)
    if seat is not None and seat.place.number == call.seat:
        if talk.can(TalkStep.RESUME):
            parties.release_third(world, call, talk, now)
            parties.move(world, call, talk, TalkStep.RESUME, now)
    elif talk.third is not None and seat is parties.third_seat(world, talk):
        parties.take_over(world, call, talk, talk.third, now)


def _third_answered(
    world: World, call: LiveCall, talk: Conversation, event: events.ThirdAnswered, now: int
) -> None:
    talk.third_leg = event.leg
    parties.third_talks(world, call, talk, now)
    parties.move(world, call, talk, TalkStep.THIRD_ANSWERED, now)
    world.write_call(call, "consult_answered", now=now, detail=_third(talk))
