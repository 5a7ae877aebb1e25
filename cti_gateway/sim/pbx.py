"""The simulated PBX: channels, extensions_cti.conf and app_queue, as a pure machine.

A call goes through the contexts of the dialplan. Between two steps it waits for an appointment (a step
of the line, the end of the ringing, a reaction of a phone) or for what somebody asks; each goes back
into the dialplan:

    cti-inbound → cti-line ⇄ cti-offer → talk → cti-survey → gone
                     ⇅
                cti-fallback → talk → cti-survey → gone

Whatever moves a call on drops its old appointment first, so that no two steps of one call can be
under way. ``now`` is the caller's; events come out of ``take_events`` in the order in which
Asterisk 22 sends them (recorded; tests/sim compares the two).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import NamedTuple

from cti_gateway.sim import dialplan, wire
from cti_gateway.sim.agenda import Act, Agenda, Appointment
from cti_gateway.sim.channel import (
    UNKNOWN,
    Caller,
    Cause,
    Channel,
    ChannelState,
    Outcome,
    Phones,
)
from cti_gateway.sim.devices import PREFIX, Devices
from cti_gateway.sim.members import Member, Queues

STEP_MS = 1_000
MESSAGE_MS = 5_000
GOTO_MS = 1  # until a channel's own thread has noticed a Redirect
DEFAULT_RING_S = 20
SURVEY_MS, SURVEY_TRIES = 6_000, 2
QUEUE_RING_MS, QUEUE_RETRY_MS, QUEUE_STAY_MS, QUEUE_REST_MS = 20_000, 1_000, 60_000, 3_000


class Event(NamedTuple):
    """One event of the stream: its name, the class that may read it, its text."""

    name: str
    privilege: str
    text: bytes


@dataclass(slots=True, eq=False)
class Call:
    """A caller and, while seats are rung or one talks, the legs to them."""

    caller: Caller
    channel: Channel
    queue: str
    step: Appointment | None = None  # what the dialplan waits for
    reactions: dict[str, Appointment] = field(default_factory=dict)  # by leg: what its phone or agent will do
    life: Appointment | None = None  # when the caller has had enough
    legs: list[Channel] = field(default_factory=list)
    member: Member | None = None
    queued_at: int | None = None
    redirected: bool = False
    survey: str = ""  # CTI_SURVEY

    @property
    def id(self) -> str:
        """CTI_CALL."""
        return self.channel.unique_id

    @property
    def leg(self) -> Channel | None:
        """The first, and while it talks the only one."""
        return self.legs[0] if self.legs else None

    @property
    def talking(self) -> bool:
        """Whether caller and seat are bridged."""
        return bool(self.channel.bridge)


class Pbx:
    """All of it. ``lose_every``: each n-th Redirect answers Success and does nothing (0: none)."""

    def __init__(self, phones: Phones, queues: Iterable[str], *, now: int, lose_every: int = 0) -> None:
        self.phones = phones
        self.queues = Queues(f"cti-fallback-{key}" for key in queues)
        self.now = now
        self.arrived = 0
        self._lose_every = lose_every
        self._redirects = 0
        self._events: list[Event] = []
        self._agenda = Agenda()
        self._boot()

    def _boot(self) -> None:
        self.started_at = self.now
        self.globals: dict[str, str] = {}
        self.calls: dict[str, Call] = {}  # by the caller's channel
        self.processed = 0
        self._numbers = count()
        self._bridges = count(1)
        self.devices = Devices(self.phones)

    # Time

    def next_deadline(self) -> int | None:
        """When ``advance`` must be called next."""
        return self._agenda.next_at()

    def advance(self, now: int) -> None:
        """Keep every appointment until now, each at its own instant."""
        while (at := self._agenda.next_at()) is not None and at <= now:
            at, act = self._agenda.pop()
            self.now = max(self.now, at)
            act()
        self.now = max(self.now, now)

    def take_events(self) -> list[Event]:
        """What has happened since the last time."""
        events, self._events = self._events, []
        return events

    def _after(self, ms: int, act: Act) -> Appointment:
        return self._agenda.at(self.now + ms, act)

    def _emit(self, name: str, privilege: str, text: bytes) -> None:
        self._events.append(Event(name, privilege, text))

    def _say(self, call: Call, event: str, more: str = "") -> None:
        self._at(call, f"UserEvent({event},")
        self._emit("UserEvent", "user", wire.user_event(event, call.channel, call.id, more))

    # What people do

    def arrive(self, caller: Caller) -> str:
        """Somebody calls; the new channel's name."""
        channel = self._open("trunk", caller.number, caller.name, exten=caller.did)
        channel.dialled, channel.state = caller.did, ChannelState.RING
        did = caller.did.lstrip("+")
        queue = self.globals.get(f"CTI_DID_{did}") or "general"
        call = self.calls[channel.name] = Call(caller, channel, queue)
        self.arrived += 1
        self._place(call, "cti-inbound", caller.did)
        self._say(call, "CtiArrived", f"Did: {did}\r\nQueue: {queue}\r\n")
        self._occupy(channel.device)
        channel.state, channel.answered_at = ChannelState.UP, self.now
        if caller.patience_ms is not None:
            call.life = self._after(caller.patience_ms, partial(self._caller_leaves, call))
        self._line(call)
        return channel.name

    def hang_up(self, name: str) -> None:
        """Whoever has this channel puts down; nothing if it is gone."""
        call = self.calls.get(name)
        if call is not None:
            self._caller_leaves(call)
            return
        for call in self.calls.values():
            for leg in call.legs:
                if leg.name == name:
                    if call.talking:
                        self._seat_leaves(call)
                    else:
                        self._refuse(call, leg)
                    return

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
        self._after(GOTO_MS, partial(self._go, call, context, exten))
        return None

    def set_variable(self, name: str, variable: str, value: str) -> bool:
        """Of a channel, if it is there; only the queue matters here."""
        call = self.calls.get(name)
        if call is not None and variable == "__CTI_QUEUE":
            call.queue = value
        return call is not None

    def restart(self, *, cleanly: bool) -> None:
        """As ``core restart now`` does, or as a crash does; members persist, nothing else."""
        for call in list(self.calls.values()):
            if cleanly:
                for channel in (*call.legs, call.channel):
                    self._emit("Hangup", "call", wire.hangup(channel, call.id))
            self._forget(call)
        if cleanly:
            shutdown = (("Event", "Shutdown"), ("Privilege", "system,all"))
            text = wire.frame(*shutdown, ("Shutdown", "Cleanly"), ("Restart", "True"))
            self._emit("Shutdown", "system", text)
        for members in self.queues.members.values():
            for member in members.values():
                member.in_call = False
        self._boot()

    # The dialplan

    def _go(self, call: Call, context: str, exten: str) -> None:
        """A Redirect takes effect."""
        if self.calls.get(call.channel.name) is not call:
            return
        call.redirected = False
        old_legs, talked, patience_ms = call.legs, call.talking, call.caller.patience_ms
        self._place(call, context, exten)
        call.queued_at = None
        self._cancel(call)
        self._let_go(call)
        if talked and patience_ms is not None:  # waiting once more
            call.life = self._after(patience_ms, partial(self._caller_leaves, call))
        self._enter(call, context, exten)
        for leg in old_legs:
            self._end_leg(call, leg, Cause.NORMAL)

    def _enter(self, call: Call, context: str, exten: str) -> None:
        match context:
            case "cti-line" if exten == "s":
                self._line(call)
            case "cti-offer" if exten[:1].isdigit():
                self._offer(call, exten)
            case "cti-fallback" if exten == "s":
                self._fall_back(call)
            case "cti-overflow-message" if exten == "s":
                self._say(call, "CtiAway")
                self._at(call, "Playback(")
                self._wait(call, MESSAGE_MS, partial(self._message_over, call))
            case "cti-overflow-voicemail" | "cti-overflow-number" if exten == "s":  # there is none here
                self._say(call, "CtiAway")
                self._say(call, "CtiAwayEnded", "Status: FAILED\r\n")
                self._line(call)
            case _:
                call.channel.cause = Cause.NO_ROUTE
                self._gone(call)

    def _message_over(self, call: Call) -> None:
        self._say(call, "CtiAwayEnded", "Status: DONE\r\n")
        self._at(call, "Hangup(")
        self._gone(call)

    def _place(self, call: Call, context: str, exten: str) -> None:
        call.channel.context, call.channel.exten, call.channel.priority = context, exten, 1
        call.channel.application = call.channel.data = ""

    def _at(self, call: Call, step: str, data: str = "") -> None:
        """The caller comes to the step that begins so in the dialplan."""
        channel = call.channel
        channel.priority = dialplan.priority(channel.context, step)
        channel.application, channel.data = step.partition("(")[0], data

    def _wait(self, call: Call, ms: int, then: Act) -> None:
        _call_off(call.step)
        call.step = self._after(ms, then)

    def _line(self, call: Call) -> None:
        call.queued_at = None
        alive_until = self.globals.get("CTI_ALIVE_UNTIL", "")
        if (int(alive_until) if alive_until.isdecimal() else 0) < self.now // 1000:
            self._fall_back(call)
            return
        self._place(call, "cti-line", "s")
        self._say(call, "CtiWaiting")
        self._at(call, "Wait(", "1")
        self._wait(call, STEP_MS, partial(self._line, call))

    def _offer(self, call: Call, extension: str) -> None:
        self._place(call, "cti-offer", extension)
        self._say(call, "CtiOffer", f"Seat: {extension}\r\n")
        limit = self.globals.get(f"CTI_RING_{call.queue}", "")
        ring_s = int(limit) if limit.isdecimal() else DEFAULT_RING_S
        phones = [self._phone(part) for part in extension.split("-")]
        self._at(call, "Dial(", f"{'&'.join(PREFIX + phone for phone in phones)},{ring_s},gm(default)")
        there = [phone for phone in phones if self.phones.registered(phone)]
        if there:
            self._ring(call, there, ring_s * 1000)
        else:
            self._offer_over(call, "CHANUNAVAIL")

    def _phone(self, extension: str) -> str:
        """Its name in pjsip.conf, by the site's template."""
        before = self.globals.get("CTI_DEVICE_BEFORE") or PREFIX
        return f"{before}{extension}{self.globals.get('CTI_DEVICE_AFTER', '')}".removeprefix(PREFIX)

    def _offer_over(self, call: Call, status: str) -> None:
        self._say(call, "CtiOfferEnded", f"Seat: {call.channel.exten}\r\nStatus: {status}\r\n")
        self._line(call)

    def _fall_back(self, call: Call) -> None:
        self._place(call, "cti-fallback", "s")
        self._say(call, "CtiFallback")
        queue = f"cti-fallback-{call.queue}"
        self._at(call, "Queue(", f"{queue},c,,,60")
        if queue not in self.queues.members:
            self._rest(call)
            return
        call.queued_at = self.now
        self._try_members(call)

    def _rest(self, call: Call) -> None:
        """Nobody served: three seconds, then the line again."""
        call.queued_at = None
        self._at(call, "Wait(", "3")
        self._wait(call, QUEUE_REST_MS, partial(self._line, call))

    def _try_members(self, call: Call) -> None:
        assert call.queued_at is not None
        if self.now - call.queued_at >= QUEUE_STAY_MS:
            self._rest(call)
            return
        queue = f"cti-fallback-{call.queue}"
        free = (i for i in self.queues.members[queue] if self.devices.is_free(i))
        member = self.queues.least_recent(queue, free, self.now)
        if member is None:
            self._wait(call, QUEUE_RETRY_MS, partial(self._try_members, call))
            return
        call.member, member.in_call = member, True
        self._ring(call, [member.interface.removeprefix(PREFIX)], QUEUE_RING_MS)

    # Ringing and talking

    def _ring(self, call: Call, extensions: list[str], limit_ms: int) -> None:
        """All of them at once, each until it answers or refuses, or the time is over."""
        busy = [self.devices.in_use(PREFIX + extension) for extension in extensions]
        call.legs = [self._call_phone(call, extension) for extension in extensions]
        self._wait(call, limit_ms, partial(self._unanswered, call))
        for leg, extension, occupied in zip(list(call.legs), extensions, busy, strict=True):
            ring = self.phones.ring(extension)
            if occupied or ring.outcome is Outcome.BUSY:
                self._refuse(call, leg)
                continue
            leg.state = ChannelState.RINGING
            self._occupy(leg.device)
            if ring.outcome is Outcome.ANSWERED:
                call.reactions[leg.name] = self._after(ring.after_ms, partial(self._answer, call, leg))

    def _call_phone(self, call: Call, extension: str) -> Channel:
        number, exten = (call.caller.did, "s") if call.member else (extension, extension)
        leg = self._open(extension, number, "", exten=exten, linked_id=call.id)
        leg.context, leg.data = "from-seats", "(Outgoing Line)"
        leg.application = "AppQueue" if call.member else "AppDial"
        leg.connected_number = call.channel.number or UNKNOWN
        leg.connected_name = call.channel.caller_name or UNKNOWN
        call.channel.connected_number = number
        return leg

    def _unanswered(self, call: Call) -> None:
        for leg in list(call.legs):
            self._ring_over(call, leg, "NOANSWER", Cause.UNKNOWN)

    def _refuse(self, call: Call, leg: Channel) -> None:
        call.channel.cause = Cause.BUSY
        self._ring_over(call, leg, "BUSY", Cause.BUSY)

    def _ring_over(self, call: Call, leg: Channel, status: str, cause: Cause) -> None:
        """At one phone; at the last one the dialplan goes on."""
        was_queued, is_last = call.member is not None, len(call.legs) == 1
        self._emit("DialEnd", "call", wire.dial_end(call.channel, leg, call.id, status))
        self._leave(call, leg)
        if is_last:
            self._let_go(call)
        self._end_leg(call, leg, cause)
        if is_last and was_queued:
            self._wait(call, QUEUE_RETRY_MS, partial(self._try_members, call))
        elif is_last:
            self._offer_over(call, status)

    def _answer(self, call: Call, leg: Channel) -> None:
        caller, channel = call.caller, call.channel
        _call_off(call.step)
        _call_off(call.life)
        leg.state, leg.answered_at = ChannelState.UP, self.now
        if call.member is None:
            leg.exten = ""
        self._emit("DialEnd", "call", wire.dial_end(channel, leg, call.id, "ANSWER"))
        others = [other for other in call.legs if other is not leg]
        for other in others:
            self._emit("DialEnd", "call", wire.dial_end(channel, other, call.id, "CANCEL"))
            self._leave(call, other)
            self._end_leg(call, other, Cause.NORMAL)
        channel.bridge = leg.bridge = f"00000000-0000-4000-8000-{next(self._bridges):012x}"
        channel.cause = Cause.NORMAL
        if caller.talk_ms is not None:
            leaves = self._seat_leaves if caller.agent_ends else self._caller_leaves
            call.life = self._after(caller.talk_ms, partial(leaves, call))
        if caller.hold_after_ms is not None:
            call.reactions[leg.name] = self._after(caller.hold_after_ms, partial(self._hold, call))

    def _hold(self, call: Call) -> None:
        assert call.leg is not None
        call.channel.on_hold = True
        self._emit("Hold", "call", wire.hold(call.leg, call.id, begins=True))
        call.reactions[call.leg.name] = self._after(call.caller.hold_ms, partial(self._unhold, call))

    def _unhold(self, call: Call) -> None:
        assert call.leg is not None
        call.channel.on_hold = False
        self._emit("Unhold", "call", wire.hold(call.leg, call.id, begins=False))

    # Ends

    def _caller_leaves(self, call: Call) -> None:
        legs, queued_talk = call.legs, call.talking and call.member is not None
        self._cancel(call)
        self._let_go(call)
        if queued_talk:  # app_queue lets go of the caller first
            self._gone(call)
            self._end_leg(call, legs[0], Cause.NORMAL)
            return
        for leg in legs:
            leg.cause = Cause.NORMAL
            self._emit("Hangup", "call", wire.hangup(leg, call.id))
        self._gone(call)
        for leg in legs:
            self._show(leg.device)

    def _seat_leaves(self, call: Call) -> None:
        leg, was_queued = call.leg, call.member is not None
        assert leg is not None
        seat = "" if was_queued else f"Seat: {call.channel.exten}\r\n"
        self._let_go(call)
        self._say(call, "CtiOfferEnded", f"{seat}Status: ANSWER\r\n")
        self._end_leg(call, leg, Cause.NORMAL)
        self._survey(call)

    def _survey(self, call: Call) -> None:
        """The seat has left the caller, who may be asked to rate the talk."""
        prompt = self.globals.get(f"CTI_SURVEY_{call.queue}")
        self._place(call, "cti-survey", "s")
        if not prompt:
            self._hang_up(call)
            return
        call.survey = "sent"
        self._say(call, "CtiSurveySent")
        self._at(call, "Read(", f"CTI_SCORE,{prompt},1,,1,{SURVEY_MS // 1000}")
        score = call.caller.score
        key_ms = SURVEY_MS * SURVEY_TRIES if score is None else SURVEY_MS // 2
        self._wait(call, key_ms, partial(self._rate, call, "timeout" if score is None else str(score)))

    def _rate(self, call: Call, score: str) -> None:
        call.survey = score
        self._say(call, "CtiSurvey", f"Score: {score}\r\n")
        self._hang_up(call)

    def _hang_up(self, call: Call) -> None:
        self._at(call, "Hangup(")
        self._gone(call)

    def _cancel(self, call: Call) -> None:
        """What rings, rings no more."""
        for leg in call.legs if not call.talking else ():
            self._emit("DialEnd", "call", wire.dial_end(call.channel, leg, call.id, "CANCEL"))

    def _leave(self, call: Call, leg: Channel) -> None:
        """The caller and this leg have nothing to do with each other any more."""
        _call_off(call.reactions.pop(leg.name, None))
        call.legs = [other for other in call.legs if other is not leg]
        if leg.state is not ChannelState.DOWN:
            self.devices.vacate(leg.device)

    def _let_go(self, call: Call) -> None:
        """The caller is alone again."""
        _call_off(call.step)
        if call.talking:
            _call_off(call.life)
        if call.member is not None:
            call.member.in_call = False
            if call.talking:
                call.member.calls += 1
                call.member.called_at = self.now
        for leg in call.legs:
            self._leave(call, leg)
        call.member = None
        call.channel.bridge, call.channel.on_hold = "", False

    def _end_leg(self, call: Call, leg: Channel, cause: Cause) -> None:
        leg.cause = cause
        self._emit("Hangup", "call", wire.hangup(leg, call.id))
        self._show(leg.device)

    def _gone(self, call: Call) -> None:
        self._emit("Hangup", "call", wire.hangup(call.channel, call.id))
        self._forget(call)
        self.devices.vacate(call.channel.device)
        self._show(call.channel.device)

    def _forget(self, call: Call) -> None:
        for appointment in (call.step, call.life, *call.reactions.values()):
            _call_off(appointment)
        self.calls.pop(call.channel.name, None)

    # Channels and devices

    def _open(self, name: str, number: str, caller: str, *, exten: str, linked_id: str = "") -> Channel:
        ordinal = next(self._numbers)
        unique_id = f"{self.now // 1000}.{ordinal}"
        self.processed += not linked_id
        return Channel(
            name=f"{PREFIX}{name}-{ordinal:08x}",
            device=PREFIX + name,
            unique_id=unique_id,
            linked_id=linked_id or unique_id,
            state=ChannelState.DOWN,
            number=number,
            caller_name=caller,
            context="from-trunk",
            exten=exten,
            opened_at=self.now,
        )

    def _occupy(self, device: str) -> None:
        self.devices.occupy(device)
        self._show(device)

    def _show(self, device: str) -> None:
        state = self.devices.news(device)
        if state is not None:
            self._emit("DeviceStateChange", "call", wire.device_state(device, state))


def _call_off(appointment: Appointment | None) -> None:
    if appointment is not None:
        appointment.call_off()
