"""Facts that reach the engine, in past tense. Nothing is believed until its fact arrives.

``call_id`` is the Uniqueid of the caller's channel (unique across restarts of Asterisk), or, of a call out,
that of the seat's channel, which we chose;
``extension`` is the dialled number of a seat's phone.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class PhoneState(StrEnum):
    """What a seat's phone is doing, folded from Asterisk's device states."""

    IDLE = "idle"
    RINGING = "ringing"
    IN_USE = "in_use"
    UNREACHABLE = "unreachable"


class OfferResult(StrEnum):
    """How ``Dial()`` to a seat ended."""

    ANSWERED = "answered"  # the seat took the call and has now left it; the caller is still there
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class CallArrived:
    """A caller entered ``cti-inbound``."""

    call_id: str
    channel: str
    number: str
    name: str
    did: str
    queue: str  # the queue the dialplan chose; the engine's own DID table comes first
    waits: bool = False  # at once: nothing is played before


@dataclass(frozen=True, slots=True)
class CallWaiting:
    """The caller waits in the line from now on and can be offered to a seat."""

    call_id: str


@dataclass(frozen=True, slots=True)
class CallerKnown:
    """What our own records say of a caller; may come at any time during the call.

    ``agent_id`` served this number last, at ``served_at``; ``repeated``: an earlier call, a short while
    ago, was not served.
    """

    call_id: str
    agent_id: int | None = None
    served_at: int = 0
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class VipsKnown:
    """Whose calls are served sooner, from now on: all of their numbers."""

    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class CallbackAsked:
    """The caller has pressed the key for being called back, and waits for our word."""

    call_id: str


@dataclass(frozen=True, slots=True)
class CallFellBack:
    """The caller entered Asterisk's own queue because the gateway looked dead."""

    call_id: str


@dataclass(frozen=True, slots=True)
class CallTurnedAway:
    """The caller came outside the hours of the queue and hears the closed announcement."""

    call_id: str


@dataclass(frozen=True, slots=True)
class NoticePlayed:
    """The caller has heard, to its end, that the call is recorded."""

    call_id: str
    sound: str


@dataclass(frozen=True, slots=True)
class AwayStarted:
    """A context ``cti-overflow-…`` runs for this caller."""

    call_id: str


@dataclass(frozen=True, slots=True)
class OutsideAnswered:
    """Somebody who is no seat answered this call."""

    call_id: str


@dataclass(frozen=True, slots=True)
class AwayEnded:
    """That context is over: it served the caller and hangs up, or the caller comes back to the line."""

    call_id: str
    served: bool
    status: str


@dataclass(frozen=True, slots=True)
class RedirectAnswered:
    """Asterisk has dealt with our Redirect of this caller: what it leads to shows soon, or it was lost."""

    call_id: str


@dataclass(frozen=True, slots=True)
class OfferStarted:
    """``cti-offer`` runs for this caller: the seat's phone is being rung."""

    call_id: str
    extension: str


@dataclass(frozen=True, slots=True)
class OfferFailed:
    """The switch refused the offer, or could not be asked. ``caller_gone`` if it no longer exists."""

    call_id: str
    extension: str
    caller_gone: bool


@dataclass(frozen=True, slots=True)
class OfferEnded:
    """``Dial()`` returned and the caller goes on in the dialplan."""

    call_id: str
    extension: str
    result: OfferResult


@dataclass(frozen=True, slots=True)
class SeatDeclined:
    """The seat's phone refused, or could not be rung; others may go on ringing for the call."""

    call_id: str
    extension: str
    result: OfferResult


@dataclass(frozen=True, slots=True)
class SeatAnswered:
    """The seat's phone was picked up. ``leg`` is its channel, a name that lasts as long as the leg."""

    call_id: str
    extension: str
    leg: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class AnswerFailed:
    """The seat's phone could not be told to answer; it rings on."""

    call_id: str
    extension: str


@dataclass(frozen=True, slots=True)
class OutsideEnded:
    """``Dial()`` to the number outside returned and the seat's channel is still there.

    ANSWERED: they had taken the call and have now left it.
    """

    call_id: str
    result: OfferResult


