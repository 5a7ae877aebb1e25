"""The legs to phones: ringing, talking, holding, and who puts down first."""

from collections.abc import Callable
from functools import partial

from cti_gateway.sim import wire
from cti_gateway.sim.call import Call
from cti_gateway.sim.channel import UNKNOWN, Cause, Channel, ChannelState, Outcome
from cti_gateway.sim.devices import PREFIX
from cti_gateway.sim.exchange import Exchange, call_off


class Legs:
    """Rings phones for a caller; the caller's dialplan goes on when they, or the talk, are over."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def ring(
        self, call: Call, extensions: list[str], limit_ms: int | None, over: Callable[[str], None]
    ) -> None:
        """All of them at once, each until it answers or refuses, or the time is over."""
        exchange = self._exchange
        busy = [exchange.devices.in_use(PREFIX + extension) for extension in extensions]
        call.over = over
        call.legs = [self._call_phone(call, extension) for extension in extensions]
        if limit_ms is not None:
            exchange.wait(call, limit_ms, partial(self._unanswered, call))
        for leg, extension, occupied in zip(list(call.legs), extensions, busy, strict=True):
            ring = exchange.phones.ring(extension)
            if occupied or ring.outcome is Outcome.BUSY:
                self.refuse(call, leg)
                continue
            leg.state = ChannelState.RINGING
            exchange.occupy(leg.device)
            if ring.outcome is Outcome.ANSWERED:
                call.reactions[leg.name] = exchange.after(ring.after_ms, partial(self.answer, call, leg))

    def _call_phone(self, call: Call, extension: str) -> Channel:
        number, exten = (call.caller.did, "s") if call.member else (extension, extension)
        leg = self._exchange.open_leg(extension, number, exten=exten, of=call)
        leg.context, leg.data = "from-seats", "(Outgoing Line)"
        leg.application = "AppQueue" if call.member else "AppDial"
        leg.connected_number = call.channel.number or UNKNOWN
        leg.connected_name = call.channel.caller_name or UNKNOWN
        call.channel.connected_number = number
        return leg

    def _unanswered(self, call: Call) -> None:
        for leg in list(call.legs):
            self._ring_over(call, leg, "NOANSWER", Cause.UNKNOWN)

    def refuse(self, call: Call, leg: Channel) -> None:
        """The phone is busy, or somebody declines."""
        call.channel.cause = Cause.BUSY
        self._ring_over(call, leg, "BUSY", Cause.BUSY)

    def _ring_over(self, call: Call, leg: Channel, status: str, cause: Cause) -> None:
        """At one phone; at the last one the dialplan goes on."""
        is_last, over = len(call.legs) == 1, call.over
        self._exchange.emit("DialEnd", "call", wire.dial_end(call.channel, leg, call.id, status))
        self._leave(call, leg)
        if is_last:
            self.let_go(call)
        self._exchange.end_leg(call, leg, cause)
        if is_last and over is not None:
            over(status)

    def answer(self, call: Call, leg: Channel) -> None:
        """The phone of this leg is picked up."""
        exchange, caller, channel = self._exchange, call.caller, call.channel
        call_off(call.step)
        call_off(call.reactions.pop(leg.name, None))
        exchange.end_life(call)
        exchange.answer(leg)
        if call.member is None:
            leg.exten = ""
        exchange.emit("DialEnd", "call", wire.dial_end(channel, leg, call.id, "ANSWER"))
        exchange.answer(channel)
        for other in [other for other in call.legs if other is not leg]:
            exchange.emit("DialEnd", "call", wire.dial_end(channel, other, call.id, "CANCEL"))
            self._leave(call, other)
            exchange.end_leg(call, other, Cause.NORMAL)
        channel.bridge = leg.bridge = exchange.bridge_id()
        channel.cause = Cause.NORMAL
        if caller.talk_ms is not None:
            leaves = self.seat_leaves if caller.agent_ends else self.caller_leaves
            call.life = exchange.after(caller.talk_ms, partial(leaves, call))
        if caller.hold_after_ms is not None:
            call.reactions[leg.name] = exchange.after(caller.hold_after_ms, partial(self._hold, call))

    def _hold(self, call: Call) -> None:
        assert call.leg is not None
        call.channel.on_hold = True
        self._exchange.emit("Hold", "call", wire.hold(call.leg, call.id, begins=True))
        unhold = partial(self._unhold, call)
        call.reactions[call.leg.name] = self._exchange.after(call.caller.hold_ms, unhold)

    def _unhold(self, call: Call) -> None:
        assert call.leg is not None
        call.channel.on_hold = False
        self._exchange.emit("Unhold", "call", wire.hold(call.leg, call.id, begins=False))

    # Ends

    def seat_leaves(self, call: Call) -> None:
        """The talk is over, and the caller's dialplan goes on."""
        leg, over = call.leg, call.over
        assert leg is not None and over is not None
        self.let_go(call)
        call.behind.append(partial(self._exchange.end_leg, call, leg, Cause.NORMAL))
        over("ANSWER")

    def caller_leaves(self, call: Call) -> None:
        """Whatever the dialplan is at."""
        exchange = self._exchange
        legs, queued_talk = call.legs, call.talking and call.member is not None
        self.cancel(call)
        self.let_go(call)
        if queued_talk:  # app_queue lets go of the caller first
            exchange.end_call(call)
            exchange.end_leg(call, legs[0], Cause.NORMAL)
            return
        for leg in legs:
            leg.cause = Cause.NORMAL
            exchange.emit("Hangup", "call", wire.hangup(leg, call.id))
        exchange.end_call(call)
        for leg in legs:
            exchange.show(leg.device)

    def cancel(self, call: Call) -> None:
        """What rings, rings no more."""
        for leg in call.legs if not call.talking else ():
            self._exchange.emit("DialEnd", "call", wire.dial_end(call.channel, leg, call.id, "CANCEL"))

    def let_go(self, call: Call) -> None:
        """The caller is alone again."""
        call_off(call.step)
        if call.talking:
            self._exchange.end_life(call)
        if call.member is not None:
            call.member.in_call = False
            if call.talking:
                call.member.calls += 1
                call.member.called_at = self._exchange.now
        for leg in call.legs:
            self._leave(call, leg)
        call.member = call.over = None
        call.channel.bridge, call.channel.on_hold = "", False

    def _leave(self, call: Call, leg: Channel) -> None:
        """The caller and this leg have nothing to do with each other any more."""
        call_off(call.reactions.pop(leg.name, None))
        call.legs = [other for other in call.legs if other is not leg]
        if leg.state is not ChannelState.DOWN:
            self._exchange.devices.vacate(leg.device)
