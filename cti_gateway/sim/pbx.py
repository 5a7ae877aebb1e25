"""The simulated PBX: people call, phones answer, and extensions_cti.conf says what happens in between.

A pure machine. Between two steps of the dialplan a call waits for an appointment (the end of a second, of a
sound, of the ringing; a reaction of a phone) or for what somebody asks; each goes back into the dialplan:

    applications   what each step of the dialplan does
    legs           phones that ring and talk; fallback: Asterisk's own queue, which rings them as well
    exchange       time, events, channels, devices, globals

Whatever moves a call on drops its old appointment first, so that no two steps of one call can be
under way. ``now`` is the caller's; events come out of ``take_events`` in the order in which
Asterisk 22 sends them (recorded; tests/sim compares the two).
"""

from collections.abc import Iterable
from functools import partial

from cti_gateway.sim import wire
from cti_gateway.sim.applications import Applications
from cti_gateway.sim.call import Call
from cti_gateway.sim.channel import Caller, Cause, ChannelState, Phones
from cti_gateway.sim.exchange import Exchange
from cti_gateway.sim.legs import Legs

GOTO_MS = 1  # until a channel's own thread has noticed a Redirect


class Pbx(Exchange):
    """All of it. ``lose_every``: each n-th Redirect answers Success and does nothing (0: none)."""

    def __init__(self, phones: Phones, queues: Iterable[str], *, now: int, lose_every: int = 0) -> None:
        super().__init__(phones, queues, now=now)
        self.arrived = 0
        self._lose_every = lose_every
        self._redirects = 0
        self._legs = Legs(self)
        self._applications = Applications(self, self._legs)

    def arrive(self, caller: Caller) -> str:
        """Somebody calls; the new channel's name."""
        call = self.open_call(caller)
        self.arrived += 1
        if caller.patience_ms is not None:
            call.life = self.after(caller.patience_ms, partial(self._legs.caller_leaves, call))
        self._applications.enter(call, "cti-inbound", caller.did)
        return call.channel.name

    def hang_up(self, name: str) -> None:
        """Whoever has this channel puts down; nothing if it is gone."""
        call = self.calls.get(name)
        if call is not None:
            self._legs.caller_leaves(call)
            return
        for call in self.calls.values():
            for leg in call.legs:
                if leg.name == name:
                    if call.talking:
                        self._legs.seat_leaves(call)
                    else:
                        self._legs.refuse(call, leg)
                    return

    def tell_to_answer(self, name: str) -> bool:
        """The phone that rings with this channel is told to; whether there is such a channel."""
        for call in self.calls.values():
            for leg in call.legs:
                if leg.name == name:
                    if leg.state is ChannelState.RINGING:
                        self._legs.answer(call, leg)
                    return True
        return name in self.calls

    def redirect(self, name: str, context: str, exten: str, priority: str) -> str | None:
        """What Asterisk says against it, or nothing. It takes effect when the channel's thread runs."""
        for value, word in (
            (name, "Channel"),
            (context, "Context"),
            (exten, "Exten"),
            (priority, "Priority"),
        ):
            if not value:
                return f"{word} not specified"
        call = self.calls.get(name)
        if call is None:
            return f"Channel does not exist: {name}"
        if call.redirected:
            return "Redirect failed, channel not up."
        self._redirects += 1
        if self._lose_every and self._redirects % self._lose_every == 0:
            return None
        call.redirected = True
        self.after(GOTO_MS, partial(self._go, call, context, exten))
        return None

    def set_variable(self, name: str, variable: str, value: str) -> bool:
        """Of a caller's channel, if it is there."""
        call = self.calls.get(name)
        if call is not None:
            call.variables[variable.lstrip("_")] = value
        return call is not None

    def restart(self, *, cleanly: bool) -> None:
        """As ``core restart now`` does, or as a crash does; members persist, nothing else."""
        for call in list(self.calls.values()):
            if cleanly:
                for channel in (*call.legs, call.channel):
                    self.emit("Hangup", "call", wire.hangup(channel, call.id))
            self.forget(call)
        if cleanly:
            shutdown = (("Event", "Shutdown"), ("Privilege", "system,all"))
            text = wire.frame(*shutdown, ("Shutdown", "Cleanly"), ("Restart", "True"))
            self.emit("Shutdown", "system", text)
        for members in self.queues.members.values():
            for member in members.values():
                member.in_call = False
        self.boot()

    def _go(self, call: Call, context: str, exten: str) -> None:
        """A Redirect takes effect."""
        if self.calls.get(call.channel.name) is not call:
            return
        call.redirected = False
        old_legs, patience_ms = call.legs, call.caller.patience_ms
        call.channel.context, call.channel.exten, call.channel.priority = context, exten, 1
        call.queued_at = None
        self._legs.cancel(call)
        self._legs.let_go(call)
        if call.life is None and patience_ms is not None:  # waiting once more
            call.life = self.after(patience_ms, partial(self._legs.caller_leaves, call))
        self._applications.enter(call, context, exten)
        for leg in old_legs:
            self.end_leg(call, leg, Cause.NORMAL)
