"""What every request passes: errors told, origin checked, session known, JSON sound."""

import json
import re
from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web

from cti_gateway.adapters.web.auditing import audit_after
from cti_gateway.adapters.web.errors import error_response, from_http
from cti_gateway.adapters.web.origin import SAFE_METHODS, check_origin
from cti_gateway.adapters.web.sessions import SESSIONS, presented_hash
from cti_gateway.core.errors import CtiError, Forbidden, Refused
from cti_gateway.core.people import OUTSIDE_THE_HOTLINE, Agent

Next = Callable[[web.Request], Awaitable[web.StreamResponse]]

AGENT = web.RequestKey("agent", Agent)
# The feed checks by itself: a browser can read a close code but not a refused handshake.
_WITHOUT_SESSION = frozenset({"/api/login", "/api/site", "/api/openapi.json", "/api/feed"})
_OUTSIDE_THE_HOTLINE = re.compile(r"/api/(me|options|logout|tickets(/.*)?)")
_TAKES_FILES = frozenset(
    {"/api/rosters", "/api/rosters/check", "/api/knowledge/import", "/api/knowledge/import/check"}
)

log = structlog.get_logger(__name__)


@web.middleware
async def tell_errors(request: web.Request, handler: Next) -> web.StreamResponse:
    try:
        return await handler(request)
    except CtiError as error:
        if error.code == "origin_refused":
            # As it was sent: decoded, it may hold what a database cannot store.
            await audit_after(request, "anonymous", "request", request.rel_url.raw_path[:200], error.code)
        return error_response(request, error)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        return error_response(request, from_http(error))
    except Exception:
        log.exception("internal_error", method=request.method, path=request.path)
        return error_response(request, CtiError("internal_error"))


@web.middleware
async def refuse_foreign_origin(request: web.Request, handler: Next) -> web.StreamResponse:
    if request.method not in SAFE_METHODS or request.path == "/api/feed":
        check_origin(request)
    return await handler(request)


@web.middleware
async def require_session(request: web.Request, handler: Next) -> web.StreamResponse:
    if request.path.startswith("/api/") and request.path not in _WITHOUT_SESSION:
        hashed = presented_hash(request)
        if hashed is None:
            raise Forbidden("session_required")
        agent = request[AGENT] = await request.app[SESSIONS].use(hashed)
        if agent.role in OUTSIDE_THE_HOTLINE and not _OUTSIDE_THE_HOTLINE.fullmatch(request.path):
            await audit_after(request, agent, "request", request.rel_url.raw_path[:200], "forbidden")
            raise Forbidden("forbidden")
    return await handler(request)


@web.middleware
async def require_sound_json(request: web.Request, handler: Next) -> web.StreamResponse:
    """Beside bad syntax: bad packing, other charsets, nesting too deep, integers too long for Python."""
    if request.path in _TAKES_FILES:
        return await handler(request)
    try:
        data = await request.read()
    except web.RequestPayloadError:
        raise Refused("json_malformed") from None
    if data:
        try:
            if (request.charset or "utf-8").lower() not in ("utf-8", "utf8"):
                raise Refused("json_malformed")
            body = json.loads(data.decode("utf-8"))
        except (ValueError, RecursionError):
            raise Refused("json_malformed") from None
        if not isinstance(body, dict):
            raise Refused("body_invalid", field="body")
    return await handler(request)


_CSP = (
    "default-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


async def add_security_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers["Content-Security-Policy"] = _CSP
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    if request.path.startswith("/api/"):
        response.headers["Cache-Control"] = "no-store"


MIDDLEWARES = (tell_errors, refuse_foreign_origin, require_session, require_sound_json)
