"""Transfer tickets: their steps, a summary by which they are found, and what the clock wrote beside them."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any

import msgspec
from sqlalchemy import and_, false, func, insert, not_, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.errors import Conflict
from cti_gateway.core.tickets.batch import Batch
from cti_gateway.core.tickets.boxes import Selection
from cti_gateway.core.tickets.machine import WITH_UNIT, Standing
from cti_gateway.core.tickets.ticket import ClockEntry, EntryKind, Ticket, TicketState, TicketStep
from cti_gateway.ports.store import AuditEntry, NextStep

_table = schema.ticket
_step = schema.ticket_step
_entry = schema.ticket_entry


class SqlTickets(Database):
    """Implements ports.store.TicketStore."""

    async def ticket(self, ticket_id: int) -> Ticket | None:
        """By its number."""
        return next(iter(await self._tickets(_table.c.id == ticket_id)), None)

    async def tickets(
        self, selections: Sequence[Selection], now: int, *, before: int | None = None, limit: int
    ) -> tuple[Ticket, ...]:
        """Those in one of them, the newest first; ``before`` is a number."""
        within = [or_(false(), *(_within(one, now) for one in selections))]
        if before is not None:
            within.append(_table.c.id < before)
        return await self._newest_tickets(*within, limit=limit)

    async def ticket_counts(self, selections: Sequence[Selection], now: int) -> tuple[int, ...]:
        """How many there are in each."""
        if not selections:
            return ()
        within = [_within(one, now) for one in selections]
        query = select(*(func.count().filter(one) for one in within)).where(or_(*within))
        async with self._reading() as connection:
            return tuple((await connection.execute(query)).one())

    async def tickets_in(
        self, states: Collection[TicketState], *, authors: Collection[int] | None = None
    ) -> tuple[Ticket, ...]:
        """The oldest first; of these people, or of all."""
        where = [_table.c.state.in_(states)]
        if authors is not None:
            logins = select(schema.agent.c.login).where(schema.agent.c.id.in_(authors))
            where.append(_table.c.author.in_(logins))
        return await self._tickets(*where)

    async def tickets_of(self, numbers: Collection[str], *, limit: int = 10) -> tuple[Ticket, ...]:
        """Of a citizen's numbers, drafts left out, the newest first."""
        return await self._newest_tickets(
            _table.c.number.in_(numbers), _table.c.state != TicketState.DRAFT, limit=limit
        )

    async def tickets_due_since(
        self, from_at: int, opened_before: int, *, after: int, limit: int
    ) -> tuple[Ticket, ...]:
        """All that may have been given to a unit since then, opened before ``opened_before``: the last reply
        is, or was, due since, or the unit gave it back. In order, those with a number ``after`` this."""
        c = _table.c
        given_back = and_(c.state == TicketState.INSTRUCTED, c.due_at.is_(None))
        wanted = c.opened_at < opened_before, or_(c.due_at >= from_at, given_back), c.id > after
        page = select(c.id).where(*wanted).order_by(c.id).limit(limit)
        return await self._tickets(c.id.in_(page))

    async def add_ticket(self, ticket: Ticket, standing: Standing, entry: AuditEntry) -> int:
        """With its first step; the number that it gets."""
        values = {
            "author": ticket.author,
            "call_id": ticket.call_id,
            "consultation": ticket.consultation,
            "opened_at": ticket.opened_at,
            **_summary(standing),
        }
        async with self._writing() as connection:
            made = await connection.execute(insert(_table).values(**values).returning(_table.c.id))
            number = int(made.scalar_one())
            await _append(connection, number, 0, ticket.steps[0])
            audited = AuditEntry(**asdict(entry) | {"target": f"ticket:{number}"})
            await connection.execute(insert(schema.audit).values(**asdict(audited)))
            return number

    async def add_ticket_steps(self, steps: Sequence[NextStep], entry: AuditEntry) -> None:
        """All or none; raises Conflict("ticket_changed") if one of the tickets has more steps by now."""
        try:
            async with self._writing() as connection:
                for one in steps:
                    await _append(connection, one.ticket, one.version, one.step)
                    changed = update(_table).where(_table.c.id == one.ticket)
                    await connection.execute(changed.values(**_summary(one.standing)))
                await connection.execute(insert(schema.audit).values(**asdict(entry)))
        except IntegrityError as error:
            raise Conflict("ticket_changed") from error

    async def add_clock_entries(self, ticket_id: int, entries: Sequence[ClockEntry]) -> None:
        """All or none."""
        rows = [{"ticket_id": ticket_id, **asdict(one)} for one in entries]
        async with self._writing() as connection:
            await connection.execute(insert(_entry), rows)

    async def batches(self, *, reported: bool, before: int | None = None, limit: int) -> tuple[Batch, ...]:
        """The newest first; ``reported``: only what was. ``before`` is a morning."""
        c = _table.c
        still_open = func.count().filter(c.state == TicketState.COLLECTED)
        query = select(c.batch_at, func.count(), still_open, func.max(c.reported_at))
        query = query.where(c.batch_at.is_not(None)).group_by(c.batch_at).order_by(c.batch_at.desc())
        if reported:
            query = query.where(c.reported_at.is_not(None))
        if before is not None:
            query = query.where(c.batch_at < before)
        async with self._reading() as connection:
            return tuple(Batch(*row) for row in await connection.execute(query.limit(limit)))

    async def tickets_of_batch(self, from_at: int, to_at: int) -> tuple[Ticket, ...]:
        """Of the mornings in this time, the oldest first."""
        return await self._tickets(_table.c.batch_at >= from_at, _table.c.batch_at < to_at)

    async def _newest_tickets(self, *where: ColumnElement[bool], limit: int) -> tuple[Ticket, ...]:
        newest = select(_table.c.id).where(*where).order_by(_table.c.id.desc()).limit(limit)
        return tuple(reversed(await self._tickets(_table.c.id.in_(newest))))

    async def _tickets(self, *where: ColumnElement[bool]) -> tuple[Ticket, ...]:
        query = select(_table.c.id, _table.c.call_id, _table.c.consultation, _step.c.step)
        query = query.join(_step, _step.c.ticket_id == _table.c.id).where(*where)
        found: dict[int, list[Any]] = {}
        async with self._reading() as connection:
            for row in await connection.execute(query.order_by(_table.c.id, _step.c.number)):
                found.setdefault(row.id, []).append(row)
            entries = await _entries(connection, found)
        return tuple(
            Ticket(
                number,
                tuple(msgspec.json.decode(row.step, type=TicketStep) for row in rows),
                rows[0].call_id,
                rows[0].consultation,
                tuple(entries.get(number, ())),
            )
            for number, rows in found.items()
        )


