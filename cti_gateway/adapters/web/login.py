"""Checking a login, and locking it after too many wrong passwords."""

import asyncio
import math
from collections import OrderedDict
from typing import NamedTuple
from weakref import WeakValueDictionary

from aiohttp import web

from cti_gateway.adapters.web.passwords import PasswordCheck
from cti_gateway.core.errors import Forbidden
from cti_gateway.core.people import Agent
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.store import Credentials, Directory

MAX_FAILURES = 5
LOCK_MS = 30 * 60 * 1000


class Tries(NamedTuple):
    """Wrong passwords since the last right one, and until when the login is locked."""

    failures: int
    locked_until: int | None


class Strangers:
    """Logins that do not exist fail and lock like those that do, so an answer never tells which is which.

    The oldest is forgotten first; to push one out takes ``limit`` tries of other logins, each of which
    costs a password check and leaves an audit entry.
    """

    def __init__(self, limit: int = 50_000) -> None:
        self._limit = limit
        self._tries: OrderedDict[str, Tries] = OrderedDict()

    def tries(self, login: str) -> Tries:
        return self._tries.get(login, Tries(0, None))

    def note(self, login: str, tries: Tries) -> None:
        self._tries[login] = tries
        self._tries.move_to_end(login)
        if len(self._tries) > self._limit:
            self._tries.popitem(last=False)


class Gate:
    """Lets people in by login and password."""

    def __init__(self, directory: Directory, clock: Clock) -> None:
        self._directory = directory
        self._clock = clock
        self._passwords = PasswordCheck()
        self._strangers = Strangers()
        # Tries of one login go one after the other, else parallel guesses would count as one failure.
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def admit(self, login: str, password: str) -> Agent:
        """Raises Forbidden: "account_locked" (minutes) or "login_failed"."""
        turn = self._turns.setdefault(login, asyncio.Lock())
        async with turn:
            return await self._try(login, password)

    async def _try(self, login: str, password: str) -> Agent:
        known = await self._directory.credentials(login)
        before = Tries(known.failures, known.locked_until) if known else self._strangers.tries(login)
        now = self._clock.now()
        if before.locked_until is not None and before.locked_until > now:
            raise _locked(before.locked_until - now)
        right = await self._passwords.matches(known.password_hash if known else None, password)
        if known and right and known.agent.active:
            if before != Tries(0, None):
                await self._note(login, known, Tries(0, None))
            return known.agent
        failures = 1 + (before.failures if before.locked_until is None else 0)  # a past lock is forgiven
        locked_until = now + LOCK_MS if failures >= MAX_FAILURES else None
        await self._note(login, known, Tries(failures, locked_until))
        if locked_until is not None:
            raise _locked(LOCK_MS)
        raise Forbidden("login_failed")

    async def _note(self, login: str, known: Credentials | None, tries: Tries) -> None:
        if known is None:
            self._strangers.note(login, tries)
        else:
            await self._directory.note_login(known.agent.id, **tries._asdict())

    async def close(self, _app: web.Application) -> None:
        self._passwords.close()


def _locked(remaining_ms: int) -> Forbidden:
    return Forbidden("account_locked", minutes=math.ceil(remaining_ms / 60_000))


GATE = web.AppKey("gate", Gate)
