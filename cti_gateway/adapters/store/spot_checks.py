"""Spot checks: appended, never changed."""

from dataclasses import asdict

from sqlalchemy import insert, select

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.attendance.spot_check import SpotCheck
from cti_gateway.ports.store import AuditEntry

_table = schema.spot_check


class SqlSpotChecks(Database):
    """Implements ports.store.SpotChecks."""

    async def add_spot_check(self, spot: SpotCheck, entry: AuditEntry) -> None:
        """With the entry, or not at all."""
        async with self._writing() as connection:
            await connection.execute(insert(_table).values(**asdict(spot)))
            await connection.execute(insert(schema.audit).values(**asdict(entry)))

    async def spot_checks(self, from_at: int, to_at: int) -> tuple[SpotCheck, ...]:
        """In [from_at, to_at), the oldest first."""
        in_time = _table.c.at >= from_at, _table.c.at < to_at
        async with self._reading() as connection:
            rows = await connection.execute(select(_table).where(*in_time).order_by(_table.c.id))
            return tuple(
                SpotCheck(row.at, row.actor, row.person, row.seat, row.item, row.fine, row.note)
                for row in rows
            )