def _within(one: Selection, now: int) -> ColumnElement[bool]:
    """As ``Selection.holds``."""
    c = _table.c
    conditions: list[ColumnElement[bool]] = [c.state.in_(one.states)]
    if one.author is not None:
        conditions.append(c.author == one.author)
    if one.unit is not None:
        conditions.append(c.unit == one.unit)
    if one.overdue is not None:
        overdue = and_(c.state.in_(WITH_UNIT), c.due_at <= now)
        conditions.append(overdue if one.overdue else not_(overdue))
    latest = ((c.due_at, one.due_by), (c.reported_at, one.reported_by), (c.batch_at, one.batch_by))
    conditions += [column <= by for column, by in latest if by is not None]
    return and_(*conditions)


def _summary(found: Standing) -> dict[str, object]:
    return {
        "number": found.content.number,
        "state": found.state,
        "unit": found.unit,
        "due_at": found.due_at,
        "batch_at": found.batch_at,
        "reported_at": found.reported_at,
    }


async def _append(connection: AsyncConnection, ticket_id: int, number: int, step: TicketStep) -> None:
    values = {"ticket_id": ticket_id, "number": number, "step": msgspec.json.encode(step).decode()}
    await connection.execute(insert(_step).values(**values))


async def _entries(connection: AsyncConnection, tickets: Collection[int]) -> dict[int, list[ClockEntry]]:
    """By ticket, in order."""
    query = select(_entry).where(_entry.c.ticket_id.in_(tickets)).order_by(_entry.c.for_at, _entry.c.kind)
    found: dict[int, list[ClockEntry]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.ticket_id, []).append(ClockEntry(EntryKind(row.kind), row.for_at, row.at))
    return found
