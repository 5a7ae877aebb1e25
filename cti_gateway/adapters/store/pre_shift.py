"""What people ticked before their shifts: appended, never changed."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import insert, select

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.handover.pre_shift import PreShift


class SqlPreShifts(Database):
    """Implements ports.store.PreShifts."""

    async def add_pre_shift(self, check: PreShift) -> None:
        """One more."""
        values = {
            "at": check.at,
            "login": check.login,
            "seat": check.seat,
            "checked": msgspec.json.encode(check.checked).decode(),
        }
        async with self._writing() as connection:
            await connection.execute(insert(schema.pre_shift).values(**values))

    async def pre_shifts(self, from_at: int, to_at: int) -> Sequence[PreShift]:
        """Those of [from_at, to_at), the oldest first."""
        table = schema.pre_shift
        query = select(table).where(table.c.at >= from_at, table.c.at < to_at).order_by(table.c.id)
        async with self._reading() as connection:
            return [_pre_shift(row) for row in await connection.execute(query)]

    async def last_pre_shift(self, login: str) -> PreShift | None:
        """This person's newest."""
        table = schema.pre_shift
        query = select(table).where(table.c.login == login).order_by(table.c.at.desc()).limit(1)
        async with self._reading() as connection:
            row = (await connection.execute(query)).first()
            return None if row is None else _pre_shift(row)


def _pre_shift(row: Any) -> PreShift:
    return PreShift(row.at, row.login, row.seat, msgspec.json.decode(row.checked, type=tuple[str, ...]))
