"""Things to do, decided by the engine and carried out by the service. Failures come back as facts."""

from dataclasses import dataclass

from cti_gateway.core.overflow_rules import To
from cti_gateway.core.records import Record


@dataclass(frozen=True, slots=True)
class OfferCall:
    """Send the caller to ``cti-offer`` for this extension, and for ``others`` that ring together with it."""

    call_id: str
    channel: str
    extension: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnToLine:
    """Take the caller back to ``cti-line`` (stops any ringing)."""

    call_id: str
    channel: str


@dataclass(frozen=True, slots=True)
class KeepPlace:
    """Tell the caller that they will be called back, and let them go."""

    call_id: str
    channel: str


@dataclass(frozen=True, slots=True)
class MoveToQueue:
    """The caller waits in another queue: the dialplan must know, for its ring limit and its fallback."""

    call_id: str
    channel: str
    queue: str


@dataclass(frozen=True, slots=True)
class SendAway:
    """Send the caller to ``cti-overflow-…``: a voice mailbox, an outside number, a message, a question."""

    call_id: str
    channel: str
    to: To
    target: str


@dataclass(frozen=True, slots=True)
class Announce:
    """Say this to the caller, who waits on: the place in the queue, the expected wait, a sound file."""

    call_id: str
    channel: str
    position: int | None
    minutes: int | None
    message: str


@dataclass(frozen=True, slots=True)
class DialOut:
    """Ring the seat's phone with a channel of this id, and once it is picked up, the number outside."""

    call_id: str
    extension: str
    number: str
    ring_s: int


@dataclass(frozen=True, slots=True)
class AnswerPhone:
    """Tell the seat's phone, which rings for this call, to answer it."""

    call_id: str
    extension: str


@dataclass(frozen=True, slots=True)
class HoldCaller:
    """Caller to the music, the seat's leg to silence."""

    call_id: str
    channel: str
    leg: str
    extension: str  # of the seat: if the gateway dies, the dialplan brings the two together again


@dataclass(frozen=True, slots=True)
class ConnectCaller:
    """Caller and this leg talk; the leg leaves whatever it does. ``extension`` is None outside."""

    call_id: str
    channel: str
    leg: str
    extension: str | None


@dataclass(frozen=True, slots=True)
class CallThird:
    """Caller to the music (if not there yet), and the seat's leg rings a third party."""

    call_id: str
    channel: str
    leg: str
    extension: str
    target: str  # an extension, or a number outside
    outside: bool
    caller_waits: bool


@dataclass(frozen=True, slots=True)
class JoinCallers:
    """All three into one conference."""

    call_id: str
    channel: str
    leg: str
    third_leg: str


@dataclass(frozen=True, slots=True)
class SendOutside:
    """Caller to a number outside."""

    call_id: str
    channel: str
    number: str


@dataclass(frozen=True, slots=True)
class HangUp:
    """End the call's channel, which hangs up whatever it rings or talks with."""

    call_id: str


@dataclass(frozen=True, slots=True)
class EndLeg:
    """End this channel, if it is still there."""

    call_id: str
    channel: str


@dataclass(frozen=True, slots=True)
class MuteLeg:
    """Pass on nothing that the seat says, or do so again."""

    call_id: str
    leg: str
    muted: bool


@dataclass(frozen=True, slots=True)
class PlayDigits:
    """Keys, to the caller."""

    call_id: str
    channel: str
    digits: str


@dataclass(frozen=True, slots=True)
class MirrorSeat:
    """Make Asterisk's fallback queues hold this seat, paused or not.

    ``until``: when its shift ends, in milliseconds; they ring it no more from then on, gateway or not.
    """

    extension: str
    name: str
    queues: tuple[str, ...]
    paused: bool
    until: int | None = None


@dataclass(frozen=True, slots=True)
class UnmirrorSeat:
    """Remove this seat from Asterisk's fallback queues."""

    extension: str
    queues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Write:
    """Append to the journal, in order."""

    record: Record


@dataclass(frozen=True, slots=True)
class ShowSeat:
    """This seat looks different now."""

    number: str


@dataclass(frozen=True, slots=True)
class ShowCall:
    """This call looks different now (or is gone)."""

    call_id: str


@dataclass(frozen=True, slots=True)
class ShowSwitch:
    """The connection to Asterisk came or went."""


@dataclass(frozen=True, slots=True)
class ShowBoard:
    """An alarm came or went, or what the lead's board counts has changed."""


CallerEffect = OfferCall | ReturnToLine | KeepPlace | MoveToQueue | SendAway | Announce
ControlEffect = (
    HoldCaller | ConnectCaller | CallThird | JoinCallers | SendOutside | EndLeg | MuteLeg | PlayDigits
)
SwitchEffect = CallerEffect | ControlEffect | AnswerPhone | DialOut | HangUp | MirrorSeat | UnmirrorSeat
ShowEffect = ShowSeat | ShowCall | ShowSwitch | ShowBoard
Effect = SwitchEffect | Write | ShowEffect
