"""The number by which people speak of a ticket."""

from cti_gateway.core.tickets.deadlines import TicketRules, day_of
from cti_gateway.core.tickets.ticket import Ticket


def number_of(ticket: Ticket, rules: TicketRules) -> str:
    """With the year in which it was opened: 2026-00012."""
    return f"{day_of(ticket.opened_at, rules).year}-{ticket.id:05}"
