"""What is wrong with a form, field by field, in our words instead of the validator's."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cti_gateway.core.errors import Invalid, Refused
from cti_gateway.messages import CODES


def invalid(code: str, error: ValidationError, within: str) -> Invalid | None:
    """The problems of the fields of the object ``within``; None if something else is wrong."""
    problems: dict[str, Refused] = {}
    for detail in error.errors(include_url=False, include_input=False):
        match detail["loc"]:
            case (str(outer), str(field), *_) if outer == within:
                problems.setdefault(field, _problem(field, detail))
            case _:
                return None
    return Invalid(code, problems)


def _problem(field: str, detail: ErrorDetails) -> Refused:
    if f"field_{field}" in CODES:
        return Refused(f"field_{field}")
    limits = detail.get("ctx", {})
    for limit, code in (("ge", "field_too_small"), ("le", "field_too_big")):
        if limit in limits:
            return Refused(code, limit=limits[limit])
    return Refused("field_missing" if detail["type"] == "missing" else "field_invalid")
