"""The replies to the snapshot's actions → one ``SwitchSnapshot``."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from cti_gateway.codec.ami import Message
from cti_gateway.codec.pbx_events import CALL_VARIABLE, Devices, known, phone_state, survey_score
from cti_gateway.core.records import Direction
from cti_gateway.core.snapshot import FallbackMember, Place, SeenCall, SeenThird, SwitchSnapshot

STARTED, ANSWERED, ON_HOLD = "CDR(start,u)", "CDR(answer,u)", "CHANNEL(onhold)"
VARIABLES = "CTI_CALL,CTI_DID,CTI_QUEUE,CTI_SURVEY,CTI_OUT,CDR(start\\,u),CDR(answer\\,u),CHANNEL(onhold)"
ANNOUNCER = "CBAnn/"  # ConfBridge's own
CLOCK = "STRFTIME(,,%s.%3q)"  # Asterisk's own, to the millisecond; EPOCH has only seconds
NUMBER_OUTSIDE = "CTI_OUT"  # on the seat's channel of a call out
UNSET = "(null)"  # AMI's word for a variable that the channel does not have
QUEUE_PREFIX = "cti-fallback-"
_SECONDS = re.compile(r"\d{1,11}(?:\.\d{1,9})?", re.ASCII)
AWAY = "cti-overflow-"  # the beginning of those contexts
PLACES = {
    "cti-inbound": Place.ENTERING,
    "cti-line": Place.LINE,
    "cti-announce": Place.LINE,
    "cti-fallback": Place.FALLBACK,
    "cti-held": Place.HELD,
    "cti-conference": Place.CONFERENCE,
}
# Where a seat's leg is while its caller is held, or all three talk.
APART = ("cti-seat", "cti-consult", "cti-consult-outside")


def read_snapshot(
    devices_of: Devices,
    *,
    core: Message,
    clock: Message,
    channels: Iterable[Message],
    devices: Iterable[Message],
    members: Iterable[Message],
) -> tuple[SwitchSnapshot, dict[str, str]]:
    """The snapshot, and the Uniqueids of the legs that are in a talk, with extensions of those of seats."""
    callers: list[Message] = []
    legs: dict[str, list[Message]] = {}
    for channel in channels:
        call_id = variable(channel, CALL_VARIABLE)
        if channel.event != b"Status" or not call_id:
            continue
        if channel.get("Uniqueid") == call_id:
            callers.append(channel)
        elif not channel.get("Channel").startswith(ANNOUNCER):
            legs.setdefault(call_id, []).append(channel)
    now_ms = milliseconds(clock.get("Value")) or 0
    calls: list[SeenCall] = []
    talking: dict[str, str] = {}
    for caller in callers:
        others = legs.get(caller.get("Uniqueid"), [])
        if variable(caller, NUMBER_OUTSIDE):
            calls.append(_read_call_out(devices_of, caller, others, now_ms))
            continue
        seen, parties = _read_call(devices_of, caller, others, now_ms)
        calls.append(seen)
        for leg in parties:
            talking[leg.get("Uniqueid")] = devices_of.extension(leg.get("Channel")) or ""
    phones = {
        extension: phone_state(message.get("State"))
        for message in devices
        if (extension := devices_of.extension(message.get("Device"))) is not None
    }
    snapshot = SwitchSnapshot(
        started_at=_started_at(core),
        calls=tuple(calls),
        phones=phones,
        members=tuple(_read_members(devices_of, members)),
    )
    return snapshot, talking


def variable(channel: Message, name: str) -> str:
    """One ``Variable: name=value`` header of a Status event."""
    prefix = name + "="
    for pair in channel.all("Variable"):
        if pair.startswith(prefix):
            return pair[len(prefix) :].removeprefix(UNSET)
    return ""


def _read_call(
    devices: Devices, caller: Message, legs: list[Message], now_ms: int
) -> tuple[SeenCall, list[Message]]:
    """The call, and the legs that have answered it."""
    of_seats = [leg for leg in legs if devices.extension(leg.get("Channel")) is not None]
    survey = variable(caller, "CTI_SURVEY")
    bridge, place = caller.get("BridgeID"), PLACES.get(caller.get("Context"), Place.LEAVING)
    partner = next((leg for leg in of_seats if bridge and leg.get("BridgeID") == bridge), None)
    if place is Place.HELD:
        partner = leg = next((leg for leg in of_seats if leg.get("Context") in APART), None)
    else:
        leg = partner or (of_seats[0] if of_seats else None)
        if partner is not None and place is not Place.CONFERENCE:
            place = Place.TALKING
        elif caller.get("Context").startswith(AWAY):
            place = Place.AWAY
        elif caller.get("Context") == "cti-offer":
            place = Place.OFFER if leg is not None else Place.LEAVING
    apart = place in (Place.HELD, Place.CONFERENCE) and leg is not None
    other = next((one for one in legs if apart and one is not leg), None)
    seen = SeenCall(
        call_id=caller.get("Uniqueid"),
        channel=caller.get("Channel"),
        number=known(caller.get("CallerIDNum")),
        name=known(caller.get("CallerIDName")),
        did=variable(caller, "CTI_DID"),
        queue=variable(caller, "CTI_QUEUE"),
        place=place,
        extension=devices.extension(leg.get("Channel")) if leg is not None else None,
        on_hold=variable(caller, ON_HOLD) == "1",
        bridged=bool(bridge),
        age_ms=_since(caller, STARTED, now_ms),
        talked_ms=_since(partner, ANSWERED, now_ms) if partner is not None else None,
        survey_sent=bool(survey),
        survey_score=survey_score(survey),
        leg=leg.get("Channel") if leg is not None else "",
        third=_read_third(devices, leg, other) if leg is not None and other is not None else None,
    )
    answered = [partner] if partner is not None else []
    return seen, [*answered, other] if seen.third is not None and seen.third.talking and other else answered


def _read_third(devices: Devices, leg: Message, other: Message) -> SeenThird:
    """The third party, as the seat's leg is connected with it."""
    bridge = leg.get("BridgeID")
    return SeenThird(
        leg=other.get("Channel"),
        extension=devices.extension(other.get("Channel")),
        number=leg.get("Exten"),
        talking=bool(bridge) and other.get("BridgeID") == bridge,
    )


