"""Holidays and make-up working days that somebody imported."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import delete, insert, or_, select

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.calendar import Calendar, DayKind, SpecialDay
from cti_gateway.ports.store import AuditEntry


class SqlSpecialDays(Database):
    """Implements ports.store.SpecialDays."""

    async def special_days(self) -> tuple[SpecialDay, ...]:
        """In the order of their dates."""
        async with self._reading() as connection:
            rows = await connection.execute(select(schema.special_day).order_by(schema.special_day.c.date))
            return tuple(SpecialDay(row.date, DayKind(row.kind), row.name) for row in rows)

    async def put_special_days(self, days: Sequence[SpecialDay], entry: AuditEntry) -> None:
        """All there are of the years that they name; with the entry, or not at all."""
        table = schema.special_day
        years = [table.c.date.startswith(f"{year:04d}-") for year in sorted(Calendar.of(days).years)]
        async with self._writing() as connection:
            await connection.execute(delete(table).where(or_(*years)))
            await connection.execute(insert(table), [asdict(day) for day in days])
            await connection.execute(schema.next_revision())
            await connection.execute(insert(schema.audit).values(**asdict(entry)))
