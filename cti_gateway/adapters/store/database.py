"""One database: opening it, migrating it, and what its errors mean to us."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import aiosqlite
from sqlalchemy import Connection, event, inspect, make_url, text
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from cti_gateway.core.errors import StoreRefused, StoreUnavailable

# Longer than any transaction of ours, shorter than a person's patience at sign-in.
BUSY_TIMEOUT_MS = 1_000
# A server that has gone silent is as good as down: facts must go to the spool meanwhile.
ANSWER_WITHIN_S = 4.0
MANY = 500  # rows: to make records of more is work for a thread, calls must not wait for it
ROWS_AT_ONCE = 64  # as aiosqlite's own connect()


VERSIONS = Path(__file__).parent / "migrations" / "versions"


def newest_version() -> str:
    """Of the tables, to this program; migrations are numbered."""
    return max(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*_*.py"))


def _sqlite_pragmas(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.close()


class _Connection(aiosqlite.Connection):
    """One whose thread is told to end once.

    SQLAlchemy does so when it is cancelled while it closes a connection; closing then told it again, and
    waited for ever for a thread that was gone ("Task was destroyed but it is pending").
    """

    def stop(self) -> asyncio.Future[Any] | None:
        """None: it has been told."""
        return super().stop() if self._running else None


async def _open_sqlite(database: str, **options: Any) -> aiosqlite.Connection:
    """aiosqlite tells the thread of a failed connection to end, and leaves it to meet a closed loop."""
    connection = _Connection(partial(sqlite3.connect, database, **options), ROWS_AT_ONCE)
    connection._thread.daemon = True  # as SQLAlchemy does, so that nothing holds up an exit
    try:
        return await connection
    except Exception:
        connection._thread.join()  # at once: nothing but that order is left to it
        raise


def connect(url: str) -> AsyncEngine:
    """An engine for this URL; nothing is opened yet."""
    if make_url(url).get_backend_name() == "sqlite":
        # The one used last is the next: its pages are still in memory, and the others need none.
        engine = create_async_engine(
            url, pool_pre_ping=True, pool_use_lifo=True, connect_args={"async_creator_fn": _open_sqlite}
        )
        event.listen(engine.sync_engine, "connect", _sqlite_pragmas)
        return engine
    settings = {"lock_timeout": str(BUSY_TIMEOUT_MS)}
    return create_async_engine(url, pool_pre_ping=True, connect_args={"server_settings": settings})


def _version(connection: Connection) -> str | None:
    """Of the tables that are there."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


# What a driver raises for values that it cannot even send is not a database's error.
UNSENDABLE = (OverflowError, UnicodeError)
# SQLSTATE classes of a statement that fails for what it says: data exception, integrity constraint violation.
REFUSING = ("22", "23")


def _cause(error: Exception) -> BaseException:
    return error.orig if isinstance(error, DBAPIError) and error.orig is not None else error


def unavailable(error: Exception) -> StoreUnavailable:
    """Our error for what the driver said, without the statement and its values."""
    cause = _cause(error)
    return StoreUnavailable("store_unavailable", reason=f"{type(cause).__name__}: {cause}"[:200])


def refused(error: Exception) -> StoreRefused | None:
    """Our error if it is what was to be written that will not do; a server may name values of it."""
    cause = _cause(error)
    state = str(getattr(cause, "sqlstate", None) or "")
    if state.startswith(REFUSING):
        return StoreRefused("record_refused", reason=f"SQLSTATE {state}")
    if isinstance(error, (IntegrityError, DataError, *UNSENDABLE)):
        return StoreRefused("record_refused", reason=f"{type(cause).__name__}: {cause}"[:200])
    return None


class Database:
    """Base of the store's parts: reading and writing with our errors.

    ``patient``: the database may take as long as it likes, for nobody waits for an answer.
    """

    patient = False

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        # SQLite lets one connection write at a time and is not fair to those that wait: we queue instead.
        is_sqlite = engine.dialect.name == "sqlite"
        self._turn: AbstractAsyncContextManager[None] = asyncio.Lock() if is_sqlite else nullcontext()
        self._mapped = f"{engine.url.database}-shm" if is_sqlite else None

    def _demand_unharmed(self) -> None:
        """Of SQLite, the index of its log is a file that it maps into memory, and writes even when we read.
        Where the kernel allows that no more, as on a disk that it made read-only, the process dies of SIGBUS.
        """
        if self._mapped and not os.access(self._mapped, os.W_OK) and os.path.exists(self._mapped):
            raise StoreUnavailable("store_unavailable", reason=f"{os.path.basename(self._mapped)}: read-only")

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AsyncConnection]:
        self._demand_unharmed()
        limit_s = None if self.patient else ANSWER_WITHIN_S
        try:
            async with asyncio.timeout(limit_s), self._engine.connect() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise unavailable(error) from error

    @asynccontextmanager
    async def _writing(self, within_s: float | None = ANSWER_WITHIN_S) -> AsyncIterator[AsyncConnection]:
        """One transaction. IntegrityError passes: which conflict it is, the caller knows."""
        self._demand_unharmed()
        limit_s = None if self.patient else within_s
        try:
            async with asyncio.timeout(limit_s), self._turn, self._engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except (SQLAlchemyError, OSError, *UNSENDABLE) as error:
            raise refused(error) or unavailable(error) from error

    async def migrate(self) -> None:
        """Bring the tables up to this version of the program, however long that takes."""
        async with self._reading() as connection:
            if await connection.run_sync(_version) == newest_version():
                return
        from cti_gateway.adapters.store.migrate import upgrade  # loads Alembic

        async with self._writing(within_s=None) as connection:
            await connection.run_sync(upgrade)

    async def ping(self) -> None:
        """Prove that the database answers and can be written."""
        async with self._writing() as connection:
            await connection.execute(text("UPDATE queue SET name = name WHERE key = ''"))

    async def close(self) -> None:
        """Let go of all connections."""
        await self._engine.dispose()
