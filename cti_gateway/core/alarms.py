"""What a lead must know at once (A2.1, A2.3.3): decided here, made heard and seen by the panel.

An alarm is up for as long as what it is about lasts. A lead acknowledges it, which silences it. If the same
happens anew, or somebody who is away comes to the next limit, it is another one.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from cti_gateway.core.alarm import Alarm, AlarmKind, Course
from cti_gateway.core.commands import AcknowledgeAlarm
from cti_gateway.core.effects import ShowBoard, ShowSeat, Write
from cti_gateway.core.errors import NotFound
from cti_gateway.core.muster import Answer, Standing, standing
from cti_gateway.core.records import SeatFact, Uncovered
from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.core.world import World

COMING_AND_GOING = frozenset({"sign_in", "sign_out", "standby", "standby_left"})


def acknowledge(world: World, command: AcknowledgeAlarm) -> None:
    """Or take that back; raises NotFound for one that is not up any more."""
    alarm = world.alarms.up.get(command.alarm)
    if alarm is None:
        raise NotFound("alarm_over")
    if bool(alarm.acknowledged_by) != command.known:
        name = world.agents[command.agent_id].name if command.known else ""
        world.alarms.up[alarm.id] = replace(alarm, acknowledged_by=name)
        world.effects.append(ShowBoard())


def review(world: World, now: int) -> None:
    """See who is away and whether the line is covered, and raise and end alarms accordingly."""
    written = [effect.record for effect in world.effects if isinstance(effect, Write)]
    facts = [record for record in written if isinstance(record, SeatFact)]
    moved = _read_posts(world, facts, now)
    _call_roll(world, now)
    _look_at_line(world, now)
    seats = [fact.seat for fact in facts]
    changed = [world.alarms.watch(*one, now) for one in _courses(world, moved, seats, now).items()]
    if world.alarms.expire(now) or any(changed):
        world.effects.append(ShowBoard())


def resume(
    world: World, lately: tuple[SeatFact, ...], uncovered: tuple[Uncovered, ...], last_known_at: int
) -> None:
    """What was written before the gateway stopped; a line that was uncovered then is an outage since."""
    seated = [seat.agent.id for seat in world.seats.values() if seat.agent is not None]
    world.posts.resume(lately, seated)
    for one in uncovered:
        to_at = max(last_known_at, one.from_at) if one.to_at is None else one.to_at
        world.coverage.remember(one.from_at, to_at)
        if one.to_at is None:
            world.effects.append(Write(Uncovered(one.from_at, to_at)))


def _read_posts(world: World, facts: Iterable[SeatFact], now: int) -> set[int]:
    """Who has come or gone, is away or back."""
    moved: set[int] = set()
    for fact in facts:
        world.posts.read(fact)
        if fact.agent_id is not None and fact.kind in COMING_AND_GOING:
            moved.add(fact.agent_id)
    for person in world.posts.review(world.tenures.assigned, now):
        moved.add(person)
        seat = world.seat_of(person)
        if seat is not None:
            world.effects.append(ShowSeat(seat.place.number))
    world.muster.stale |= bool(moved)
    return moved


def _call_roll(world: World, now: int) -> None:
    muster, assigned = world.muster, world.tenures.assigned
    if not muster.is_due(assigned, now):
        return
    limit_s = world.posts.rules.late_limit_s
    answers = tuple(_answer(world, slot, limit_s, now) for slot in assigned.running(now))
    limits = [one.slot.from_at + limit_s * 1000 + 1 for one in answers if one.standing is Standing.LATE]
    change = assigned.next_change(now)
    muster.next_at = min([*limits, *([] if change is None else [change])], default=None)
    muster.stale, muster.taken_of = False, assigned
    if answers != muster.answers:
        muster.answers = answers
        world.effects.append(ShowBoard())


def _answer(world: World, slot: Assignment, limit_s: int, now: int) -> Answer:
    seat = world.whereabouts(slot.agent_id)
    here_since = None if seat is None else max(seat.signed_in_at, slot.from_at)
    return standing(slot, here_since, world.posts.away.get(slot.agent_id), limit_s, now)


def _look_at_line(world: World, now: int) -> None:
    """Without Asterisk nobody knows who could be reached: that is an outage, and on record as one."""
    if not world.alarms.rules.nobody_ready_s:
        return
    coverage = world.coverage
    bare = coverage.bare_since
    covered = world.floor.anybody_free() or (world.alarms.rules.busy_covers and world.anybody_busy())
    ended = coverage.look(world.queues, covered=covered or not world.connected, now=now)
    if ended is not None:
        world.effects += [Write(Uncovered(ended, now)), ShowBoard()]
    elif coverage.bare_since != bare:
        world.effects += [Write(Uncovered(now, None)), ShowBoard()]


def _courses(world: World, moved: Collection[int], seats: Iterable[str], now: int) -> dict[str, Course]:
    """Of whom and what something has changed; of all, if what all follow from has."""
    alarms, courses = world.alarms, dict[str, Course]()
    queues, people = world.crowd.take_heads(), moved
    before, alarms.base = alarms.base, (world.connected, world.agents, alarms.rules)
    if before != alarms.base:
        courses = dict.fromkeys(alarms.subjects(), ())
        queues, people, seats = world.crowd.queues(), world.posts.away.keys(), world.seats
    courses[AlarmKind.PBX_DOWN] = _switch(world, now)
    if world.connected:
        courses[AlarmKind.NOBODY_READY] = _line(world)
        courses |= {f"wait:{queue}": _wait(world, queue) for queue in queues}
        courses |= {f"away:{person}": _away(world, person) for person in people}
        courses |= {f"missed:{seat}": _missed(world, seat, now) for seat in seats}
    return courses


def _switch(world: World, now: int) -> Course:
    """While Asterisk is away, nothing else is known to be alarming."""
    if world.connected:
        return ()
    since = world.connected_since or now  # or never yet
    return ((since, Alarm(AlarmKind.PBX_DOWN, AlarmKind.PBX_DOWN, since)),)


def _line(world: World) -> Course:
    bare = world.coverage.bare_since
    if bare is None:
        return ()
    alarm = Alarm(f"{AlarmKind.NOBODY_READY}@{bare}", AlarmKind.NOBODY_READY, bare)
    return ((bare + world.alarms.rules.nobody_ready_s * 1000, alarm),)


def _wait(world: World, queue: str) -> Course:
    wait_s = world.alarms.rules.wait_s
    if not wait_s or not world.crowd.waiting(queue):
        return ()
    since = world.crowd.longest_since(queue)
    name = world.queues[queue].name if queue in world.queues else queue
    return ((since + wait_s * 1000, Alarm(f"wait:{queue}", AlarmKind.LONG_WAIT, since, name)),)


def _away(world: World, person: int) -> Course:
    since, seat = world.posts.away.get(person), world.seat_of(person)
    if since is None or seat is None or seat.agent is None:
        return ()
    limits = [since + limit_s * 1000 for limit_s in world.alarms.rules.away_s]
    number, name = seat.place.number, seat.agent.name
    return tuple((at, Alarm(f"away:{person}@{at}", AlarmKind.AWAY, since, number, name)) for at in limits)


def _missed(world: World, number: str, now: int) -> Course:
    """Up from the last of so many misses in a row until the person answers a call, or leaves."""
    limit, seat = world.alarms.rules.misses, world.seats.get(number)
    if not limit or seat is None or seat.agent is None or len(seat.missed) < limit:
        return ()
    id = f"missed:{number}@{seat.missed[limit - 1]}"
    known = world.alarms.up.get(id)
    since = known.since if known is not None else now
    return ((since, Alarm(id, AlarmKind.MISSED, since, number, seat.agent.name)),)
