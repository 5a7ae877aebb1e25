"""The shapes of transfer tickets: what is said of them, and what is told to whom."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import msgspec
from pydantic import BaseModel, Field, StringConstraints

from cti_gateway.adapters.web.bodies import Code, Day
from cti_gateway.adapters.web.body import LINE, TEXT, Body
from cti_gateway.adapters.web.deps import Choice
from cti_gateway.core.people import Agent
from cti_gateway.core.tickets.batch import Batch
from cti_gateway.core.tickets.boxes import AT_REST, TicketBox
from cti_gateway.core.tickets.deadlines import DeadlineMode, TicketRules, day_of, last_day
from cti_gateway.core.tickets.notices import NoticeKind
from cti_gateway.core.tickets.number import number_of
from cti_gateway.core.tickets.privacy import masked, may_reveal, veiled
from cti_gateway.core.tickets.ticket import Content, EntryKind, TicketAct, TicketState, TicketStep
from cti_gateway.core.tickets.watch import is_due_soon, is_instruction_late
from cti_gateway.ports.tickets import NewTicket, SeenTicket

SUMMARY = 80

Said = Annotated[str, StringConstraints(max_length=4000, pattern=TEXT, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(max_length=64, pattern=LINE, strip_whitespace=True)]
Version = Annotated[int, Field(ge=1, lt=2**31)]


class _ContentBody(Body):
    caller: Name = ""
    category: Name = ""
    question: Said = ""
    confidential: bool = False
    number: Name | None = None
    submit: bool


class TicketBody(_ContentBody):
    """``number`` None: that of the consultation or call it comes from, which the browser need not have."""

    call_id: Code | None = None
    consultation: Version | None = None

    def new(self) -> NewTicket:
        return NewTicket(**self.model_dump(exclude={"submit"}))


class EditTicketBody(_ContentBody):
    """``version`` is the one that was edited. ``caller`` empty, ``number`` None: as they were."""

    version: Version

    def content(self) -> Content:
        return Content(self.caller, self.number or "", self.category, self.question, self.confidential)


class TicketVersionBody(Body):
    version: Version


class TicketActBody(TicketVersionBody):
    """What is said with it; ``unit`` to which it is assigned, ``until`` which day more time is asked for."""

    text: Said = ""
    unit: Name = ""
    until: Day | None = None


class TicketNumberBody(TicketVersionBody):
    """As it is known elsewhere, at 12345 say; empty: it is not."""

    number: Name


class ReportedTicketBody(Body):
    id: Version
    version: Version


class ReportBatchBody(Body):
    """What was looked at and is handed over."""

    tickets: Annotated[list[ReportedTicketBody], Field(min_length=1, max_length=500)]


BODIES: tuple[type[BaseModel], ...] = (
    TicketBody,
    EditTicketBody,
    TicketVersionBody,
    TicketActBody,
    TicketNumberBody,
    ReportBatchBody,
)


class TicketBoxCount(msgspec.Struct, frozen=True):
    """``waits``: what is in it waits for the reader."""

    box: TicketBox
    count: int
    waits: bool


class TicketNotice(msgspec.Struct, frozen=True):
    """``count`` tickets press in this way; they are in ``box``."""

    kind: NoticeKind
    box: TicketBox
    count: int


class TicketRulesRow(msgspec.Struct, frozen=True):
    answer_days: int
    deadline_mode: DeadlineMode


class TicketChoices(msgspec.Struct, frozen=True):
    """What the forms offer."""

    units: list[str]
    categories: list[Choice]
    rules: TicketRulesRow


class TicketRow(msgspec.Struct, frozen=True):
    """Of a list. Instants in milliseconds; a due is the 24:00 of its day. ``box`` None: it just left them."""

    id: int
    no: str
    version: int
    state: TicketState
    box: TicketBox | None
    category: str
    summary: str
    caller: str
    number: str
    confidential: bool
    unit: str
    author: str
    opened_at: int
    changed_at: int
    batch: date | None
    report_by: int | None
    reported_at: int | None
    due_at: int | None
    due_day: date | None
    original_due_at: int | None
    original_due_day: date | None
    overdue: bool
    due_soon: bool
    supervisions: int
    instruction_late: bool
    external: str


class TicketStepRow(msgspec.Struct, frozen=True):
    at: int
    by: str
    act: TicketAct
    text: str
    unit: str
    due_at: int | None
    due_day: date | None
    call_id: str | None


class TicketEntryRow(msgspec.Struct, frozen=True):
    kind: EntryKind
    for_at: int
    at: int


class AskedRow(msgspec.Struct, frozen=True):
    """What the unit asks for: more time ``until`` the end of that day, or to return the ticket."""

    kind: TicketState
    until: date | None
    text: str


class Ticket(TicketRow, frozen=True):
    """All of it, and ``acts``: what the reader may do now.

    In what was written, name and number of the citizen are masked too, but for who may amend it.
    """

    question: str
    call_id: str | None
    consultation: int | None
    instruction: str
    reply: str
    asked: AskedRow | None
    acts: list[TicketAct]
    may_reveal: bool
    steps: list[TicketStepRow]
    entries: list[TicketEntryRow]


class RevealedCitizen(msgspec.Struct, frozen=True):
    caller: str
    number: str


class TicketBatch(msgspec.Struct, frozen=True):
    """``open``: collected, not yet reported; ``late``: something was, or is to be, after ``due_at``."""

    day: date
    due_at: int
    count: int
    open: int
    reported_at: int | None
    late: bool


class BatchSheet(msgspec.Struct, frozen=True):
    batch: TicketBatch
    tickets: list[Ticket]


class Telling:
    """Tells tickets to one reader: by whom they may be known, in whose words, by which rules."""

    def __init__(self, reader: Agent, names: Mapping[str, str], rules: TicketRules, now: int) -> None:
        self._reader = reader
        self._names = names
        self._rules = rules
        self._now = now

    def row(self, seen: SeenTicket) -> TicketRow:
        return TicketRow(**self._row(seen))

    def whole(self, seen: SeenTicket) -> Ticket:
        ticket, found = seen.ticket, seen.standing
        content = found.content

        def read(text: str) -> str:
            return veiled(text, content, self._reader.role)

        return Ticket(
            **self._row(seen),
            question=content.question if TicketAct.SAVE in seen.acts else read(content.question),
            call_id=ticket.call_id,
            consultation=ticket.consultation,
            instruction=read(found.instruction),
            reply=read(found.reply),
            asked=AskedRow(found.state, self._last_day(found.wished_at), read(found.wish))
            if found.wish
            else None,
            acts=list(seen.acts),
            may_reveal=may_reveal(found, self._reader.role),
            steps=[self._step(step, read(step.text)) for step in ticket.steps],
            entries=[TicketEntryRow(entry.kind, entry.for_at, entry.at) for entry in ticket.entries],
        )

    def batch(self, batch: Batch) -> TicketBatch:
        return TicketBatch(
            day=day_of(batch.morning, self._rules),
            due_at=batch.morning,
            count=batch.count,
            open=batch.open,
            reported_at=batch.reported_at,
            late=batch.late(self._now),
        )

    def _row(self, seen: SeenTicket) -> dict[str, Any]:
        ticket, found, rules = seen.ticket, seen.standing, self._rules
        caller, number = masked(found.content, self._reader.role)
        return {
            "id": ticket.id,
            "no": number_of(ticket, rules),
            "version": ticket.version,
            "state": found.state,
            "box": seen.box,
            "category": found.content.category,
            "summary": veiled(found.content.question, found.content, self._reader.role)[:SUMMARY],
            "caller": caller,
            "number": number,
            "confidential": found.content.confidential,
            "unit": found.unit,
            "author": self._names.get(ticket.author, ticket.author),
            "opened_at": ticket.opened_at,
            "changed_at": ticket.steps[-1].at,
            "batch": None if found.batch_at is None else day_of(found.batch_at, rules),
            "report_by": found.report_due_at,
            "reported_at": found.reported_at,
            "due_at": found.due_at,
            "due_day": self._last_day(found.due_at),
            "original_due_at": found.original_due_at,
            "original_due_day": self._last_day(found.original_due_at),
            "overdue": found.overdue(self._now),
            "due_soon": is_due_soon(found, rules, self._now),
            "supervisions": sum(entry.kind is EntryKind.SUPERVISION for entry in ticket.entries),
            "instruction_late": is_instruction_late(found, rules, self._now),
            "external": found.external,
        }

    def _step(self, step: TicketStep, text: str) -> TicketStepRow:
        return TicketStepRow(
            at=step.at,
            by=self._names.get(step.actor, step.actor),
            act=step.act,
            text=text,
            unit=step.unit,
            due_at=step.due_at,
            due_day=self._last_day(step.due_at),
            call_id=step.call_id or None,
        )

    def _last_day(self, due_at: int | None) -> date | None:
        return None if due_at is None else last_day(due_at, self._rules)


def box_count(box: TicketBox, count: int) -> TicketBoxCount:
    return TicketBoxCount(box, count, box not in AT_REST)
