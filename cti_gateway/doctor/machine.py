"""Checks of this machine: the database, the spool, the panel's port."""

import os
import socket
from collections.abc import AsyncIterator

import aiohttp
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from cti_gateway.adapters.store.database import connect, unavailable
from cti_gateway.config import Settings, StoreSection, Web
from cti_gateway.doctor.finding import Finding, bad, ok


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Every check, in order."""
    yield await _database(settings.store)
    yield _spool(settings.store)
    yield await _port(settings.web)


async def _database(store: StoreSection) -> Finding:
    engine = connect(store.url)
    shown = engine.url.render_as_string(hide_password=True)
    # Taking the write lock shows a read-only file or disk; nothing is changed, nor migrated.
    probe = "BEGIN IMMEDIATE" if engine.dialect.name == "sqlite" else "SELECT 1"
    try:
        async with engine.connect() as connection:
            await connection.execute(text(probe))
            await connection.rollback()
    except (SQLAlchemyError, OSError) as error:
        return bad("doctor_database_bad", url=shown, reason=unavailable(error).params["reason"])
    finally:
        await engine.dispose()
    return ok("doctor_database_ok", url=shown)


def _spool(store: StoreSection) -> Finding:
    folder = store.spool.absolute().parent
    if not os.access(folder, os.W_OK):
        return bad("doctor_spool_bad", folder=folder)
    return ok("doctor_spool_ok", folder=folder)


async def _port(web: Web) -> Finding:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((web.host, web.port))
        except OSError as error:
            if await _is_ours(web):
                return ok("doctor_gateway_runs", port=web.port)
            return bad("doctor_port_bad", host=web.host, port=web.port, reason=error.strerror)
    return ok("doctor_port_free", host=web.host, port=web.port)


async def _is_ours(web: Web) -> bool:
    limit = aiohttp.ClientTimeout(total=2)
    try:
        async with (
            aiohttp.ClientSession(timeout=limit) as session,
            session.get(f"http://{web.host}:{web.port}/api/site") as answer,
        ):
            return "time_zone" in await answer.json()
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return False
