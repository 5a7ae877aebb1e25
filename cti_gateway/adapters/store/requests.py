"""Requests, the steps that they went through, and delegations."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import msgspec
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.errors import Conflict
from cti_gateway.core.requests.delegation import Delegation
from cti_gateway.core.requests.request import Request, RequestAct, RequestKind, Step
from cti_gateway.core.roster.slots import Place
from cti_gateway.ports.store import AuditEntry


class _Detail(msgspec.Struct):
    """What only one kind of request has."""

    leave_type: str = ""
    place: Place | None = None
    substitute: str = ""
    unit: str = ""
    in_return: Place | None = None
    other_unit: str = ""


class SqlRequests(Database):
    """Implements ports.store.Requests."""

    async def requests(self, from_at: int, to_at: int) -> tuple[Request, ...]:
        """Those whose time touches this one, the oldest first."""
        table = schema.request.c
        return await self._requests(table.from_at < to_at, table.to_at > from_at)

    async def request(self, request_id: int) -> Request | None:
        """By its number."""
        found = await self._requests(schema.request.c.id == request_id)
        return found[0] if found else None

    async def add_request(self, request: Request, entry: AuditEntry) -> int:
        """The number that it gets."""
        detail = _Detail(
            request.leave_type,
            request.place,
            request.substitute,
            request.unit,
            request.in_return,
            request.other_unit,
        )
        values = {
            "kind": request.kind,
            "person": request.person,
            "from_at": request.from_at,
            "to_at": request.to_at,
            "detail": msgspec.json.encode(detail).decode(),
        }
        async with self._writing() as connection:
            made = await connection.execute(
                insert(schema.request).values(**values).returning(schema.request.c.id)
            )
            number = int(made.scalar_one())
            await _append(connection, number, 0, request.steps[0], entry)
            return number

    async def add_step(self, request_id: int, version: int, step: Step, entry: AuditEntry) -> None:
        """After so many steps; raises Conflict("stale_edit") if there are more."""
        try:
            async with self._writing() as connection:
                await _append(connection, request_id, version, step, entry)
        except IntegrityError as error:
            raise Conflict("stale_edit") from error

    async def delegations(self) -> tuple[Delegation, ...]:
        """The oldest first."""
        table = schema.delegation
        columns = [column for column in table.c if column is not table.c.id]
        async with self._reading() as connection:
            rows = await connection.execute(select(*columns).order_by(table.c.id))
            return tuple(Delegation(**row._mapping) for row in rows)

    async def add_delegation(self, delegation: Delegation, entry: AuditEntry) -> None:
        """With the entry, or not at all."""
        async with self._writing() as connection:
            await connection.execute(insert(schema.delegation).values(**asdict(delegation)))
            await connection.execute(insert(schema.audit).values(**asdict(entry)))

    async def _requests(self, *where: ColumnElement[bool]) -> tuple[Request, ...]:
        table, step = schema.request, schema.request_step
        query = select(*table.c, step.c.at, step.c.actor, step.c.act, step.c.reason)
        query = query.join(step, step.c.request_id == table.c.id).where(*where)
        found: dict[int, list[Any]] = {}
        async with self._reading() as connection:
            for row in await connection.execute(query.order_by(table.c.id, step.c.number)):
                found.setdefault(row.id, []).append(row)
        return tuple(map(_request, found.values()))


async def _append(
    connection: AsyncConnection, request_id: int, number: int, step: Step, entry: AuditEntry
) -> None:
    values = {"request_id": request_id, "number": number, **asdict(step)}
    await connection.execute(insert(schema.request_step).values(**values))
    await connection.execute(schema.next_revision())
    await connection.execute(insert(schema.audit).values(**asdict(entry)))


def _request(rows: Sequence[Any]) -> Request:
    first, detail = rows[0], msgspec.json.decode(rows[0].detail, type=_Detail)
    return Request(
        first.id,
        RequestKind(first.kind),
        first.person,
        first.from_at,
        first.to_at,
        tuple(Step(row.at, row.actor, RequestAct(row.act), row.reason) for row in rows),
        detail.leave_type,
        detail.place,
        detail.substitute,
        detail.unit,
        detail.in_return,
        detail.other_unit,
    )
