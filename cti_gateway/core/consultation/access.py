"""Who sees what of a consultation. Callers are masked, but for its agent while the call is at the seat."""

from dataclasses import replace

from cti_gateway.core.consultation.record import Consultation, Form
from cti_gateway.core.masking import mask_id_number, mask_name, mask_number, mask_numbers_in
from cti_gateway.core.people import Agent, Role

SEE_ALL = frozenset({Role.LEAD, Role.HOTLINE_OFFICE})


def sees(one: Consultation, reader: Agent) -> bool:
    """One's own; of what is saved these roles see everybody's, a lead also what is not saved yet."""
    return may_work_on(one, reader) or (one.saved_at is not None and reader.role in SEE_ALL)


def may_work_on(one: Consultation, reader: Agent) -> bool:
    """See it in full for a reason, and correct it."""
    return one.agent_id == reader.id or reader.role is Role.LEAD


def sees_drafts(reader: Agent) -> bool:
    """Everybody's."""
    return reader.role is Role.LEAD


def masked(form: Form) -> Form:
    """As everybody may see it who sees the consultation."""
    return replace(
        form,
        caller_name=mask_name(form.caller_name),
        id_number=mask_id_number(form.id_number),
        phone=mask_number(form.phone),
        question=mask_numbers_in(form.question),
        answer=mask_numbers_in(form.answer),
    )
