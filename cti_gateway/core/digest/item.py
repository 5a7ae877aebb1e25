"""One question of the digest, and its story, step by step. Nothing of it is changed: a step is appended."""

from dataclasses import dataclass
from enum import StrEnum


class DigestState(StrEnum):
    """Where it stands. What becomes of a drafted one, its knowledge entry says."""

    GATHERING = "gathering"  # the office chooses records and words the question
    ASKED = "asked"  # an expert
    ANSWERED = "answered"
    DRAFTED = "drafted"  # a knowledge entry that waits for review
    DROPPED = "dropped"


class DigestAct(StrEnum):
    """What a person does with it."""

    GATHER = "gather"
    ASK = "ask"
    RECALL = "recall"
    ANSWER = "answer"
    DRAFT = "draft"
    DROP = "drop"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Gathered:
    """``records``: numbers of consultations; ``queries``: what was searched for and not found."""

    category: str
    question: str
    records: tuple[int, ...] = ()
    queries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestStep:
    """Who (a login) did what, when (milliseconds). ``text``: an answer, or why; ``source``: of an answer."""

    at: int
    actor: str
    act: DigestAct
    text: str = ""
    source: str = ""
    expert: str = ""  # who is asked
    gathered: Gathered | None = None
    entry: int = 0  # the knowledge entry made of it


@dataclass(frozen=True, slots=True)
class DigestItem:
    """The first step made it."""

    id: int
    steps: tuple[DigestStep, ...]

    @property
    def version(self) -> int:
        """Grows with every step."""
        return len(self.steps)
