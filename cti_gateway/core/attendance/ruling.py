"""What a person decided of a finding: that it counts although it was only proposed, or that it is excused.

A ruling names the finding as it was seen, so both results are kept. Judging again applies it again; where
the finding is another by then, or there is none any more, that is told and the ruling stays as it was.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from cti_gateway.core.attendance.case import Finding, Judgement, Kind
from cti_gateway.core.errors import Conflict, Forbidden
from cti_gateway.core.people import Role
from cti_gateway.core.roster.slots import Place

OFFICE = frozenset({Role.HOTLINE_OFFICE, Role.HOTLINE_DIRECTOR})
RULING = "ruling"  # the excuse that a person gave


class Decision(StrEnum):
    """确认, 免责."""

    UPHELD = "upheld"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Ruling:
    """``found``: the finding as it was judged, by the rules of this version. ``actor`` is a login."""

    place: Place
    person: str
    found: Finding
    rule_version: str
    decision: Decision
    reason: str
    actor: str
    at: int  # milliseconds since the epoch


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling, and what the judgement finds there now; None: nothing any more."""

    ruling: Ruling
    now: Finding | None

    @property
    def differs(self) -> bool:
        """Whether the finding is another than the one that was decided on."""
        return self.now is None or not _same(self.now, self.ruling.found)


def by_shift(rulings: Iterable[Ruling]) -> dict[tuple[Place, str], list[Ruling]]:
    """By place and person."""
    found: dict[tuple[Place, str], list[Ruling]] = {}
    for ruling in rulings:
        found.setdefault((ruling.place, ruling.person), []).append(ruling)
    return found


def settled(judgement: Judgement, rulings: Iterable[Ruling]) -> tuple[Judgement, tuple[Ruled, ...]]:
    """The judgement with what was decided, the newest for each finding; and all that was, in order."""
    ruled = tuple(Ruled(ruling, _meant(ruling.found, judgement.findings)) for ruling in rulings)
    if not ruled:
        return judgement, ()
    decided = {one.now: one.ruling for one in ruled if one.now is not None}
    findings = tuple(
        _decided(found, decided[found]) if found in decided else found for found in judgement.findings
    )
    return replace(judgement, findings=findings), ruled


def decisions(found: Finding, *, role: Role, oneself: bool) -> tuple[Decision, ...]:
    """What this person may decide of it: proposals are for leads too, and nobody decides on themselves."""
    office, lead = role in OFFICE, role is Role.LEAD and found.proposed
    if oneself or found.kind is Kind.ON_TIME or not (office or lead):
        return ()
    if found.proposed:
        return Decision.UPHELD, Decision.EXCUSED
    if found.excuse is None:
        return (Decision.EXCUSED,)
    return (Decision.UPHELD,) if found.excuse == RULING else ()


def rule(
    judged: Judgement | None,
    standing: Judgement | None,
    seen: Finding,
    decision: Decision,
    *,
    role: Role,
    oneself: bool,
) -> Finding:
    """The finding as judged; ``standing`` is the judgement with what was decided so far.

    Raises Forbidden, or Conflict where what was seen does not stand.
    """
    if oneself:
        raise Forbidden("ruling_on_oneself")
    pairs = zip(judged.findings, standing.findings, strict=True) if judged and standing else ()
    for found, stands in pairs:
        if _same(stands, seen):
            if decision not in decisions(stands, role=role, oneself=oneself):
                raise Forbidden("ruling_forbidden")
            return found
    raise Conflict("finding_changed")


def _same(one: Finding, other: Finding) -> bool:
    """Evidence may grow without a finding becoming another."""
    return replace(one, evidence=()) == replace(other, evidence=())


def _meant(seen: Finding, findings: Collection[Finding]) -> Finding | None:
    """The same, or else what is found by the same clause at that time."""
    alike = [
        found
        for found in findings
        if (found.kind, found.clause) == (seen.kind, seen.clause)
        and found.span[0] <= seen.span[1]
        and seen.span[0] <= found.span[1]
    ]
    return next((found for found in alike if _same(found, seen)), next(iter(alike), None))


def _decided(found: Finding, ruling: Ruling) -> Finding:
    if ruling.decision is Decision.UPHELD:
        return replace(found, proposed=False)
    return replace(found, proposed=False, excuse=RULING)
