"""Consultations: the latest version of each, and what they said before."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import asdict, fields, replace
from typing import Any

import msgspec
from sqlalchemy import Row, exists, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement, UnaryExpression

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import MANY, Database
from cti_gateway.core.consultation.keeping import version_of
from cti_gateway.core.consultation.record import Consultation, Form, State, UsedEntry, Version
from cti_gateway.core.consultation.rules import TICKET
from cti_gateway.core.errors import Conflict
from cti_gateway.ports.store import AuditEntry

_table = schema.consultation
_version = schema.consultation_version
_ticket = schema.ticket.c
_FORM = [field.name for field in fields(Form)]
_COLUMNS = [_table.c[name] for name in (*_FORM, *(f.name for f in fields(Consultation) if f.name != "form"))]
_USED = _FORM.index("used")
_used_decoder = msgspec.json.Decoder(tuple[UsedEntry, ...])


class SqlConsultations(Database):
    """Implements ports.store.Consultations."""

    async def consultation(self, consultation_id: int) -> Consultation | None:
        """By its number."""
        return next(iter(await self._found(_table.c.id == consultation_id)), None)

    async def consultation_of(self, call_id: str, agent_id: int) -> Consultation | None:
        """This person's form of the call, draft or saved."""
        own = _table.c.call_id == call_id, _table.c.agent_id == agent_id
        return next(iter(await self._found(*own)), None)

    async def consultations_of_calls(self, call_ids: Collection[str]) -> tuple[Consultation, ...]:
        """Everybody's, in the order in which they had the callers."""
        return await self._found(_table.c.call_id.in_(call_ids))

    async def consultations_from(
        self, numbers: Collection[str], *, limit: int = 10
    ) -> tuple[Consultation, ...]:
        """Saved ones of one of these numbers, newest first."""
        of_number = _table.c.number.in_(numbers), _table.c.state == State.SAVED
        return await self._found(*of_number, order=_table.c.started_at.desc(), limit=limit)

    async def consultations_between(self, from_at: int, to_at: int) -> tuple[Consultation, ...]:
        """Saved ones that began in this time, the oldest first."""
        began = _table.c.started_at >= from_at, _table.c.started_at < to_at
        return await self._found(*began, _table.c.state == State.SAVED)

    async def consultations(
        self, *, agent_id: int | None = None, before: int | None = None, limit: int
    ) -> tuple[Consultation, ...]:
        """Saved ones of one agent, or of all, that began before this; newest first."""
        where = [_table.c.state == State.SAVED]
        if agent_id is not None:
            where.append(_table.c.agent_id == agent_id)
        if before is not None:
            where.append(_table.c.started_at < before)
        return await self._found(*where, order=_table.c.started_at.desc(), limit=limit)

    async def consultations_numbered(self, numbers: Sequence[int]) -> tuple[Consultation, ...]:
        """Saved ones, the oldest first."""
        return await self._found(_table.c.id.in_(numbers), _table.c.state == State.SAVED)

    async def consultations_without_ticket(self, agent_id: int, *, since: int) -> tuple[Consultation, ...]:
        """This person's saved ones since then that want a transfer ticket, and neither they nor their call
        have one; the oldest first."""
        wanted = or_(_table.c.ticket_wanted, _table.c.outcome == TICKET)
        own = _table.c.agent_id == agent_id, _table.c.state == State.SAVED, _table.c.started_at >= since
        its = _ticket.consultation == _table.c.id, _ticket.call_id == _table.c.call_id
        return await self._found(*own, wanted, *(~exists().where(one) for one in its))

    async def consultation_drafts(self, *, seat: str | None = None) -> tuple[Consultation, ...]:
        """Not saved yet, the oldest first; of this seat, or of all."""
        of_seat = () if seat is None else (_table.c.seat == seat,)
        return await self._found(_table.c.state == State.DRAFT, *of_seat)

    async def consultation_versions(self, consultation_id: int) -> tuple[Version, ...]:
        """Since it was saved, the oldest first."""
        query = select(_version).where(_version.c.consultation_id == consultation_id)
        async with self._reading() as connection:
            rows = await connection.execute(query.order_by(_version.c.version))
            return tuple(
                Version(row.version, row.at, row.actor, row.reason, msgspec.json.decode(row.form, type=Form))
                for row in rows
            )

    async def put_draft(self, draft: Consultation) -> Consultation:
        """In place of the version before it, or new; raises Conflict("stale_edit")."""
        try:
            async with self._writing() as connection:
                return await _put(connection, draft)
        except IntegrityError as error:
            raise Conflict("stale_edit") from error

    async def save_consultation(self, one: Consultation, version: Version, entry: AuditEntry) -> Consultation:
        """Saved or corrected in place of the version before it; raises Conflict("stale_edit")."""
        try:
            async with self._writing() as connection:
                kept = await _put(connection, one)
                await connection.execute(insert(_version).values(_version_row(kept.id, version)))
                await connection.execute(insert(schema.audit).values(**asdict(entry)))
                return kept
        except IntegrityError as error:
            raise Conflict("stale_edit") from error

    async def _found(
        self,
        *where: ColumnElement[bool],
        order: UnaryExpression[int] | ColumnElement[int] = _table.c.started_at,
        limit: int | None = None,
    ) -> tuple[Consultation, ...]:
        query = select(*_COLUMNS).where(*where).order_by(order, _table.c.id).limit(limit)
        async with self._reading() as connection:
            rows = (await connection.execute(query)).all()
        return _consultations(rows) if len(rows) < MANY else await asyncio.to_thread(_consultations, rows)