def _read_call_out(devices: Devices, own: Message, others: list[Message], now_ms: int) -> SeenCall:
    """The seat's channel leads; the one that it shares a bridge with is outside."""
    bridge = own.get("BridgeID")
    partner = next((leg for leg in others if bridge and leg.get("BridgeID") == bridge), None)
    picked_up = own.get("ChannelStateDesc") == "Up"
    return SeenCall(
        call_id=own.get("Uniqueid"),
        channel=own.get("Channel"),
        number=variable(own, NUMBER_OUTSIDE),
        name="",
        did="",
        queue="",
        place=Place.TALKING if partner is not None else Place.DIALLING if picked_up else Place.OFFER,
        extension=devices.extension(own.get("Channel")),
        on_hold=partner is not None and variable(partner, ON_HOLD) == "1",
        age_ms=_since(own, STARTED, now_ms),
        talked_ms=_since(partner, ANSWERED, now_ms) if partner is not None else None,
        direction=Direction.OUT,
    )


def _since(channel: Message, what: str, now_ms: int) -> int:
    """Milliseconds; where the site keeps no CDR the age of the channel must do, which is in whole seconds."""
    at = milliseconds(variable(channel, what))
    return max(now_ms - at, 0) if at is not None else milliseconds(channel.get("Seconds")) or 0


def milliseconds(seconds: str) -> int | None:
    """``1795510607.026574`` → ``1795510607027``; None for what is no time."""
    return round(float(seconds) * 1000) if _SECONDS.fullmatch(seconds) else None


def _read_members(devices: Devices, messages: Iterable[Message]) -> Iterable[FallbackMember]:
    for message in messages:
        queue = message.get("Queue")
        extension = devices.extension(message.get("Location"))
        if message.event == b"QueueMember" and queue.startswith(QUEUE_PREFIX) and extension:
            yield FallbackMember(queue.removeprefix(QUEUE_PREFIX), extension, message.get("Paused") == "1")


def _started_at(core: Message) -> int:
    """CoreStatus gives Asterisk's start as local date and time; only equality is asked of it."""
    text = f"{core.get('CoreStartupDate')}T{core.get('CoreStartupTime')}+00:00"
    try:
        return int(datetime.fromisoformat(text).astimezone(UTC).timestamp() * 1000)
    except ValueError:
        return 0
