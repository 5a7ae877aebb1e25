"""Calls that nobody answered, here or outside, and who has called back."""

from sqlalchemy import insert, select
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
        query = (
            select(*CALL_COLUMNS, done.c.at, done.c.agent_id.label("by"))
            .select_from(call.outerjoin(done, call.c.call_id == done.c.call_id))
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
        values = {"call_id": call_id, "agent_id": agent_id, "at": at}
        try:
            async with self._writing() as connection:
                await connection.execute(insert(schema.missed_done).values(**values))
        except IntegrityError as error:
            raise Conflict("missed_call_settled") from error
