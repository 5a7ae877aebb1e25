"""A channel as Asterisk shows it, and who is at its end."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

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


@dataclass(slots=True)
class Channel:
    """One leg. ``opened_at`` and ``answered_at`` in ms since the epoch."""

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
    bridge: str = ""
    application: str = ""
    data: str = ""
    on_hold: bool = False
    cause: Cause = Cause.UNKNOWN  # of its last leg; its own Hangup will tell it


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who calls, and what that person and the agent will do; None: never.

    ``patience_ms`` runs from the arrival until a seat answers, ``talk_ms`` from there.
    """

    did: str
    number: str
    name: str = ""
    patience_ms: int | None = None
    talk_ms: int | None = None
    agent_ends: bool = False
    hold_after_ms: int | None = None
    hold_ms: int = 0
    score: int | None = None  # the key pressed in the survey


class Outcome(Enum):
    """What a phone does when it is rung."""

    ANSWERED = "answered"
    IGNORED = "ignored"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Ring:
    """The reaction of one phone to one call; ``after_ms`` matters to an answer."""

    outcome: Outcome
    after_ms: int = 0


class Phones(Protocol):
    """The seats' desk phones."""

    def extensions(self) -> tuple[str, ...]:
        """Those that Asterisk knows."""
        ...

    def registered(self, extension: str) -> bool:
        """Whether it can be rung at all."""
        ...

    def ring(self, extension: str) -> Ring:
        """What it will do this time."""
        ...
