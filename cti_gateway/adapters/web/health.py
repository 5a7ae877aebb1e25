"""For monitors: alive, ready, measured."""

import msgspec
from aiohttp import web
from prometheus_client import generate_latest

from cti_gateway.adapters.web.answers import json_response
from cti_gateway.adapters.web.deps import DEPS
from cti_gateway.core.errors import StoreUnavailable


class Readiness(msgspec.Struct, frozen=True):
    """``recorder``: facts reach the database at once and are not waiting in the spool."""

    switch: bool
    store: bool
    recorder: bool


async def healthz(_request: web.Request) -> web.Response:
    return json_response({"status": "ok"})


async def readyz(request: web.Request) -> web.Response:
    deps = request.app[DEPS]
    try:
        await deps.store.ping()
        store = True
    except StoreUnavailable:
        store = False
    ready = Readiness(deps.feed.switch_connected(), store, deps.health())
    return json_response(ready, status=200 if ready.switch and ready.store and ready.recorder else 503)


async def metrics(request: web.Request) -> web.Response:
    text = generate_latest(request.app[DEPS].registry)
    return web.Response(body=text, headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})
