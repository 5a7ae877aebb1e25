"""What somebody in charge saw when they looked in on a seat (督促检查, A1.0d; what A1.1, A1.3 and A1.4 ask).

It is a record and nothing more: what it means for anybody is decided elsewhere.
"""

from dataclasses import dataclass

from cti_gateway.core.attendance.refusal import may_note
from cti_gateway.core.errors import Forbidden, Refused
from cti_gateway.core.people import Role


@dataclass(frozen=True, slots=True)
class SpotCheck:
    """Of ``person`` at ``seat``, by ``actor``: logins. ``item``: of the site's list; ``fine``: nothing was
    amiss. ``at`` in milliseconds.
    """

    at: int
    actor: str
    person: str
    seat: str
    item: str
    fine: bool
    note: str = ""


def check(spot: SpotCheck, role: Role) -> None:
    """Raises Forbidden, or Refused for a fault that is not described."""
    if not may_note(role, oneself=spot.actor == spot.person):
        raise Forbidden("spot_check_forbidden")
    if not spot.fine and not spot.note.strip():
        raise Refused("spot_check_note_missing")
