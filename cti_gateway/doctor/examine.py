"""All the checks."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.adapters.store.database import connect
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.config import Settings
from cti_gateway.core.calendar import SpecialDay
from cti_gateway.core.errors import StoreUnavailable
from cti_gateway.core.people import Seat
from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.doctor import crm, files, machine, papers, pbx, queues, roster, sounds
from cti_gateway.doctor.finding import Finding
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.store import QueueVersion
from cti_gateway.service.assigned import StoredAssignments
from cti_gateway.service.queue_book import in_force


@dataclass(frozen=True, slots=True)
class _Stored:
    seats: tuple[Seat, ...] = ()
    versions: tuple[QueueVersion, ...] = ()
    special_days: tuple[SpecialDay, ...] = ()
    assigned: tuple[Assignment, ...] = ()


async def examine(settings: Settings, etc: Path) -> AsyncIterator[Finding]:
    """One finding after the other, as they are made."""
    async for finding in machine.examine(settings):
        yield finding
    yield papers.examine(settings.print)
    clock = SystemClock()
    stored = await _stored(settings, clock)
    entries = in_force(settings.queue, stored.versions)
    async for finding in pbx.examine(settings, stored.seats, tuple(entries), clock):
        yield finding
    for finding in queues.examine(settings.site, entries.values(), stored.special_days, clock):
        yield finding
    for finding in roster.examine(settings.attendance.sign_in == "rostered", stored.assigned, clock.now()):
        yield finding
    async for finding in crm.examine(settings.crm, clock):
        yield finding
    for finding in files.examine(etc, settings.pbx.username):
        yield finding
    for finding in sounds.examine(etc, [entry.section for entry in entries.values()]):
        yield finding


async def _stored(settings: Settings, clock: Clock) -> _Stored:
    """Nothing where the database is away or has no tables yet."""
    store = SqlStore(connect(settings.store.url))
    try:
        templates = settings.attendance.templates(settings.site.time_zone)
        return _Stored(
            await store.seats(),
            await store.queue_versions(),
            await store.special_days(),
            await StoredAssignments(store, clock, templates).assignments(),
        )
    except StoreUnavailable:
        return _Stored()
    finally:
        await store.close()
