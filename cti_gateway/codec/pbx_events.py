"""AMI events → facts, by the table in docs/asterisk-contract.md."""

import re
from collections.abc import Callable

from cti_gateway.codec.ami import Message
from cti_gateway.core import events
from cti_gateway.core.events import OfferResult, PhoneState, SwitchEvent

CALL_VARIABLE = "CTI_CALL"
PHONE_STATES = {
    "NOT_INUSE": PhoneState.IDLE,
    "RINGING": PhoneState.RINGING,
    "INUSE": PhoneState.IN_USE,
    "BUSY": PhoneState.IN_USE,
    "ONHOLD": PhoneState.IN_USE,
    "RINGINUSE": PhoneState.IN_USE,
}
WITHHELD = frozenset({"<unknown>", "anonymous"})  # AMI's word for "none", and that of RFC 3323, 4.1.1.3
SCORES = {str(score): score for score in range(1, 6)}
# How a channel that we originated came to nothing (AST_CONTROL_…); the rest could not be reached.
FAILURES = {"3": OfferResult.NO_ANSWER, "5": OfferResult.BUSY}
OFFER_RESULTS = {
    "ANSWER": OfferResult.ANSWERED,
    "BUSY": OfferResult.BUSY,
    "CHANUNAVAIL": OfferResult.UNREACHABLE,
    "CONGESTION": OfferResult.UNREACHABLE,
}


SERVED = frozenset({"ANSWER", "DONE"})  # of Dial(), and of ours for messages and voice mail
CONTROL_EVENTS: dict[str, Callable[[str], SwitchEvent]] = {
    "CtiHeld": events.CallerHeld,
    "CtiConsult": events.ThirdCalled,
    "CtiConference": events.CallersJoined,
    "CtiOutside": events.CallerSentOutside,
}


class Devices:
    """Which extension a device or channel name belongs to, by the site's template."""

    def __init__(self, template: str) -> None:
        self._template = template
        before, _, after = template.partition("{extension}")
        self._pattern = re.compile(
            re.escape(before) + r"(\d{1,20})" + re.escape(after) + r"(?:-[0-9a-f]{8,})?", re.ASCII
        )

    def extension(self, name: str) -> str | None:
        """``PJSIP/1001-0000002a`` or ``PJSIP/1001`` → ``1001``; None for anything else."""
        found = self._pattern.fullmatch(name)
        return found[1] if found else None

    def device(self, extension: str) -> str:
        """``1001`` → ``PJSIP/1001``."""
        return self._template.format(extension=extension)


def phone_state(name: str) -> PhoneState:
    """Asterisk's device state, folded; whatever cannot be rung is unreachable."""
    return PHONE_STATES.get(name.upper(), PhoneState.UNREACHABLE)


def known(caller: str) -> str:
    """A caller's number or name; nothing if withheld, so that two who withhold are not one caller."""
    return "" if caller.lower() in WITHHELD else caller


def first_seat(message: Message) -> str:
    """The seat that was offered the call; with ring-all the first of those that ring, - between."""
    return message.get("Seat").partition("-")[0]


def survey_score(text: str) -> int | None:
    """What the caller's key means; None for anything that is no score."""
    return SCORES.get(text)


