"""What the printed form of a ticket says to one reader: the fields of a 转办单, and its story."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cti_gateway.core.people import Role
from cti_gateway.core.tickets.deadlines import TicketRules, day_of, last_day
from cti_gateway.core.tickets.machine import Standing
from cti_gateway.core.tickets.number import number_of
from cti_gateway.core.tickets.privacy import hides, masked, veiled
from cti_gateway.core.tickets.ticket import EntryKind, Ticket, TicketAct, TicketState, TicketStep

_TELLS = frozenset({TicketAct.TELL, TicketAct.GIVE_UP})


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody said to it, and when (milliseconds)."""

    text: str
    by: str
    at: int


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the story. ``by`` is empty for what the clock wrote; ``until``: the last day for it."""

    at: int
    by: str
    what: TicketAct | EntryKind
    text: str = ""
    unit: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class TicketPaper:
    """Instants in milliseconds. ``hidden``: who the citizen is, this reader is not to know."""

    no: str
    external: str
    state: TicketState
    confidential: bool
    hidden: bool
    received_at: int
    received_by: str
    caller: str
    number: str
    category: str
    question: str
    batch: date | None
    reported_at: int | None
    instruction: Words | None
    unit: str
    assigned_at: int | None
    due: date | None
    original_due: date | None
    supervisions: int
    reply: Words | None
    result: Words | None
    story: tuple[Event, ...]


def paper_of(
    ticket: Ticket, found: Standing, reader: Role, names: Mapping[str, str], rules: TicketRules
) -> TicketPaper:
    """``names``: of people, by login."""

    def read(text: str) -> str:
        return veiled(text, found.content, reader)

    def said(*acts: TicketAct) -> Words | None:
        last = next((step for step in reversed(ticket.steps) if step.act in acts), None)
        return Words(read(last.text), names.get(last.actor, last.actor), last.at) if last else None

    def day(due_at: int | None) -> date | None:
        return None if due_at is None else last_day(due_at, rules)

    def told(step: TicketStep) -> Event:
        by = names.get(step.actor, step.actor)
        return Event(step.at, by, step.act, read(step.text), step.unit, day(step.due_at))

    clock = (Event(entry.at, "", entry.kind) for entry in ticket.entries)
    assigned = said(TicketAct.ASSIGN)
    supervisions = [entry for entry in ticket.entries if entry.kind is EntryKind.SUPERVISION]
    caller, number = masked(found.content, reader)
    return TicketPaper(
        no=number_of(ticket, rules),
        external=found.external,
        state=found.state,
        confidential=found.content.confidential,
        hidden=hides(found.content, reader),
        received_at=ticket.opened_at,
        received_by=names.get(ticket.author, ticket.author),
        caller=caller,
        number=number,
        category=found.content.category,
        question=read(found.content.question),
        batch=None if found.batch_at is None else day_of(found.batch_at, rules),
        reported_at=found.reported_at,
        instruction=said(TicketAct.INSTRUCT) if found.instruction else None,
        unit=found.unit,
        assigned_at=assigned.at if assigned and found.unit else None,
        due=day(found.due_at),
        original_due=day(found.original_due_at),
        supervisions=len(supervisions),
        reply=said(TicketAct.REPLY) if found.reply else None,
        result=said(*_TELLS),
        story=tuple(sorted((*map(told, ticket.steps), *clock), key=lambda event: event.at)),
    )
