"""The panel's wire protocol: what a browser tab sees over its WebSocket.

A tab receives ``snapshot`` first and then ``delta`` frames whose ``seq`` grows by one; on any other
step it sends ``{"type": "resync"}`` and gets a snapshot again. Objects are sent whole: a delta
replaces what the tab holds under the same ``number`` or ``id``. ``now`` in every frame lets
the tab show durations without trusting its own clock.

Between them come ``news`` frames, which have no ``seq`` and change nothing that the tab holds: they say what
it should ask for again. Who loses the connection may have missed some, and asks for all when it is back.
"""

from enum import StrEnum

import msgspec

from cti_gateway.core.alarm import AlarmKind
from cti_gateway.core.conversation import Act, Talk, TargetKind
from cti_gateway.core.events import PhoneState
from cti_gateway.core.muster import Standing
from cti_gateway.core.records import CallState, Direction, HungUpBy, PanelState, Pending, SeatState


class AgentView(msgspec.Struct, frozen=True):
    """A person as others see them."""

    id: int
    name: str


class TroubleView(msgspec.Struct, frozen=True):
    """An error that came after the answer to a request."""

    code: str
    zh: str
    en: str


class PickupView(msgspec.Struct, frozen=True):
    """The ringing phone was told to answer: it has yet to, or ``trouble`` says why it will not."""

    trouble: TroubleView | None


class SeatView(msgspec.Struct, frozen=True):
    """One seat now. ``since`` is when the present state began; ``cause`` and ``actor`` say why.

    ``pending`` (with its reason) follows the call. After-call work is overdue from ``acw_until`` on.
    ``misses``: calls missed in a row. ``not_reached``: what the seat's last call out met. ``standby`` has the
    seat next and waits for it. ``shift_until``: when the shift of who sits here is over, if that matters, or
    when their leave begins, which lasts until ``leave_until``.
    ``away_since``: the person is away since then, as attendance will judge it.
    """

    number: str
    extension: str
    state: SeatState
    since: int
    cause: str
    actor: str
    phone: PhoneState
    agent: AgentView | None
    call_id: str | None
    pending: Pending | None
    pending_reason: str | None
    acw_until: int | None
    misses: int
    not_reached: str | None
    pickup: PickupView | None
    panel: PanelState
    standby: AgentView | None
    shift_until: int | None
    leave_until: int | None
    away_since: int | None


class ThirdView(msgspec.Struct, frozen=True):
    """Whom the seat consults: a seat by its number, or a telephone number, masked."""

    kind: TargetKind
    name: str


class ControlView(msgspec.Struct, frozen=True):
    """What the serving seat does with its call. ``acts`` may be asked for now.

    ``asked`` is under way; ``trouble`` says why the last thing asked for was not done, as a code with its
    sentence in English and Chinese.
    """

    talk: Talk
    muted: bool
    third: ThirdView | None
    asked: Act | None
    trouble: TroubleView | None
    acts: list[Act]


class CallView(msgspec.Struct, frozen=True):
    """One live call. ``number`` (and, on the board, ``name``) are masked before they are sent.

    ``estimated_ms``: the wait that was expected when the caller began to wait in this queue.
    """

    id: str
    state: CallState
    since: int
    number: str
    name: str
    queue: str
    queue_name: str
    arrived_at: int
    answered_at: int | None
    seat: str | None
    wait_ms: int
    ring_ms: int
    talk_ms: int
    hold_ms: int
    hung_up_by: HungUpBy | None
    control: ControlView | None
    survey_sent_at: int | None
    survey_score: int | None
    direction: Direction
    estimated_ms: int | None


class TargetSeat(msgspec.Struct, frozen=True):
    """A seat to which a call can be passed if it is ``free``."""

    number: str
    name: str  # of the person there
    state: SeatState
    free: bool


class Targets(msgspec.Struct, frozen=True):
    """Whom a call can be passed to, beside the queues; ``outside``: telephone numbers too."""

    seats: list[TargetSeat]
    outside: bool


class SwitchView(msgspec.Struct, frozen=True):
    """Whether Asterisk is connected and in step, since when."""

    connected: bool
    since: int


class AlarmView(msgspec.Struct, frozen=True):
    """What a lead must know. ``subject``: the name of a queue, or the seat of ``name``; empty: none."""

    id: str
    kind: AlarmKind
    since: int
    subject: str
    name: str
    acknowledged_by: str


class AnswerView(msgspec.Struct, frozen=True):
    """How it stands with one slot of the shift that runs, since when."""

    seat: str
    shift: str
    from_at: int
    until: int
    name: str
    standing: Standing
    since: int


class BoardView(msgspec.Struct, frozen=True):
    """What only leads see. ``bare_since``: no seat is ready since then, though a queue is open.

    ``uncovered_ms`` is how long that was so before, since ``counted_from``.
    """

    alarms: list[AlarmView]
    muster: list[AnswerView]
    bare_since: int | None
    uncovered_ms: int
    counted_from: int


class Snapshot(msgspec.Struct, frozen=True, tag="snapshot"):
    """All that this viewer may see. An agent sees the own seat and call, a lead sees all."""

    seq: int
    now: int
    switch: SwitchView
    seats: list[SeatView]
    calls: list[CallView]
    board: BoardView | None


class Delta(msgspec.Struct, frozen=True, tag="delta"):
    """What changed; ``gone_seats`` and ``gone_calls`` are no longer this viewer's to see."""

    seq: int
    now: int
    switch: SwitchView | None
    seats: list[SeatView]
    calls: list[CallView]
    gone_seats: list[str]
    gone_calls: list[str]
    board: BoardView | None


class Topic(StrEnum):
    """What there is news of."""

    TICKETS = "tickets"
    DIGEST = "digest"
    ORDERS = "orders"


class News(msgspec.Struct, frozen=True, tag="news"):
    """These (by their numbers) are not as the viewer last saw them, or have come or gone."""

    topic: Topic
    ids: list[int]


class Resync(msgspec.Struct, frozen=True, tag="resync", forbid_unknown_fields=True):
    """From the tab: I missed something."""


class Ping(msgspec.Struct, frozen=True, tag="ping", forbid_unknown_fields=True):
    """From the tab: are you still there? Answered with a snapshot."""


ServerFrame = Snapshot | Delta | News
ClientFrame = Resync | Ping

_encoder = msgspec.json.Encoder()
_client_decoder: msgspec.json.Decoder[ClientFrame] = msgspec.json.Decoder(ClientFrame)


class PanelFrameInvalid(ValueError):
    """The tab sent something that is not a client frame."""


def encode(frame: ServerFrame) -> bytes:
    """One JSON text frame."""
    return _encoder.encode(frame)


def decode_client(data: str | bytes) -> ClientFrame:
    """Raises PanelFrameInvalid; says where, never echoes the content."""
    try:
        return _client_decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise PanelFrameInvalid(str(error)) from error
