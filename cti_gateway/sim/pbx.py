"""The simulated PBX: people call, phones answer, and extensions_cti.conf says what happens in between.

A pure machine. Between two steps of the dialplan a channel waits for an appointment (the end of a second, of
a sound, of the ringing; a reaction of a phone) or for what somebody asks; each goes back into the dialplan:

    applications   what each step of the dialplan does
    ringing        phones that ring; originating, fallback: for an action, for Asterisk's own queue
    talks, ends    who is connected with whom, and how that ends
    exchange       time, events, channels, devices, globals

Whatever moves a channel on drops its old appointment first, so that no two steps of one channel can be
under way. ``now`` is whoever's who calls; events come out of ``take_events`` in the order in which
Asterisk 22 sends them (recorded; tests/sim compares the two).
"""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from cti_gateway.sim import wire
from cti_gateway.sim.applications import NO_SOUNDS, Applications
from cti_gateway.sim.channel import Cause, Channel, ChannelState
from cti_gateway.sim.ends import Ends
from cti_gateway.sim.exchange import Exchange, call_off
from cti_gateway.sim.originating import Originating, Origination
from cti_gateway.sim.people import CALL_BACK, Caller, Phones
from cti_gateway.sim.ringing import Ringing
from cti_gateway.sim.talks import Talks

PRESSES_AGAIN_MS = 3_000
GOTO_MS = 1  # until a channel's own thread has noticed a Redirect


class Move(NamedTuple):
    """Where a Redirect sends a channel."""

    channel: str
    context: str
    exten: str
    priority: str

    def lacks(self, *, extra: bool = False) -> str | None:
        """What Asterisk misses in it."""
        for value, word in zip(self, ("Channel", "Context", "Exten", "Priority"), strict=True):
            if not value:
                return f"{'Extra' if extra else ''}{word} not specified"
        return None


