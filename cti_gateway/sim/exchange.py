"""What all of the simulated PBX shares: time, the stream of events, globals, channels and devices."""

from collections.abc import Iterable
from itertools import count
from typing import NamedTuple

from cti_gateway.sim import wire
from cti_gateway.sim.agenda import Act, Agenda, Appointment
from cti_gateway.sim.channel import Bridge, Channel, ChannelState
from cti_gateway.sim.devices import TRUNK, Devices
from cti_gateway.sim.members import Queues
from cti_gateway.sim.people import Caller, Phones


class Event(NamedTuple):
    """One event of the stream: its name, the class that may read it, its text."""

    name: str
    privilege: str
    text: bytes


class Exchange:
    """It decides nothing by itself."""

    def __init__(self, phones: Phones, queues: Iterable[str], *, now: int) -> None:
        self.phones = phones
        self.queues = Queues(f"cti-fallback-{key}" for key in queues)
        self.now = now
        self._events: list[Event] = []
        self._agenda = Agenda()
        self.boot()

    def boot(self) -> None:
        """Members persist, nothing else."""
        self.started_at = self.now
        self.globals: dict[str, str] = {}
        self.channels: dict[str, Channel] = {}  # by name, the oldest first
        self.conferences: dict[str, Bridge] = {}  # by name
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

    def after(self, ms: int, act: Act) -> Appointment:
        """Make an appointment."""
        return self._agenda.at(self.now + ms, act)

    def wait(self, channel: Channel, ms: int, then: Act) -> None:
        """The dialplan of this channel waits so long."""
        call_off(channel.step)
        channel.step = self.after(ms, then)

    def end_life(self, channel: Channel) -> None:
        """What the caller had in mind is past: patience at an answer, the talk at its end."""
        call_off(channel.life)
        channel.life = None

    # Events

    def emit(self, name: str, privilege: str, text: bytes) -> None:
        """Say it to whoever may read it."""
        self._events.append(Event(name, privilege, text))

    def take_events(self) -> list[Event]:
        """What has happened since the last time."""
        events, self._events = self._events, []
        return events

    def catch_up(self, channel: Channel) -> None:
        """Other threads than the channel's tell what they have done meanwhile."""
        behind, channel.behind = channel.behind, []
        for act in behind:
            act()

    # Channels and devices

    def open_call(self, caller: Caller) -> Channel:
        """A channel of the trunk, and somebody at its end."""
        channel = self._open(TRUNK, context="from-trunk", number=caller.number, name=caller.name)
        self.processed += 1
        channel.dialled = channel.exten = caller.did
        channel.state, channel.caller = ChannelState.RING, caller
        channel.talk_left_ms = caller.talk_ms
        self.devices.occupy(channel.device)
        channel.behind.append(lambda: self.show(channel.device))
        return channel

    def open_leg(self, device: str, *, exten: str, number: str, name: str, of: Channel) -> Channel:
        """A channel to whom another one calls."""
        leg = self._open(device, context=context_of(device), number=number, name=name, linked_id=of.linked_id)
        leg.exten, leg.inherited = exten, dict(of.inherited)
        return leg

    def open_originated(self, device: str, unique_id: str, number: str) -> Channel:
        """A channel to a phone, by nobody's call."""
        context = context_of(device)
        leg = self._open(device, context=context, number=number, name="", unique_id=unique_id)
        self.processed += 1
        leg.exten = "s"
        return leg

    def _open(
        self, device: str, *, context: str, number: str, name: str, unique_id: str = "", linked_id: str = ""
    ) -> Channel:
        ordinal = next(self._numbers)
        own = unique_id or f"{self.now // 1000}.{ordinal}"
        channel = Channel(
            name=f"{device}-{ordinal:08x}",
            device=device,
            unique_id=own,
            linked_id=linked_id or own,
            state=ChannelState.DOWN,
            number=number,
            caller_name=name,
            context=context,
            exten="",
            opened_at=self.now,
        )
        self.channels[channel.name] = channel
        return channel

    def unseen(self, of: Channel) -> Channel:
        """A channel that is in no list and has nothing of the call's: what Asterisk shows of it is nobody's
        business."""
        name = f"Local/{of.unique_id}"
        return Channel(
            name, name, "", "", ChannelState.DOWN, "", "", context="", exten="", opened_at=self.now
        )

    def is_listed(self, channel: Channel) -> bool:
        """Whether anybody sees it, or its end."""
        return self.channels.get(channel.name) is channel

    def find(self, name: str) -> Channel | None:
        """By name or Uniqueid."""
        found = self.channels.get(name)
        return found or next((one for one in self.channels.values() if one.unique_id == name), None)

    def connect(self, *members: Channel, owner: Channel | None = None, name: str = "") -> Bridge:
        """These hear each other from now on."""
        bridge = Bridge(f"00000000-0000-4000-8000-{next(self._bridges):012x}", list(members), owner, name)
        for channel in members:
            channel.bridge = bridge
        return bridge

    def answer(self, channel: Channel) -> None:
        """It is up, from now on unless it was already."""
        if channel.state is not ChannelState.UP:
            channel.state, channel.answered_at = ChannelState.UP, self.now

    def occupy(self, device: str) -> None:
        """One channel more, and the stream tells it."""
        self.devices.occupy(device)
        self.show(device)

    def show(self, device: str) -> None:
        """Tell the device's state, if it is news."""
        state = self.devices.news(device)
        if state is not None:
            self.emit("DeviceStateChange", "call", wire.device_state(device, state))

    def close(self, *channels: Channel) -> None:
        """They are gone, and say so."""
        for channel in channels:
            self.emit("Hangup", "call", wire.hangup(channel))
            self.forget(channel)
            if channel.state is not ChannelState.DOWN:
                self.devices.vacate(channel.device)
        for channel in channels:
            self.catch_up(channel)
            self.show(channel.device)

    def forget(self, channel: Channel) -> None:
        """Nothing is to happen to it any more."""
        for appointment in (channel.step, channel.life, channel.wish, channel.reaction):
            call_off(appointment)
        self.channels.pop(channel.name, None)


def context_of(device: str) -> str:
    """Where a call that comes from there would enter the dialplan."""
    return "from-trunk" if device == TRUNK else "from-seats"


def call_off(appointment: Appointment | None) -> None:
    """If there is one."""
    if appointment is not None:
        appointment.call_off()
