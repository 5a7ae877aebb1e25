"""One Asterisk behind ``ports.switch``."""

import asyncio
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import structlog

from cti_gateway.adapters.ami.answering import tell_to_answer
from cti_gateway.adapters.ami.control import LegControl
from cti_gateway.adapters.ami.dialplan_globals import DialplanGlobals
from cti_gateway.adapters.ami.manager import AmiManager
from cti_gateway.adapters.ami.protocol import AmiProtocol, Reply, failed
from cti_gateway.codec.ami import Message
from cti_gateway.codec.pbx_events import Devices, PbxEvents
from cti_gateway.codec.pbx_snapshot import CLOCK, VARIABLES, read_snapshot
from cti_gateway.core.effects import (
    Announce,
    AnswerPhone,
    ControlEffect,
    DialOut,
    HangUp,
    KeepPlace,
    MirrorSeat,
    MoveToQueue,
    OfferCall,
    ReturnToLine,
    SendAway,
    SwitchEffect,
    UnmirrorSeat,
)
from cti_gateway.core.errors import ConfigInvalid, SwitchError, SwitchRefused, SwitchUnavailable
from cti_gateway.core.events import SwitchLost
from cti_gateway.core.people import Queue
from cti_gateway.core.snapshot import SwitchSnapshot
from cti_gateway.messages import sentence
from cti_gateway.ports.switch import Accepted, SwitchListener
from cti_gateway.ports.tap import Tap

log = structlog.get_logger(__name__)

FALLBACK_QUEUE = "cti-fallback-{key}"
# Each action that needs one, and the class that the user's ``write`` line must name for it.
PRIVILEGES = {
    "Getvar": "call",
    "Setvar": "call",
    "Redirect": "call",
    "Status": "call",
    "DeviceStateList": "call",
    "Hangup": "call",
    "Originate": "originate",
    "QueueAdd": "agent",
    "QueuePause": "agent",
    "QueueRemove": "agent",
    "CoreStatus": "reporting",
    "ShowDialPlan": "reporting",
    "PlayDTMF": "call",
    "CoreShowChannels": "reporting",
    "PJSIPNotify": "system",
}
# One of each class that does nothing when it is asked without its headers.
PROBES = ("Redirect", "QueuePause", "CoreStatus", "Originate")


@dataclass(frozen=True, slots=True)
class AmiSettings:
    """Where Asterisk is and who we are to it.

    With ``tls`` its certificate must be signed by the system's authorities, or by ``tls_ca``, a PEM file.
    """

    host: str
    port: int
    username: str
    secret: str
    device: str = "PJSIP/{extension}"
    outside: str = ""  # with {number}; empty: nobody outside is called
    action_timeout_s: float = 3.0
    booted_within_s: float = 20.0
    tls: bool = False
    tls_ca: str | None = None

    def context(self) -> ssl.SSLContext | None:
        """How to verify the peer, if at all; raises ConfigInvalid."""
        if not self.tls:
            return None
        try:
            return ssl.create_default_context(cafile=self.tls_ca)
        except OSError as error:
            raise ConfigInvalid("config_value_invalid", key="pbx.tls_ca", problem=str(error)) from error


