"""That a person refused an order, as somebody in charge or they themselves put it on record (A2.3.1(b)).

It is a fact of the shift in which it happened, and what comes of it is only proposed: whether it was a
refusal is decided on the finding, by which a wrong record is put right too.
"""

from dataclasses import dataclass

from cti_gateway.core.attendance.case import Fact, FactKind
from cti_gateway.core.attendance.ruling import OFFICE
from cti_gateway.core.errors import Conflict, Forbidden
from cti_gateway.core.people import Role
from cti_gateway.core.spans import Span

NOTING = OFFICE | {Role.LEAD}


@dataclass(frozen=True, slots=True)
class Refusal:
    """At ``seat``. ``order``: what was refused, and how. ``actor``, a login, says so; in milliseconds."""

    seat: str
    person: str
    at: int
    order: str
    actor: str
    noted_at: int

    @property
    def fact(self) -> Fact:
        """As the shift is judged from it."""
        return Fact(self.at // 1000, FactKind.REFUSAL_OF_ORDER, self.evidence)

    @property
    def evidence(self) -> str:
        """How a finding names it."""
        return f"{self.seat}@{self.at}:{FactKind.REFUSAL_OF_ORDER}"


def may_note(role: Role, *, oneself: bool) -> bool:
    """Leads and the hotline office, of others: what they refused, how they were found, how they spoke."""
    return role in NOTING and not oneself


def check(refusal: Refusal, shift: Span, role: Role) -> None:
    """Raises Forbidden, or Conflict for a time outside the shift (seconds) or yet to come."""
    if not may_note(role, oneself=refusal.actor == refusal.person):
        raise Forbidden("refusal_forbidden")
    if not shift[0] <= refusal.at // 1000 < shift[1]:
        raise Conflict("refusal_outside_shift")
    if refusal.at > refusal.noted_at:
        raise Conflict("refusal_in_future")
