"""Phones ring, here and outside, until they answer or refuse, or the time is over."""

from collections.abc import Callable, Sequence
from functools import partial

from cti_gateway.sim import wire
from cti_gateway.sim.channel import UNKNOWN, Cause, Channel, ChannelState
from cti_gateway.sim.devices import Target
from cti_gateway.sim.ends import Ends
from cti_gateway.sim.exchange import Exchange, call_off
from cti_gateway.sim.people import Outcome, Ring
from cti_gateway.sim.talks import Talks


class Ringing:
    """The dialplan that has phones rung goes on when that, or the talk, is over."""

    def __init__(self, exchange: Exchange, ends: Ends, talks: Talks) -> None:
        self._exchange, self._ends, self._talks = exchange, ends, talks

    def reachable(self, target: Target) -> bool:
        """Whether it can be rung at all."""
        return target.is_outside or self._exchange.phones.registered(target.number)

    def reaction(self, target: Target) -> Ring:
        """What it will do this time. A phone of ours that is in use refuses a second call."""
        phones = self._exchange.phones
        if target.is_outside:
            return phones.ring_outside(target.number)
        ring = phones.ring(target.number)
        return Ring(Outcome.BUSY) if self._exchange.devices.in_use(target.device) else ring

    def ring(
        self, channel: Channel, targets: Sequence[Target], limit_ms: int | None, over: Callable[[str], None]
    ) -> None:
        """All of them at once."""
        exchange = self._exchange
        reactions = [self.reaction(target) for target in targets]
        channel.over = over
        channel.legs = legs = [self._call(channel, target) for target in targets]
        if limit_ms is not None:
            exchange.wait(channel, limit_ms, partial(self._unanswered, channel))
        for leg, reaction in zip(legs, reactions, strict=True):
            if reaction.outcome is Outcome.BUSY:
                self._ends.refuse(leg)
                continue
            self.begin(leg, reaction)

    def begin(self, leg: Channel, ring: Ring) -> None:
        """One phone rings."""
        leg.state = ChannelState.RINGING
        self._exchange.occupy(leg.device)
        if ring.outcome is Outcome.ANSWERED:
            leg.reaction = self._exchange.after(ring.after_ms, partial(self.pick_up, leg, ring.talk_ms))

    def _call(self, channel: Channel, target: Target) -> Channel:
        number, exten = (channel.dialled, "s") if channel.member else (channel.exten, channel.exten)
        name = channel.connected_name
        leg = self._exchange.open_leg(target.device, exten=exten, number=number, name=name, of=channel)
        leg.rung_by, leg.data = channel, "(Outgoing Line)"
        leg.application = "AppQueue" if channel.member else "AppDial"
        leg.connected_number = channel.number or UNKNOWN
        leg.connected_name = channel.caller_name or UNKNOWN
        channel.connected_number = number
        return leg

    def _unanswered(self, channel: Channel) -> None:
        for leg in list(channel.legs):
            self._ends.ring_over(leg, "NOANSWER", Cause.UNKNOWN)

    def pick_up(self, leg: Channel, talk_ms: int | None = None) -> None:
        """The phone of this leg; whoever does so puts down after that long, if they do."""
        exchange, channel = self._exchange, leg.rung_by
        call_off(leg.reaction)
        leg.reaction = None
        exchange.answer(leg)
        if talk_ms is not None:
            leg.reaction = exchange.after(talk_ms, partial(self._ends.hang_up, leg))
        if channel is not None:
            self._answered(channel, leg)
        elif leg.over is not None:  # an Originate waits for it
            leg.over("ANSWER")

    def _answered(self, channel: Channel, leg: Channel) -> None:
        exchange = self._exchange
        call_off(channel.step)
        leg.rung_by = None
        if channel.member is None:
            leg.exten = ""
        exchange.emit("DialEnd", "call", wire.dial_end(channel, leg, "ANSWER"))
        exchange.answer(channel)
        others = [other for other in channel.legs if other is not leg]
        for other in others:
            exchange.emit("DialEnd", "call", wire.dial_end(channel, other, "CANCEL"))
            self._ends.forgo(channel, other)
            other.cause = Cause.NORMAL
            exchange.close(other)
        channel.legs = []
        self._talks.answered(channel, leg)
