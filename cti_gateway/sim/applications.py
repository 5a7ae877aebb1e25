"""The dialplan's applications: what a step does to the caller, and how long it takes.

``Applications`` goes from step to step of extensions_cti.conf until one of them waits; what that one
waited for goes on from there. So the simulated PBX does what the file says, whatever it comes to say.
"""

import re
from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import partial

from cti_gateway.sim import dialplan, wire
from cti_gateway.sim.channel import Cause, Channel, ChannelState
from cti_gateway.sim.devices import target
from cti_gateway.sim.ends import Ends
from cti_gateway.sim.exchange import Exchange
from cti_gateway.sim.expressions import choose, expand, is_true
from cti_gateway.sim.fallback import Fallback
from cti_gateway.sim.ringing import Ringing
from cti_gateway.sim.talks import Talks

SOUND_MS = 2_000  # so long is a sound of which nothing else is said
VALUE_CHARS = 4_095  # what a function's value is cut off at
KEY_MS = 3_000  # until who answers a question has pressed a key
CHOICE = re.compile(r"(.*?)\?(\w+\(.*?\))(?::(\w+\(.*\)))?", re.DOTALL)
LOCAL = re.compile(r"Local/(.+)@(.+)/n,exten,.*")
# Without effect here: nobody hears anything.
INAUDIBLE = frozenset({"NoOp", "Ringing", "StartMusicOnHold", "StopMusicOnHold"})


NO_SOUNDS: Mapping[str, int] = {}


class Then(Enum):
    """What follows a step."""

    NEXT = auto()  # the next one
    JUMPED = auto()  # another, where the call now stands
    WAITS = auto()  # nothing yet: an appointment or somebody goes on with it, or the caller is gone


