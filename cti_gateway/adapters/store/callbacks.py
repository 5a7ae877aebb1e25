"""Callers who are to be called back."""

from dataclasses import fields
from typing import Any

import msgspec
from sqlalchemy import select

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.records import CallbackRecord

CALLBACK_COLUMNS = [schema.callback.c[field.name] for field in fields(CallbackRecord)]
PENDING = select(*CALLBACK_COLUMNS).where(schema.callback.c.ended_at.is_(None))


def callback_record(row: Any) -> CallbackRecord:
    """A row of ``CALLBACK_COLUMNS``."""
    return msgspec.convert({str(name): value for name, value in row._mapping.items()}, CallbackRecord)


class SqlCallbacks(Database):
    """Implements ports.store.Callbacks."""

    async def callbacks(self) -> tuple[CallbackRecord, ...]:
        """The pending ones, the oldest first."""
        oldest_first = PENDING.order_by(schema.callback.c.arrived_at, schema.callback.c.call_id)
        async with self._reading() as connection:
            return tuple(map(callback_record, await connection.execute(oldest_first)))
