"""How an error leaves over HTTP: a status, a stable code, and a sentence in the reader's language."""

from aiohttp import web

from cti_gateway.adapters.web.answers import json_response
from cti_gateway.adapters.web.deps import DEPS
from cti_gateway.adapters.web.views import Error, ErrorBody
from cti_gateway.core.errors import (
    Conflict,
    CrmFailed,
    CtiError,
    Forbidden,
    Invalid,
    NotFound,
    Refused,
    StoreUnavailable,
    SwitchRefused,
    SwitchUnavailable,
)
from cti_gateway.messages import Language, told

MAX_BODY_BYTES = 64 * 1024

_STATUS_OF_CODE = {
    "login_failed": 401,
    "session_required": 401,
    "account_locked": 423,
    "method_not_allowed": 405,
    "body_too_large": 413,
}
_STATUS_OF_CLASS: tuple[tuple[type[CtiError], int], ...] = (
    (NotFound, 404),
    (Conflict, 409),
    (Forbidden, 403),
    (Refused, 400),
    (StoreUnavailable, 503),
    (SwitchUnavailable, 503),
    (SwitchRefused, 502),
    (CrmFailed, 502),
)


def status_of(error: CtiError) -> int:
    by_code = _STATUS_OF_CODE.get(error.code)
    if by_code is not None:
        return by_code
    return next((status for kind, status in _STATUS_OF_CLASS if isinstance(error, kind)), 500)


def language_of(accept: str, default: Language) -> Language:
    """The better liked of our two languages (RFC 9110 §12.5.4); the first named wins a tie."""
    best: Language = default
    best_weight = 0.0
    for part in accept.split(","):
        tag, _, weight_text = part.partition(";q=")
        language = tag.strip().lower().partition("-")[0]
        try:
            weight = float(weight_text) if weight_text else 1.0
        except ValueError:
            continue
        if weight > best_weight and language in ("en", "zh"):
            best, best_weight = ("en" if language == "en" else "zh"), weight
    return best


def error_of(request: web.Request, error: CtiError) -> Error:
    """For whoever asked."""
    language = language_of(request.headers.get("Accept-Language", ""), request.app[DEPS].language)
    params = {
        name: value if isinstance(value, str | int | float | bool | None) else str(value)
        for name, value in error.params.items()
    }
    wrong = error.fields if isinstance(error, Invalid) else {}
    zone = request.app[DEPS].time_zone
    shifts = {one.code: one.en if language == "en" else one.zh for one in request.app[DEPS].options.shifts}
    fields = {name: told(why, language, zone, shifts) for name, why in wrong.items()}
    return Error(error.code, told(error, language, zone, shifts), params, fields)


def error_response(request: web.Request, error: CtiError) -> web.Response:
    return json_response(ErrorBody(error_of(request, error)), status=status_of(error))


def from_http(error: web.HTTPException) -> CtiError:
    """What aiohttp and aiohttp-pydantic raise by themselves, in our terms."""
    if isinstance(error, web.HTTPNotFound):
        return NotFound("not_found")
    if isinstance(error, web.HTTPMethodNotAllowed):
        return Refused("method_not_allowed")
    if isinstance(error, web.HTTPRequestEntityTooLarge):
        return Refused("body_too_large", limit_bytes=MAX_BODY_BYTES)
    return Refused("json_malformed")
