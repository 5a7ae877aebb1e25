"""What is written down. Instants are milliseconds since the epoch (UTC), durations milliseconds.

Facts are appended and never changed; a ``CallRecord`` is the summary that can be rebuilt from them.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from cti_gateway.core.consultation.record import Consultation


class SeatState(StrEnum):
    """States of a seat; the table is in ``core.seat``."""

    SIGNED_OUT = "signed_out"
    NOT_READY = "not_ready"
    READY = "ready"
    RINGING = "ringing"  # from the moment a call is reserved for it
    DIALLING = "dialling"  # its own call out, until somebody outside answers
    TALKING = "talking"
    ACW = "acw"


class CallState(StrEnum):
    """States of a call; the table is in ``core.call``."""

    ENTERING = "entering"
    WAITING = "waiting"
    OFFERED = "offered"
    AWAY = "away"  # where the queue's overflow sent the caller
    OUTSIDE = "outside"  # talking with whom that reached
    DIALLING = "dialling"  # a call out: the seat has picked up, the number outside is rung
    TALKING = "talking"
    HELD = "held"
    LEAVING = "leaving"
    ENDED = "ended"


class Direction(StrEnum):
    """Who called: somebody outside, or we."""

    IN = "in"
    OUT = "out"


class CallbackState(StrEnum):
    """States of a callback; the table is in ``core.callback``."""

    WAITING = "waiting"
    RESTING = "resting"
    CALLING = "calling"
    DONE = "done"
    GIVEN_UP = "given_up"
    CANCELLED = "cancelled"


class Pending(StrEnum):
    """What a person asked for during a call, to be done when the seat is free of it."""

    SIGN_OUT = "sign_out"
    NOT_READY = "not_ready"
    MOVE = "move"  # to another seat


class PanelState(StrEnum):
    """Whether the person at a seat has the panel open: in any tab, on whatever computer."""

    NONE = ""  # never opened since
    OPEN = "open"
    LOST = "lost"  # closed, or not heard of
    GONE = "gone"  # for so long that the seat is given no call


class HungUpBy(StrEnum):
    """``caller`` is the person outside, whoever called."""

    CALLER = "caller"
    AGENT = "agent"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class SeatFact:
    """One change of one seat: the state it came to, why, by whom. Attendance is judged from these."""

    at: int
    seat: str
    # sign_in, sign_out, ready, not_ready, offered, answered, missed, acw, saved, deferred, panel_lost, …
    kind: str
    state: SeatState
    cause: str
    actor: str  # "agent:7", "engine", "pbx", "gateway"
    agent_id: int | None
    call_id: str | None
    pending: Pending | None = None
    pending_reason: str | None = None
    acw_until: int | None = None
    missed: str = ""  # the calls missed in a row, space between
    since: int | None = None  # when the state began
    panel: PanelState = PanelState.NONE
    phone_lost: bool = False  # Asterisk does not reach it


# Facts about somebody who does not hold the seat; of the seat itself they tell nothing.
STANDBY_KINDS = frozenset({"standby", "standby_left"})
REFUSED_KIND = "sign_in_refused"


@dataclass(frozen=True, slots=True)
class PresencePermit:
    """A lead (``actor``) lets this person work at a seat outside the roster; ``at`` is also its beginning."""

    at: int
    until: int
    seat: str
    agent_id: int
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class CallFact:
    """One step in the story of one call."""

    at: int
    call_id: str
    kind: str  # arrived, waiting, offered, offer_failed, missed, answered, hold, unhold, ended, …
    seat: str | None = None
    agent_id: int | None = None
    detail: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CallRecord:
    """The whole call. wait + ring + talk + hold + after == ended_at − arrived_at.

    ``after``: the seat had hung up, the caller had not (the survey); after-call work begins with it, and is
    not a part of the call. Until the call has ended the durations are those up to the last change.
    Of a call out ``arrived_at`` is its beginning, ``number`` whom it is for, and ``ring_ms`` the ringing of
    the seat's phone and then outside.
    """

    call_id: str
    number: str
    name: str
    did: str
    queue: str
    state: CallState
    arrived_at: int
    channel: str = ""
    seat: str | None = None
    agent_id: int | None = None
    offered_at: int | None = None  # first offer
    answered_at: int | None = None
    ended_at: int | None = None
    saved_at: int | None = None
    wait_ms: int = 0
    ring_ms: int = 0
    talk_ms: int = 0
    hold_ms: int = 0
    after_ms: int = 0
    acw_ms: int = 0
    offers: int = 0
    hung_up_by: HungUpBy | None = None
    # An outcome code; the system sets ABANDONED, CLOSED_HOURS and, by overflow, NO_AGENT, TIMEOUT,
    # OVERFLOWED, VOICEMAIL, TRANSFERRED; of a call out what it met (``core.outgoing``).
    outcome: str | None = None
    recovered: bool = False  # a part of it lay in a gap
    survey_sent_at: int | None = None  # the caller was asked to rate; 参评率 counts these
    survey_score: int | None = None  # 1 to 5, if the caller answered
    earlier_queues: str = ""  # it overflowed from these, space between
    direction: Direction = Direction.IN
    follows: str | None = None  # a call out: the earlier call whose number was called


@dataclass(frozen=True, slots=True)
class CallbackRecord:
    """A caller who is to be called back, whole; ``call_id`` is the call in which it was asked for.

    ``attempt`` is the last call out for it, in the end the call in which the person was served; ``met``: what
    that attempt came to. ``reason`` and ``actor``: why it ended, and who ended it.
    """

    call_id: str
    number: str
    name: str
    did: str
    queue: str
    arrived_at: int
    asked_at: int
    state: CallbackState
    attempts: int
    attempt: str | None
    met: str | None
    next_at: int | None
    ended_at: int | None
    reason: str
    actor: str


@dataclass(frozen=True, slots=True)
class Outage:
    """A time of which nothing is known. ``kind``: pbx (no AMI) or gateway (we were not running)."""

    kind: str
    from_at: int
    to_at: int
    cause: str


@dataclass(frozen=True, slots=True)
class Uncovered:
    """No seat was ready, though a queue was open. ``to_at`` None: that still lasted when it was written."""

    from_at: int
    to_at: int | None


Record = (
    SeatFact | PresencePermit | CallFact | CallRecord | CallbackRecord | Consultation | Outage | Uncovered
)
