"""Facts and call summaries."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, fields
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Table, func, or_, select, union_all
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.callbacks import PENDING, callback_record
from cti_gateway.adapters.store.consultations import write_saved
from cti_gateway.adapters.store.database import Database, refused, unavailable
from cti_gateway.adapters.store.latest import latest_of_seats
from cti_gateway.core import relearn
from cti_gateway.core.consultation.record import Consultation
from cti_gateway.core.records import (
    CallbackRecord,
    CallFact,
    CallRecord,
    Outage,
    PresencePermit,
    Record,
    SeatFact,
    Uncovered,
)
from cti_gateway.ports.store import Recollection

CALL_FIELDS = [field.name for field in fields(CallRecord)]
CALL_COLUMNS = [schema.call.c[name] for name in CALL_FIELDS]
SEAT_FACT_COLUMNS = [schema.seat_fact.c[field.name] for field in fields(SeatFact)]
PERMIT_COLUMNS = [schema.presence_permit.c[field.name] for field in fields(PresencePermit)]
CALL_FACT_NAMES = [field.name for field in fields(CallFact)]
CALL_FACT_COLUMNS = [schema.call_fact.c[name] for name in CALL_FACT_NAMES]
UNCOVERED_COLUMNS = [schema.uncovered.c[field.name] for field in fields(Uncovered)]
LATELY_MS, DAY_MS = 2 * 3_600_000, 86_400_000
TAUGHT_BY = 5_000  # facts: more would teach little, and hold up the start
OUTAGE_COLUMNS = [schema.outage.c[field.name] for field in fields(Outage)]

Kind = TypeVar("Kind")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def record_of(row: Any, kind: type[Kind]) -> Kind:
    """A row of the kind's columns, in the order of its fields."""
    names = _names(kind)  # type: ignore[arg-type]  # a class can be hashed
    return msgspec.convert(dict(zip(names, row, strict=True)), kind)


def call_record(row: Any) -> CallRecord:
    """A row of ``CALL_COLUMNS``."""
    return record_of(row, CallRecord)


def call_fact(row: Any) -> CallFact:
    """A row of ``CALL_FACT_COLUMNS``."""
    values = dict(zip(CALL_FACT_NAMES, row, strict=True))
    return CallFact(**{**values, "detail": msgspec.json.decode(values["detail"])})


def _digest(record: Record) -> str:
    return hashlib.sha256(msgspec.json.encode(record)).hexdigest()


class SqlJournal(Database):
    """Implements ports.store.Journal."""

    async def append(self, records: Sequence[Record]) -> None:
        """Write all in order in one transaction. Writing the same record twice leaves one."""
        try:
            rows = _rows(records)
            async with self._writing() as connection:
                for table, of_table in rows.items():
                    await connection.execute(_insert(connection, table), of_table)
                for record in records:
                    if isinstance(record, Consultation):
                        await write_saved(connection, record)
        except (IntegrityError, UnicodeError) as error:
            raise refused(error) or unavailable(error) from error

    async def recall(self) -> Recollection:
        """Read back what is open."""
        fact, call, told_of = schema.seat_fact.c, schema.call.c, schema.call_fact.c
        latest = latest_of_seats()
        held = select(fact.call_id).where(fact.id.in_(latest), fact.call_id.is_not(None))
        is_open = or_(call.ended_at.is_(None), call.call_id.in_(held) & call.saved_at.is_(None))
        async with self._reading() as connection:
            seats = await connection.execute(select(*SEAT_FACT_COLUMNS).where(fact.id.in_(latest)))
            calls = await connection.execute(select(*CALL_COLUMNS).where(is_open))
            pending = await connection.execute(PENDING)
            newest = await connection.execute(
                union_all(*(select(func.max(at)) for at in (fact.at, told_of.at, schema.uncovered.c.from_at)))
            )
            written_at = max((at for (at,) in newest if at is not None), default=None)
            lately = await connection.execute(
                select(*SEAT_FACT_COLUMNS)
                .where(fact.at >= (written_at or 0) - LATELY_MS)
                .order_by(fact.id + 0)  # as written; by id alone SQLite would read the whole table
            )
            uncovered = await connection.execute(
                select(*UNCOVERED_COLUMNS)
                .where(schema.uncovered.c.from_at >= (written_at or 0) - DAY_MS)
                .order_by(schema.uncovered.c.from_at)
            )
            told = await connection.execute(
                select(*CALL_FACT_COLUMNS)
                .where(told_of.at >= (written_at or 0) - LATELY_MS, told_of.kind.in_(relearn.TEACH))
                .order_by(told_of.at.desc(), told_of.id.desc())
                .limit(TAUGHT_BY)
            )
            return Recollection(
                seats=tuple(record_of(row, SeatFact) for row in seats),
                calls=tuple(call_record(row) for row in calls),
                written_at=written_at,
                callbacks=tuple(map(callback_record, pending)),
                lately=tuple(record_of(row, SeatFact) for row in lately),
                uncovered=tuple(record_of(row, Uncovered) for row in uncovered),
                told=tuple(map(call_fact, reversed(told.all()))),
            )


def _rows(records: Sequence[Record]) -> dict[Table, list[dict[str, Any]]]:
    """What goes into each table, in order; of what may change the last state. No table needs another."""
    summaries = {record.call_id: asdict(record) for record in records if isinstance(record, CallRecord)}
    callbacks = {record.call_id: asdict(record) for record in records if isinstance(record, CallbackRecord)}
    uncovered = {record.from_at: asdict(record) for record in records if isinstance(record, Uncovered)}
    rows: dict[Table, list[dict[str, Any]]] = {}
    for record in records:
        match record:
            case SeatFact():
                row = {"digest": _digest(record), **asdict(record)}
                rows.setdefault(schema.seat_fact, []).append(row)
            case CallFact():
                detail = msgspec.json.encode(record.detail).decode()
                row = {**asdict(record), "digest": _digest(record), "detail": detail}
                rows.setdefault(schema.call_fact, []).append(row)
            case PresencePermit():
                rows.setdefault(schema.presence_permit, []).append(asdict(record))
            case Outage():
                rows.setdefault(schema.outage, []).append(asdict(record))
    if summaries:
        rows[schema.call] = list(summaries.values())
    if callbacks:
        rows[schema.callback] = list(callbacks.values())
    if uncovered:
        rows[schema.uncovered] = list(uncovered.values())
    return rows


def _insert_of(dialect: str) -> Any:
    """Loading the dialect that is not used would only hold up the start."""
    return import_module(f"sqlalchemy.dialects.{dialect}").insert


def _insert(connection: AsyncConnection, table: Table) -> Any:
    """An INSERT in this database's dialect: a summary replaces the one before, a fact is never changed."""
    insert = _insert_of(connection.dialect.name)(table)
    if table not in (schema.call, schema.callback, schema.uncovered):
        return insert.on_conflict_do_nothing()
    newer = {column.name: insert.excluded[column.name] for column in table.columns}
    return insert.on_conflict_do_update(
        index_elements=[column.name for column in table.primary_key], set_=newer
    )