class Pbx(Exchange):
    """All of it.

    ``lose_every``: each n-th Redirect answers Success and does nothing (0: none).
    ``boxes``: those of the voice mail; None: every one. ``sounds``: milliseconds, if not as usual.
    """

    def __init__(
        self,
        phones: Phones,
        queues: Iterable[str],
        *,
        now: int,
        lose_every: int = 0,
        boxes: frozenset[str] | None = frozenset(),
        sounds: Mapping[str, int] = NO_SOUNDS,
    ) -> None:
        super().__init__(phones, queues, now=now)
        self.arrived = 0
        self._lose_every = lose_every
        self._redirects = 0
        self._ends = Ends(self)
        talks = Talks(self, self._ends)
        self._ringing = Ringing(self, self._ends, talks)
        self._applications = Applications(
            self,
            self._ends,
            talks,
            self._ringing,
            self._send,
            boxes=boxes,
            sounds=sounds,
        )
        self._originating = Originating(self, self._ringing, self._applications.enter)

    def arrive(self, caller: Caller) -> str:
        """Somebody calls; the new channel's name."""
        channel = self.open_call(caller)
        self.arrived += 1
        self._wait_patiently(channel)
        if caller.call_back_after_ms is not None:
            channel.wish = self.after(caller.call_back_after_ms, partial(self._wish, channel))
        self._applications.enter(channel, "cti-inbound", caller.did)
        return channel.name

    def hang_up(self, name: str) -> bool:
        """Whoever has this channel puts down; whether it was there."""
        channel = self.find(name)
        if channel is not None:
            self._ends.hang_up(channel)
        return channel is not None

    def tell_to_answer(self, name: str) -> bool:
        """The phone that rings with this channel is told to; whether there is such a channel."""
        channel = self.channels.get(name)
        if channel is not None and channel.state is ChannelState.RINGING:
            self._ringing.pick_up(channel)
        return channel is not None

    def press(self, name: str, key: str) -> None:
        """Whoever is at this channel does; nothing if the dialplan does not listen."""
        channel = self.channels.get(name)
        if channel is not None and channel.hears is not None:
            call_off(channel.step)
            channel.hears(key)

    def play(self, name: str, key: str) -> bool:
        """A key is heard at the end of this channel; whether it is there."""
        channel = self.find(name)
        if channel is not None:
            channel.heard += key
        return channel is not None

    def originate(self, asked: Origination) -> str | None:
        """What Asterisk says against it, or nothing: events tell what comes of it."""
        return self._originating.begin(asked)

    def redirect(self, first: Move, second: Move | None = None) -> str | None:
        """What Asterisk says against it, or nothing. It takes effect when the channels' threads run; of two,
        neither is hung up because the other goes."""
        moves = [first] if second is None else [first, second]
        for refusal in (first.lacks(), *(self._refusal(move, first) for move in moves)):
            if refusal is not None:
                return refusal
        self._redirects += 1
        if self._lose_every and self._redirects % self._lose_every == 0:
            return None
        going = {self.channels[move.channel]: move for move in moves}
        for channel in going:
            channel.redirected = True
        self.after(GOTO_MS, partial(self._go, going))
        return None

    def _refusal(self, move: Move, first: Move) -> str | None:
        extra = "" if move is first else "Extra"
        channel = self.channels.get(move.channel)
        if channel is None:
            return f"{extra}Channel does not exist: {move.channel}"
        if channel.redirected or channel.rung_by is not None or channel.state is ChannelState.RINGING:
            return "Redirect failed, channel not up."
        return move.lacks(extra=bool(extra))

    def set_variable(self, name: str, variable: str, value: str) -> bool:
        """Of a channel, if it is there."""
        channel = self.channels.get(name)
        if channel is not None:
            channel.set(variable, value)
        return channel is not None

    def restart(self, *, cleanly: bool) -> None:
        """As ``core restart now`` does, or as a crash does; members persist, nothing else."""
        for channel in reversed(list(self.channels.values())):
            if cleanly:
                self.emit("Hangup", "call", wire.hangup(channel))
            self.forget(channel)
        if cleanly:
            shutdown = (("Event", "Shutdown"), ("Privilege", "system,all"))
            text = wire.frame(*shutdown, ("Shutdown", "Cleanly"), ("Restart", "True"))
            self.emit("Shutdown", "system", text)
        for members in self.queues.members.values():
            for member in members.values():
                member.in_call = False
        self.boot()

    def _send(self, whom: str, *where: str) -> None:
        """The dialplan redirects a channel, if it is there, by name or Uniqueid."""
        channel = self.find(whom)
        if channel is not None:
            self.redirect(Move(channel.name, *where))

    def _go(self, moves: dict[Channel, Move]) -> None:
        """A Redirect takes effect on those that are still there."""
        there = [channel for channel in moves if self.is_listed(channel)]
        elsewhere = [act for channel in there for act in self._ends.part(channel, *there)]
        for channel in filter(self.is_listed, there):
            move = moves[channel]
            elsewhere += self._ends.part(channel)  # what the other has done meanwhile may concern it
            channel.redirected = False
            channel.queued_at = None
            if channel.cause is Cause.UNKNOWN and channel.caller is None:
                channel.cause = Cause.NORMAL
            if channel.life is None:  # waiting once more
                self._wait_patiently(channel)
            self._applications.enter(channel, move.context, move.exten, move.priority)
        for act in elsewhere:
            act()

    def _wish(self, channel: Channel) -> None:
        """Press the key, and again, until it is heard or somebody talks with them."""
        channel.wish = self.after(PRESSES_AGAIN_MS, partial(self._wish, channel))
        self.press(channel.name, CALL_BACK)

    def _wait_patiently(self, channel: Channel) -> None:
        if channel.caller is not None and channel.caller.patience_ms is not None:
            leaves = partial(self._ends.hang_up, channel)
            channel.life = self.after(channel.caller.patience_ms, leaves)
