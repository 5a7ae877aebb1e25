"""Marks of telephone numbers: whose calls are served first (VIP), and who is known for harassment.

Nothing is ever changed: to set, alter or lift a mark appends a version, with its reason (A7.6). A mark of
harassment warns who gets the call; it blocks nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cti_gateway.core.errors import Conflict, Forbidden, Refused
from cti_gateway.core.people import Agent, Role

DAY_MS = 86_400_000
AGENTS_DAYS = 30  # an agent's word does not last longer
_SET_ALL = frozenset({Role.LEAD, Role.HOTLINE_OFFICE, Role.ADMIN})


class MarkKind(StrEnum):
    """vip 重要来电, harassment 骚扰."""

    VIP = "vip"
    HARASSMENT = "harassment"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a number is marked with from ``at`` on (milliseconds), ``until`` (None: until it is lifted).

    ``actor`` is as "agent:7", or "file": the configuration says so, whatever anybody does here.
    """

    number: str
    kind: MarkKind
    version: int
    at: int
    actor: str
    reason: str
    until: int | None = None
    lifted: bool = False
    id: int = field(default=0, compare=False)  # of this version; 0: it is not kept yet

    def in_force(self, now: int) -> bool:
        return not self.lifted and (self.until is None or now < self.until)


def latest(marks: Iterable[Mark]) -> dict[MarkKind, Mark]:
    """Of one person's, by kind. Under two spellings of the number there may be two with one version."""
    found: dict[MarkKind, Mark] = {}
    for mark in sorted(marks, key=lambda one: (one.version, one.at)):
        found[mark.kind] = mark
    return found


def sees_marks(reader: Agent) -> bool:
    """Those of all numbers; of whom one serves, everybody does."""
    return reader.role in _SET_ALL


def may_mark(by: Agent, kind: MarkKind, before: Mark | None, now: int) -> bool:
    """Leads and the office set and lift all; an agent warns of harassment, and takes nothing back."""
    if by.role in _SET_ALL:
        return True
    standing = before is not None and before.in_force(now)
    return by.role is Role.AGENT and kind is MarkKind.HARASSMENT and not standing


def marked(before: Mark | None, new: Mark, by: Agent, *, days: int | None, version: int, now: int) -> Mark:
    """``new`` as it is kept, for so many days, after the version that was looked at (0: none).

    Raises Forbidden, Refused or Conflict.
    """
    _check(before, new, by, version, now)
    if by.role is Role.AGENT and (days is None or days > AGENTS_DAYS):
        raise Refused("mark_too_long", days=AGENTS_DAYS)
    until = None if days is None else now + days * DAY_MS
    return replace(new, version=version + 1, until=until)


def lifted(before: Mark | None, new: Mark, by: Agent, *, version: int, now: int) -> Mark:
    """The version that ends it; raises Forbidden, Refused or Conflict."""
    _check(before, new, by, version, now)
    if before is None or not before.in_force(now):
        raise Conflict("mark_not_in_force")
    return replace(new, version=version + 1, lifted=True)


def _check(before: Mark | None, new: Mark, by: Agent, version: int, now: int) -> None:
    if not may_mark(by, new.kind, before, now):
        raise Forbidden("forbidden")
    if not new.reason.strip():
        raise Refused("mark_reason_missing")
    if (before.version if before is not None else 0) != version:
        raise Conflict("mark_changed")
