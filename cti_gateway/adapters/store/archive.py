"""Calls of the past."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.adapters.store.journal import CALL_COLUMNS, call_record
from cti_gateway.core.records import CallRecord


class SqlArchive(Database):
    """Implements ports.store.CallArchive."""

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

    async def _newest(self, query: Select[Any], limit: int) -> tuple[CallRecord, ...]:
        newest_first = query.order_by(schema.call.c.arrived_at.desc(), schema.call.c.call_id.desc())
        async with self._reading() as connection:
            rows = await connection.execute(newest_first.limit(limit))
            return tuple(call_record(row) for row in rows)
