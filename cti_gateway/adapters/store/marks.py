"""Marks of numbers: appended, never changed."""

from collections.abc import Collection
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.elements import ColumnElement

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.errors import Conflict
from cti_gateway.core.marks import Mark, MarkKind
from cti_gateway.ports.store import AuditEntry

_table = schema.caller_mark


class SqlMarks(Database):
    """Implements ports.store.Marks."""

    async def marks_of(self, numbers: Collection[str]) -> tuple[Mark, ...]:
        """Every version of each kind, the oldest first."""
        return await self._marks(_table.c.number.in_(numbers))

    async def latest_marks(self) -> tuple[Mark, ...]:
        """Of every number and kind the last version, the newest first."""
        last = select(func.max(_table.c.id)).group_by(_table.c.number, _table.c.kind)
        return tuple(reversed(await self._marks(_table.c.id.in_(last))))

    async def mark(self, mark_id: int) -> Mark | None:
        """A version by its id."""
        return next(iter(await self._marks(_table.c.id == mark_id)), None)

    async def add_mark(self, mark: Mark, entry: AuditEntry) -> Mark:
        """With the entry, or not at all; raises Conflict("mark_changed") if that version is there."""
        values = asdict(mark)
        del values["id"]
        try:
            async with self._writing() as connection:
                made = await connection.execute(insert(_table).values(values).returning(_table.c.id))
                await connection.execute(insert(schema.audit).values(**asdict(entry)))
                return replace(mark, id=int(made.scalar_one()))
        except IntegrityError as error:
            raise Conflict("mark_changed") from error

    async def _marks(self, *where: ColumnElement[bool]) -> tuple[Mark, ...]:
        async with self._reading() as connection:
            rows = await connection.execute(select(_table).where(*where).order_by(_table.c.id))
            return tuple(_mark(row) for row in rows)


def _mark(row: Any) -> Mark:
    values = dict(row._mapping)
    return Mark(**(values | {"kind": MarkKind(values["kind"])}))
