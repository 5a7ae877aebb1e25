"""Checks of the roster, where it decides who may sign in."""

from collections.abc import Collection, Iterator

from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.doctor.finding import Finding, bad, ok

DAY_MS = 86_400_000


def examine(rostered: bool, assigned: Collection[Assignment], now: int) -> Iterator[Finding]:
    """Whether anybody can sign in within a day."""
    if not rostered:
        return
    soon = [one for one in assigned if one.from_at < now + DAY_MS and now < one.until]
    people = len({one.agent_id for one in soon})
    yield ok("roster_covers", people=people) if soon else bad("roster_covers_nobody")
