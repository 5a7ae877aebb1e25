"""Sending callers elsewhere, by the rules of their queue (``core.overflow_rules``).

A rule sends a caller once, and nobody is sent to a queue they were in before: so no caller wanders for
ever. Who is sent to another queue keeps the place that the arrival gives. From every other destination that
turns out not to work the caller comes back to the line, as from an offer; who is asked whether to be called
back and says yes (``core.callbacks``), on the way there.

Nothing is looked at all the time. A queue's rules are looked at when its callers or seats have changed. A
rule about the queue holds for everybody in it or, about their estimated waits, for the last ones in the
line: so the last one is sent first, as long as it holds, and nobody else is looked at. The instants from
which a rule may hold by time alone stand on the agenda: of a caller's own wait with that caller, of the
longest one with whoever waits longest.
"""

from collections.abc import Iterable

from cti_gateway.core import announcing, waiting
from cti_gateway.core.call import REDIRECTS_AT_MOST, CallStep, LiveCall
from cti_gateway.core.caller import NUMBER
from cti_gateway.core.effects import MoveToQueue, ReturnToLine, SendAway
from cti_gateway.core.events import AwayEnded
from cti_gateway.core.overflow_rules import Overflow, Sign, To
from cti_gateway.core.records import CallState, HungUpBy
from cti_gateway.core.world import ENGINE, World


def review(world: World, now: int) -> bool:
    """Judge whom no seat took, and the queues that changed; whether somebody was sent.

    Then all is to be looked at again: a seat of another queue may take them, and who is left behind may
    expect another wait.
    """
    if not world.connected:
        return False
    carried_out: list[Overflow | None] = []
    changed = world.crowd.take_changed()
    for call in _newcomers(world):
        announcing.arm(world, call, now)
        if call.stay.since is None:
            sent = _judge(world, call, world.overflow_of(call).before, now)
            carried_out.append(sent)
            if sent is not None:
                continue
            waiting.begin(world, call, now)
        rules = world.overflow_of(call).of_queue
        world.crowd.expose(call.call_id, [rule for rule in rules if may_send(world, call, rule)])
        carried_out.append(_judge_own_wait(world, call, now))
    carried_out += [_judge_own_wait(world, call, now) for call in _due(world)]
    for key in changed:
        carried_out += _send_the_last(world, key, now)
    return any(rule is not None for rule in carried_out)


def _newcomers(world: World) -> list[LiveCall]:
    """Who begins to wait, in this queue or once more, with no seat free."""
    newcomers, world.crowd.newcomers = world.crowd.newcomers, []
    calls = (world.calls.get(call_id) for call_id in dict.fromkeys(newcomers))
    return [call for call in calls if call and call.state is CallState.WAITING]


def _due(world: World) -> list[LiveCall]:
    """Who waits on, and whose instant has come."""
    calls = (world.calls.get(call_id) for call_id in world.due)
    return [c for c in calls if c and c.state is CallState.WAITING and c.stay.since is not None]


def _judge_own_wait(world: World, call: LiveCall, now: int) -> Overflow | None:
    sent = _judge(world, call, world.overflow_of(call).own_wait, now)
    if sent is None:
        _await_rules(world, call, now)
    return sent


def _send_the_last(world: World, key: str, now: int) -> list[Overflow]:
    """By which rules somebody was sent."""
    rules, sent = world.rules_of[key].waiting, list[Overflow]()
    while (call := _last_to_send(world, key, now)) and (rule := _judge(world, call, rules, now)):
        sent.append(rule)
    longest = world.crowd.longest(key)
    if longest is not None:
        _await_rules(world, world.calls[longest], now)
    return sent


def _last_to_send(world: World, key: str, now: int) -> LiveCall | None:
    """Of those whom a rule would send now, who is served last."""
    last = world.crowd.exposed.last(key)
    places = [place for rule, place in last if holds(world, world.calls[place[1]], rule, now)]
    return world.calls[max(places)[1]] if places else None


def _judge(world: World, call: LiveCall, rules: Iterable[Overflow], now: int) -> Overflow | None:
    """Carry out the first of these that holds, and say which."""
    for rule in rules:
        if may_send(world, call, rule) and holds(world, call, rule, now):
            _carry_out(world, call, rule, now)
            return rule
    return None


def _await_rules(world: World, call: LiveCall, now: int) -> None:
    """Note the next instant from which a rule holds by time alone."""
    rules, passed = world.overflow_of(call), now - call.arrived_at
    is_longest = world.crowd.longest(call.queue) == call.call_id
    later = [after for after in (rules.longest_after if is_longest else rules.waited_after) if after > passed]
    ahead = call.arrived_at + min(later) if later else None
    if ahead != call.stay.judged_at:
        call.stay.judged_at = ahead and world.agenda.note(call.call_id, ahead)


