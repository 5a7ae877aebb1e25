"""One Asterisk behind ``ports.switch``."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import structlog

from cti_gateway.adapters.ami.protocol import AmiManager, AmiProtocol, Reply
from cti_gateway.codec.ami import Message
from cti_gateway.codec.pbx_events import Devices, PbxEvents
from cti_gateway.codec.pbx_snapshot import VARIABLES, read_snapshot
from cti_gateway.core.effects import MirrorSeat, OfferCall, ReturnToLine, SwitchEffect, UnmirrorSeat
from cti_gateway.core.errors import SwitchRefused, SwitchUnavailable
from cti_gateway.core.events import SwitchLost
from cti_gateway.core.people import Queue
from cti_gateway.core.snapshot import SwitchSnapshot
from cti_gateway.ports.switch import SwitchListener

log = structlog.get_logger(__name__)

ALIVE_S = 3
FALLBACK_QUEUE = "cti-fallback-{key}"


@dataclass(frozen=True, slots=True)
class AmiSettings:
    """Where Asterisk is and who we are to it."""

    host: str
    port: int
    username: str
    secret: str
    device: str = "PJSIP/{extension}"
    action_timeout_s: float = 3.0
    tls: bool = False


class AmiSwitch:
    """Implements ports.switch.Switch over AMI."""

    def __init__(self, settings: AmiSettings) -> None:
        self._settings = settings
        self._devices = Devices(settings.device)
        self._events = PbxEvents(self._devices)
        self._members: set[tuple[str, str]] = set()  # (queue, extension) added on this connection
        self._listener: SwitchListener | None = None
        self._manager: AmiManager | None = None

    async def run(self, listener: SwitchListener) -> None:
        """Connect, stay connected, and tell the listener, until cancelled."""
        self._listener = listener
        settings = self._settings
        manager = self._manager = AmiManager(
            host=settings.host,
            port=settings.port,
            username=settings.username,
            secret=settings.secret,
            ssl=settings.tls,
            loop=asyncio.get_running_loop(),
            protocol_factory=lambda: AmiProtocol(settings.action_timeout_s, self._on_event),
            on_disconnect=self._on_disconnect,
        )
        manager.connect()
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            manager.end()

    def _on_event(self, message: Message) -> None:
        assert self._listener is not None
        if message.event == b"FullyBooted":
            self._listener.switch_ready()
            return
        fact = self._events.read(message)
        if fact is not None:
            self._listener.tell(fact)

    def _on_disconnect(self, _manager: object, error: Exception | None) -> None:
        assert self._listener is not None
        self._members.clear()
        self._events.forget()
        self._listener.tell(SwitchLost(str(error) if error else "closed"))

    async def _act(self, name: str, *headers: tuple[str, str]) -> Reply:
        protocol = self._manager.protocol if self._manager is not None else None
        if protocol is None:
            raise SwitchUnavailable("pbx_down")
        reply = await cast(AmiProtocol, protocol).act(name, headers)
        if not reply.success and "Permission denied" in reply.message:
            raise SwitchRefused("ami_privilege_missing", action=name)
        return reply

    async def perform(self, effect: SwitchEffect) -> None:
        """Carry out one effect; returns when Asterisk has accepted it."""
        match effect:
            case OfferCall():
                await self._redirect(effect.channel, "cti-offer", effect.extension)
            case ReturnToLine():
                await self._redirect(effect.channel, "cti-line", "s")
            case MirrorSeat():
                for queue in effect.queues:
                    await self._mirror(effect, queue)
            case UnmirrorSeat():
                for queue in effect.queues:
                    await self._unmirror(effect.extension, queue)

    async def _redirect(self, channel: str, context: str, exten: str) -> None:
        reply = await self._act(
            "Redirect",
            ("Channel", channel),
            ("Context", context),
            ("Exten", exten),
            ("Priority", "1"),
        )
        if not reply.success:
            raise SwitchRefused("channel_gone", reason=reply.message)

    async def _mirror(self, effect: MirrorSeat, queue: str) -> None:
        name = ("Queue", FALLBACK_QUEUE.format(key=queue))
        interface = ("Interface", self._devices.device(effect.extension))
        paused = ("Paused", "true" if effect.paused else "false")
        if (queue, effect.extension) not in self._members:
            reply = await self._act("QueueAdd", name, interface, ("MemberName", effect.name), paused)
            if not reply.success and "Already there" not in reply.message:
                raise SwitchRefused("fallback_queue_missing", queue=queue, reason=reply.message)
            self._members.add((queue, effect.extension))
            if reply.success:
                return
        await self._act("QueuePause", name, interface, paused)

    async def _unmirror(self, extension: str, queue: str) -> None:
        self._members.discard((queue, extension))
        name = ("Queue", FALLBACK_QUEUE.format(key=queue))
        await self._act("QueueRemove", name, ("Interface", self._devices.device(extension)))

    async def snapshot(self) -> SwitchSnapshot:
        """Everything that is true now. Facts told later are newer than what it holds."""
        core, epoch, channels, devices, members = await asyncio.gather(
            self._act("CoreStatus"),
            self._act("Getvar", ("Variable", "EPOCH")),
            self._act("Status", ("AllVariables", "false"), ("Variables", VARIABLES)),
            self._act("DeviceStateList"),
            self._act("QueueStatus"),
        )
        assert core.response is not None and epoch.response is not None
        snapshot, legs = read_snapshot(
            self._devices,
            core=core.response,
            epoch=epoch.response,
            channels=channels.events,
            devices=devices.events,
            members=members.events,
        )
        for unique_id, extension in legs.items():
            self._events.adopt_leg(unique_id, extension)
        return snapshot

    async def announce(self, queues: Sequence[Queue]) -> None:
        """Mirror what the dialplan must know of our queues: DID → queue, ring limits."""
        for queue in queues:
            await self._set_global(f"CTI_RING_{queue.key}", str(queue.ring_s))
            for did in queue.dids:
                await self._set_global(f"CTI_DID_{did}", queue.key)

    async def beat(self) -> None:
        """Tell the dialplan that the gateway is alive for the next three seconds."""
        reply = await self._act("Getvar", ("Variable", "EPOCH"))
        epoch = reply.response.get("Value") if reply.response is not None else ""
        if not epoch.isdigit():
            raise SwitchRefused("ami_privilege_missing", action="Getvar")
        await self._set_global("CTI_ALIVE_UNTIL", str(int(epoch) + ALIVE_S))

    async def _set_global(self, name: str, value: str) -> None:
        await self._act("Setvar", ("Variable", name), ("Value", value))
