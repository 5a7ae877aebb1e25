"""The shapes of requests: what is asked, and what is told of them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Annotated

import msgspec
from pydantic import BaseModel, Field, StringConstraints

from cti_gateway.adapters.web.body import LINE, Body
from cti_gateway.adapters.web.calls import Instant
from cti_gateway.adapters.web.deps import Choice
from cti_gateway.adapters.web.views import SlotPlace, place
from cti_gateway.core.people import Agent, Role
from cti_gateway.core.requests.delegation import Delegation
from cti_gateway.core.requests.request import RequestAct, RequestKind, RequestState
from cti_gateway.ports.requests import OwnSlot, Told

Name = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=LINE)]
Why = Annotated[str, StringConstraints(max_length=200, pattern=LINE, strip_whitespace=True)]


class SlotBody(Body):
    day: Annotated[date, Field(strict=False)]
    shift: Name
    seat: Name


class SwapBody(SlotBody):
    """``in_return``: the slot of the substitute that one takes oneself, if any."""

    substitute: Name
    in_return: Annotated[list[SlotBody], Field(max_length=1)] = Field(default=[])
    reason: Why = ""


class LeaveBody(Body):
    leave_type: Name
    from_at: Instant
    to_at: Instant
    reason: Why = ""


class AwayBody(Body):
    """``person``: for whom a lead enters it."""

    from_at: Instant
    to_at: Instant
    person: Name | None = None
    reason: Why = ""


class ActBody(Body):
    """``version`` is the one that was looked at."""

    version: Annotated[int, Field(ge=1, le=1000)]
    reason: Why = ""


class DelegateBody(Body):
    """Empty ``delegate``: nobody any more."""

    delegate: Annotated[str, StringConstraints(max_length=64, pattern=LINE)]
    from_at: Instant
    to_at: Instant
    reason: Why = ""


BODIES: tuple[type[BaseModel], ...] = SwapBody, LeaveBody, AwayBody, ActBody, DelegateBody


class StepRow(msgspec.Struct, frozen=True):
    at: int
    by: str
    act: RequestAct
    reason: str


class RequestRow(msgspec.Struct, frozen=True):
    """``version`` counts its steps; ``acts``: what the reader may do; ``awaits``: it waits for them."""

    id: int
    version: int
    kind: RequestKind
    state: RequestState
    person: str
    name: str
    own: bool
    from_at: int
    to_at: int
    leave_type: str
    place: SlotPlace | None
    in_return: SlotPlace | None
    substitute: str
    substitute_name: str
    unit: str
    other_unit: str
    steps: list[StepRow]
    acts: list[RequestAct]
    awaits: bool


class Asked(msgspec.Struct, frozen=True):
    id: int


class SlotChoice(msgspec.Struct, frozen=True):
    place: SlotPlace
    unit: str
    from_at: int
    to_at: int


class Colleague(msgspec.Struct, frozen=True):
    login: str
    name: str
    unit: str


class RequestChoices(msgspec.Struct, frozen=True):
    """What the forms offer: one's own shifts ahead, who could take them, types of leave, and delegates."""

    slots: list[SlotChoice]
    colleagues: list[Colleague]
    delegates: list[Colleague]
    leave_types: list[Choice]


class DelegationRow(msgspec.Struct, frozen=True):
    """``in_force``: this one decides, now or later, if anybody does."""

    at: int
    by: str
    delegate: str
    from_at: int
    to_at: int
    reason: str
    in_force: bool


def request_row(told: Told, reader: str, names: Mapping[str, str]) -> RequestRow:
    one = told.request
    return RequestRow(
        id=one.id,
        version=len(one.steps),
        kind=one.kind,
        state=told.state,
        person=one.person,
        name=names.get(one.person, one.person),
        own=one.person == reader,
        from_at=one.from_at,
        to_at=one.to_at,
        leave_type=one.leave_type,
        place=None if one.place is None else place(one.place),
        in_return=None if one.in_return is None else place(one.in_return),
        substitute=one.substitute,
        substitute_name=names.get(one.substitute, one.substitute),
        unit=one.unit,
        other_unit=one.other_unit,
        steps=[
            StepRow(step.at, names.get(step.actor, step.actor), step.act, step.reason) for step in one.steps
        ],
        acts=list(told.acts),
        awaits=told.awaits,
    )


def colleagues(agents: Iterable[Agent], roles: Collection[Role], reader: str) -> list[Colleague]:
    """Everybody of these roles but the reader."""
    return [
        Colleague(agent.login, agent.name, agent.unit)
        for agent in agents
        if agent.active and agent.role in roles and agent.login != reader
    ]


def slot_choice(slot: OwnSlot) -> SlotChoice:
    return SlotChoice(place(slot.place), slot.unit, slot.from_at, slot.to_at)


def delegation_row(one: Delegation, names: Mapping[str, str], *, newest: bool, now: int) -> DelegationRow:
    return DelegationRow(
        at=one.at,
        by=names.get(one.actor, one.actor),
        delegate=names.get(one.delegate, one.delegate),
        from_at=one.from_at,
        to_at=one.to_at,
        reason=one.reason,
        in_force=newest and bool(one.delegate) and now < one.to_at,
    )
