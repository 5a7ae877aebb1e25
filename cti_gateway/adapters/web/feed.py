"""The panel's WebSocket: frames out, resync requests in.

Close codes: 4400 malformed frame, 4401 session over, 4429 read too slowly (all with the error code
as reason), 1001 the gateway stops.
"""

import asyncio
from collections import defaultdict

import msgspec
from aiohttp import WSCloseCode, WSMsgType, web

from cti_gateway.adapters.web.deps import DEPS
from cti_gateway.adapters.web.sessions import SESSIONS, presented_hash
from cti_gateway.codec.panel import PanelFrameInvalid, decode_client
from cti_gateway.core.errors import Forbidden, StoreUnavailable
from cti_gateway.ports.feed import Panel, PanelOverflow

MALFORMED = 4400
SESSION_OVER = 4401
TOO_SLOW = 4429

_HEARTBEAT_S = 15.0
_CHECK_EVERY_S = 30.0  # how long a session closed elsewhere may go on watching
_MAX_CLIENT_FRAME = 4096


class Tabs:
    """The open WebSockets of each session."""

    def __init__(self) -> None:
        self._open: defaultdict[str, set[web.WebSocketResponse]] = defaultdict(set)

    def add(self, session: str, socket: web.WebSocketResponse) -> None:
        self._open[session].add(socket)

    def remove(self, session: str, socket: web.WebSocketResponse) -> None:
        self._open[session].discard(socket)
        if not self._open[session]:
            del self._open[session]

    async def end(self, session: str) -> None:
        """The session is over: tell its tabs."""
        for socket in tuple(self._open.get(session, ())):
            await socket.close(code=SESSION_OVER, message=b"session_required")

    async def close(self, _app: web.Application) -> None:
        """The gateway stops."""
        for socket in [socket for sockets in self._open.values() for socket in sockets]:
            await socket.close(code=WSCloseCode.GOING_AWAY)


TABS = web.AppKey("tabs", Tabs)


async def feed(request: web.Request) -> web.StreamResponse:
    """Serve one tab until it leaves."""
    socket = web.WebSocketResponse(heartbeat=_HEARTBEAT_S, max_msg_size=_MAX_CLIENT_FRAME)
    if not socket.can_prepare(request).ok:
        raise web.HTTPBadRequest
    hashed = presented_hash(request)
    sessions = request.app[SESSIONS]
    try:
        agent = await sessions.use(hashed) if hashed else None
    except Forbidden:
        agent = None
    await socket.prepare(request)
    if agent is None or hashed is None:
        await socket.close(code=SESSION_OVER, message=b"session_required")
        return socket
    tabs = request.app[TABS]
    tabs.add(hashed, socket)
    panel = request.app[DEPS].feed.watch(agent)
    try:
        async with asyncio.TaskGroup() as tasks:
            sending = tasks.create_task(_send(panel, socket))
            await _receive(request, panel, socket, hashed)
            panel.close()
            sending.cancel()
    finally:
        panel.close()
        tabs.remove(hashed, socket)
    return socket


async def _send(panel: Panel, socket: web.WebSocketResponse) -> None:
    try:
        async for frame in panel.frames():
            await socket.send_frame(frame, WSMsgType.TEXT)
    except PanelOverflow:
        await socket.close(code=TOO_SLOW, message=b"panel_overflow")
    except ConnectionError:
        pass  # the tab left while a frame was on its way; the receiving side ends the rest
    else:
        await socket.close(code=WSCloseCode.GOING_AWAY)


async def _receive(request: web.Request, panel: Panel, socket: web.WebSocketResponse, session: str) -> None:
    clock = request.app[DEPS].clock
    checked_at = clock.now()
    while True:
        try:
            message = await socket.receive(timeout=_CHECK_EVERY_S)
        except TimeoutError:
            message = None
        if clock.now() - checked_at >= _CHECK_EVERY_S * 1000:
            checked_at = clock.now()
            if not await _session_lives(request, session):
                await socket.close(code=SESSION_OVER, message=b"session_required")
                return
        if message is None:
            continue
        if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
            return
        try:
            decode_client(message.data)
        except PanelFrameInvalid as error:
            await socket.close(code=MALFORMED, message=_code_of(error).encode())
            return
        # A ping is answered with the next frame, and a snapshot is one: both mean "tell me all".
        panel.resync()


async def _session_lives(request: web.Request, session: str) -> bool:
    try:
        await request.app[SESSIONS].holder(session)
    except Forbidden:
        return False
    except StoreUnavailable:
        return True  # the database's trouble must not blind the panels
    return True


def _code_of(error: PanelFrameInvalid) -> str:
    well_formed = isinstance(error.__cause__, msgspec.ValidationError)
    return "body_invalid" if well_formed else "json_malformed"
