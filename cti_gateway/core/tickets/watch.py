"""What the clock writes beside the story of a ticket: reminders, supervision, an old instruction step (A6.6).

Each entry is for an instant that follows from the ticket alone, so whoever looks again, even after a
restart, finds the same ones.
"""

from cti_gateway.core.tickets.deadlines import TicketRules
from cti_gateway.core.tickets.machine import WITH_UNIT, Standing
from cti_gateway.core.tickets.ticket import ClockEntry, EntryKind, TicketState

WATCHED = WITH_UNIT | {TicketState.REPORTED}


def entries_due(found: Standing, rules: TicketRules, now: int) -> list[ClockEntry]:
    """All that are to be there by now for where the ticket stands, as written now."""
    if found.state is TicketState.REPORTED:
        late_at = (found.reported_at or 0) + rules.instruction_alarm_s * 1000
        return _of(EntryKind.INSTRUCTION_AGE, late_at, now)
    if found.state not in WITH_UNIT or found.due_at is None:
        return []
    if now < found.due_at:
        return _of(EntryKind.REMINDER, found.due_at - rules.remind_before_s * 1000, now)
    every = rules.supervise_every_s * 1000
    since = max(found.due_at, found.with_unit_since or 0)  # what was sent back late was not theirs before
    first = found.due_at + -(-(since - found.due_at) // every) * every
    return [ClockEntry(EntryKind.SUPERVISION, at, now) for at in range(first, now + 1, every)]


def is_due_soon(found: Standing, rules: TicketRules, now: int) -> bool:
    """Whether it is time for the reminder, and not yet too late for it."""
    return any(one.kind is EntryKind.REMINDER for one in entries_due(found, rules, now))


def is_instruction_late(found: Standing, rules: TicketRules, now: int) -> bool:
    """Whether the instruction step is too old."""
    return any(one.kind is EntryKind.INSTRUCTION_AGE for one in entries_due(found, rules, now))


def _of(kind: EntryKind, at: int, now: int) -> list[ClockEntry]:
    return [ClockEntry(kind, at, now)] if now >= at else []
