"""What one check found: a line for the administrator, by code as everywhere."""

from dataclasses import dataclass, field
from enum import StrEnum

from cti_gateway.core.errors import CtiError


class Verdict(StrEnum):
    """``BAD``: calls will not work. ``CARE``: they will, but look at it."""

    OK = "ok"
    CARE = "care"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """``code`` and ``params`` make the sentence in ``cti_gateway.messages``."""

    verdict: Verdict
    code: str
    params: dict[str, object] = field(default_factory=dict)


def ok(code: str, **params: object) -> Finding:
    return Finding(Verdict.OK, code, params)


def care(code: str, **params: object) -> Finding:
    return Finding(Verdict.CARE, code, params)


def bad(code: str, **params: object) -> Finding:
    return Finding(Verdict.BAD, code, params)


def of_error(error: CtiError) -> Finding:
    return bad(error.code, **error.params)