def may_send(world: World, call: LiveCall, rule: Overflow) -> bool:
    """Whether the rule has not sent this caller yet, and leads to where they may go and were not."""
    return rule not in call.stay.used and _leads_on(world, call, rule)


def can_be_called_back(world: World, call: LiveCall) -> bool:
    """Who cannot is not asked whether they would like to be."""
    return world.dials_out and NUMBER.fullmatch(call.number) is not None


def _leads_on(world: World, call: LiveCall, rule: Overflow) -> bool:
    if rule.to is To.CALLBACK:
        return can_be_called_back(world, call)
    if rule.to is not To.QUEUE:
        return True
    target = world.queues.get(rule.target)
    led_on = target is not None and not target.retired
    return led_on and rule.target not in (call.queue, *call.stay.earlier)


def holds(world: World, call: LiveCall, rule: Overflow, now: int) -> bool:
    """Whether what the rule measures is beyond its limit."""
    if rule.sign is Sign.NO_SEAT:
        return not world.crowd.signed_in(call.queue)
    found = _measured(world, call, rule.sign, now)
    return found is None or found > rule.limit


def _measured(world: World, call: LiveCall, sign: Sign, now: int) -> float | None:
    """In the unit of the rule; None where there is no end of it, for want of seats."""
    crowd = world.crowd
    match sign:
        case Sign.ESTIMATED:
            expected_ms = waiting.expected_ms(world, call)
            return None if expected_ms is None else expected_ms / 1000
        case Sign.PER_SEAT:
            seats = crowd.signed_in(call.queue)
            return crowd.waiting(call.queue) / seats if seats else None
        case Sign.LONGEST:
            return (now - crowd.longest_since(call.queue)) / 1000
        case _:
            return (now - call.arrived_at) / 1000


def _carry_out(world: World, call: LiveCall, rule: Overflow, now: int) -> None:
    detail = {"rule": str(rule), "from": call.queue, "to": rule.destination}
    if rule.sign is not Sign.NO_SEAT:
        found = _measured(world, call, rule.sign, now)
        detail["found"] = "no seat" if found is None else f"{found:.3f}".rstrip("0").rstrip(".")
    stay = call.stay
    stay.used |= {rule}
    waiting.stop(world, call, now, gave_up=False)
    if rule.to is To.QUEUE:
        stay.earlier += (call.queue,)
        stay.estimate_ms = None
        call.queue = rule.target
        world.effects.append(MoveToQueue(call.call_id, call.channel, call.queue))
        world.stand(call, now)
        world.write_call(call, "overflowed", now=now, detail=detail)
        return
    stay.sent_by = rule
    world.step_call(call, CallStep.SEND_AWAY, now=now, detail=detail)
    _send(world, call, rule, now)


def _send(world: World, call: LiveCall, rule: Overflow, now: int) -> None:
    call.redirect()
    world.effects.append(SendAway(call.call_id, call.channel, rule.to, rule.target))


def confirm_again(world: World, call: LiveCall, now: int) -> None:
    """Asterisk has not confirmed that the caller went: once more, or back to the line."""
    rule = call.stay.sent_by
    assert rule is not None
    if call.redirects >= REDIRECTS_AT_MOST:
        come_back(world, call, now, cause="unconfirmed")
        world.effects.append(ReturnToLine(call.call_id, call.channel))
        return
    world.write_call(call, "overflowed_again", now=now, cause=ENGINE)
    _send(world, call, rule, now)


def arrived(world: World, call: LiveCall, now: int) -> None:
    """The caller is at the destination; that of an outside number counts once somebody answers."""
    rule = call.stay.sent_by
    call.confirm()
    if rule is None:
        return
    if rule.to is To.VOICEMAIL:
        call.outcome = "VOICEMAIL"
    elif rule.to is To.MESSAGE:
        call.outcome = {Sign.NO_SEAT: "NO_AGENT", Sign.WAITED: "TIMEOUT"}.get(rule.sign, "OVERFLOWED")
    world.write_call(call, "away", now=now, detail={"to": rule.destination})


def answered_outside(world: World, call: LiveCall, now: int) -> None:
    """Somebody outside talks with the caller."""
    call.outcome = "TRANSFERRED"
    world.step_call(call, CallStep.ANSWER_OUTSIDE, now=now)


def ended(world: World, call: LiveCall, event: AwayEnded, now: int) -> None:
    """The destination has done its part, or did not work."""
    if event.served:
        call.hung_up_by = HungUpBy.SYSTEM
    elif call.can(CallStep.AWAY_OVER):
        come_back(world, call, now, cause=event.status.lower())


def come_back(world: World, call: LiveCall, now: int, *, cause: str) -> None:
    """The destination is none: the caller will wait again."""
    call.outcome = call.stay.sent_by = None
    world.step_call(call, CallStep.AWAY_OVER, now=now, cause=cause)
