"""Published rosters, and the facts that attendance is judged from."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

import msgspec
from sqlalchemy import Select, bindparam, func, insert, or_, select

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.all_in_one import in_one_value
from cti_gateway.adapters.store.database import Database
from cti_gateway.adapters.store.journal import (
    OUTAGE_COLUMNS,
    PERMIT_COLUMNS,
    UNCOVERED_COLUMNS,
    record_of,
)
from cti_gateway.core.attendance.from_facts import TELL_NOTHING
from cti_gateway.core.attendance.trace import Trace
from cti_gateway.core.records import Outage, PresencePermit, Uncovered
from cti_gateway.core.roster.slots import Slot
from cti_gateway.ports.store import RosterVersion

PART_MS = 4 * 3_600_000
TRACE_COLUMNS = [schema.seat_fact.c.id, *(schema.seat_fact.c[name] for name in Trace._fields[1:])]
TRACES = msgspec.json.Decoder(list[Trace])


class SqlRosters(Database):
    """Implements ports.store.Rosters."""

    async def publish_roster(
        self, slots: Sequence[Slot], *, first: date, last: date, at: int, actor: str, reason: str
    ) -> int:
        """The number of the new version."""
        values = {
            "first_day": first.isoformat(),
            "last_day": last.isoformat(),
            "at": at,
            "actor": actor,
            "reason": reason,
            "slots": msgspec.json.encode(slots).decode(),
        }
        table = schema.roster_version
        async with self._writing() as connection:
            made = await connection.execute(insert(table).values(**values).returning(table.c.id))
            return int(made.scalar_one())

    async def roster_revision(self) -> int:
        """Differs from the last one whenever a version was published."""
        async with self._reading() as connection:
            newest = await connection.execute(select(func.max(schema.roster_version.c.id)))
            return newest.scalar_one() or 0

    async def presence_permits(self, since: int) -> tuple[PresencePermit, ...]:
        """Those that end after this, in the order in which they were given."""
        table = schema.presence_permit
        query = select(*PERMIT_COLUMNS).where(table.c.until > since).order_by(table.c.id)
        async with self._reading() as connection:
            return tuple(record_of(row, PresencePermit) for row in await connection.execute(query))

    async def rosters(self, first: date, last: date) -> tuple[RosterVersion, ...]:
        """Every version that covers one of these days, the oldest first."""
        table = schema.roster_version
        covers = table.c.first_day <= last.isoformat(), table.c.last_day >= first.isoformat()
        async with self._reading() as connection:
            rows = await connection.execute(select(table).where(*covers).order_by(table.c.id))
            return tuple(map(_version, rows))

    async def roster(self, number: int) -> RosterVersion | None:
        """The version of this number."""
        table = schema.roster_version
        async with self._reading() as connection:
            row = (await connection.execute(select(table).where(table.c.id == number))).one_or_none()
            return None if row is None else _version(row)


def _version(row: Any) -> RosterVersion:
    return RosterVersion(
        row.id,
        date.fromisoformat(row.first_day),
        date.fromisoformat(row.last_day),
        row.at,
        row.actor,
        row.reason,
        msgspec.json.decode(row.slots, type=tuple[Slot, ...]),
    )


@cache
def _traces(dialect: str) -> Select[str]:
    """Those of a part, as one value."""
    fact = schema.seat_fact.c
    part = fact.at >= bindparam("since"), fact.at < bindparam("until")
    return select(in_one_value(dialect, TRACE_COLUMNS)).where(*part, fact.kind.not_in(TELL_NOTHING))


class SqlEvidence(Database):
    """Implements ports.store.Evidence."""

    async def traces(self, from_at: int, to_at: int) -> list[Trace]:
        """Those of this time that tell something, in the order in which they were written."""
        found = list[Trace]()
        async with self._reading() as connection:
            query = _traces(connection.dialect.name)
            # In parts, between which calls go on: a day of a large hotline has tens of thousands.
            for begin in range(from_at, to_at, PART_MS):
                part = await connection.execute(query, {"since": begin, "until": min(begin + PART_MS, to_at)})
                found += TRACES.decode(part.scalar_one() or "[]")
        return sorted(found, key=attrgetter("number"))

    async def outages(self, from_at: int, to_at: int) -> tuple[Outage, ...]:
        """Those that touch this time."""
        table = schema.outage
        query = select(*OUTAGE_COLUMNS).where(table.c.from_at < to_at, table.c.to_at > from_at)
        async with self._reading() as connection:
            rows = await connection.execute(query.order_by(table.c.from_at, table.c.id))
            return tuple(record_of(row, Outage) for row in rows)

    async def uncovered(self, from_at: int, to_at: int) -> tuple[Uncovered, ...]:
        """Those that touch this time, in order."""
        table = schema.uncovered
        lasts = or_(table.c.to_at.is_(None), table.c.to_at > from_at)
        query = select(*UNCOVERED_COLUMNS).where(table.c.from_at < to_at, lasts).order_by(table.c.from_at)
        async with self._reading() as connection:
            return tuple(record_of(row, Uncovered) for row in await connection.execute(query))
