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
from cti_gateway.core.errors import Forbidden, Refused, StoreUnavailable
from cti_gateway.ports.feed import Panel, PanelOverflow

MALFORMED = 4400
SESSION_OVER = 4401
TOO_SLOW = 4429

_HEARTBEAT_S = 10.0  # unanswered for half of it, the tab is gone: known 15 s after the last sign of life
_CHECK_EVERY_S = 30.0  # how long a session closed elsewhere may go on watching
_GOODBYE_S = 2.0  # how long a tab may take to agree to the end
_MAX_CLIENT_FRAME = 4096
_SIGNS_OF_LIFE = {WSMsgType.TEXT, WSMsgType.BINARY, WSMsgType.PING, WSMsgType.PONG, WSMsgType.CLOSE}


class Tab:
    """One open WebSocket. Several may want to end it; the first one's reason is told."""

    def __init__(self) -> None:
        self._ended: asyncio.Future[tuple[int, bytes]] = asyncio.get_running_loop().create_future()

    def end(self, code: int, reason: bytes = b"") -> None:
        """Never waits: a tab that sleeps must not hold up a logout or a shutdown."""
        if not self._ended.done():
            self._ended.set_result((code, reason))

    async def ended(self) -> tuple[int, bytes]:
        """The close code and the reason."""
        return await self._ended


class Tabs:
    """The open tabs of each session."""

    def __init__(self) -> None:
        self._open: defaultdict[str, set[Tab]] = defaultdict(set)
        self.closing = False

    def add(self, session: str, tab: Tab) -> None:
        self._open[session].add(tab)

    def remove(self, session: str, tab: Tab) -> None:
        self._open[session].discard(tab)
        if not self._open[session]:
            del self._open[session]

    def end(self, session: str) -> None:
        """The session is over: tell its tabs."""
        for tab in self._open.get(session, ()):
            tab.end(SESSION_OVER, b"session_required")

    async def close(self, _app: web.Application) -> None:
        """The gateway stops."""
        self.closing = True
        for tabs in self._open.values():
            for tab in tabs:
                tab.end(WSCloseCode.GOING_AWAY)


TABS = web.AppKey("tabs", Tabs)


async def feed(request: web.Request) -> web.StreamResponse:
    """Serve one tab until it leaves or has to."""
    socket = web.WebSocketResponse(
        heartbeat=_HEARTBEAT_S, autoping=False, max_msg_size=_MAX_CLIENT_FRAME
    )  # not autoping: what answers our ping is a sign of life
    if not socket.can_prepare(request).ok:
        raise Refused("websocket_required")
    hashed = presented_hash(request)
    sessions = request.app[SESSIONS]
    try:
        agent = await sessions.use(hashed) if hashed else None
    except Forbidden:
        agent = None
    try:
        await socket.prepare(request)
    except ConnectionError:
        return socket  # the tab has left meanwhile
    if agent is None or hashed is None:
        await _say_goodbye(request, socket, SESSION_OVER, b"session_required")
        return socket
    tabs, tab = request.app[TABS], Tab()
    tabs.add(hashed, tab)
    panel = request.app[DEPS].feed.watch(agent)
    try:
        async with asyncio.TaskGroup() as tasks:
            sending = tasks.create_task(_send(panel, socket, tab))
            receiving = tasks.create_task(_receive(request, panel, socket, tab, hashed))
            code, reason = await tab.ended()
            sending.cancel()
            receiving.cancel()
    finally:
        panel.close(we_stop=tabs.closing)
        tabs.remove(hashed, tab)
    await _say_goodbye(request, socket, code, reason)
    return socket


async def _say_goodbye(request: web.Request, socket: web.WebSocketResponse, code: int, reason: bytes) -> None:
    try:
        async with asyncio.timeout(_GOODBYE_S):
            await socket.close(code=code, message=reason)
    except TimeoutError:
        if request.transport is not None:
            request.transport.abort()


async def _send(panel: Panel, socket: web.WebSocketResponse, tab: Tab) -> None:
    try:
        async for frame in panel.frames():
            await socket.send_frame(frame, WSMsgType.TEXT)
    except PanelOverflow:
        tab.end(TOO_SLOW, b"panel_overflow")
    except ConnectionError:
        pass  # the tab left while a frame was on its way
    tab.end(WSCloseCode.GOING_AWAY)


async def _receive(
    request: web.Request, panel: Panel, socket: web.WebSocketResponse, tab: Tab, session: str
) -> None:
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
                return tab.end(SESSION_OVER, b"session_required")
        if message is None:
            continue
        if message.type in _SIGNS_OF_LIFE:
            panel.alive()
        if message.type is WSMsgType.PONG:
            continue
        if message.type is WSMsgType.PING:
            await socket.pong(message.data)
            continue
        if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
            return tab.end(WSCloseCode.OK)
        try:
            decode_client(message.data)
        except PanelFrameInvalid as error:
            return tab.end(MALFORMED, _code_of(error).encode())
        # Resync and ping alike are answered with all there is.
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
