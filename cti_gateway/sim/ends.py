"""How ringing, talks and channels end, and what that means to those at the other ends.

In a talk of two the owner is the one whose dialplan waits for its end: who has called the guest, or has taken
them out of what they did (Bridge()). A guest without an owner is hung up; an owner without a guest goes on.
A conference has no owner; who is to end with those that are marked goes on when the last of them has left.
"""

from functools import partial

from cti_gateway.sim import wire
from cti_gateway.sim.agenda import Act
from cti_gateway.sim.channel import Bridge, Cause, Channel, ChannelState
from cti_gateway.sim.exchange import Exchange, call_off

MARKED, ENDS_WITH_MARKED = "CONFBRIDGE(user,marked)", "CONFBRIDGE(user,end_marked)"


class Ends:
    """Parts channels from each other."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def hang_up(self, channel: Channel) -> None:
        """Whoever is at it puts down, or Asterisk ends it."""
        bridge = channel.bridge
        if channel.rung_by is not None:
            self.refuse(channel)
        elif channel.state is ChannelState.RINGING and channel.over is not None:  # for an Originate
            channel.over("CANCEL")
        elif bridge is not None and bridge.owner not in (None, channel):
            self._guest_leaves(channel, bridge)
        else:
            self._leaves(channel)

    def _guest_leaves(self, guest: Channel, bridge: Bridge) -> None:
        """The talk is over, and the owner's dialplan goes on."""
        owner = bridge.owner
        assert owner is not None and owner.over is not None
        over = owner.over
        self._dissolve(bridge)
        guest.cause = Cause.NORMAL
        if owner.application == "Bridge":
            self._exchange.close(guest)
        else:
            owner.behind.append(partial(self._exchange.close, guest))
        over("ANSWER")

    def _leaves(self, channel: Channel) -> None:
        """Whatever the dialplan is at."""
        was_queued = channel.member is not None and channel.bridge is not None
        legs, elsewhere = self._loosen(channel, (), False)
        if was_queued:  # app_queue lets go of the caller first
            self._exchange.close(channel)
            self._exchange.close(*legs)
        else:
            self._exchange.close(*legs, channel)
        for act in elsewhere:
            act()

    def part(self, channel: Channel, *kept: Channel, is_taken: bool = False) -> list[Act]:
        """It stops whatever it does. What that leads to for others is for afterwards.

        ``kept``: who is not to be hung up, though left. ``is_taken``: by Bridge(), which tells of no ringing
        that it ends.
        """
        legs, elsewhere = self._loosen(channel, kept, is_taken)
        return [partial(self._exchange.close, leg) for leg in legs] + elsewhere

    def _loosen(
        self, channel: Channel, kept: tuple[Channel, ...], is_taken: bool
    ) -> tuple[list[Channel], list[Act]]:
        """Legs to hang up, and what else there is to do."""
        legs, bridge = channel.legs, channel.bridge
        elsewhere: list[Act] = []
        for leg in legs:
            if not is_taken:
                self._exchange.emit("DialEnd", "call", wire.dial_end(channel, leg, "CANCEL"))
            leg.rung_by = None
        channel.legs = []
        if bridge is None:
            self.settle(channel)
        elif bridge.owner is channel:
            legs = [guest for guest in channel.peers if guest not in kept]
            self._dissolve(bridge)
        elif bridge.owner is None:
            elsewhere = self._leave_conference(channel, bridge)
        else:
            owner, over = bridge.owner, bridge.owner.over
            self._dissolve(bridge)
            if owner not in kept and over is not None:
                elsewhere = [partial(over, "ANSWER")]
        channel.over = None
        for leg in legs:
            leg.cause = Cause.NORMAL
        return legs, elsewhere

    def _dissolve(self, bridge: Bridge) -> None:
        owner = bridge.owner
        assert owner is not None
        if owner.member is not None:
            owner.member.calls += 1
            owner.member.called_at = self._exchange.now
        self.settle(owner)
        for member in bridge.members:
            self._part_from(member)

    def _leave_conference(self, channel: Channel, conference: Bridge) -> list[Act]:
        conference.members.remove(channel)
        self._part_from(channel)
        left = conference.members
        leaving = []
        if _is(channel, MARKED) and not any(_is(other, MARKED) for other in left):
            leaving = [other for other in left if _is(other, ENDS_WITH_MARKED)]
        for other in leaving:
            conference.members.remove(other)
            self._part_from(other)
        if not conference.members:
            self._exchange.conferences.pop(conference.name, None)
        return [partial(other.over, "") for other in leaving if other.over is not None]

    def _part_from(self, channel: Channel) -> None:
        """It hears nobody any more; what its caller has not said is left to say."""
        channel.bridge, channel.on_hold = None, False
        if channel.life is not None and channel.talk_left_ms is not None:
            channel.talk_left_ms = max(channel.said_at - self._exchange.now, 0)
        self._exchange.end_life(channel)

    def settle(self, channel: Channel) -> None:
        """What its dialplan has waited for is past."""
        call_off(channel.step)
        if channel.member is not None:
            channel.member.in_call = False
        channel.member = None

    # Ringing

    def refuse(self, leg: Channel) -> None:
        """The phone is busy, or somebody declines."""
        assert leg.rung_by is not None
        leg.rung_by.cause = Cause.BUSY
        self.ring_over(leg, "BUSY", Cause.BUSY)

    def ring_over(self, leg: Channel, status: str, cause: Cause) -> None:
        """At one phone; at the last one the dialplan of who has it rung goes on."""
        channel = leg.rung_by
        assert channel is not None
        over = channel.over
        self._exchange.emit("DialEnd", "call", wire.dial_end(channel, leg, status))
        self.forgo(channel, leg)
        is_last = not channel.legs
        if is_last:
            self.settle(channel)
            channel.over = None
        leg.cause = cause
        self._exchange.close(leg)
        if is_last and over is not None:
            over(status)

    def forgo(self, channel: Channel, leg: Channel) -> None:
        """It does not have this leg rung any more."""
        call_off(leg.reaction)
        leg.rung_by = leg.reaction = None
        channel.legs = [other for other in channel.legs if other is not leg]


def _is(channel: Channel, mark: str) -> bool:
    return channel.value(mark) == "yes"