@dataclass(frozen=True, slots=True)
class SeatHungUp:
    """The seat's leg of the call is gone."""

    call_id: str
    extension: str


@dataclass(frozen=True, slots=True)
class HoldStarted:
    """The seat put the caller on hold."""

    call_id: str


@dataclass(frozen=True, slots=True)
class HoldEnded:
    """The seat took the caller back from hold."""

    call_id: str


@dataclass(frozen=True, slots=True)
class SurveySent:
    """The caller, whom the seat has left, is asked to rate the talk."""

    call_id: str


@dataclass(frozen=True, slots=True)
class SurveyEnded:
    """The caller has rated it, 1 to 5, or has not done so in time (None)."""

    call_id: str
    score: int | None


@dataclass(frozen=True, slots=True)
class CallEnded:
    """The caller's channel is gone."""

    call_id: str


@dataclass(frozen=True, slots=True)
class CallerHeld:
    """We hold the caller: they hear music apart from the seat."""

    call_id: str


@dataclass(frozen=True, slots=True)
class CallerConnected:
    """The caller talks with this extension; with somebody outside if it is no seat's."""

    call_id: str
    extension: str


@dataclass(frozen=True, slots=True)
class CallersJoined:
    """The caller has entered the conference with the seat and the third party."""

    call_id: str


@dataclass(frozen=True, slots=True)
class CallerSentOutside:
    """The caller has left the seat and a number outside is being dialled."""

    call_id: str


@dataclass(frozen=True, slots=True)
class ThirdCalled:
    """The seat, with its caller held, is ringing a third party."""

    call_id: str


@dataclass(frozen=True, slots=True)
class ThirdAnswered:
    """Seat and third party talk; ``leg`` is the third party's channel."""

    call_id: str
    leg: str


@dataclass(frozen=True, slots=True)
class ThirdEnded:
    """The seat's ``Dial()`` to the third party returned."""

    call_id: str
    result: OfferResult


@dataclass(frozen=True, slots=True)
class ThirdHungUp:
    """A third party outside has hung up."""

    call_id: str


@dataclass(frozen=True, slots=True)
class LegMuted:
    """Asterisk passes nothing from the seat's phone on any more, or does so again."""

    call_id: str
    muted: bool


@dataclass(frozen=True, slots=True)
class DigitsSent:
    """The digits were played to the caller."""

    call_id: str


@dataclass(frozen=True, slots=True)
class ControlFailed:
    """What the seat asked for was refused by the switch."""

    call_id: str
    code: str


@dataclass(frozen=True, slots=True)
class PhoneChanged:
    """A seat's phone changed state."""

    extension: str
    state: PhoneState


@dataclass(frozen=True, slots=True)
class SwitchLost:
    """No usable connection to Asterisk; nothing is known until the next snapshot."""

    reason: str


@dataclass(frozen=True, slots=True)
class PanelOpened:
    """This person watches in one more tab."""

    agent_id: int


@dataclass(frozen=True, slots=True)
class PanelClosed:
    """In one tab less, whose last sign of life this was."""

    agent_id: int
    seen_at: int


SwitchEvent = (
    CallArrived
    | CallWaiting
    | CallerKnown
    | CallbackAsked
    | CallFellBack
    | CallTurnedAway
    | NoticePlayed
    | AwayStarted
    | AwayEnded
    | RedirectAnswered
    | OfferStarted
    | OfferFailed
    | OfferEnded
    | SeatDeclined
    | SeatAnswered
    | AnswerFailed
    | OutsideEnded
    | SeatHungUp
    | HoldStarted
    | HoldEnded
    | SurveySent
    | SurveyEnded
    | CallEnded
    | CallerHeld
    | CallerConnected
    | CallersJoined
    | CallerSentOutside
    | OutsideAnswered
    | ThirdCalled
    | ThirdAnswered
    | ThirdEnded
    | ThirdHungUp
    | LegMuted
    | DigitsSent
    | ControlFailed
    | PhoneChanged
    | SwitchLost
)
PanelEvent = PanelOpened | PanelClosed
Event = SwitchEvent | PanelEvent | VipsKnown
