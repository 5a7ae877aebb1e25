"""Queue(): Asterisk's own queue, with strategy leastrecent and the times of queues_cti.conf."""

from collections.abc import Callable
from functools import partial

from cti_gateway.sim.channel import Channel
from cti_gateway.sim.devices import target
from cti_gateway.sim.exchange import Exchange
from cti_gateway.sim.ringing import Ringing

RING_MS, RETRY_MS = 20_000, 1_000


class Fallback:
    """Rings one member after the other, until one has talked or the time is over."""

    def __init__(self, exchange: Exchange, ringing: Ringing) -> None:
        self._exchange, self._ringing = exchange, ringing

    def enter(self, channel: Channel, queue: str, stay_ms: int, left: Callable[[str], None]) -> bool:
        """Whether there is such a queue; if so, ``left`` is called with QUEUESTATUS."""
        if queue not in self._exchange.queues.members:
            return False
        channel.queued_at = self._exchange.now
        self._try_members(channel, queue, self._exchange.now + stay_ms, left)
        return True

    def _try_members(self, channel: Channel, queue: str, until: int, left: Callable[[str], None]) -> None:
        exchange = self._exchange
        if exchange.now >= until:
            channel.queued_at = None
            left("TIMEOUT")
            return
        free = (i for i in exchange.queues.members[queue] if exchange.devices.is_free(i))
        member = exchange.queues.least_recent(queue, free, exchange.now)
        again = partial(self._try_members, channel, queue, until, left)
        if member is None:
            exchange.wait(channel, RETRY_MS, again)
            return
        channel.member, member.in_call = member, True
        over = partial(self._over, channel, again, left)
        ring_ms = min(RING_MS, until - exchange.now)
        self._ringing.ring(channel, [target(member.interface)], ring_ms, over)

    def _over(
        self, channel: Channel, again: Callable[[], None], left: Callable[[str], None], status: str
    ) -> None:
        if status == "ANSWER":
            channel.queued_at = None
            left("CONTINUE")  # its option c
        else:
            self._exchange.wait(channel, RETRY_MS, again)
