"""All the checks."""

from collections.abc import AsyncIterator
from pathlib import Path

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.adapters.store.database import connect
from cti_gateway.adapters.store.directory import SqlDirectory
from cti_gateway.config import Settings
from cti_gateway.core.errors import StoreUnavailable
from cti_gateway.core.people import Seat
from cti_gateway.doctor import files, machine, pbx
from cti_gateway.doctor.finding import Finding


async def examine(settings: Settings, etc: Path) -> AsyncIterator[Finding]:
    """One finding after the other, as they are made."""
    async for finding in machine.examine(settings):
        yield finding
    async for finding in pbx.examine(settings, await _seats(settings), SystemClock()):
        yield finding
    for finding in files.examine(etc, settings.pbx.username):
        yield finding


async def _seats(settings: Settings) -> tuple[Seat, ...]:
    """None where the database is away or has no tables yet."""
    directory = SqlDirectory(connect(settings.store.url))
    try:
        return await directory.seats()
    except StoreUnavailable:
        return ()
    finally:
        await directory.close()
