"""Facts and call summaries."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

import msgspec
from sqlalchemy import Table, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.records import CallFact, CallRecord, Outage, Record, SeatFact
from cti_gateway.ports.store import Recollection

CALL_COLUMNS = [schema.call.c[field.name] for field in fields(CallRecord)]
SEAT_FACT_COLUMNS = [schema.seat_fact.c[field.name] for field in fields(SeatFact)]


def _columns(row: Any) -> dict[str, Any]:
    """SQLAlchemy's names are a subclass of str, which msgspec does not take for field names."""
    return {str(name): value for name, value in row._mapping.items()}


def call_record(row: Any) -> CallRecord:
    """A row of ``CALL_COLUMNS``."""
    return msgspec.convert(_columns(row), CallRecord)


def _insert(connection: AsyncConnection, table: Table) -> Any:
    """An INSERT that knows ON CONFLICT, in this database's dialect."""
    is_sqlite = connection.dialect.name == "sqlite"
    return sqlite.insert(table) if is_sqlite else postgresql.insert(table)


def _digest(record: Record) -> str:
    return hashlib.sha256(msgspec.json.encode(record)).hexdigest()


class SqlJournal(Database):
    """Implements ports.store.Journal."""

    async def append(self, records: Sequence[Record]) -> None:
        """Write all in order in one transaction. Writing the same record twice leaves one."""
        async with self._writing() as connection:
            for record in records:
                await self._append(connection, record)

    async def _append(self, connection: AsyncConnection, record: Record) -> None:
        values = asdict(record)
        match record:
            case SeatFact():
                insert = _insert(connection, schema.seat_fact)
                statement = insert.values(digest=_digest(record), **values).on_conflict_do_nothing()
            case CallFact():
                insert = _insert(connection, schema.call_fact)
                values["detail"] = msgspec.json.encode(record.detail).decode()
                statement = insert.values(digest=_digest(record), **values).on_conflict_do_nothing()
            case CallRecord():
                insert = _insert(connection, schema.call).values(**values)
                statement = insert.on_conflict_do_update(index_elements=["call_id"], set_=values)
            case Outage():
                statement = _insert(connection, schema.outage).values(**values).on_conflict_do_nothing()
        await connection.execute(statement)

    async def recall(self) -> Recollection:
        """Read back what is open."""
        fact, call = schema.seat_fact.c, schema.call.c
        latest = select(func.max(fact.id)).group_by(fact.seat)
        is_open = or_(call.ended_at.is_(None), call.answered_at.is_not(None) & call.saved_at.is_(None))
        async with self._reading() as connection:
            seats = await connection.execute(select(*SEAT_FACT_COLUMNS).where(fact.id.in_(latest)))
            calls = await connection.execute(select(*CALL_COLUMNS).where(is_open))
            newest = await connection.execute(
                select(func.max(fact.at)).union_all(select(func.max(schema.call_fact.c.at)))
            )
            instants = [at for (at,) in newest if at is not None]
            return Recollection(
                seats=tuple(msgspec.convert(_columns(row), SeatFact) for row in seats),
                calls=tuple(call_record(row) for row in calls),
                written_at=max(instants, default=None),
            )
