"""Calls of the past."""

import asyncio
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, Select, select

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import MANY, Database
from cti_gateway.adapters.store.journal import CALL_COLUMNS, call_record
from cti_gateway.core.records import CallRecord


class SqlArchive(Database):
    """Implements ports.store.CallArchive and CallPeriods."""

    async def calls(
        self, *, agent_id: int | None = None, before: int | None = None, limit: int = 50
    ) -> tuple[CallRecord, ...]:
        """Newest first; ``before`` is an ``arrived_at`` to page on."""
        query = select(*CALL_COLUMNS)
        if agent_id is not None:
            query = query.where(schema.call.c.agent_id == agent_id)
        if before is not None:
            query = query.where(schema.call.c.arrived_at < before)
        return await self._newest(query, limit)

    async def calls_from(
        self, numbers: Collection[str], *, besides: str, limit: int = 10
    ) -> tuple[CallRecord, ...]:
        """Earlier calls by one of these numbers, newest first, without the call ``besides``."""
        table = schema.call.c
        query = select(*CALL_COLUMNS).where(table.number.in_(numbers), table.call_id != besides)
        return await self._newest(query, limit)

    async def call(self, call_id: str) -> CallRecord | None:
        """One call."""
        query = select(*CALL_COLUMNS).where(schema.call.c.call_id == call_id)
        return next(iter(await self._newest(query, 1)), None)

    async def calls_between(self, from_at: int, to_at: int) -> tuple[CallRecord, ...]:
        """Those that arrived in this time, the oldest first."""
        table = schema.call.c
        query = select(*CALL_COLUMNS).where(table.arrived_at >= from_at, table.arrived_at < to_at)
        async with self._reading() as connection:
            rows = (await connection.execute(query.order_by(table.arrived_at, table.call_id))).all()
        return _records(rows) if len(rows) < MANY else await asyncio.to_thread(_records, rows)

    async def _newest(self, query: Select[Any], limit: int) -> tuple[CallRecord, ...]:
        newest_first = query.order_by(schema.call.c.arrived_at.desc(), schema.call.c.call_id.desc())
        async with self._reading() as connection:
            rows = await connection.execute(newest_first.limit(limit))
            return tuple(call_record(row) for row in rows)


def _records(rows: Sequence[Row[Any]]) -> tuple[CallRecord, ...]:
    return tuple(map(call_record, rows))
