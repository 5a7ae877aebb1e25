"""What Asterisk says is true at one moment, taken after every gap (connect, reconnect, restart)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cti_gateway.core.events import PhoneState
from cti_gateway.core.records import Direction


class Place(StrEnum):
    """Where in the dialplan a caller is."""

    ENTERING = "entering"  # cti-inbound, before the line
    LINE = "line"  # cti-line, waiting
    OFFER = "offer"  # a seat rings: cti-offer, or the beginning of a call out
    DIALLING = "dialling"  # cti-out, the number outside rings
    AWAY = "away"  # cti-overflow-…
    TALKING = "talking"  # bridged with a seat, whichever way it got there
    HELD = "held"  # cti-held, the seat's leg apart
    CONFERENCE = "conference"  # cti-conference
    FALLBACK = "fallback"  # Asterisk's own queue, not yet with a seat
    LEAVING = "leaving"  # after the talk, perhaps in the survey


@dataclass(frozen=True, slots=True)
class SeenCall:
    """One caller's channel, or, of a call out, the seat's; ``number`` is that of the person outside.

    ``extension`` is the seat that rings or talks, if any.
    """

    call_id: str
    channel: str
    number: str
    name: str
    did: str
    queue: str
    place: Place
    extension: str | None = None
    on_hold: bool = False
    bridged: bool = False  # with whomever
    age_ms: int = 0  # since the channel was created
    talked_ms: int | None = None  # since the seat answered, or, at worst, rang
    survey_sent: bool = False
    survey_score: int | None = None
    direction: Direction = Direction.IN
    leg: str = ""  # the channel of that extension
    third: "SeenThird | None" = None


@dataclass(frozen=True, slots=True)
class SeenThird:
    """Another leg of the call: of a seat's phone, or of somebody outside."""

    leg: str
    extension: str | None
    number: str  # as dialled
    talking: bool


@dataclass(frozen=True, slots=True)
class FallbackMember:
    """A member of one of Asterisk's ``cti-fallback-…`` queues."""

    queue: str  # our queue key, prefix removed
    extension: str
    paused: bool


@dataclass(frozen=True, slots=True)
class SwitchSnapshot:
    """All of it. ``started_at`` (ms) tells a restarted Asterisk from a cut connection."""

    started_at: int
    calls: tuple[SeenCall, ...]
    phones: Mapping[str, PhoneState]
    members: tuple[FallbackMember, ...]
