"""The digest: its steps, a summary by which items are found, and the entry that one of them becomes."""

from dataclasses import asdict, replace

import msgspec
from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.adapters.store.knowledge import add_new, settle_queries
from cti_gateway.core.digest.item import DigestItem, DigestState, DigestStep
from cti_gateway.core.digest.machine import DigestStanding
from cti_gateway.core.errors import Conflict
from cti_gateway.core.knowledge.entry import Version
from cti_gateway.ports.store import AuditEntry

_item = schema.digest_item
_step = schema.digest_step


class SqlDigest(Database):
    """Implements ports.store.DigestStore."""

    async def digest_item(self, item_id: int) -> DigestItem | None:
        """By its number."""
        return next(iter(await self._items(_item.c.id == item_id, limit=1)), None)

    async def digest_items(self, *, expert: str | None = None, limit: int) -> tuple[DigestItem, ...]:
        """All, or those asked of this login; what changed last comes first."""
        return await self._items(*([] if expert is None else [_item.c.expert == expert]), limit=limit)

    async def digest_count(self, state: DigestState, *, expert: str | None = None) -> int:
        """How many stand so; of all, or of those asked of this login."""
        query = select(func.count()).select_from(_item).where(_item.c.state == state)
        if expert is not None:
            query = query.where(_item.c.expert == expert)
        async with self._reading() as connection:
            return int((await connection.execute(query)).scalar_one())

    async def add_digest_item(self, item: DigestItem, found: DigestStanding, audit: AuditEntry) -> int:
        """With its first step; the number that it gets."""
        step = item.steps[0]
        async with self._writing() as connection:
            values = _summary(found, step)
            made = await connection.execute(insert(_item).values(**values).returning(_item.c.id))
            number = int(made.scalar_one())
            await _append(connection, number, 0, step)
            told = asdict(audit) | {"target": f"digest:{number}"}
            await connection.execute(insert(schema.audit).values(**told))
            return number

    async def add_digest_step(
        self,
        item: DigestItem,
        step: DigestStep,
        found: DigestStanding,
        audit: AuditEntry,
        *,
        by: int,
        draft: Version | None = None,
    ) -> None:
        """By this person's number; ``draft`` becomes an entry, and the queries are settled, all at once."""
        try:
            async with self._writing() as connection:
                if draft is not None:
                    (added,) = await add_new(connection, [draft])
                    step = replace(step, entry=added.entry)
                    await settle_queries(connection, found.gathered.queries, by=by, at=step.at)
                await _append(connection, item.id, item.version, step)
                changed = update(_item).where(_item.c.id == item.id)
                await connection.execute(changed.values(**_summary(found, step)))
                await connection.execute(insert(schema.audit).values(**asdict(audit)))
        except IntegrityError as error:
            raise Conflict("stale_edit") from error

    async def _items(self, *where: ColumnElement[bool], limit: int) -> tuple[DigestItem, ...]:
        newest = select(_item.c.id).where(*where).order_by(_item.c.changed_at.desc(), _item.c.id.desc())
        query = select(_step).order_by(_step.c.item_id, _step.c.number)
        async with self._reading() as connection:
            order = list((await connection.execute(newest.limit(limit))).scalars())
            steps: dict[int, list[DigestStep]] = {number: [] for number in order}
            for row in await connection.execute(query.where(_step.c.item_id.in_(order))):
                steps[row.item_id].append(msgspec.json.decode(row.step, type=DigestStep))
        return tuple(DigestItem(number, tuple(steps[number])) for number in order)


def _summary(found: DigestStanding, step: DigestStep) -> dict[str, object]:
    return {"state": found.state, "expert": found.expert, "changed_at": step.at}


async def _append(connection: AsyncConnection, item: int, number: int, step: DigestStep) -> None:
    values = {"item_id": item, "number": number, "step": msgspec.json.encode(step).decode()}
    await connection.execute(insert(_step).values(**values))