class PbxEvents:
    """Reads one event at a time; remembers only which legs of seats and third parties have answered."""

    def __init__(self, devices: Devices) -> None:
        self._devices = devices
        self._answered: dict[str, str] = {}  # Uniqueid of a leg → extension, nothing if outside
        self._readers: dict[bytes, Callable[[Message], SwitchEvent | None]] = {
            b"UserEvent": self._user_event,
            b"DialEnd": self._dial_end,
            b"OriginateResponse": self._originated,
            b"Hold": self._hold,
            b"Unhold": self._unhold,
            b"Hangup": self._hangup,
            b"DeviceStateChange": self._device,
        }

    def read(self, message: Message) -> SwitchEvent | None:
        """The fact, or None for events that are nobody's business."""
        reader = self._readers.get(message.event)
        return reader(message) if reader is not None else None

    def adopt_leg(self, unique_id: str, extension: str) -> None:
        """A leg that a snapshot showed in a talk: its end will be the end of its part."""
        self._answered[unique_id] = extension

    def forget(self) -> None:
        """The connection was lost: the next snapshot says which legs there are."""
        self._answered.clear()

    def _user_event(self, message: Message) -> SwitchEvent | None:
        call_id = message.get("Call")
        match message.get("UserEvent"):
            case "CtiArrived":
                return events.CallArrived(
                    call_id=call_id,
                    channel=message.get("Channel"),
                    number=known(message.get("CallerIDNum")),
                    name=known(message.get("CallerIDName")),
                    did=message.get("Did"),
                    queue=message.get("Queue"),
                    waits=message.get("Waits") == "yes",
                )
            case "CtiWaiting":
                return events.CallWaiting(call_id)
            case "CtiOffer":
                return events.OfferStarted(call_id, first_seat(message))
            case "CtiOfferEnded":
                status = message.get("Status")
                result = OFFER_RESULTS.get(status, OfferResult.NO_ANSWER)
                return events.OfferEnded(call_id, first_seat(message), result)
            case "CtiAway":
                return events.AwayStarted(call_id)
            case "CtiAwayEnded":
                status = message.get("Status")
                return events.AwayEnded(call_id, served=status in SERVED, status=status)
            case "CtiOutEnded":
                status = message.get("Status")
                return events.OutsideEnded(call_id, OFFER_RESULTS.get(status, OfferResult.NO_ANSWER))
            case "CtiCallback":
                return events.CallbackAsked(call_id)
            case "CtiFallback":
                return events.CallFellBack(call_id)
            case "CtiClosed":
                return events.CallTurnedAway(call_id)
            case "CtiNotified":
                return events.NoticePlayed(call_id, message.get("Notice"))
            case "CtiSurveySent":
                return events.SurveySent(call_id)
            case "CtiSurvey":
                return events.SurveyEnded(call_id, survey_score(message.get("Score")))
            case "CtiConsultEnded":
                result = OFFER_RESULTS.get(message.get("Status"), OfferResult.NO_ANSWER)
                return events.ThirdEnded(call_id, result)
            case "CtiTalk":
                return events.CallerConnected(call_id, message.get("Seat"))
            case name if name in CONTROL_EVENTS:
                return CONTROL_EVENTS[name](call_id)
        return None

    def _dial_end(self, message: Message) -> SwitchEvent | None:
        leg = message.get("DestChannel")
        extension = self._devices.extension(leg)
        call_id, unique_id = message.get("DestLinkedid"), message.get("DestUniqueid")
        result = OFFER_RESULTS.get(message.get("DialStatus"))
        if result is None or not call_id:
            return None
        if result is not OfferResult.ANSWERED:
            if extension is not None and unique_id == call_id:  # the seat's channel leads: a call out
                return events.OfferEnded(call_id, extension, result)
            return events.SeatDeclined(call_id, extension, result) if extension is not None else None
        if message.get("Context").startswith("cti-consult"):
            self._answered[unique_id] = extension or ""
            return events.ThirdAnswered(call_id, leg)
        if extension is None:
            return events.OutsideAnswered(call_id)
        self._answered[unique_id] = extension
        return events.SeatAnswered(call_id, extension, leg)

    def _originated(self, message: Message) -> SwitchEvent | None:
        """An Originate came to nothing; where it made no channel, this is all that tells so."""
        extension = self._devices.extension(message.get("Channel"))
        if message.get("Response") != "Failure" or extension is None:
            return None
        result = FAILURES.get(message.get("Reason"), OfferResult.UNREACHABLE)
        return events.OfferEnded(message.get("Uniqueid"), extension, result)

    def _hold(self, message: Message) -> SwitchEvent | None:
        call_id = self._held_call(message)
        return events.HoldStarted(call_id) if call_id else None

    def _unhold(self, message: Message) -> SwitchEvent | None:
        call_id = self._held_call(message)
        return events.HoldEnded(call_id) if call_id else None

    def _held_call(self, message: Message) -> str:
        is_seat = self._devices.extension(message.get("Channel")) is not None
        return message.variable(CALL_VARIABLE) if is_seat else ""

    def _hangup(self, message: Message) -> SwitchEvent | None:
        call_id = message.variable(CALL_VARIABLE)
        unique_id = message.get("Uniqueid")
        extension = self._answered.pop(unique_id, None)
        if call_id and unique_id == call_id:
            return events.CallEnded(call_id)
        if extension is not None and call_id:
            return events.SeatHungUp(call_id, extension) if extension else events.ThirdHungUp(call_id)
        return None

    def _device(self, message: Message) -> SwitchEvent | None:
        extension = self._devices.extension(message.get("Device"))
        if extension is None:
            return None
        return events.PhoneChanged(extension, phone_state(message.get("State")))
