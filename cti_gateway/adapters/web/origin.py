"""Refuses what another web site made the browser send.

Any sign of another origin refuses. A request with neither header comes from no browser (browsers
put ``Origin`` on every POST and every WebSocket) and so carries nobody's cookies by accident.
"""

from urllib.parse import urlsplit

from aiohttp import web

from cti_gateway.adapters.web.client import CLIENT
from cti_gateway.core.errors import Forbidden

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_DEFAULT_PORTS = {"http": 80, "https": 443}


def _host_port(url: str, default_port: int | None) -> tuple[str | None, int | None]:
    parts = urlsplit(url)
    return parts.hostname, parts.port or _DEFAULT_PORTS.get(parts.scheme, default_port)


def check_origin(request: web.Request) -> None:
    """Raises Forbidden("origin_refused")."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in ("same-origin", "none"):
        raise Forbidden("origin_refused")
    origin = request.headers.get("Origin")
    if origin is None:
        return
    client = request.app[CLIENT]
    scheme = "https" if client.is_https(request) else "http"
    try:
        theirs = _host_port(origin, None)
        ours = _host_port(f"{scheme}://{client.host(request)}", None)
    except ValueError:
        raise Forbidden("origin_refused") from None
    if theirs[0] is None or theirs != ours:
        raise Forbidden("origin_refused")
