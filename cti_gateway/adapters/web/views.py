"""The shapes of the answers. Instants are milliseconds (UTC), ``*_s`` are seconds."""

from collections.abc import Collection, Mapping

import msgspec

from cti_gateway.adapters.web.deps import Choice
from cti_gateway.codec.panel import SeatView
from cti_gateway.core.attendance.case import Finding, Kind
from cti_gateway.core.attendance.day import Duty
from cti_gateway.core.attendance.readiness import ready_after_s
from cti_gateway.core.masking import mask_name, mask_number
from cti_gateway.core.people import Agent, Role
from cti_gateway.core.records import CallbackRecord, CallbackState, CallRecord, CallState, Direction, HungUpBy
from cti_gateway.core.roster.slots import Difference, Place, unfilled
from cti_gateway.core.why import Explanation
from cti_gateway.messages import Language
from cti_gateway.ports.store import RosterVersion


class Error(msgspec.Struct, frozen=True):
    """What went wrong: a stable code, a sentence for the person, and what the sentence names.

    ``fields``: the sentence for each field of a form that is wrong.
    """

    code: str
    message: str
    params: dict[str, str | int | float | bool | None]
    fields: dict[str, str] = {}


class ErrorBody(msgspec.Struct, frozen=True):
    error: Error


class Site(msgspec.Struct, frozen=True):
    """What every page needs before anybody is logged in."""

    language: Language
    time_zone: str


class Self(msgspec.Struct, frozen=True):
    """The person logged in."""

    id: int
    login: str
    name: str
    role: Role


class Me(msgspec.Struct, frozen=True):
    """``now``: the gateway's clock (ms), for the computer's own may be wrong."""

    now: int
    agent: Self
    seat: SeatView | None


class QueueChoice(msgspec.Struct, frozen=True):
    key: str
    name: str
    retired: bool


class Options(msgspec.Struct, frozen=True):
    outcomes: list[Choice]
    reasons: list[Choice]
    queues: list[QueueChoice]
    dials_out: bool  # whether seats can call out here
    answers_phones: bool  # whether their phones can be told to answer
    leave_types: list[Choice]
    shifts: list[Choice]  # those that have a name
    away_application_s: int  # away for so long needs an approved application,
    away_leave_s: int  # and for so long a leave


class OwnShift(msgspec.Struct, frozen=True):
    """The next shift of the person logged in, or the one that runs."""

    code: str
    from_at: int
    until: int


class SeatChoice(msgspec.Struct, frozen=True):
    """A seat to sign in at; ``here``: it takes sign-ins from this computer. ``shift``: one's own there.

    ``stand_by``: somebody sits there, and it is one's own now.
    """

    number: str
    extension: str
    occupied_by: str | None
    here: bool
    shift: OwnShift | None
    stand_by: bool


class CallRow(msgspec.Struct, frozen=True):
    """One call of the past (or still running); number and caller name are masked."""

    id: str
    number: str
    name: str
    queue: str
    state: CallState
    seat: str | None
    agent_id: int | None
    agent_name: str | None
    arrived_at: int
    answered_at: int | None
    ended_at: int | None
    wait_s: float
    ring_s: float
    talk_s: float
    hold_s: float
    acw_s: float
    hung_up_by: HungUpBy | None
    outcome: str | None
    recovered: bool
    survey_sent_at: int | None
    survey_score: int | None
    direction: Direction


class MissedRow(msgspec.Struct, frozen=True):
    """A call that nobody answered, and who has seen to it."""

    call: CallRow
    done_at: int | None
    done_by: str | None


class Why(msgspec.Struct, frozen=True):
    """Why a seat or call is as it is; ``sentences`` say it to people, the first one the state."""

    explanation: Explanation
    sentences: list[str]


class CallbackRow(msgspec.Struct, frozen=True):
    """A caller who is to be called back; number and name are masked. ``id``: the call it was asked for in."""

    id: str
    number: str
    name: str
    queue: str
    state: CallbackState
    arrived_at: int
    attempts: int
    met: str | None
    next_at: int | None


class Revealed(msgspec.Struct, frozen=True):
    """A number in full. That it was shown is on record."""

    number: str


class SheetProblem(msgspec.Struct, frozen=True):
    """What is wrong in a sheet, and in which cell."""

    cell: str
    code: str
    message: str


class SlotPlace(msgspec.Struct, frozen=True):
    day: str
    shift: str
    seat: str


class RosterChange(msgspec.Struct, frozen=True):
    """Who had the slot, and who has it; empty: nobody, or there was no such slot."""

    place: SlotPlace
    before: str
    after: str


class HeldPlace(msgspec.Struct, frozen=True):
    """``person`` is a login."""

    place: SlotPlace
    person: str


class RosterCheck(msgspec.Struct, frozen=True):
    """What publishing a sheet would mean; the spreads are the largest difference of loads, in slots.

    ``not_by_heads``: what others have than who is in charge of the unit, which is only told.
    """

    first: str
    last: str
    slots: int
    problems: list[SheetProblem]
    unfilled: list[SlotPlace]
    not_by_heads: list[HeldPlace]
    changes: list[RosterChange]
    spread_of_units: int
    spread_of_people: int


