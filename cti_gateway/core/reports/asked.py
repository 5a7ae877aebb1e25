"""A consultation as far as reports count it: a month may have a hundred thousand of them."""

from typing import NamedTuple

from cti_gateway.core.consultation.record import UsedEntry


class Asked(NamedTuple):
    """They compare in the order of time. What each is: ``core.consultation.record``."""

    started_at: int
    id: int
    number: str
    category: str
    unit: str
    outcome: str
    ticket_wanted: bool
    used: tuple[UsedEntry, ...]
    question: str
    caller_name: str