async def write_saved(connection: AsyncConnection, one: Consultation) -> None:
    """As its agent saved it, over any draft; what is saved already of this version, or a later one, stays."""
    own = _table.c.call_id == one.call_id, _table.c.agent_id == one.agent_id
    query = select(_table.c.id, _table.c.version, _table.c.state).where(*own)
    found = (await connection.execute(query)).one_or_none()
    if found is not None and found.state == State.SAVED and found.version >= one.version:
        return
    if found is None:
        made = await connection.execute(insert(_table).values(_row(one)).returning(_table.c.id))
        number = int(made.scalar_one())
    else:
        number, one = found.id, replace(one, version=max(one.version, found.version + 1))
        await connection.execute(update(_table).where(_table.c.id == number).values(_row(one)))
    first = version_of(one, at=one.saved_at or one.started_at, actor=f"agent:{one.agent_id}")
    await connection.execute(insert(_version).values(_version_row(number, first)))


async def _put(connection: AsyncConnection, one: Consultation) -> Consultation:
    if not one.id:
        made = await connection.execute(insert(_table).values(_row(one)).returning(_table.c.id))
        return replace(one, id=int(made.scalar_one()))
    before = _table.c.id == one.id, _table.c.version == one.version - 1
    changed = await connection.execute(update(_table).where(*before).values(_row(one)))
    if changed.rowcount != 1:
        raise Conflict("stale_edit")
    return one


def _row(one: Consultation) -> dict[str, Any]:
    row = asdict(one)
    form = row.pop("form")
    del row["id"]
    return {**row, **form, "used": msgspec.json.encode(one.form.used).decode()}


def _version_row(number: int, version: Version) -> dict[str, Any]:
    form = msgspec.json.encode(version.form).decode()
    return {**asdict(version), "consultation_id": number, "form": form}


def _consultation(row: Row[Any]) -> Consultation:
    """Of ``_COLUMNS``. By place: a month has a hundred thousand."""
    *form, call_id, number, agent_id, unit, seat, started_at, state, version, saved_at, own = list[Any](row)
    form[_USED] = () if form[_USED] == "[]" else _used_decoder.decode(form[_USED])
    filled, standing = Form(*form), State(state)
    return Consultation(
        call_id, number, agent_id, unit, seat, started_at, filled, standing, version, saved_at, own
    )


def _consultations(rows: Sequence[Row[Any]]) -> tuple[Consultation, ...]:
    return tuple(map(_consultation, rows))