class Applications:
    """By name, as the dialplan invokes them. ``boxes``: those of the voice mail; None: every one.

    ``sounds``: in milliseconds, how long a file is if not ``SOUND_MS``; 0: it is missing. ``send`` redirects.
    """

    def __init__(
        self,
        exchange: Exchange,
        ends: Ends,
        talks: Talks,
        ringing: Ringing,
        send: Callable[[str, str, str, str], None],
        *,
        boxes: frozenset[str] | None = None,
        sounds: Mapping[str, int] = NO_SOUNDS,
    ) -> None:
        self._exchange, self._ends, self._talks, self._ringing = exchange, ends, talks, ringing
        self._send, self._boxes, self._sounds = send, boxes, sounds
        self._fallback = Fallback(exchange, ringing)
        self._by_name: dict[str, Callable[[Channel, str], Then]] = {
            "Answer": self._answer,
            "Bridge": self._bridge,
            "Busy": self._busy,
            "ChannelRedirect": self._redirect,
            "ConfBridge": self._confer,
            "Dial": self._dial,
            "ExecIf": self._exec_if,
            "Goto": self._goto,
            "GotoIf": self._goto_if,
            "Hangup": self._hang_up,
            "MSet": self._set_several,
            "Originate": self._open_beside,
            "PauseQueueMember": self._pause_member,
            "Playback": self._play,
            "Queue": self._queue,
            "Read": self._read,
            "SayDigits": self._say,
            "SayNumber": self._say,
            "Set": self._set,
            "TryExec": self._try,
            "UserEvent": self._user_event,
            "VoiceMail": self._speak_to_box,
            "Wait": self._wait,
            "WaitExten": self._wait_for_key,
            **dict.fromkeys(INAUDIBLE, self._pass),
        }

    def knows(self, application: str) -> bool:
        """Whether it is simulated."""
        return application in self._by_name

    def enter(self, channel: Channel, context: str, exten: str, place: str = "1") -> None:
        """Go on there; who is sent where nothing is, is hung up."""
        if self._jump(channel, context, exten, place) is Then.JUMPED:
            self._run(channel)

    def _run(self, channel: Channel) -> None:
        """From step to step until one waits."""
        channel, then = channel, Then.NEXT
        while then is not Then.WAITS:
            channel.hears = None
            step = dialplan.steps(channel.context, channel.exten)[channel.priority - 1]
            channel.application, channel.data = (
                step.application,
                expand(step.data, partial(self._value, channel)),
            )
            then = self._invoke(channel, channel.application, channel.data)
            if then is Then.NEXT:
                channel.priority += 1
        self._exchange.catch_up(channel)

    def _invoke(self, channel: Channel, name: str, data: str) -> Then:
        if self.knows(name):
            return self._by_name[name](channel, data)
        return self._hang_up(channel, data)

    def _go_on(self, channel: Channel) -> None:
        """The step that waited is over."""
        channel.priority += 1
        self._run(channel)

    def _result(self, channel: Channel, variable: str, value: str) -> None:
        """It is over, with this result."""
        channel.set(variable, value)
        self._go_on(channel)

    def _value(self, channel: Channel, name: str) -> str:
        match name:
            case "EPOCH":
                return str(self._exchange.now // 1000)
            case "CONTEXT":
                return channel.context
            case "EXTEN":
                return channel.exten
            case "UNIQUEID":
                return channel.unique_id
            case "CALLERID(num)":
                return channel.number
            case "CHANNEL(state)":
                return channel.state.value[1]
        function, _, argument = name.removesuffix(")").partition("(")
        match function:
            case "GLOBAL":
                return self._exchange.globals.get(argument, "")
            case "IMPORT":
                other, _, of_other = argument.partition(",")
                found = self._exchange.find(other)
                return self._value(found, of_other) if found is not None else ""
            case "QUEUE_MEMBER_LIST":
                return ",".join(self._exchange.queues.members.get(argument, ()))[:VALUE_CHARS]
            case "SHIFT":
                first, _, rest = channel.value(argument).partition(",")
                channel.set(argument, rest)
                return first
        return channel.value(name) or self._exchange.globals.get(name, "")

    # Which step is next

    def _jump(self, channel: Channel, context: str, exten: str, place: str) -> Then:
        channel = channel
        channel.context, channel.exten, channel.priority = context, exten, 1
        priority = dialplan.place(context, exten, place)
        if priority is None:
            channel.application = channel.data = ""
            channel.cause = Cause.NO_ROUTE
            self._exchange.close(channel)
            return Then.WAITS
        channel.priority = priority
        return Then.JUMPED

    def _goto(self, channel: Channel, target: str) -> Then:
        *elsewhere, place = target.split(",")
        context, exten = elsewhere or (channel.context, channel.exten)
        return self._jump(channel, context, exten, place)

    def _goto_if(self, channel: Channel, data: str) -> Then:
        target = choose(data)
        return self._goto(channel, target) if target else Then.NEXT

    def _exec_if(self, channel: Channel, data: str) -> Then:
        found = CHOICE.fullmatch(data)
        assert found is not None
        chosen = found[2] if is_true(found[1]) else found[3]
        return self._invoke(channel, *split(chosen)) if chosen else Then.NEXT

    def _try(self, channel: Channel, data: str) -> Then:
        name, arguments = split(data)
        return self._invoke(channel, name, arguments) if self.knows(name) else Then.NEXT

    # What takes no time

    def _pass(self, _channel: Channel, _data: str) -> Then:
        return Then.NEXT

    def _set(self, channel: Channel, data: str) -> Then:
        name, _, value = data.partition("=")
        if name == "CALLERID(all)":
            channel.number, channel.caller_name = value, ""
        else:
            channel.set(name, value)
        return Then.NEXT

    def _set_several(self, channel: Channel, data: str) -> Then:
        for pair in data.split(","):
            self._set(channel, pair)
        return Then.NEXT

    def _pause_member(self, _channel: Channel, data: str) -> Then:
        queue, interface = data.split(",")
        self._exchange.queues.pause(queue, interface, True, self._exchange.now)
        return Then.NEXT

    def _redirect(self, _channel: Channel, data: str) -> Then:
        other, context, exten, place = data.split(",")
        self._send(other, context, exten, place)
        return Then.NEXT

    def _open_beside(self, channel: Channel, data: str) -> Then:
        """A Local channel goes its own way in the dialplan, and no event tells of it."""
        found = LOCAL.fullmatch(data)
        assert found is not None
        exten, context = found.groups()
        beside = self._exchange.unseen(channel)
        beside.step = self._exchange.after(0, partial(self.enter, beside, context, exten))
        return Then.NEXT

    def _user_event(self, channel: Channel, data: str) -> Then:
        name, *headers = data.split(",")
        self._exchange.emit("UserEvent", "user", wire.user_event(name, channel, headers))
        self._exchange.catch_up(channel)
        return Then.NEXT

    def _answer(self, channel: Channel, _data: str) -> Then:
        self._exchange.answer(channel)
        return Then.NEXT

    def _busy(self, channel: Channel, data: str) -> Then:
        channel.cause = Cause.BUSY
        return self._hang_up(channel, data)

    def _hang_up(self, channel: Channel, _data: str) -> Then:
        if self._exchange.is_listed(channel):
            self._exchange.close(channel)
        return Then.WAITS

    # What takes time

    def _wait(self, channel: Channel, data: str) -> Then:
        self._exchange.wait(channel, round(float(data) * 1000), partial(self._go_on, channel))
        return Then.WAITS

    def _wait_for_key(self, channel: Channel, data: str) -> Then:
        channel.hears = partial(self._pressed, channel)
        return self._wait(channel, data)

    def _pressed(self, channel: Channel, key: str) -> None:
        """To the extension that is called like it; ``i`` is for all others."""
        known = dialplan.place(channel.context, key, "1") is not None
        self.enter(channel, channel.context, key if known else "i")

    def _lengths(self, sounds: str) -> list[int]:
        """``this&that`` → how long each is."""
        return [self._sounds.get(sound, SOUND_MS) if sound else 0 for sound in sounds.split("&")]

    def _play(self, channel: Channel, sounds: str) -> Then:
        """What is missing is passed over."""
        lengths = self._lengths(sounds)
        status = "SUCCESS" if all(lengths) else "FAILED"
        if not any(lengths):
            channel.set("PLAYBACKSTATUS", status)
            return Then.NEXT
        self._exchange.answer(channel)
        self._exchange.wait(channel, sum(lengths), partial(self._result, channel, "PLAYBACKSTATUS", status))
        return Then.WAITS

    def _say(self, channel: Channel, _digits: str) -> Then:
        self._exchange.answer(channel)
        self._exchange.wait(channel, SOUND_MS, partial(self._go_on, channel))
        return Then.WAITS

    def _read(self, channel: Channel, data: str) -> Then:
        variable, sounds, _, _, tries, timeout_s = data.split(",")
        if not self._lengths(sounds)[-1]:  # without the last one nothing is waited for
            channel.set(variable, "")
            return Then.NEXT
        key = channel.caller.key(variable) if channel.caller else ""
        after_ms = KEY_MS if key else int(tries) * int(timeout_s) * 1000
        result = partial(self._result, channel, variable)
        channel.hears = result
        self._exchange.wait(channel, after_ms, partial(result, key))
        return Then.WAITS

    def _dial(self, channel: Channel, data: str) -> Then:
        devices, limit, _ = data.split(",", 2)
        targets = [target(device) for device in devices.split("&")]
        there = [one for one in targets if self._ringing.reachable(one)]
        if not there:
            channel.set("DIALSTATUS", "CHANUNAVAIL")
            return Then.NEXT
        limited = limit.isascii() and limit.isdecimal() and int(limit) > 0  # otherwise it rings for ever
        over = partial(self._result, channel, "DIALSTATUS")
        self._ringing.ring(channel, there, int(limit) * 1000 if limited else None, over)
        return Then.WAITS

    def _queue(self, channel: Channel, data: str) -> Then:
        queue, _, _, _, stay_s = data.split(",")
        left = partial(self._result, channel, "QUEUESTATUS")
        if self._fallback.enter(channel, queue, int(stay_s) * 1000, left):
            return Then.WAITS
        channel.set("QUEUESTATUS", "")
        return Then.NEXT

    def _bridge(self, channel: Channel, data: str) -> Then:
        """With its option x: who is left by the taker is hung up."""
        guest = self._exchange.channels.get(data.split(",")[0])
        if guest is None or guest is channel or guest.state is not ChannelState.UP:
            channel.set("BRIDGERESULT", "NONEXISTENT")
            return Then.NEXT
        channel.over = lambda _status: self._result(channel, "BRIDGERESULT", "SUCCESS")
        for act in self._talks.take(channel, guest):
            act()
        return Then.WAITS

    def _confer(self, channel: Channel, name: str) -> Then:
        channel.over = lambda _status: self._go_on(channel)
        self._talks.join(channel, name)
        return Then.WAITS

    def _speak_to_box(self, channel: Channel, data: str) -> Then:
        """Whoever has a box to speak to puts down after the message."""
        box = data.partition("@")[0]
        if not box or (self._boxes is not None and box not in self._boxes):
            channel.set("VMSTATUS", "FAILED")
            return Then.NEXT
        if channel.caller is not None and channel.caller.message_ms is not None:
            self._exchange.end_life(channel)
            spoken = partial(self._ends.hang_up, channel)
            channel.life = self._exchange.after(channel.caller.message_ms, spoken)
        return Then.WAITS


def split(invocation: str) -> tuple[str, str]:
    """``Wait(1)`` → Wait and 1."""
    name, _, rest = invocation.partition("(")
    return name, rest.removesuffix(")")
