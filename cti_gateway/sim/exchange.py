"""What all of the simulated PBX shares: time, the stream of events, globals, channels and devices."""

from collections.abc import Iterable
from itertools import count
from typing import NamedTuple

from cti_gateway.sim import wire
from cti_gateway.sim.agenda import Act, Agenda, Appointment
from cti_gateway.sim.call import Call
from cti_gateway.sim.channel import Caller, Cause, Channel, ChannelState, Phones
from cti_gateway.sim.devices import PREFIX, Devices
from cti_gateway.sim.members import Queues


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

    def after(self, ms: int, act: Act) -> Appointment:
        """Make an appointment."""
        return self._agenda.at(self.now + ms, act)

    def wait(self, call: Call, ms: int, then: Act) -> None:
        """The dialplan of this call waits so long."""
        call_off(call.step)
        call.step = self.after(ms, then)

    def end_life(self, call: Call) -> None:
        """What the caller had in mind is past: patience at an answer, the talk at its end."""
        call_off(call.life)
        call.life = None

    # Events

    def emit(self, name: str, privilege: str, text: bytes) -> None:
        """Say it to whoever may read it."""
        self._events.append(Event(name, privilege, text))

    def take_events(self) -> list[Event]:
        """What has happened since the last time."""
        events, self._events = self._events, []
        return events

    def catch_up(self, call: Call) -> None:
        """Other threads than the caller's tell what they have done meanwhile."""
        behind, call.behind = call.behind, []
        for act in behind:
            act()

    # Channels and devices

    def open_call(self, caller: Caller) -> Call:
        """A channel of the trunk, and somebody at its end."""
        channel = self._open("trunk", caller.number, caller.name, exten=caller.did)
        channel.dialled, channel.state = caller.did, ChannelState.RING
        self.processed += 1
        call = self.calls[channel.name] = Call(caller, channel)
        self.devices.occupy(channel.device)
        call.behind.append(lambda: self.show(channel.device))
        return call

    def open_leg(self, phone: str, number: str, *, exten: str, of: Call) -> Channel:
        """A channel to a phone."""
        return self._open(phone, number, "", exten=exten, linked_id=of.id)

    def _open(self, name: str, number: str, caller: str, *, exten: str, linked_id: str = "") -> Channel:
        ordinal = next(self._numbers)
        unique_id = f"{self.now // 1000}.{ordinal}"
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

    def bridge_id(self) -> str:
        """Of a new bridge."""
        return f"00000000-0000-4000-8000-{next(self._bridges):012x}"

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

    def end_leg(self, call: Call, leg: Channel, cause: Cause) -> None:
        """The channel to a phone is gone."""
        leg.cause = cause
        self.emit("Hangup", "call", wire.hangup(leg, call.id))
        self.show(leg.device)

    def end_call(self, call: Call) -> None:
        """The caller's channel is gone."""
        self.emit("Hangup", "call", wire.hangup(call.channel, call.id))
        self.forget(call)
        self.devices.vacate(call.channel.device)
        self.catch_up(call)
        self.show(call.channel.device)

    def forget(self, call: Call) -> None:
        """Nothing is to happen to it any more."""
        for appointment in (call.step, call.life, *call.reactions.values()):
            call_off(appointment)
        self.calls.pop(call.channel.name, None)


def call_off(appointment: Appointment | None) -> None:
    """If there is one."""
    if appointment is not None:
        appointment.call_off()
