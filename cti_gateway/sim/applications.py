"""The dialplan's applications: what a step does to the caller, and how long it takes.

``Applications`` goes from step to step of extensions_cti.conf until one of them waits; what that one
waited for goes on from there. So the simulated PBX does what the file says, whatever it comes to say.
"""

import re
from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from cti_gateway.sim import dialplan, wire
from cti_gateway.sim.call import Call
from cti_gateway.sim.channel import Cause
from cti_gateway.sim.devices import PREFIX
from cti_gateway.sim.exchange import Exchange
from cti_gateway.sim.expressions import choose, expand, is_true
from cti_gateway.sim.fallback import Fallback
from cti_gateway.sim.legs import Legs

SOUND_MS = 2_000  # every sound is there, and so long
KEY_MS = 3_000  # until who answers a question has pressed a key
CHOICE = re.compile(r"(.*?)\?(\w+\(.*?\))(?::(\w+\(.*\)))?", re.DOTALL)
# Without effect here: nobody hears anything.
INAUDIBLE = frozenset({"NoOp", "Ringing", "StartMusicOnHold", "StopMusicOnHold"})


class Then(Enum):
    """What follows a step."""

    NEXT = auto()  # the next one
    JUMPED = auto()  # another, where the call now stands
    WAITS = auto()  # nothing yet: an appointment or somebody goes on with it, or the caller is gone


