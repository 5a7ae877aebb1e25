"""Orders that people refused, as they were put on record: appended, never changed."""

from dataclasses import asdict
from datetime import date

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.attendance.refusal import Refusal
from cti_gateway.core.errors import Conflict
from cti_gateway.core.roster.slots import Place
from cti_gateway.ports.store import AuditEntry

_table = schema.order_refusal


class SqlRefusals(Database):
    """Implements ports.store.Refusals."""

    async def add_refusal(self, place: Place, refusal: Refusal, entry: AuditEntry) -> None:
        """In this shift; with the entry, or not at all; raises Conflict("refusal_there")."""
        values = asdict(refusal) | {"day": place.day.isoformat(), "shift": place.shift}
        try:
            async with self._writing() as connection:
                await connection.execute(insert(_table).values(**values))
                await connection.execute(insert(schema.audit).values(**asdict(entry)))
        except IntegrityError as error:
            raise Conflict("refusal_there") from error

    async def refusals(self, first: date, last: date) -> tuple[Refusal, ...]:
        """In shifts of these days, in the order in which they were noted."""
        of_days = _table.c.day >= first.isoformat(), _table.c.day <= last.isoformat()
        async with self._reading() as connection:
            rows = await connection.execute(select(_table).where(*of_days).order_by(_table.c.id))
            return tuple(
                Refusal(row.seat, row.person, row.at, row.order, row.actor, row.noted_at) for row in rows
            )
