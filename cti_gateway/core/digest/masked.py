"""What is chosen from: records without whose they are, grouped by what was asked."""

from dataclasses import dataclass

from cti_gateway.core.consultation.record import Consultation
from cti_gateway.core.masking import mask_person_in
from cti_gateway.core.reports.topics import topic


@dataclass(frozen=True, slots=True)
class MaskedRecord:
    """A consultation: neither number nor name, and none in its texts."""

    id: int
    at: int
    category: str
    question: str
    answer: str
    outcome: str
    unit: str


def masked(one: Consultation) -> MaskedRecord:
    """As the hotline office and experts see it."""
    name = one.form.caller_name
    return MaskedRecord(
        one.id,
        one.started_at,
        topic(one.form.category),
        mask_person_in(one.form.question, name),
        mask_person_in(one.form.answer, name),
        one.form.outcome,
        one.unit,
    )
