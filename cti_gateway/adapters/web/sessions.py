"""Who is at the browser. The cookie holds a random token; the database only its SHA-256."""

import hashlib
import secrets
from contextlib import suppress

from aiohttp import web

from cti_gateway.core.errors import Forbidden, StoreUnavailable
from cti_gateway.core.people import Agent
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.store import Sessions, WebSession

COOKIE = "cti_session"
LIFETIME_MS = 12 * 3600 * 1000
_TOUCH_EVERY_MS = 60 * 1000  # sliding expiry need not be a write per request


def token_hash(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


class SessionBook:
    """Opens, finds and closes login sessions.

    Those in use are remembered: the database's trouble must not stop people who are at work.
    """

    def __init__(self, store: Sessions, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._seen: dict[str, tuple[WebSession, Agent]] = {}

    async def open(self, agent: Agent, ip: str) -> str:
        """A new token, never one that a browser brought along."""
        token = secrets.token_urlsafe(32)
        now = self._clock.now()
        self._seen = {hashed: seen for hashed, seen in self._seen.items() if seen[0].expires_at > now}
        await self._store.open_session(
            WebSession(token_hash(token), agent.id, ip, now, now, now + LIFETIME_MS)
        )
        return token

    async def holder(self, hashed: str) -> Agent:
        """Whose live session this is; raises Forbidden("session_required")."""
        return (await self._live(hashed))[1]

    async def use(self, hashed: str) -> Agent:
        """Like ``holder``; using a session also keeps it alive."""
        session, agent = await self._live(hashed)
        now = self._clock.now()
        if now - session.seen_at >= _TOUCH_EVERY_MS:
            with suppress(StoreUnavailable):
                await self._store.touch_session(hashed, now, now + LIFETIME_MS)
        return agent

    async def _live(self, hashed: str) -> tuple[WebSession, Agent]:
        try:
            found = await self._store.session(hashed)
        except StoreUnavailable:
            found = self._seen.get(hashed)
            if found is None:
                raise
        if found is None or found[0].expires_at <= self._clock.now() or not found[1].active:
            self._seen.pop(hashed, None)
            raise Forbidden("session_required")
        self._seen[hashed] = found
        return found

    async def close(self, hashed: str) -> None:
        self._seen.pop(hashed, None)
        await self._store.close_session(hashed)

    async def close_others(self, agent_id: int, besides: str) -> tuple[str, ...]:
        """One person works in one browser: the hashes of those closed; the database may fail to."""
        try:
            closed = await self._store.close_other_sessions(agent_id, besides)
        except StoreUnavailable:
            return ()
        for hashed in closed:
            self._seen.pop(hashed, None)
        return closed


SESSIONS = web.AppKey("sessions", SessionBook)


def presented_hash(request: web.Request) -> str | None:
    """The hash of the token in the request's cookie."""
    token = request.cookies.get(COOKIE)
    return token_hash(token) if token else None


def set_cookie(response: web.Response, token: str, *, https: bool) -> None:
    response.set_cookie(COOKIE, token, httponly=True, samesite="Strict", path="/", secure=https)


def drop_cookie(response: web.Response) -> None:
    response.del_cookie(COOKIE, path="/")