class AmiSwitch:
    """Implements ports.switch.Switch over AMI."""

    def __init__(self, settings: AmiSettings, tap: Tap | None = None) -> None:
        self._settings = settings
        self._tap = tap
        self._context = settings.context()
        self._devices = Devices(settings.device)
        self._events = PbxEvents(self._devices)
        self._control = LegControl(self._act, self._demand)
        # (queue, extension) added on this connection, and whether paused
        self._members: dict[tuple[str, str], bool] = {}
        self._globals = DialplanGlobals(self._demand)
        self._booted = asyncio.Event()
        self._entering: asyncio.Task[None] | None = None
        self._trouble: SwitchError | None = None
        self._listener: SwitchListener | None = None
        self._manager: AmiManager | None = None

    async def run(self, listener: SwitchListener) -> None:
        """Connect, stay connected, and tell the listener, until cancelled."""
        self._listener = listener
        settings = self._settings
        async with asyncio.TaskGroup() as tasks:
            manager = self._manager = AmiManager(
                host=settings.host,
                port=settings.port,
                username=settings.username,
                secret=settings.secret,
                ssl=self._context,
                loop=asyncio.get_running_loop(),
                protocol_factory=lambda: AmiProtocol(settings.action_timeout_s, self._on_event, self._tap),
                on_login=lambda manager: self._logged_in(tasks.create_task(self._enter(manager))),
                on_disconnect=self._on_disconnect,
                report=self._report,
            )
            manager.connect()
            try:
                await asyncio.get_running_loop().create_future()
            finally:
                manager.end()

    def _logged_in(self, entering: asyncio.Task[None]) -> None:
        self._entering = entering

    async def _enter(self, manager: AmiManager) -> None:
        """Logged in: see that we may do our work before anybody relies on it."""
        try:
            async with asyncio.timeout(self._settings.booted_within_s):
                await self._booted.wait()
            await asyncio.gather(*(self._act(action) for action in PROBES))
        except SwitchUnavailable:
            return  # lost meanwhile, and being retried
        except TimeoutError:
            # Asterisk tells when it has booted, at once if it has; but only to a user who may read that.
            manager.turn_away(_lacking("FullyBooted", "read", "system"))
            return
        except SwitchRefused as error:
            manager.turn_away(error)
            return
        manager.settle()
        self._report(None)
        assert self._listener is not None
        self._listener.switch_ready()

    def _report(self, trouble: SwitchError | None) -> None:
        """Say it once, not at every attempt."""
        if str(trouble) == str(self._trouble):
            return
        self._trouble = trouble
        if trouble is None:
            log.info("ami_connected", host=self._settings.host)
        else:
            advice = sentence(trouble.code, trouble.params, "en")
            log.error(trouble.code, advice=advice, **trouble.params)

    def _on_event(self, message: Message) -> None:
        assert self._listener is not None
        if message.event == b"FullyBooted":
            self._booted.set()
            return
        fact = self._events.read(message)
        if fact is None:
            return
        if self._tap is not None:
            self._tap.meant(fact)
        self._listener.tell(fact)

    def _on_disconnect(self, _manager: object, error: SwitchError) -> None:
        assert self._listener is not None
        self._members.clear()
        self._globals.forget()
        self._control.forget()
        self._events.forget()
        self._booted.clear()
        if self._entering is not None:
            self._entering.cancel()
        self._report(error)
        self._listener.tell(SwitchLost(error.code))

    def _ask(self, name: str, *headers: tuple[str, str]) -> asyncio.Future[Reply]:
        """One action, on its way when this returns."""
        protocol = self._manager.protocol if self._manager is not None else None
        if protocol is None:
            return failed(SwitchUnavailable("pbx_down"))
        return cast(AmiProtocol, protocol).act(name, headers)

    async def _answer(self, name: str, asked: asyncio.Future[Reply]) -> Reply:
        reply = await asked
        if not reply.success and "ermission denied" in reply.message:
            raise _lacking(name, "write", PRIVILEGES[name])
        return reply

    async def _act(self, name: str, *headers: tuple[str, str]) -> Reply:
        return await self._answer(name, self._ask(name, *headers))

    async def _demand(self, name: str, *headers: tuple[str, str]) -> Reply:
        """An action that Asterisk has no reason to refuse."""
        reply = await self._act(name, *headers)
        if not reply.success:
            raise SwitchRefused("ami_action_refused", action=name, reason=reply.message)
        return reply

    def perform(self, effect: SwitchEffect) -> Accepted:
        """Carry out one effect; an offer is on its way before anybody awaits that it is accepted."""
        return self._offer(effect) if isinstance(effect, OfferCall) else self._perform(effect)

    def _offer(self, effect: OfferCall) -> Accepted:
        return self._redirect(effect.channel, "cti-offer", "-".join((effect.extension, *effect.others)))

    async def _perform(self, effect: SwitchEffect) -> None:
        match effect:
            case ReturnToLine():
                await self._redirect(effect.channel, "cti-line", "s")
            case MoveToQueue():
                await self._set_variable(effect.channel, "__CTI_QUEUE", effect.queue)
            case Announce():
                await self._say(effect)
            case SendAway():
                await self._set_variable(effect.channel, "CTI_TO", effect.target)
                await self._redirect(effect.channel, f"cti-overflow-{effect.to}", "s")
            case KeepPlace():
                await self._redirect(effect.channel, "cti-callback-kept", "s")
            case AnswerPhone():
                await tell_to_answer(self._demand, self._devices, effect)
            case DialOut():
                await self._dial_out(effect)
            case HangUp():
                await self._hang_up(effect.call_id)
            case MirrorSeat():
                await self._globals.limit(self._devices.device(effect.extension), effect.until)
                for queue in effect.queues:
                    await self._mirror(effect, queue)
            case UnmirrorSeat():
                for queue in effect.queues:
                    await self._unmirror(effect.extension, queue)
            case _ if isinstance(effect, ControlEffect):
                await self._control.perform(effect)

    async def _set_variable(self, channel: str, name: str, value: str) -> None:
        reply = await self._act("Setvar", ("Channel", channel), ("Variable", name), ("Value", value))
        if not reply.success:
            raise SwitchRefused("channel_gone", reason=reply.message)

    async def _say(self, effect: Announce) -> None:
        """Left on the channel, where its line finds it: a Redirect could get in the way of an offer."""
        numbers = {"CTI_SAY_POSITION": effect.position, "CTI_SAY_MINUTES": effect.minutes}
        for name, number in numbers.items():
            await self._set_variable(effect.channel, name, "" if number is None else str(number))
        await self._set_variable(effect.channel, "CTI_SAY_MESSAGE", effect.message)
        await self._set_variable(effect.channel, "CTI_SAY", "yes")

    def _redirect(self, channel: str, context: str, exten: str) -> Accepted:
        headers = (("Channel", channel), ("Context", context), ("Exten", exten), ("Priority", "1"))
        return self._redirected(self._ask("Redirect", *headers))

    async def _redirected(self, asked: asyncio.Future[Reply]) -> None:
        reply = await self._answer("Redirect", asked)
        if not reply.success:
            raise SwitchRefused("channel_gone", reason=reply.message)

    async def _dial_out(self, call: DialOut) -> None:
        """Asterisk answers as soon as it has begun, and would do so for a context that is not there."""
        if not (await self._act("ShowDialPlan", ("Context", "cti-out"))).events:
            raise SwitchRefused("doctor_dialplan_missing", contexts="cti-out")
        await self._demand(
            "Originate",
            ("Channel", self._devices.device(call.extension)),
            ("ChannelId", call.call_id),
            ("Context", "cti-out"),
            ("Exten", call.number),
            ("Priority", "1"),
            ("CallerID", call.number),  # what the seat's phone shows while it rings
            ("Timeout", str(call.ring_s * 1000)),
            ("Variable", f"__CTI_CALL={call.call_id}"),
            ("Variable", f"CTI_OUT={call.number}"),
            ("Async", "true"),
        )

    async def _hang_up(self, call_id: str) -> None:
        reply = await self._act("Hangup", ("Channel", call_id))  # a Uniqueid serves as well as a name
        if not reply.success:
            raise SwitchRefused("channel_gone", reason=reply.message)

    async def _mirror(self, effect: MirrorSeat, queue: str) -> None:
        name = ("Queue", FALLBACK_QUEUE.format(key=queue))
        interface = ("Interface", self._devices.device(effect.extension))
        paused = ("Paused", "true" if effect.paused else "false")
        known = self._members.get((queue, effect.extension))
        if known is effect.paused:
            return
        if known is not None:
            reply = await self._act("QueuePause", name, interface, paused)
            if reply.success:
                self._members[queue, effect.extension] = effect.paused
                return
            # Somebody else removed it: add it anew.
        reply = await self._act("QueueAdd", name, interface, ("MemberName", effect.name), paused)
        if "Already there" in reply.message:
            reply = await self._act("QueuePause", name, interface, paused)
        if not reply.success:
            raise SwitchRefused("fallback_queue_missing", queue=queue, reason=reply.message)
        self._members[queue, effect.extension] = effect.paused

    async def _unmirror(self, extension: str, queue: str) -> None:
        self._members.pop((queue, extension), None)
        name = ("Queue", FALLBACK_QUEUE.format(key=queue))
        reply = await self._act("QueueRemove", name, ("Interface", self._devices.device(extension)))
        if not reply.success and "Not there" not in reply.message:
            raise SwitchRefused("fallback_queue_missing", queue=queue, reason=reply.message)

    async def snapshot(self) -> SwitchSnapshot:
        """Everything that is true now. Facts told later are newer than what it holds."""
        core, clock, channels, devices, members = await asyncio.gather(
            self._demand("CoreStatus"),
            self._demand("Getvar", ("Variable", CLOCK)),
            self._demand("Status", ("AllVariables", "false"), ("Variables", VARIABLES)),
            self._demand("DeviceStateList"),
            self._demand("QueueStatus"),
        )
        assert core.response is not None and clock.response is not None
        snapshot, legs = read_snapshot(
            self._devices,
            core=core.response,
            clock=clock.response,
            channels=channels.events,
            devices=devices.events,
            members=members.events,
        )
        for unique_id, extension in legs.items():
            self._events.adopt_leg(unique_id, extension)
        return snapshot

    async def announce(self, queues: Sequence[Queue]) -> None:
        """Mirror what the dialplan must know: how phones are named, DID → queue, ring limits, sounds."""
        await self._globals.announce(self._settings.device, self._settings.outside, queues)

    async def beat(self) -> None:
        """Tell the dialplan that the gateway is alive for the next three seconds."""
        await self._globals.beat()


def _lacking(action: str, line: str, privilege: str) -> SwitchRefused:
    return SwitchRefused("ami_privilege_missing", action=action, line=line, privilege=privilege)
