"""The shapes of one judged shift in full, and of what was decided of it."""

from collections.abc import Collection, Mapping
from dataclasses import asdict

import msgspec

from cti_gateway.adapters.web import views
from cti_gateway.core.attendance.case import RULE_VERSION, Fact, FactKind
from cti_gateway.core.attendance.day import Duty
from cti_gateway.core.attendance.refusal import Refusal, may_note
from cti_gateway.core.attendance.ruling import Decision, Ruled, decisions
from cti_gateway.core.attendance.timeline import Lane, timeline
from cti_gateway.core.people import Agent
from cti_gateway.core.roster.slots import Place


class SpanRow(msgspec.Struct, frozen=True):
    from_at: int
    to_at: int


class LaneRow(msgspec.Struct, frozen=True):
    lane: Lane
    spans: list[SpanRow]


class FactRow(msgspec.Struct, frozen=True):
    """``evidence`` is how findings name it; ``automatic``: no person did it.

    ``told`` and ``by``: what somebody said when they put it on record, and who.
    """

    at: int
    kind: FactKind
    evidence: str
    automatic: bool
    told: str = ""
    by: str = ""


class GroundRow(msgspec.Struct, frozen=True):
    """A leave, an application or an outage, as findings name it."""

    kind: Lane
    evidence: str
    from_at: int
    to_at: int
    approved_at: int | None
    ratified: bool


class RulingRow(msgspec.Struct, frozen=True):
    """``found``: as it was judged then; ``now``: as it is judged now without the ruling; null: not at all."""

    found: views.FindingRow
    now: views.FindingRow | None
    differs: bool
    decision: Decision
    reason: str
    actor: str
    at: int
    rule_version: str


class ShiftSheet(msgspec.Struct, frozen=True):
    """``may``: what the reader may decide of each finding; ``may_note``: that an order was refused."""

    day: str
    duty: views.DutyRow
    bounds: SpanRow
    lanes: list[LaneRow]
    facts: list[FactRow]
    grounds: list[GroundRow]
    rulings: list[RulingRow]
    may: list[list[Decision]]
    may_note: bool
    settings: dict[str, str | int]
    rule_version: str


def shift_sheet(
    duty: Duty, names: Mapping[str, str], unconfirmed: Collection[Place], reader: Agent
) -> ShiftSheet:
    case, drawn = duty.case, timeline(duty.case, duty.judgement)
    findings = duty.judgement.findings if duty.judgement is not None else ()
    oneself, refusals = case.person == reader.login, {one.evidence: one for one in duty.refusals}
    permits = [(Lane.LEAVE, one) for one in case.leaves]
    permits += [(Lane.APPLICATION, one) for one in case.applications]
    return ShiftSheet(
        day=duty.slot.place.day.isoformat(),
        duty=views.duty_row(duty, names, unconfirmed),
        bounds=_span(drawn.bounds),
        lanes=[LaneRow(lane, [_span(one) for one in spans]) for lane, spans in drawn.lanes.items()],
        facts=[_fact(one, refusals.get(one.evidence), names) for one in drawn.facts],
        grounds=[
            *(
                GroundRow(
                    lane,
                    one.evidence,
                    one.span[0] * 1000,
                    one.span[1] * 1000,
                    None if one.approved_at is None else one.approved_at * 1000,
                    one.ratified,
                )
                for lane, one in permits
            ),
            *(
                GroundRow(Lane.OUTAGE, gap.evidence, gap.span[0] * 1000, gap.span[1] * 1000, None, False)
                for gap in case.gaps
                if gap.span[0] < drawn.bounds[1] and gap.span[1] > drawn.bounds[0]
            ),
        ],
        rulings=[_ruling(one, names) for one in duty.ruled],
        may=[list(decisions(found, role=reader.role, oneself=oneself)) for found in findings],
        may_note=may_note(reader.role, oneself=oneself),
        settings=asdict(case.rules),
        rule_version=RULE_VERSION,
    )


def _fact(one: Fact, refusal: Refusal | None, names: Mapping[str, str]) -> FactRow:
    row = FactRow(one.at * 1000, one.kind, one.evidence, one.automatic)
    if refusal is None:
        return row
    return msgspec.structs.replace(row, told=refusal.order, by=names.get(refusal.actor, refusal.actor))


def _ruling(one: Ruled, names: Mapping[str, str]) -> RulingRow:
    ruling = one.ruling
    return RulingRow(
        found=views.finding_row(ruling.found),
        now=None if one.now is None else views.finding_row(one.now),
        differs=one.differs,
        decision=ruling.decision,
        reason=ruling.reason,
        actor=names.get(ruling.actor, ruling.actor),
        at=ruling.at,
        rule_version=ruling.rule_version,
    )


def _span(span: tuple[int, int]) -> SpanRow:
    return SpanRow(span[0] * 1000, span[1] * 1000)
