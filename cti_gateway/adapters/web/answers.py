"""JSON answers, and the note on each handler that tells the OpenAPI page what it answers."""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from aiohttp import web

Handler = TypeVar("Handler", bound=Callable[..., Any])

_ATTRIBUTE = "__answers__"


def json_response(body: object, *, status: int = 200) -> web.Response:
    return web.Response(body=msgspec.json.encode(body), status=status, content_type="application/json")


def answers(shape: Any) -> Callable[[Handler], Handler]:
    """Declare the shape of the 200 answer."""

    def note(handler: Handler) -> Handler:
        setattr(handler, _ATTRIBUTE, shape)
        return handler

    return note


def shape_of(handler: object) -> Any:
    return getattr(handler, _ATTRIBUTE, None)
