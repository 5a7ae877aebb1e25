"""What the judgement of one shift of one person is made from. Instants are whole seconds since the epoch."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

from cti_gateway.core.attendance.trace import Trace
from cti_gateway.core.spans import Span

RULE_VERSION = "2"  # of the judgement: a result by other rules may be another


class FactKind(StrEnum):
    """What the gateway writes down of a person at a seat."""

    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    SIGN_IN_REFUSED = "sign_in_refused"
    AWAY = "away"
    BACK = "back"
    DISCONNECTED = "disconnected"  # at the last sign of life of the panel
    RECONNECTED = "reconnected"
    PHONE_UNREACHABLE = "phone_unreachable"
    PHONE_REACHABLE = "phone_reachable"
    READY = "ready"
    NOT_READY = "not_ready"  # for no reason of going away
    CALL_START = "call_start"
    CALL_END = "call_end"
    CALL_MISSED = "call_missed"  # it rang, and nobody picked up
    REFUSAL_OF_ORDER = "refusal_of_order"


class Fact(NamedTuple):
    """``source`` is how a finding names it, or what does; ``automatic``: no person did it; ``fault``: a
    verified one.

    ``steady_s`` is a clock that nobody sets; with it a step of the wall clock is noticed.
    """

    at: int
    kind: FactKind
    source: str | Trace
    automatic: bool = False
    fault: str | None = None
    steady_s: float | None = None

    @property
    def evidence(self) -> str:
        """How a finding names it; of a million facts of a month, few are ever named."""
        return self.source if isinstance(self.source, str) else self.source.evidence


@dataclass(frozen=True, slots=True)
class Permit:
    """A leave, or an application for being away: good from its approval on, and never before it (A2.2).

    ``ratified``: approved too late, yet accepted by who may do so; that excuses, and keeps the finding.
    """

    span: Span
    approved_at: int | None
    evidence: str
    ratified: bool = False

    def effective(self) -> Span:
        """The part of it that was approved beforehand; empty if none was."""
        begin, end = self.span
        return (end, end) if self.approved_at is None else (min(max(begin, self.approved_at), end), end)


@dataclass(frozen=True, slots=True)
class Swap:
    """Somebody else takes the shift; only if approved before it begins, or ratified (A1.0e)."""

    original: str
    substitute: str | None
    approved_at: int | None
    ratified: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """The PBX or the gateway was down."""

    span: Span
    cause: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of the regulation's gaps; names and defaults as in docs/attendance.md."""

    late_over_1h: Literal["absent_shift", "absent_minutes", "severe_late"] = "absent_shift"
    grace_s: int = 0
    away_boundary: Literal["inclusive", "exclusive"] = "inclusive"
    away_merge_gap_s: int = 300
    away_application_s: int = 900
    away_leave_s: int = 1800
    late_limit_s: int = 3600
    recovery_s: int = 300
    disconnect_grace_s: int = 120
    phone_grace_s: int = 120
    auto_sign_out_s: int = 900
    duty_min_percent: int = 10
    misses_in_a_row: int = 3  # 0: never mind


@dataclass(frozen=True, slots=True)
class Case:
    """One shift of one person. ``facts`` are theirs; ``strangers``: evidence of others there."""

    person: str
    shift: Span
    facts: tuple[Fact, ...]
    leaves: tuple[Permit, ...] = ()
    applications: tuple[Permit, ...] = ()
    swaps: tuple[Swap, ...] = ()
    gaps: tuple[Gap, ...] = ()
    strangers: tuple[str, ...] = ()
    goes_on: bool = False  # they have the shift that begins as this one ends
    rules: Rules = field(default_factory=Rules)

    def over(self, now: int) -> bool:
        """Whether the shift and the time to sign out are over; ``now`` in milliseconds."""
        return now // 1000 >= self.shift[1] + self.rules.auto_sign_out_s

    def by_hand(self, fact: Fact) -> bool:
        """Whether the person did it: the gateway signs out whoever forgot it, some time after the shift."""
        return not fact.automatic and fact.at < self.shift[1] + self.rules.auto_sign_out_s


class Kind(StrEnum):
    """准时, 迟到, 早退, 中途离岗, 旷工."""

    ON_TIME = "ON_TIME"
    LATE = "LATE"
    EARLY = "EARLY"
    MID_SHIFT = "MID_SHIFT"
    ABSENT = "ABSENT"


@dataclass(frozen=True, slots=True)
class Finding:
    """One result. ``proposed``: a person decides; ``excuse``: why it stands on record but does not count."""

    kind: Kind
    seconds: int
    span: Span
    clause: str
    evidence: tuple[str, ...] = ()
    proposed: bool = False
    excuse: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The findings of one shift, in the order of time.

    ``present``: when they were there while it was owed; ``worked_s``: how much of it they were at work.
    """

    findings: tuple[Finding, ...]
    presence_s: int
    obligated_s: int
    overtime_s: int
    flags: tuple[str, ...]
    present: tuple[Span, ...] = ()
    worked_s: int = 0
