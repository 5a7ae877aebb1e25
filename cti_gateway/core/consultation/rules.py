"""What a form must say. Any call centre says so in its configuration."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from cti_gateway.core.consultation.record import Form
from cti_gateway.core.errors import Invalid, NotFound, Refused

LIMITS = {"question": 4000, "answer": 8000, "caller_name": 60, "id_number": 40, "phone": 30}
MAX_USED = 20
# What a business type may ask for; business type and outcome are asked of every form.
REQUIRABLE: tuple[str, ...] = (
    "category",
    "question",
    "answer",
    "caller_name",
    "id_number",
    "phone",
    "satisfaction",
)

# What could not be answered: somebody else is to, by a transfer ticket (A6.6a).
TICKET = "TICKET"

# Outcomes of calls in which nobody asked anything, unless the site says otherwise.
NOTHING_ASKED = frozenset({"INVALID", "SILENT", "HARASS", "DROPPED"})

ReadBirth = Callable[[str], date | None]
_PHONE = re.compile(r"\+?[0-9]{3,20}", re.ASCII)
_IN_NUMBERS = str.maketrans("", "", " -()（）")


@dataclass(frozen=True, slots=True)
class FormRules:
    """``required``: what each business type asks for. ``nothing_asked``: outcomes of calls in which nobody
    asked anything, after which only the outcome is needed. ``read_birth`` gives the date of birth in an ID
    number, or None if it is no sound one; without it any number will do.
    """

    required: Mapping[str, frozenset[str]]
    categories: frozenset[str]
    outcomes: frozenset[str]
    nothing_asked: frozenset[str] = frozenset()
    read_birth: ReadBirth | None = None


def within_limits(form: Form) -> Form:
    """The same; raises Invalid for text that is too long."""
    _raise_any(_too_long(form))
    return form


def checked(form: Form, rules: FormRules, today: date) -> Form:
    """The form as it is kept; raises Invalid that names the fields."""
    form = _tidy(form)
    problems: dict[str, Refused] = {}
    if not form.outcome:
        problems["outcome"] = Refused("consultation_field_missing")
    elif form.outcome not in rules.outcomes:
        problems["outcome"] = NotFound("outcome_unknown", outcome=form.outcome[:40])
    asks = form.outcome not in rules.nothing_asked
    if not form.business_type:
        if asks:
            problems["business_type"] = Refused("consultation_field_missing")
    elif form.business_type not in rules.required:
        problems["business_type"] = NotFound("business_type_unknown", business_type=form.business_type[:40])
    elif asks:
        for name in rules.required[form.business_type]:
            if getattr(form, name) in ("", None):
                problems[name] = Refused("consultation_field_missing")
    if form.category and form.category not in rules.categories:
        problems["category"] = NotFound("category_unknown", category=form.category[:40])
    if form.id_number and rules.read_birth is not None:
        birth = rules.read_birth(form.id_number)
        if birth is None or birth > today:
            problems["id_number"] = Refused("id_number_wrong")
    if form.phone and not _PHONE.fullmatch(form.phone):
        problems["phone"] = Refused("phone_wrong")
    _raise_any(problems | _too_long(form))
    return form


def _too_long(form: Form) -> dict[str, Refused]:
    problems: dict[str, Refused] = {
        name: Refused("consultation_text_too_long", limit=limit)
        for name, limit in LIMITS.items()
        if len(getattr(form, name)) > limit
    }
    if len(form.used) > MAX_USED:
        problems["used"] = Refused("consultation_entries_too_many", limit=MAX_USED)
    return problems


def _tidy(form: Form) -> Form:
    texts = {one.name: getattr(form, one.name).strip() for one in fields(Form) if one.type is str}
    tidy = replace(form, **texts)
    return replace(tidy, id_number=tidy.id_number.upper(), phone=tidy.phone.translate(_IN_NUMBERS))


def _raise_any(problems: Mapping[str, Refused]) -> None:
    if problems:
        raise Invalid("consultation_invalid", problems)