class Applications:
    """By name, as the dialplan invokes them."""

    def __init__(self, exchange: Exchange, legs: Legs) -> None:
        self._exchange, self._legs = exchange, legs
        self._fallback = Fallback(exchange, legs)
        self._by_name: dict[str, Callable[[Call, str], Then]] = {
            "Answer": self._answer,
            "Bridge": self._bridge,
            "Busy": self._busy,
            "ConfBridge": self._hang_up,  # as where app_confbridge is not loaded
            "Dial": self._dial,
            "ExecIf": self._exec_if,
            "Goto": self._goto,
            "GotoIf": self._goto_if,
            "Hangup": self._hang_up,
            "MSet": self._set_several,
            "PauseQueueMember": self._pause_member,
            "Playback": self._play,
            "Queue": self._queue,
            "Read": self._read,
            "SayDigits": self._play,
            "SayNumber": self._play,
            "Set": self._set,
            "TryExec": self._try,
            "UserEvent": self._user_event,
            "Wait": self._wait,
            "WaitExten": self._wait,  # nobody presses a key here
            **dict.fromkeys(INAUDIBLE, self._pass),
        }

    def knows(self, application: str) -> bool:
        """Whether it is simulated."""
        return application in self._by_name

    def enter(self, call: Call, context: str, exten: str, place: str = "1") -> None:
        """Go on there; who is sent where nothing is, is hung up."""
        if self._jump(call, context, exten, place) is Then.JUMPED:
            self._run(call)

    def _run(self, call: Call) -> None:
        """From step to step until one waits."""
        channel, then = call.channel, Then.NEXT
        while then is not Then.WAITS:
            step = dialplan.steps(channel.context, channel.exten)[channel.priority - 1]
            channel.application, channel.data = (
                step.application,
                expand(step.data, partial(self._value, call)),
            )
            then = self._invoke(call, channel.application, channel.data)
            if then is Then.NEXT:
                channel.priority += 1
        self._exchange.catch_up(call)

    def _invoke(self, call: Call, name: str, data: str) -> Then:
        if self.knows(name):
            return self._by_name[name](call, data)
        return self._hang_up(call, data)

    def _go_on(self, call: Call) -> None:
        """The step that waited is over."""
        call.channel.priority += 1
        self._run(call)

    def _result(self, call: Call, variable: str, value: str) -> None:
        """It is over, with this result."""
        call.variables[variable] = value
        self._go_on(call)

    def _value(self, call: Call, name: str) -> str:
        match name:
            case "EPOCH":
                return str(self._exchange.now // 1000)
            case "EXTEN":
                return call.channel.exten
            case "UNIQUEID":
                return call.id
            case "CALLERID(num)":
                return call.channel.number
            case "CHANNEL(state)":
                return call.channel.state.value[1]
        function, _, argument = name.removesuffix(")").partition("(")
        match function:
            case "GLOBAL":
                return self._exchange.globals.get(argument, "")
            case "QUEUE_MEMBER_LIST":
                return ",".join(self._exchange.queues.members.get(argument, ()))
            case "SHIFT":
                first, _, call.variables[argument] = call.variables.get(argument, "").partition(",")
                return first
        return call.variables.get(name) or self._exchange.globals.get(name, "")

    # Which step is next

    def _jump(self, call: Call, context: str, exten: str, place: str) -> Then:
        channel = call.channel
        channel.context, channel.exten, channel.priority = context, exten, 1
        priority = dialplan.place(context, exten, place)
        if priority is None:
            channel.application = channel.data = ""
            channel.cause = Cause.NO_ROUTE
            self._exchange.end_call(call)
            return Then.WAITS
        channel.priority = priority
        return Then.JUMPED

    def _goto(self, call: Call, target: str) -> Then:
        *elsewhere, place = target.split(",")
        context, exten = elsewhere or (call.channel.context, call.channel.exten)
        return self._jump(call, context, exten, place)

    def _goto_if(self, call: Call, data: str) -> Then:
        target = choose(data)
        return self._goto(call, target) if target else Then.NEXT

    def _exec_if(self, call: Call, data: str) -> Then:
        found = CHOICE.fullmatch(data)
        assert found is not None
        chosen = found[2] if is_true(found[1]) else found[3]
        return self._invoke(call, *split(chosen)) if chosen else Then.NEXT

    def _try(self, call: Call, data: str) -> Then:
        name, arguments = split(data)
        return self._invoke(call, name, arguments) if self.knows(name) else Then.NEXT

    # What takes no time

    def _pass(self, _call: Call, _data: str) -> Then:
        return Then.NEXT

    def _bridge(self, call: Call, _data: str) -> Then:
        """No leg is ever parted from its caller here, so there is none to join."""
        call.variables["BRIDGERESULT"] = "NONEXISTENT"
        return Then.NEXT

    def _set(self, call: Call, data: str) -> Then:
        name, _, value = data.partition("=")
        call.variables[name.lstrip("_")] = value
        return Then.NEXT

    def _set_several(self, call: Call, data: str) -> Then:
        for pair in data.split(","):
            self._set(call, pair)
        return Then.NEXT

    def _pause_member(self, _call: Call, data: str) -> Then:
        queue, interface = data.split(",")
        self._exchange.queues.pause(queue, interface, True, self._exchange.now)
        return Then.NEXT

    def _user_event(self, call: Call, data: str) -> Then:
        name, *headers = data.split(",")
        self._exchange.emit("UserEvent", "user", wire.user_event(name, call.channel, call.id, headers))
        self._exchange.catch_up(call)
        return Then.NEXT

    def _answer(self, call: Call, _data: str) -> Then:
        self._exchange.answer(call.channel)
        return Then.NEXT

    def _busy(self, call: Call, data: str) -> Then:
        call.channel.cause = Cause.BUSY
        return self._hang_up(call, data)

    def _hang_up(self, call: Call, _data: str) -> Then:
        self._exchange.end_call(call)
        return Then.WAITS

    # What takes time

    def _wait(self, call: Call, data: str) -> Then:
        self._exchange.wait(call, round(float(data) * 1000), partial(self._go_on, call))
        return Then.WAITS

    def _play(self, call: Call, sound: str) -> Then:
        if not sound:
            call.variables["PLAYBACKSTATUS"] = "FAILED"
            return Then.NEXT
        self._exchange.answer(call.channel)
        over = partial(self._result, call, "PLAYBACKSTATUS", "SUCCESS")
        self._exchange.wait(call, SOUND_MS, over)
        return Then.WAITS

    def _read(self, call: Call, data: str) -> Then:
        """The caller's answer is one and the same, whatever is asked."""
        arguments, score = data.split(","), call.caller.score
        after_ms = int(arguments[4]) * int(arguments[5]) * 1000 if score is None else KEY_MS
        key = "" if score is None else str(score)
        self._exchange.wait(call, after_ms, partial(self._result, call, arguments[0], key))
        return Then.WAITS

    def _dial(self, call: Call, data: str) -> Then:
        devices, limit, _ = data.split(",", 2)
        phones = [device.removeprefix(PREFIX) for device in devices.split("&")]
        there = [phone for phone in phones if self._exchange.phones.registered(phone)]
        if not there:
            call.variables["DIALSTATUS"] = "CHANUNAVAIL"
            return Then.NEXT
        limited = limit.isascii() and limit.isdecimal() and int(limit) > 0  # otherwise it rings for ever
        over = partial(self._result, call, "DIALSTATUS")
        self._legs.ring(call, there, int(limit) * 1000 if limited else None, over)
        return Then.WAITS

    def _queue(self, call: Call, data: str) -> Then:
        queue, _, _, _, stay_s = data.split(",")
        left = partial(self._result, call, "QUEUESTATUS")
        if self._fallback.enter(call, queue, int(stay_s) * 1000, left):
            return Then.WAITS
        call.variables["QUEUESTATUS"] = ""
        return Then.NEXT


def split(invocation: str) -> tuple[str, str]:
    """``Wait(1)`` → Wait and 1."""
    name, _, rest = invocation.partition("(")
    return name, rest.removesuffix(")")
