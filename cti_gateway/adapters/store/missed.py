"""Calls that nobody answered, here or outside, and who has called back."""

from sqlalchemy import and_, func, insert, select
from sqlalchemy.exc import IntegrityError

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.adapters.store.journal import CALL_COLUMNS, call_record
from cti_gateway.core.errors import Conflict
from cti_gateway.core.records import Direction
from cti_gateway.ports.store import MissedCall


class SqlMissedCalls(Database):
    """Implements ports.store.MissedCalls."""

    async def missed_calls(self, *, before: int | None = None, limit: int = 50) -> tuple[MissedCall, ...]:
        """Newest first; ``before`` is an ``arrived_at`` to page on."""
        call, done = schema.call, schema.missed_done
        said = done.alias()
        last = select(func.max(said.c.number)).where(said.c.call_id == call.c.call_id).scalar_subquery()
        newest = and_(call.c.call_id == done.c.call_id, done.c.number == last, done.c.done)
        query = (
            select(*CALL_COLUMNS, done.c.at, done.c.agent_id.label("by"))
            .select_from(call.outerjoin(done, newest))
            .where(
                call.c.ended_at.is_not(None),
                call.c.answered_at.is_(None),
                call.c.outcome.is_distinct_from("TRANSFERRED"),
                call.c.direction == Direction.IN,
            )
            .order_by(call.c.arrived_at.desc(), call.c.call_id.desc())
            .limit(limit)
        )
        if before is not None:
            query = query.where(call.c.arrived_at < before)
        async with self._reading() as connection:
            rows = (await connection.execute(query)).all()
        return tuple(MissedCall(call_record(row[:-2]), row.at, row.by) for row in rows)

    async def settle_missed(self, call_id: str, *, agent_id: int, at: int) -> None:
        """Keep who did it first; raises Conflict("missed_call_settled")."""
        await self._say(call_id, agent_id, at, done=True)

    async def reopen_missed(self, call_id: str, *, agent_id: int, at: int) -> None:
        """It is not done after all; raises Conflict("missed_call_open")."""
        await self._say(call_id, agent_id, at, done=False)

    async def _say(self, call_id: str, agent_id: int, at: int, *, done: bool) -> None:
        """Beside what was said before: the newest counts, nothing is removed (A7.6)."""
        table = schema.missed_done
        newest = select(table).where(table.c.call_id == call_id).order_by(table.c.number.desc()).limit(1)
        code = "missed_call_settled" if done else "missed_call_open"
        try:
            async with self._writing() as connection:
                before = (await connection.execute(newest)).first()
                if (before is not None and before.done) is done:
                    raise Conflict(code)
                number = 1 if before is None else before.number + 1
                values = {"call_id": call_id, "number": number, "agent_id": agent_id, "at": at, "done": done}
                await connection.execute(insert(table).values(**values))
        except IntegrityError as error:  # somebody else was faster
            raise Conflict(code) from error
