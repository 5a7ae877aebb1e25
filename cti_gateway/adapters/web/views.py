"""The shapes of the answers. Instants are milliseconds (UTC), ``*_s`` are seconds."""

import msgspec

from cti_gateway.adapters.web.deps import Choice
from cti_gateway.codec.panel import SeatView
from cti_gateway.core.masking import mask_name, mask_number
from cti_gateway.core.people import Agent, Role
from cti_gateway.core.records import CallRecord, CallState, HungUpBy
from cti_gateway.core.why import Explanation
from cti_gateway.messages import Language


class Error(msgspec.Struct, frozen=True):
    """What went wrong: a stable code, a sentence for the person, and what the sentence names."""

    code: str
    message: str
    params: dict[str, str | int | float | bool | None]


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
    agent: Self
    seat: SeatView | None


class QueueChoice(msgspec.Struct, frozen=True):
    key: str
    name: str


class Options(msgspec.Struct, frozen=True):
    outcomes: list[Choice]
    reasons: list[Choice]
    queues: list[QueueChoice]


class SeatChoice(msgspec.Struct, frozen=True):
    """A seat to sign in at; ``here``: it takes sign-ins from this computer."""

    number: str
    extension: str
    occupied_by: str | None
    here: bool


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
    note: str
    recovered: bool
    survey_sent_at: int | None
    survey_score: int | None


class MissedRow(msgspec.Struct, frozen=True):
    """A call that nobody answered, and who has seen to it."""

    call: CallRow
    done_at: int | None
    done_by: str | None


class Why(msgspec.Struct, frozen=True):
    """Why a seat or call is as it is; ``sentences`` say it to people, the first one the state."""

    explanation: Explanation
    sentences: list[str]


class Revealed(msgspec.Struct, frozen=True):
    """A number in full. That it was shown is on record."""

    number: str


def me(agent: Agent, seat: SeatView | None) -> Me:
    return Me(Self(agent.id, agent.login, agent.name, agent.role), seat)


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
        note=record.note,
        recovered=record.recovered,
        survey_sent_at=record.survey_sent_at,
        survey_score=record.survey_score,
    )
