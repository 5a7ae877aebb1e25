"""Checking a login, and locking it after too many wrong passwords."""

import asyncio
import math
from weakref import WeakValueDictionary

from aiohttp import web

from cti_gateway.adapters.web.passwords import PasswordCheck
from cti_gateway.core.errors import Forbidden
from cti_gateway.core.people import Agent
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.store import Directory

MAX_FAILURES = 5
LOCK_MS = 30 * 60 * 1000


class Gate:
    """Lets people in by login and password."""

    def __init__(self, directory: Directory, clock: Clock) -> None:
        self._directory = directory
        self._clock = clock
        self._passwords = PasswordCheck()
        # Tries of one login go one after the other, else parallel guesses would count as one failure.
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def admit(self, login: str, password: str) -> Agent:
        """Raises Forbidden: "account_locked" (minutes) or "login_failed"."""
        turn = self._turns.setdefault(login, asyncio.Lock())
        async with turn:
            return await self._try(login, password)

    async def _try(self, login: str, password: str) -> Agent:
        known = await self._directory.credentials(login)
        now = self._clock.now()
        if known is None:
            await self._passwords.matches(None, password)
            raise Forbidden("login_failed")
        if known.locked_until is not None and known.locked_until > now:
            raise _locked(known.locked_until - now)
        right = await self._passwords.matches(known.password_hash, password)
        if right and known.agent.active:
            if known.failures or known.locked_until is not None:
                await self._directory.note_login(known.agent.id, failures=0, locked_until=None)
            return known.agent
        before = 0 if known.locked_until is not None else known.failures  # a lock that ran out is forgiven
        failures = before + 1
        locked_until = now + LOCK_MS if failures >= MAX_FAILURES else None
        await self._directory.note_login(known.agent.id, failures=failures, locked_until=locked_until)
        if locked_until is not None:
            raise _locked(LOCK_MS)
        raise Forbidden("login_failed")

    async def close(self, _app: web.Application) -> None:
        self._passwords.close()


def _locked(remaining_ms: int) -> Forbidden:
    return Forbidden("account_locked", minutes=math.ceil(remaining_ms / 60_000))


GATE = web.AppKey("gate", Gate)
