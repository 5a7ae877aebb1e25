"""What is written down of a consultation. Instants are milliseconds since the epoch (UTC)."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """``draft`` until its agent saves it."""

    DRAFT = "draft"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class UsedEntry:
    """The version of a knowledge entry that the answer was taken from (A6.3)."""

    entry: int
    version: int


@dataclass(frozen=True, slots=True)
class Form:
    """What a person fills in; empty: nothing yet.

    ``category`` is a path of codes, as ``PEN/TRANSFER``; ``satisfaction`` is what the caller said, from 1 to
    5; ``phone`` is where the caller may be reached, which need not be the number that called.
    """

    business_type: str = ""
    category: str = ""
    question: str = ""
    answer: str = ""
    used: tuple[UsedEntry, ...] = ()
    outcome: str = ""
    caller_name: str = ""
    id_number: str = ""
    phone: str = ""
    satisfaction: int | None = None
    ticket_wanted: bool = False


@dataclass(frozen=True, slots=True)
class Consultation:
    """One person's form of one call (``call_id`` None: taken by hand, without a call), as it is now.

    Whoever passes a caller on leaves a form of their own. ``version`` grows with every change, a draft's too.
    """

    call_id: str | None
    number: str  # that called, or was called
    agent_id: int
    unit: str  # that sent the agent to the shift
    seat: str
    started_at: int  # of the talk
    form: Form
    state: State = State.DRAFT
    version: int = 0  # it is not stored yet
    saved_at: int | None = None
    id: int = 0  # it has none yet


@dataclass(frozen=True, slots=True)
class Version:
    """What a saved consultation said from then on. ``reason``: why it was corrected, empty for the first."""

    version: int
    at: int
    actor: str  # "agent:7"
    reason: str
    form: Form
