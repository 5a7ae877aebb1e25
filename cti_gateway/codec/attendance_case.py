"""The judgement's JSON: a case in, its judgement out (docs/attendance.md has both schemas).

What is wrong is refused by its path: ``$.facts[3].at``. Of facts and swaps only the keys below
matter, others may stand beside them.
"""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from cti_gateway.core.attendance import case as core
from cti_gateway.core.errors import Refused

Status = Literal["draft", "submitted", "pending", "approved", "rejected", "withdrawn", "cancelled"]


class Instant(int):
    """Whole seconds since the epoch; in JSON an ISO 8601 time with its offset."""


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing unknown."""


class Shift(Strict, frozen=True, kw_only=True):
    code: str
    start: Instant
    end: Instant


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """``auto``: done by the gateway; ``fault``: number of a verified one; ``person``: if not of the case."""

    at: Instant
    kind: core.FactKind
    id: str | None = None
    person: str | None = None
    auto: bool = False
    fault: str | None = None
    monotonic_s: float | None = None


class Leave(Strict, frozen=True, kw_only=True):
    """``ratified``: approved too late, and accepted all the same."""

    from_: Instant = msgspec.field(name="from")
    to: Instant
    status: Status
    approved_at: Instant | None = None
    type: str | None = None
    id: str | None = None
    ratified: bool = False


class AwayApplication(Strict, frozen=True, kw_only=True):
    from_: Instant = msgspec.field(name="from")
    to: Instant
    status: Status
    approved_at: Instant | None = None
    id: str | None = None


class Swap(msgspec.Struct, frozen=True, kw_only=True):
    """``original`` (if not named: the person of the case) gives the shift to ``substitute``."""

    status: Status
    original: str | None = None
    substitute: str | None = None
    approved_at: Instant | None = None
    ratified: bool = False


class Outage(Strict, frozen=True, kw_only=True):
    from_: Instant = msgspec.field(name="from")
    to: Instant
    cause: str
    id: str | None = None


Settings: type[Any] = msgspec.defstruct(
    "Settings",
    [(rule.name, rule.type, rule.default) for rule in fields(core.Rules)],
    frozen=True,
    forbid_unknown_fields=True,
)


class Case(Strict, frozen=True, kw_only=True):
    timezone: str = "Asia/Shanghai"
    settings: Settings = Settings()  # type: ignore[valid-type]
    shift: Shift
    person: str
    seat: str = ""
    facts: list[Fact] = []
    leaves: list[Leave] = []
    away_applications: list[AwayApplication] = []
    swaps: list[Swap] = []
    outages: list[Outage] = []


class Finding(Strict, frozen=True, kw_only=True):
    kind: core.Kind
    seconds: int
    from_: str = msgspec.field(name="from")
    to: str
    clause: str
    proposed: bool
    excused: bool
    excuse: str | None
    evidence: list[str]


class Judgement(Strict, frozen=True, kw_only=True):
    findings: list[Finding]
    presence_s: int
    obligated_s: int
    overtime_s: int
    rule_version: str
    flags: list[str]


def read_case(text: bytes) -> tuple[core.Case, ZoneInfo]:
    """The case, and the zone of its times; raises Refused("case_invalid") that names the path."""
    try:
        told = msgspec.json.decode(text, type=Case, dec_hook=_instant)
    except (msgspec.DecodeError, RecursionError) as error:
        problem, _, path = str(error).partition(" - at ")
        raise _invalid(path.strip("`") or "$", problem) from None
    return _case(told), _zone(told.timezone)


def write_judgement(judgement: core.Judgement, zone: ZoneInfo) -> bytes:
    """One JSON object, its times in the zone."""
    findings = [
        Finding(
            kind=found.kind,
            seconds=found.seconds,
            from_=_text(found.span[0], zone),
            to=_text(found.span[1], zone),
            clause=found.clause,
            proposed=found.proposed,
            excused=found.excuse is not None,
            excuse=found.excuse,
            evidence=list(found.evidence),
        )
        for found in judgement.findings
    ]
    told = Judgement(
        findings=findings,
        presence_s=judgement.presence_s,
        obligated_s=judgement.obligated_s,
        overtime_s=judgement.overtime_s,
        rule_version=core.RULE_VERSION,
        flags=list(judgement.flags),
    )
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of both, by name."""
    models = {"case": Case, "judgement": Judgement}
    return {name: msgspec.json.schema(model, schema_hook=_schema) for name, model in models.items()}


def _instant(expected: type, value: Any) -> Instant:
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError("a time needs its offset, as 2026-03-02T08:00:00+08:00")
    return Instant(at.timestamp())


def _schema(model: type) -> dict[str, Any]:
    return {"type": "string", "format": "date-time"}


def _text(at: int, zone: ZoneInfo) -> str:
    return datetime.fromtimestamp(at, zone).isoformat()


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise _invalid("$.timezone", "no such time zone") from None


def _case(told: Case) -> core.Case:
    facts = [(f"facts[{number}]", fact) for number, fact in enumerate(told.facts)]
    own = [(place, fact) for place, fact in facts if fact.person in (None, told.person)]
    return core.Case(
        person=told.person,
        shift=_span("$.shift", told.shift.start, told.shift.end, "end"),
        facts=tuple(
            core.Fact(fact.at, fact.kind, fact.id or place, fact.auto, fact.fault, fact.monotonic_s)
            for place, fact in own
        ),
        leaves=_permits("leaves", told.leaves),
        applications=_permits("away_applications", told.away_applications),
        swaps=tuple(
            core.Swap(
                swap.original or told.person,
                swap.substitute,
                _approval(f"$.swaps[{number}]", swap),
                swap.ratified,
            )
            for number, swap in enumerate(told.swaps)
        ),
        gaps=tuple(
            core.Gap(
                _span(f"$.outages[{number}]", outage.from_, outage.to, "to"),
                outage.cause,
                outage.id or f"outages[{number}]",
            )
            for number, outage in enumerate(told.outages)
        ),
        strangers=tuple(fact.id or place for place, fact in facts if (place, fact) not in own),
        rules=_rules(told.settings),
    )


def _permits(name: str, permits: Iterable[Leave | AwayApplication]) -> tuple[core.Permit, ...]:
    return tuple(
        core.Permit(
            _span(f"$.{name}[{number}]", permit.from_, permit.to, "to"),
            _approval(f"$.{name}[{number}]", permit),
            permit.id or f"{name}[{number}]",
            isinstance(permit, Leave) and permit.ratified,
        )
        for number, permit in enumerate(permits)
    )


def _approval(path: str, asked: Leave | AwayApplication | Swap) -> int | None:
    if asked.status != "approved":
        return None
    if asked.approved_at is None:
        raise _invalid(f"{path}.approved_at", "what is approved needs the time of its approval")
    return asked.approved_at


def _span(path: str, begin: int, end: int, last: str) -> tuple[int, int]:
    if begin >= end:
        raise _invalid(f"{path}.{last}", "it ends before it begins")
    return begin, end


def _rules(settings: Any) -> core.Rules:
    values = msgspec.structs.asdict(settings)
    for name, value in values.items():
        if isinstance(value, int) and value < 0:
            raise _invalid(f"$.settings.{name}", "it must not be negative")
    return core.Rules(**values)


def _invalid(path: str, problem: str) -> Refused:
    return Refused("case_invalid", path=path, problem=problem)