class RosterVersionRow(msgspec.Struct, frozen=True):
    """A published roster; ``actor`` is a login."""

    id: int
    first: str
    last: str
    at: int
    actor: str
    reason: str
    slots: int
    unfilled: int


class Published(msgspec.Struct, frozen=True):
    version: int


class FindingRow(msgspec.Struct, frozen=True):
    """One result of the judgement; ``excuse``: why it does not count."""

    kind: Kind
    seconds: int
    from_at: int
    to_at: int
    clause: str
    proposed: bool
    excuse: str | None
    evidence: list[str]


class DutyRow(msgspec.Struct, frozen=True):
    """One slot of a day. ``findings`` is null until it is judged; ``ready_after_s``: from the sign-in on."""

    shift: str
    from_at: int
    to_at: int
    seat: str
    unit: str
    person: str
    name: str
    original: str  # the name of whom the roster has, if that is somebody else
    findings: list[FindingRow] | None
    presence_s: int
    obligated_s: int
    overtime_s: int
    flags: list[str]
    ready_after_s: int | None


def place(one: Place) -> SlotPlace:
    return SlotPlace(one.day.isoformat(), one.shift, one.seat)


def roster_change(one: Difference, names: Mapping[str, str] | None = None) -> RosterChange:
    """With ``names``, by these; else by login, as a sheet has them."""
    before, after = (slot.person if slot is not None else "" for slot in (one.before, one.after))
    called = names or {}
    return RosterChange(place(one.place), called.get(before, before), called.get(after, after))


def roster_version(one: RosterVersion) -> RosterVersionRow:
    return RosterVersionRow(
        id=one.id,
        first=one.first.isoformat(),
        last=one.last.isoformat(),
        at=one.at,
        actor=one.actor,
        reason=one.reason,
        slots=len(one.slots),
        unfilled=len(unfilled(one.slots)),
    )


def duty_row(duty: Duty, names: Mapping[str, str], unconfirmed: Collection[Place]) -> DutyRow:
    """``unconfirmed``: the slots whose person has not confirmed a handover in time."""
    judged = duty.judgement
    handover = ["HANDOVER_MISSING"] if duty.slot.place in unconfirmed else []
    return DutyRow(
        shift=duty.slot.place.shift,
        from_at=duty.case.shift[0] * 1000,
        to_at=duty.case.shift[1] * 1000,
        seat=duty.slot.place.seat,
        unit=duty.slot.unit,
        person=duty.slot.person,
        name=names.get(duty.slot.person, duty.slot.person),
        original=names.get(duty.original, duty.original) if duty.original != duty.slot.person else "",
        findings=None if judged is None else [finding_row(found) for found in judged.findings],
        presence_s=judged.presence_s if judged else 0,
        obligated_s=judged.obligated_s if judged else 0,
        overtime_s=judged.overtime_s if judged else 0,
        flags=[*(judged.flags if judged else ()), *handover],
        ready_after_s=ready_after_s(duty.case.facts, duty.case.shift),
    )


def finding_row(found: Finding) -> FindingRow:
    return FindingRow(
        kind=found.kind,
        seconds=found.seconds,
        from_at=found.span[0] * 1000,
        to_at=found.span[1] * 1000,
        clause=found.clause,
        proposed=found.proposed,
        excuse=found.excuse,
        evidence=list(found.evidence),
    )


def me(now: int, agent: Agent, seat: SeatView | None) -> Me:
    return Me(now, Self(agent.id, agent.login, agent.name, agent.role), seat)


def callback_row(record: CallbackRecord) -> CallbackRow:
    return CallbackRow(
        id=record.call_id,
        number=mask_number(record.number),
        name=mask_name(record.name),
        queue=record.queue,
        state=record.state,
        arrived_at=record.arrived_at,
        attempts=record.attempts,
        met=record.met,
        next_at=record.next_at,
    )


def call_row(record: CallRecord, agent_names: dict[int, str]) -> CallRow:
    return CallRow(
        id=record.call_id,
        number=mask_number(record.number),
        name=mask_name(record.name),
        queue=record.queue,
        state=record.state,
        seat=record.seat,
        agent_id=record.agent_id,
        agent_name=agent_names.get(record.agent_id) if record.agent_id is not None else None,
        arrived_at=record.arrived_at,
        answered_at=record.answered_at,
        ended_at=record.ended_at,
        wait_s=record.wait_ms / 1000,
        ring_s=record.ring_ms / 1000,
        talk_s=record.talk_ms / 1000,
        hold_s=record.hold_ms / 1000,
        acw_s=record.acw_ms / 1000,
        hung_up_by=record.hung_up_by,
        outcome=record.outcome,
        recovered=record.recovered,
        survey_sent_at=record.survey_sent_at,
        survey_score=record.survey_score,
        direction=record.direction,
    )
