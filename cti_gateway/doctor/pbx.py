"""Checks of Asterisk over AMI, each by trying what the gateway will do, harmlessly."""

from collections.abc import AsyncIterator, Mapping, Sequence

from cti_gateway.adapters.ami.switch import PRIVILEGES
from cti_gateway.codec.pbx_events import Devices, phone_state
from cti_gateway.codec.pbx_snapshot import QUEUE_PREFIX
from cti_gateway.config import Settings
from cti_gateway.core.errors import ConfigInvalid, SwitchError
from cti_gateway.core.events import PhoneState
from cti_gateway.core.overflow_rules import To
from cti_gateway.core.people import Seat
from cti_gateway.doctor.finding import Finding, bad, care, of_error, ok
from cti_gateway.doctor.visit import Visit, visit
from cti_gateway.ports.clock import Clock

CONTEXTS = (
    "cti-inbound",
    "cti-closed",
    "cti-line",
    "cti-announce",
    "cti-watch",
    "cti-callback",
    "cti-callback-kept",
    "cti-offer",
    "cti-fallback",
    "cti-held",
    "cti-talk",
    "cti-seat",
    "cti-consult",
    "cti-consult-outside",
    "cti-outside",
    "cti-conference",
    "cti-survey",
    "cti-out",
    *(f"cti-overflow-{to}" for to in To if to is not To.QUEUE),
)
# What seats can do with their calls, by an action that only the module brings.
MODULES = {
    "PlayDTMF": "app_senddtmf",
    "MuteAudio": "res_mutestream",
    "ConfbridgeListRooms": "app_confbridge",
}
CLOCKS_AGREE_MS = 2_000
NOWHERE = ("Channel", "cti-doctor/none")
NO_QUEUE = (("Queue", "cti-doctor"), ("Interface", "cti-doctor/none"))
# What the gateway does, tried on things that do not exist.
TRIALS: dict[str, tuple[tuple[str, str], ...]] = {
    "Redirect": (NOWHERE, ("Context", "cti-line"), ("Exten", "s"), ("Priority", "1")),
    "Getvar": (("Variable", "EPOCH"),),
    "Setvar": (("Variable", "CTI_DOCTOR"), ("Value", "1")),
    "Status": (NOWHERE,),
    "DeviceStateList": (),
    "Hangup": (NOWHERE,),
    "PlayDTMF": (NOWHERE, ("Digit", "1")),
    "Originate": (),
    "QueuePause": (*NO_QUEUE, ("Paused", "true")),
    "QueueAdd": NO_QUEUE,
    "QueueRemove": NO_QUEUE,
    "CoreStatus": (),
    "ShowDialPlan": (("Context", "cti-line"),),
}
# Only where agents answer on the panel.
ANSWER_TRIALS: dict[str, tuple[tuple[str, str], ...]] = {
    "CoreShowChannels": (),
    "PJSIPNotify": (NOWHERE, ("Variable", "Event=talk")),
}


async def examine(
    settings: Settings, seats: Sequence[Seat], queues: Sequence[str], clock: Clock
) -> AsyncIterator[Finding]:
    """Every check, in order; the first that makes the others pointless is the last."""
    try:
        async with visit(settings.pbx) as guest:
            yield ok("doctor_ami_ok", host=settings.pbx.host, port=settings.pbx.port)
            trials = TRIALS | (ANSWER_TRIALS if settings.pbx.answer_notify else {})
            for check in (
                _privileges(guest, trials),
                _clock(guest, clock),
                _dialplan(guest),
                _modules(guest),
            ):
                async for finding in check:
                    yield finding
            async for finding in _queues(guest, queues):
                yield finding
            async for finding in _phones(guest, Devices(settings.pbx.device), seats):
                yield finding
    except (SwitchError, ConfigInvalid) as error:
        yield of_error(error)


async def _privileges(
    guest: Visit, trials: Mapping[str, tuple[tuple[str, str], ...]]
) -> AsyncIterator[Finding]:
    lacking: dict[str, str] = {}
    for action, headers in trials.items():
        message = (await guest.ask(action, *headers)).message
        if action == "PJSIPNotify" and "nvalid/unknown command" in message:
            yield bad("doctor_answer_module_missing")
        if "ermission denied" in message:
            lacking.setdefault(PRIVILEGES[action], action)
    for privilege, action in lacking.items():
        yield bad("ami_privilege_missing", action=action, line="write", privilege=privilege)
    if not lacking:
        yield ok("doctor_privileges_ok")


async def _clock(guest: Visit, clock: Clock) -> AsyncIterator[Finding]:
    reply = await guest.ask("Getvar", ("Variable", "EPOCH"))
    epoch = reply.response.get("Value") if reply.response is not None else ""
    # EPOCH is cut to whole seconds: on average it lies half a second back.
    apart_ms = abs(clock.now() - int(epoch or 0) * 1000 - 500)
    if apart_ms > CLOCKS_AGREE_MS:
        yield bad("doctor_clock_bad", seconds=round(apart_ms / 1000))
    else:
        yield ok("doctor_clock_ok")


async def _dialplan(guest: Visit) -> AsyncIterator[Finding]:
    missing = [c for c in CONTEXTS if not (await guest.ask("ShowDialPlan", ("Context", c))).events]
    if missing:
        yield bad("doctor_dialplan_missing", contexts=" ".join(missing))
    else:
        yield ok("doctor_dialplan_ok")


async def _modules(guest: Visit) -> AsyncIterator[Finding]:
    """Only what lacks: without these modules calls are served all the same."""
    asked = {module: await guest.ask(action) for action, module in MODULES.items()}
    lacking = [module for module, reply in asked.items() if "nvalid/unknown command" in reply.message]
    if lacking:
        yield care("doctor_modules_missing", modules=" ".join(lacking))


async def _queues(guest: Visit, keys: Sequence[str]) -> AsyncIterator[Finding]:
    there = {event.get("Queue") for event in (await guest.ask("QueueStatus")).events}
    missing = [key for key in keys if QUEUE_PREFIX + key not in there]
    for key in missing:
        yield bad("fallback_queue_missing", queue=key)
    if not missing:
        yield ok("doctor_queues_ok", count=len(keys))


async def _phones(guest: Visit, devices: Devices, seats: Sequence[Seat]) -> AsyncIterator[Finding]:
    states = {
        e.get("Device"): phone_state(e.get("State")) for e in (await guest.ask("DeviceStateList")).events
    }
    for seat in seats:
        device = devices.device(seat.extension)
        if states.get(device, PhoneState.UNREACHABLE) is PhoneState.UNREACHABLE:
            yield care("doctor_phone_unreachable", seat=seat.number, device=device)
    yield ok("doctor_seats", count=len(seats)) if seats else care("doctor_seats_none")
