"""The shapes of consultations: what is filled in, and what is told to whom."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated

import msgspec
from pydantic import BaseModel, Field

from cti_gateway.adapters.web.bodies import Code, Line, Reason, Words
from cti_gateway.adapters.web.body import Body
from cti_gateway.adapters.web.deps import Choice
from cti_gateway.adapters.web.views import Error
from cti_gateway.codec.panel import SeatView
from cti_gateway.core.consultation import record
from cti_gateway.core.consultation.access import masked
from cti_gateway.core.consultation.edit import Edit
from cti_gateway.core.consultation.record import State, UsedEntry
from cti_gateway.core.masking import mask_name, mask_number
from cti_gateway.ports.consultations import SeenConsultation

SUMMARY = 80

Number = Annotated[int, Field(ge=0, lt=2**31)]


class UsedEntryBody(Body):
    entry: Number
    version: Number


class FormBody(Body):
    """What is left out stays as it is; how long texts may be is core's. ``satisfaction`` None: not said."""

    business_type: Line = ""
    category: Line = ""
    question: Words = ""
    answer: Words = ""
    used: Annotated[tuple[UsedEntryBody, ...], Field(max_length=100, strict=False)] = ()
    outcome: Line = ""
    caller_name: Line = ""
    id_number: Line = ""
    phone: Line = ""
    satisfaction: Annotated[int, Field(ge=1, le=5)] | None = None
    ticket_wanted: bool = False


class DraftBody(Body):
    """``version`` is the one that was edited, 0 for a form in which nothing was written."""

    version: Number
    form: FormBody

    def edit(self) -> Edit:
        said = {name: getattr(self.form, name) for name in self.form.model_fields_set}
        if "used" in said:
            said["used"] = tuple(UsedEntry(one.entry, one.version) for one in self.form.used)
        return Edit(self.version, said)


class SaveConsultationBody(DraftBody):
    """``then_not_ready``: for this reason no calls are taken after it."""

    then_not_ready: Code | None = None


class CorrectConsultationBody(DraftBody):
    reason: Reason


BODIES: tuple[type[BaseModel], ...] = (DraftBody, SaveConsultationBody, CorrectConsultationBody)


class BusinessType(msgspec.Struct, frozen=True):
    """``required``: what it asks for, beside itself and an outcome."""

    code: str
    zh: str
    en: str
    required: list[str]


class Category(Choice, frozen=True):
    """``initials`` and ``pinyin`` of its own name, by which it is found too."""

    initials: str
    pinyin: str


class ConsultationChoices(msgspec.Struct, frozen=True):
    """What the form offers. After an outcome of ``nothing_asked`` it need not say anything else.

    ``categories`` in the order of their tree; a code is the path to it. ``limits``: characters in a field.
    ``phrases``: what is to be said, with the reader's login in it.
    """

    business_types: list[BusinessType]
    categories: list[Category]
    outcomes: list[Choice]
    nothing_asked: list[str]
    phrases: list[Choice]
    limits: dict[str, int]
    max_used: int


class ConsultationUsed(msgspec.Struct, frozen=True):
    """The version of a knowledge entry that the answer was taken from."""

    entry: int
    version: int


class ConsultationForm(msgspec.Struct, frozen=True):
    business_type: str
    category: str
    question: str
    answer: str
    used: list[ConsultationUsed]
    outcome: str
    caller_name: str
    id_number: str
    phone: str
    satisfaction: int | None
    ticket_wanted: bool


class ConsultationRow(msgspec.Struct, frozen=True):
    """Of a list: masked. Instants in milliseconds; ``id`` 0: nothing of it is stored yet."""

    id: int
    version: int
    state: State
    call_id: str | None
    started_at: int
    saved_at: int | None
    agent_id: int
    agent_name: str
    unit: str
    seat: str
    number: str
    caller: str
    business_type: str
    category: str
    outcome: str
    summary: str
    satisfaction: int | None


class Consultation(ConsultationRow, frozen=True):
    """All of it. ``masked``: names and numbers in the form are; ``may_reveal``: not for a reason."""

    form: ConsultationForm
    masked: bool
    may_reveal: bool
    may_correct: bool


class SavedConsultation(msgspec.Struct, frozen=True):
    """``consultation`` None: the database is away, it will be written later."""

    seat: SeatView | None
    consultation: Consultation | None


class ConsultationStale(msgspec.Struct, frozen=True):
    """The answer 409 ``stale_edit``: how it stands now, and what would have been written."""

    error: Error
    current: Consultation
    yours: ConsultationForm


class RevealedConsultation(msgspec.Struct, frozen=True):
    """In full: the number that called, and the form."""

    number: str
    form: ConsultationForm


class ConsultationVersion(msgspec.Struct, frozen=True):
    """What it said from then on, masked. ``changed``: the fields in which it differs from the one before."""

    version: int
    at: int
    actor: str
    reason: str
    changed: list[str]
    form: ConsultationForm


def form_of(form: record.Form) -> ConsultationForm:
    """As it is."""
    return msgspec.convert(form, ConsultationForm, from_attributes=True)


def row(one: record.Consultation, names: Mapping[int, str]) -> ConsultationRow:
    """``names``: of agents, by id."""
    shown = masked(one.form)
    return ConsultationRow(
        id=one.id,
        version=one.version,
        state=one.state,
        call_id=one.call_id,
        started_at=one.started_at,
        saved_at=one.saved_at,
        agent_id=one.agent_id,
        agent_name=names.get(one.agent_id, ""),
        unit=one.unit,
        seat=one.seat,
        number=mask_number(one.number),
        caller=mask_name(one.form.caller_name),
        business_type=one.form.business_type,
        category=one.form.category,
        outcome=one.form.outcome,
        summary=shown.question[:SUMMARY],
        satisfaction=one.form.satisfaction,
    )


def whole(seen: SeenConsultation, names: Mapping[int, str]) -> Consultation:
    """As its reader may see it."""
    one = seen.one
    return Consultation(
        **msgspec.structs.asdict(row(one, names)),
        form=form_of(one.form if seen.clear else masked(one.form)),
        masked=not seen.clear,
        may_reveal=seen.may_work_on and not seen.clear,
        may_correct=seen.may_work_on and one.state is State.SAVED,
    )


def versions(found: list[record.Version], names: Mapping[int, str]) -> list[ConsultationVersion]:
    """Each beside the one before it."""
    people = {f"agent:{number}": name for number, name in names.items()}
    befores = [found[0].form, *(one.form for one in found)] if found else []
    return [
        ConsultationVersion(
            version=one.version,
            at=one.at,
            actor=people.get(one.actor, one.actor),
            reason=one.reason,
            changed=_changed(before, one.form),
            form=form_of(masked(one.form)),
        )
        for before, one in zip(befores, found, strict=False)
    ]


def _changed(before: record.Form, after: record.Form) -> list[str]:
    return [
        field.name for field in fields(after) if getattr(before, field.name) != getattr(after, field.name)
    ]
