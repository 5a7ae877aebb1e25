"""Orders and their answers: appended, never changed."""

from contextlib import suppress
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import and_, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.elements import ColumnElement

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.errors import Conflict
from cti_gateway.core.order import Answer, Order, OrderAct, OrderKind
from cti_gateway.ports.store import AuditEntry

_given = schema.order_given
_answer = schema.order_answer
_read = schema.order_read
_COLUMNS = (
    *_given.columns,
    _answer.c.at.label("answered_at"),
    _answer.c.actor.label("answered_by"),
    _answer.c.act,
    _answer.c.reason,
    _read.c.at.label("read_at"),
)
# With what became of it, and whether that was read.
_WHOLE = _given.outerjoin(_answer).outerjoin(
    _read, and_(_read.c.order_id == _given.c.id, _read.c.answered == _answer.c.at.is_not(None))
)


class SqlOrders(Database):
    """Implements ports.store.Orders."""

    async def order(self, order_id: int) -> Order | None:
        """By its number."""
        return next(iter(await self._orders(_given.c.id == order_id, by=_given.c.id)), None)

    async def orders_given(self, from_at: int, to_at: int) -> tuple[Order, ...]:
        """In [from_at, to_at), the newest first."""
        return await self._orders(_given.c.at >= from_at, _given.c.at < to_at, by=_given.c.id.desc())

    async def orders_refused(self, from_at: int, to_at: int) -> tuple[Order, ...]:
        """In [from_at, to_at), in the order in which they were refused."""
        refused = _answer.c.act == OrderAct.REFUSE, _answer.c.at >= from_at, _answer.c.at < to_at
        return await self._orders(*refused, by=_answer.c.at)

    async def add_order(self, order: Order, entry: AuditEntry) -> Order:
        """With the entry, whose target becomes the number that the order gets, or not at all."""
        values = asdict(order)
        del values["id"], values["answer"], values["read"]
        async with self._writing() as connection:
            made = await connection.execute(insert(_given).values(**values).returning(_given.c.id))
            added = replace(order, id=int(made.scalar_one()))
            told = asdict(entry) | {"target": f"order:{added.id}"}
            await connection.execute(insert(schema.audit).values(**told))
            return added

    async def answer_order(self, order: Order, answer: Answer, entry: AuditEntry) -> None:
        """With the entry, or not at all; raises Conflict("order_answered")."""
        try:
            async with self._writing() as connection:
                await connection.execute(insert(_answer).values(order_id=order.id, **asdict(answer)))
                if order.kind is OrderKind.QUEUE:  # from which follows whom the person serves
                    await connection.execute(schema.next_revision())
                await connection.execute(insert(schema.audit).values(**asdict(entry)))
        except IntegrityError as error:
            raise Conflict("order_answered") from error

    async def read_order(self, order: Order, at: int, entry: AuditEntry) -> None:
        """Who gave it has read that it stands where it does: with the entry; the first time is kept."""
        values = {"order_id": order.id, "answered": order.answer is not None, "at": at, "actor": order.actor}
        with suppress(IntegrityError):  # said by another tab at the same time
            async with self._writing() as connection:
                await connection.execute(insert(_read).values(**values))
                await connection.execute(insert(schema.audit).values(**asdict(entry)))

    async def _orders(self, *where: ColumnElement[bool], by: ColumnElement[Any]) -> tuple[Order, ...]:
        query = select(*_COLUMNS).select_from(_WHOLE).where(*where).order_by(by)
        async with self._reading() as connection:
            return tuple(map(_order, await connection.execute(query)))


def _order(row: Any) -> Order:
    answer = None
    if row.act is not None:
        answer = Answer(row.answered_at, row.answered_by, OrderAct(row.act), row.reason)
    kind, read = OrderKind(row.kind), row.read_at is not None
    return Order(row.id, row.at, row.actor, row.person, row.seat, kind, row.text, row.target, answer, read)
