"""The survey after the talk: the caller is asked once in a call, and answers with a key or does not.

A caller who hangs up instead has been asked and has not answered; that is no time-out.
"""

from cti_gateway.core.call import LiveCall
from cti_gateway.core.records import HungUpBy
from cti_gateway.core.snapshot import SeenCall
from cti_gateway.core.world import World


def sent(world: World, call: LiveCall, now: int) -> None:
    """The caller is being asked, so the seat has hung up: word of that may have fallen into a gap."""
    if call.survey_sent_at is None:
        call.survey_sent_at, call.hung_up_by = now, HungUpBy.AGENT
        world.write_call(call, "survey_sent", now=now)


def ended(world: World, call: LiveCall, score: int | None, now: int) -> None:
    """The caller has answered, or has let the time pass (None)."""
    sent(world, call, now)  # nobody answers who was not asked: the word of it fell into a gap
    if call.survey_score is not None:
        return
    if score is None:
        world.write_call(call, "survey_timeout", now=now)
        return
    call.survey_score = score
    world.write_call(call, "survey_answered", now=now, detail={"score": str(score)})


def catch_up(world: World, call: LiveCall, seen: SeenCall, now: int) -> None:
    """What came in a gap, as far as the caller's channel still tells it."""
    if seen.survey_sent:
        sent(world, call, now)
    if seen.survey_score is not None:
        ended(world, call, seen.survey_score, now)
