"""What a lead must know at once (A2.1, A2.3.3): decided here, made heard and seen by the panel.

An alarm is up for as long as what it is about lasts. A lead acknowledges it, which silences it. If the same
happens anew, or somebody who is away comes to the next limit, it is another one.
"""

from collections.abc import Iterator
from dataclasses import replace

from cti_gateway.core.alarm import Alarm, AlarmKind
from cti_gateway.core.commands import AcknowledgeAlarm
from cti_gateway.core.effects import ShowBoard, ShowSeat, Write
from cti_gateway.core.errors import NotFound
from cti_gateway.core.muster import Answer, Standing, standing
from cti_gateway.core.records import SeatFact, Uncovered
from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.core.world import World

COMING_AND_GOING = frozenset({"sign_in", "sign_out", "standby", "standby_left"})


def acknowledge(world: World, command: AcknowledgeAlarm) -> None:
    """Raises NotFound for one that is not up any more."""
    alarm = world.alarms.up.get(command.alarm)
    if alarm is None:
        raise NotFound("alarm_over")
    if not alarm.acknowledged_by:
        world.alarms.up[alarm.id] = replace(alarm, acknowledged_by=world.agents[command.agent_id].name)
        world.effects.append(ShowBoard())


def review(world: World, now: int) -> None:
    """See who is away and whether the line is covered, and raise and end alarms accordingly."""
    _read_posts(world, now)
    _call_roll(world, now)
    _look_at_line(world, now)
    up, world.alarms.next_at = {}, None
    for at, alarm in _conditions(world, now):
        if at <= now:
            before = world.alarms.up.get(alarm.id, alarm)
            up[alarm.id] = replace(alarm, acknowledged_by=before.acknowledged_by)
        elif world.alarms.next_at is None or at < world.alarms.next_at:
            world.alarms.next_at = at
    if up != world.alarms.up:
        world.alarms.up = up
        world.effects.append(ShowBoard())


def resume(
    world: World, lately: tuple[SeatFact, ...], uncovered: tuple[Uncovered, ...], last_known_at: int
) -> None:
    """What was written before the gateway stopped; a line that was uncovered then is an outage since."""
    seated = [seat.agent.id for seat in world.seats.values() if seat.agent is not None]
    world.posts.resume(lately, seated)
    for one in uncovered:
        to_at = max(last_known_at, one.from_at) if one.to_at is None else one.to_at
        world.coverage.before.append((one.from_at, to_at))
        if one.to_at is None:
            world.effects.append(Write(Uncovered(one.from_at, to_at)))


def _read_posts(world: World, now: int) -> None:
    for effect in world.effects:
        if isinstance(effect, Write) and isinstance(effect.record, SeatFact):
            world.posts.read(effect.record)
            world.muster.stale |= effect.record.kind in COMING_AND_GOING
    for person in world.posts.review(world.tenures.assigned, now):
        world.muster.stale = True
        seat = world.seat_of(person)
        if seat is not None:
            world.effects.append(ShowSeat(seat.place.number))


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


def _conditions(world: World, now: int) -> Iterator[tuple[int, Alarm]]:
    """What may be alarming, and from when on it is."""
    rules = world.alarms.rules
    if not world.connected:
        since = world.connected_since or now  # or never yet
        yield since, Alarm(AlarmKind.PBX_DOWN, AlarmKind.PBX_DOWN, since)
        return
    bare = world.coverage.bare_since
    if bare is not None:
        alarm = Alarm(f"{AlarmKind.NOBODY_READY}@{bare}", AlarmKind.NOBODY_READY, bare)
        yield bare + rules.nobody_ready_s * 1000, alarm
    if rules.wait_s:
        for queue, since in world.crowd.longest():
            name = world.queues[queue].name if queue in world.queues else queue
            yield since + rules.wait_s * 1000, Alarm(f"wait:{queue}", AlarmKind.LONG_WAIT, since, name)
    for person, since in world.posts.away.items():
        yield from _away(world, person, since, now)


def _away(world: World, person: int, since: int, now: int) -> Iterator[tuple[int, Alarm]]:
    """The last limit that has come, and the next."""
    seat = world.seat_of(person)
    if seat is None or seat.agent is None:
        return
    limits = [since + limit_s * 1000 for limit_s in world.alarms.rules.away_s]
    come, ahead = [at for at in limits if at <= now], [at for at in limits if at > now]
    for at in (*come[-1:], *ahead[:1]):
        yield at, Alarm(f"away:{person}@{at}", AlarmKind.AWAY, since, seat.place.number, seat.agent.name)
