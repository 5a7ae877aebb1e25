"""The same decisions as the engine's, found by looking at everybody."""

from cti_gateway.core import desk
from cti_gateway.core.effects import Effect, OfferCall
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


class CheckedEngine(Engine):
    """Every decision is compared with the naive one."""

    def _settled(self, now: int) -> list[Effect]:
        desk.carry_out_pending(self.world, now)  # the rest of the input, before anybody is brought together
        expected = naive(self.world, now)
        before = len(self.world.effects)
        effects = super()._settled(now)
        made = [e for e in effects[before:] if isinstance(e, OfferCall)]
        assert [(e.call_id, e.extension, *e.others) for e in made] == expected
        return effects
