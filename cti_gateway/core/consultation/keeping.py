"""The life of a consultation.

    draft ──save──▶ saved ──correct──▶ saved

A draft is written over as its agent types. What was saved stays: a correction is a new version beside it,
with its reason (A7.6). Every change names the version that was edited, so that no tab writes over another's
work. A caller who comes back to the same agent in the same call makes that save once more.
"""

from dataclasses import replace
from datetime import date

from cti_gateway.core.consultation.record import Consultation, Form, State, Version
from cti_gateway.core.consultation.rules import FormRules, checked, within_limits
from cti_gateway.core.errors import Conflict, Invalid, Refused


def drafted(before: Consultation, form: Form, *, edits: int) -> Consultation:
    """As far as it is filled in; raises Conflict, or Invalid for text that is too long."""
    _is(before, State.DRAFT, edits)
    return replace(before, form=within_limits(form), version=edits + 1)


def saved(
    before: Consultation, form: Form, *, edits: int, at: int, rules: FormRules, today: date
) -> Consultation:
    """Complete; raises Conflict or Invalid."""
    _is(before, before.state, edits)
    form = checked(form, rules, today)
    return replace(before, form=form, version=edits + 1, state=State.SAVED, saved_at=at)


def corrected(
    before: Consultation, form: Form, *, edits: int, reason: str, rules: FormRules, today: date
) -> Consultation:
    """Raises Conflict or Invalid."""
    _is(before, State.SAVED, edits)
    if not reason.strip():
        raise Invalid("consultation_invalid", {"reason": Refused("consultation_field_missing")})
    return replace(before, form=checked(form, rules, today), version=edits + 1)


def version_of(one: Consultation, *, at: int, actor: str, reason: str = "") -> Version:
    """What stays of it as it is now."""
    return Version(one.version, at, actor, reason, one.form)


def _is(one: Consultation, state: State, edits: int) -> None:
    if one.state is not state:
        raise Conflict("consultation_saved" if one.state is State.SAVED else "consultation_unsaved")
    if one.version != edits:
        raise Conflict("stale_edit")
