"""Who is connected with whom: how talks and conferences begin, and what goes on in them."""

from functools import partial

from cti_gateway.sim import wire
from cti_gateway.sim.agenda import Act
from cti_gateway.sim.channel import Bridge, Cause, Channel
from cti_gateway.sim.devices import TRUNK
from cti_gateway.sim.ends import Ends
from cti_gateway.sim.exchange import Exchange, call_off


class Talks:
    """A caller says what they have to say; who is interrupted goes on where they were."""

    def __init__(self, exchange: Exchange, ends: Ends) -> None:
        self._exchange, self._ends = exchange, ends

    def answered(self, owner: Channel, guest: Channel) -> None:
        """Whom it has called has picked up, and is told everything from the beginning."""
        caller = owner.caller
        owner.talk_left_ms = caller.talk_ms if caller is not None else None
        bridge = self._begin(owner, guest)
        if caller is not None and caller.hold_after_ms is not None and guest.device != TRUNK:
            guest.reaction = self._exchange.after(caller.hold_after_ms, partial(self._hold, guest, bridge))

    def take(self, owner: Channel, guest: Channel) -> list[Act]:
        """Bridge(): out of whatever the guest does. What that leads to for others is for afterwards."""
        elsewhere = self._ends.part(guest, is_taken=True)
        self._begin(owner, guest)
        for one, other in ((owner, guest), (guest, owner)):
            one.connected_number, one.connected_name = other.number, other.caller_name
        return elsewhere

    def join(self, channel: Channel, name: str) -> None:
        """ConfBridge()."""
        conference = self._exchange.conferences.get(name)
        if conference is None:
            self._exchange.conferences[name] = self._exchange.connect(channel, name=name)
        else:
            conference.members.append(channel)
            channel.bridge = conference
        self._speak(channel)

    def _begin(self, owner: Channel, guest: Channel) -> Bridge:
        owner.cause = Cause.NORMAL
        self._speak(owner)
        return self._exchange.connect(owner, guest, owner=owner)

    def _speak(self, channel: Channel) -> None:
        exchange = self._exchange
        call_off(channel.wish)
        exchange.end_life(channel)
        if channel.talk_left_ms is not None:
            channel.said_at = exchange.now + channel.talk_left_ms
            channel.life = exchange.after(channel.talk_left_ms, partial(self._said, channel))

    def _said(self, channel: Channel) -> None:
        """Everything is: the agent puts down, or the caller."""
        agents = [peer for peer in channel.peers if peer.device != TRUNK]
        agent_ends = channel.caller is not None and channel.caller.agent_ends and len(agents) == 1
        self._ends.hang_up(agents[0] if agent_ends else channel)

    def _hold(self, guest: Channel, bridge: Bridge) -> None:
        """By the phone's own key; nothing if they are parted."""
        owner = bridge.owner
        if guest.bridge is bridge and owner is not None and owner.caller is not None:
            owner.on_hold = True
            self._exchange.emit("Hold", "call", wire.hold(guest, begins=True))
            guest.reaction = self._exchange.after(owner.caller.hold_ms, partial(self._unhold, guest, bridge))

    def _unhold(self, guest: Channel, bridge: Bridge) -> None:
        if guest.bridge is bridge and bridge.owner is not None:
            bridge.owner.on_hold = False
            self._exchange.emit("Unhold", "call", wire.hold(guest, begins=False))
