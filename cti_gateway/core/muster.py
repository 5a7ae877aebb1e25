"""The roll call: who of those rostered for now is there, away, late or missing; and vacant slots."""

from dataclasses import dataclass
from enum import StrEnum

from cti_gateway.core.roster.assigned import NOBODY, Assigned, Assignment


class Standing(StrEnum):
    """已签入, 离岗, 迟到, 未到岗, 缺人."""

    PRESENT = "present"
    AWAY = "away"  # at the seat or signed out, as attendance will judge it
    LATE = "late"  # not come yet
    MISSING = "missing"  # so late that the shift counts as missed
    UNFILLED = "unfilled"  # nobody is named


@dataclass(frozen=True, slots=True)
class Answer:
    """How it stands with one slot, and since when (milliseconds)."""

    slot: Assignment
    standing: Standing
    since: int


@dataclass(slots=True)
class Muster:
    """The answers as they were taken last, and when they must be taken again."""

    answers: tuple[Answer, ...] = ()
    next_at: int | None = None
    stale: bool = False
    taken_of: Assigned | None = None

    def is_due(self, assigned: Assigned, now: int) -> bool:
        """Whether there may be others now."""
        late = self.next_at is not None and self.next_at <= now
        return self.stale or late or self.taken_of is not assigned


def standing(
    slot: Assignment, here_since: int | None, away_since: int | None, limit_s: int, now: int
) -> Answer:
    """``here_since``: signed in or standing by; ``away_since``: from the post, also by having left it."""
    if slot.agent_id == NOBODY:
        return Answer(slot, Standing.UNFILLED, slot.from_at)
    if away_since is not None and (here_since is not None or away_since > slot.from_at):
        return Answer(slot, Standing.AWAY, max(away_since, slot.from_at))
    if here_since is not None:
        return Answer(slot, Standing.PRESENT, here_since)
    missed = now - slot.from_at > limit_s * 1000
    return Answer(slot, Standing.MISSING if missed else Standing.LATE, slot.from_at)
