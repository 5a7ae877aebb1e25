"""Who is at the ends of the channels, and what they will do."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

CALL_BACK = "1"


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
    message_ms: int | None = None  # how long they listen and speak to a voice box
    call_back_after_ms: int | None = None  # who would rather be called back presses 1 after so long

    def key(self, asked: str) -> str:
        """The answer to a question, by the variable that it is read into; nothing: none."""
        match asked:
            case "CTI_SCORE":
                return "" if self.score is None else str(self.score)
            case "CTI_KEY":
                return "" if self.call_back_after_ms is None else CALL_BACK
        return ""


class Outcome(Enum):
    """What a phone does when it is rung."""

    ANSWERED = "answered"
    IGNORED = "ignored"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Ring:
    """The reaction of one phone to one call. The times matter to an answer: until it, and from there until
    whoever has answered puts down (None: waits for the others to)."""

    outcome: Outcome
    after_ms: int = 0
    talk_ms: int | None = None


class Phones(Protocol):
    """The seats' desk phones, and everybody's outside."""

    def extensions(self) -> tuple[str, ...]:
        """Those that Asterisk knows."""
        ...

    def registered(self, extension: str) -> bool:
        """Whether it can be rung at all."""
        ...

    def ring(self, extension: str) -> Ring:
        """What it will do this time."""
        ...

    def ring_outside(self, number: str) -> Ring:
        """What somebody outside will do this time."""
        ...
