"""A channel as Asterisk shows it: what it is, what its dialplan waits for, and with whom it is connected."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from cti_gateway.sim.agenda import Act, Appointment
from cti_gateway.sim.members import Member
from cti_gateway.sim.people import Caller

UNKNOWN = "<unknown>"


class ChannelState(Enum):
    """AMI's number and its word."""

    DOWN = (0, "Down")
    RING = (4, "Ring")
    RINGING = (5, "Ringing")
    UP = (6, "Up")


class Cause(Enum):
    """Q.850, its words, and the SIP answer where Asterisk tells that too."""

    UNKNOWN = (0, "Unknown", None)
    NO_ROUTE = (3, "No route to destination", 404)
    NORMAL = (16, "Normal Clearing", None)
    BUSY = (17, "User busy", 486)
    NO_ANSWER = (19, "User alerting, no answer", 480)


@dataclass(slots=True, eq=False)
class Bridge:
    """Who hears whom. The owner's dialplan waits for its end, and the guest is gone with it; of a
    conference nobody is the owner."""

    id: str
    members: list["Channel"]
    owner: "Channel | None" = None
    name: str = ""  # of a conference


@dataclass(slots=True, eq=False)
class Channel:
    """One end of a call. ``opened_at`` and ``answered_at`` in ms since the epoch."""

    name: str
    device: str
    unique_id: str
    linked_id: str
    state: ChannelState
    number: str
    caller_name: str
    context: str
    exten: str
    opened_at: int
    priority: int = 1
    connected_number: str = UNKNOWN
    connected_name: str = UNKNOWN
    dialled: str = ""
    answered_at: int | None = None
    application: str = ""
    data: str = ""
    on_hold: bool = False
    cause: Cause = Cause.UNKNOWN  # of its last leg; its own Hangup will tell it
    variables: dict[str, str] = field(default_factory=dict)
    inherited: dict[str, str] = field(default_factory=dict)  # by the legs that it opens: set as ``__NAME``

    # What its dialplan waits for: an appointment, or how ringing and talk end.
    step: Appointment | None = None
    over: Callable[[str], None] | None = None
    hears: Callable[[str], None] | None = None  # takes the key that is pressed meanwhile
    redirected: bool = False
    behind: list[Act] = field(default_factory=list)  # other threads', told after the dialplan's next event

    # With whom it has to do.
    legs: list["Channel"] = field(default_factory=list)  # that ring for it
    rung_by: "Channel | None" = None
    bridge: Bridge | None = None
    member: Member | None = None
    queued_at: int | None = None

    # Who is at it.
    caller: Caller | None = None
    life: Appointment | None = None  # when the caller has had enough, or has said everything
    talk_left_ms: int | None = None  # what is still to be said, as far as nobody is there to hear it
    said_at: int = 0  # when everything will be, in a talk
    wish: Appointment | None = None  # when they press a key to be called back
    reaction: Appointment | None = None  # what the phone, or who has picked it up, will do next
    heard: str = ""  # keys that were played to it

    @property
    def call_id(self) -> str:
        """CTI_CALL; before the dialplan has set it, what it will be."""
        return self.value("CTI_CALL") or self.linked_id

    @property
    def bridge_id(self) -> str:
        """Of the bridge that it is in, if any."""
        return self.bridge.id if self.bridge is not None else ""

    @property
    def peers(self) -> list["Channel"]:
        """Whom it hears."""
        return [other for other in self.bridge.members if other is not self] if self.bridge else []

    def value(self, name: str) -> str:
        """Of a variable; nothing if it is not set."""
        return self.variables.get(name) or self.inherited.get(name, "")

    def set(self, name: str, value: str) -> None:
        """A variable; ``__NAME`` is handed on to the legs that are opened from here."""
        plain = name.lstrip("_")
        self.variables.pop(plain, None)
        self.inherited.pop(plain, None)
        (self.inherited if name.startswith("__") else self.variables)[plain] = value
