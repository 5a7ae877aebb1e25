"""The same decisions as the engine's, found by looking at everybody."""

from collections.abc import Iterator
from dataclasses import replace

from cti_gateway.core import desk
from cti_gateway.core.alarm import Alarm, AlarmKind
from cti_gateway.core.effects import Effect, OfferCall, ShowBoard
from cti_gateway.core.engine import Engine
from cti_gateway.core.floor import LOTTERIES, asked
from cti_gateway.core.line import place
from cti_gateway.core.pick import STRATEGIES
from cti_gateway.core.pick.lottery import Lottery
from cti_gateway.core.records import CallState
from cti_gateway.core.world import World

CERTAIN = sorted(STRATEGIES.keys() - LOTTERIES)


def naive(world: World, now: int) -> list[tuple[str, ...]]:
    """The offers to be made, as (call, extension, …), found by looking at everybody."""
    free = [seat for seat in world.seats.values() if seat.may_take_calls()]
    waiting = [call for call in world.calls.values() if call.state is CallState.WAITING]
    found: list[tuple[str, ...]] = []
    for call in sorted(waiting, key=lambda call: place(call, world.queue_of(call), world.head_starts)):
        queue = world.queue_of(call)
        able = []
        for seat in free:
            assert seat.agent is not None
            helps = asked(queue, call.did, now - call.arrived_at).of(seat.agent)
            if call.waits_for == seat.agent.id or (call.waits_for is None and helps is not None):
                rank = STRATEGIES[queue.strategy].rank(seat, Lottery())
                able.append((helps, rank, len(seat.place.number), seat.place.number, seat))
        if able and world.connected:
            together = queue.ring_all_limit if queue.strategy == "ring_all" and call.waits_for is None else 1
            ringing = [a[-1] for a in sorted(able, key=lambda a: a[:-1])[:together]]
            free = [seat for seat in free if seat not in ringing]
            found.append((call.call_id, *(seat.place.extension for seat in ringing)))
    return found


def alarming(world: World, now: int) -> Iterator[tuple[int, Alarm]]:
    """What may be alarming, and from when on it is."""
    rules = world.alarms.rules
    if not world.connected:
        since = world.connected_since or now
        yield since, Alarm(AlarmKind.PBX_DOWN, AlarmKind.PBX_DOWN, since)
        return
    bare = world.coverage.bare_since
    if bare is not None:
        alarm = Alarm(f"{AlarmKind.NOBODY_READY}@{bare}", AlarmKind.NOBODY_READY, bare)
        yield bare + rules.nobody_ready_s * 1000, alarm
    waiting = [call for call in world.calls.values() if call.state is CallState.WAITING]
    for key in {call.queue for call in waiting} if rules.wait_s else ():
        since = min(call.arrived_at for call in waiting if call.queue == key)
        name = world.queues[key].name if key in world.queues else key
        yield since + rules.wait_s * 1000, Alarm(f"wait:{key}", AlarmKind.LONG_WAIT, since, name)
    for person, since in world.posts.away.items():
        seat = next((one for one in world.seats.values() if one.agent and one.agent.id == person), None)
        if seat is not None and seat.agent is not None:
            limits = [since + limit_s * 1000 for limit_s in rules.away_s]
            come, ahead = [at for at in limits if at <= now], [at for at in limits if at > now]
            for at in (*come[-1:], *ahead[:1]):
                number, name = seat.place.number, seat.agent.name
                yield at, Alarm(f"away:{person}@{at}", AlarmKind.AWAY, since, number, name)


class CheckedEngine(Engine):
    """Every decision is compared with the naive one."""

    def _settled(self, now: int) -> list[Effect]:
        desk.carry_out_pending(self.world, now)  # the rest of the input, before anybody is brought together
        expected = naive(self.world, now)
        before = len(self.world.effects)
        up = dict(self.world.alarms.up)
        effects = super()._settled(now)
        made = [e for e in effects[before:] if isinstance(e, OfferCall)]
        assert [(e.call_id, e.extension, *e.others) for e in made] == expected
        self._check_alarms(up, effects, now)
        return effects

    def _check_alarms(self, before: dict[str, Alarm], effects: list[Effect], now: int) -> None:
        found, alarms = list(alarming(self.world, now)), self.world.alarms
        expected = {
            one.id: replace(one, acknowledged_by=before.get(one.id, one).acknowledged_by)
            for at, one in found
            if at <= now
        }
        assert alarms.up == expected
        assert alarms.next() == min((at for at, _ in found if at > now), default=None)
        assert alarms.up == before or ShowBoard() in effects
