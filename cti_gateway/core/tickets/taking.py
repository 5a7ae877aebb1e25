"""The step that an act comes to: what was said, and what is due by it, reckoned once and kept."""

from dataclasses import dataclass
from datetime import date, timedelta

from cti_gateway.core.calendar import Calendar
from cti_gateway.core.errors import Refused
from cti_gateway.core.tickets.deadlines import (
    TicketRules,
    batch_morning,
    end_of,
    last_day,
    reply_due,
    report_due,
)
from cti_gateway.core.tickets.machine import Standing
from cti_gateway.core.tickets.ticket import Content, TicketAct, TicketStep

LONGEST_EXTENSION = timedelta(366)


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says with an act. ``until``: the last day that is asked for."""

    text: str = ""
    content: Content | None = None
    unit: str = ""
    until: date | None = None
    call_id: str = ""


@dataclass(frozen=True, slots=True)
class Almanac:
    """By what deadlines are reckoned: the rules of the site, and the days on which it works."""

    rules: TicketRules
    calendar: Calendar


def taken(
    found: Standing | None, act: TicketAct, said: Said, *, by: str, now: int, almanac: Almanac
) -> TicketStep:
    """By a login; ``found`` None: it makes the ticket. Raises Refused for an extension that is none."""
    due_at = _due(found, act, said, now, almanac)
    return TicketStep(now, by, act, said.text, said.content, said.unit, due_at, said.call_id)


def _due(found: Standing | None, act: TicketAct, said: Said, now: int, almanac: Almanac) -> int | None:
    rules, calendar = almanac.rules, almanac.calendar
    match act:
        case TicketAct.SUBMIT:
            return report_due(now, rules, calendar)
        case TicketAct.COLLECT:
            due_at = found.report_due_at if found else None
            return batch_morning(due_at or now, now, rules, calendar)
        case TicketAct.ASSIGN:
            return reply_due(now, rules, calendar)
        case TicketAct.ASK_EXTENSION:
            return _wished(found.due_at if found else None, said.until, almanac)
        case _:
            return None


def _wished(due_at: int | None, until: date | None, almanac: Almanac) -> int:
    """Later than what is due, and not for ever."""
    if due_at is None or until is None:
        raise Refused("ticket_until_wrong")
    last = last_day(due_at, almanac.rules)
    if not last < until <= last + LONGEST_EXTENSION:
        raise Refused("ticket_until_wrong")
    return end_of(until, almanac.rules, almanac.calendar)
