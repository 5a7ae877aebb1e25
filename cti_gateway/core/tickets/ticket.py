"""A transfer ticket (转办单, A6.6): what could not be answered on the telephone, and its story, step by step.

Nothing of it is ever changed: a step is appended, and where the ticket stands follows from its steps
(``core.tickets.machine``). It keeps its own copy of what the citizen asked.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class TicketState(StrEnum):
    """Where a ticket stands. That it is overdue is a matter of time, not a state."""

    DRAFT = "draft"
    SUBMITTED = "submitted"  # by the agent; a lead is to collect it
    RETURNED = "returned"  # to its author, to be amended
    COLLECTED = "collected"  # into the batch of a morning
    REPORTED = "reported"  # to the bureau office; a leader's instruction is awaited
    INSTRUCTED = "instructed"
    ASSIGNED = "assigned"  # to a unit; the clock runs
    EXTENSION_ASKED = "extension_asked"  # it still runs
    RETURN_ASKED = "return_asked"  # so it does; the unit says that this is not its business
    REPLIED = "replied"
    CALLBACK = "callback"  # the citizen is to be told
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class TicketAct(StrEnum):
    """What a person can do with a ticket."""

    SAVE = "save"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    COLLECT = "collect"
    RETURN = "return"
    REPORT = "report"
    INSTRUCT = "instruct"
    ASSIGN = "assign"
    REPLY = "reply"
    ASK_EXTENSION = "ask_extension"
    ASK_RETURN = "ask_return"
    GRANT = "grant"
    REFUSE = "refuse"
    SUPERVISE = "supervise"
    SEND_BACK = "send_back"
    FORWARD = "forward"
    CALL = "call"
    TELL = "tell"
    GIVE_UP = "give_up"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Content:
    """What a citizen asks. ``confidential``: who it is, the unit is not to know (GB/T 33358)."""

    caller: str
    number: str
    category: str
    question: str
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class TicketStep:
    """Who (a login) did what, when (milliseconds), in which words.

    ``due_at``, as it was reckoned then: of a submission, when it is to be reported; of a collection, the
    morning of the batch; of an assignment, when the reply is due; of a wish for more time, until when.
    """

    at: int
    actor: str
    act: TicketAct
    text: str = ""  # an instruction, a reply, a reason, a number elsewhere
    content: Content | None = None
    unit: str = ""
    due_at: int | None = None
    call_id: str = ""


class EntryKind(StrEnum):
    """The reply is due soon; it is overdue (督办); the leader's instruction is long in coming."""

    REMINDER = "reminder"
    SUPERVISION = "supervision"
    INSTRUCTION_AGE = "instruction_age"


@dataclass(frozen=True, slots=True)
class ClockEntry:
    """What the clock wrote beside the steps, for which instant; when that was makes it no other entry."""

    kind: EntryKind
    for_at: int
    at: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Ticket:
    """``call_id`` and ``consultation``: what it came from, if it did. The first step made it."""

    id: int
    steps: tuple[TicketStep, ...]
    call_id: str | None = None
    consultation: int | None = None
    entries: tuple[ClockEntry, ...] = ()

    @property
    def author(self) -> str:
        """Login."""
        return self.steps[0].actor

    @property
    def opened_at(self) -> int:
        return self.steps[0].at

    @property
    def version(self) -> int:
        return len(self.steps)
