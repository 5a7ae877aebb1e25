"""Confirmations of handovers, and notices with who has read them: appended, never changed."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

import msgspec
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.errors import Conflict, NotFound
from cti_gateway.core.handover.handover import Confirmation, Side
from cti_gateway.core.handover.items import OpenItem
from cti_gateway.core.handover.notices import Notice
from cti_gateway.core.roster.slots import Place


class SqlHandovers(Database):
    """Implements ports.store.HandoverBook and ports.store.Notices."""

    async def confirm_handover(self, place: Place, confirmation: Confirmation) -> None:
        """Raises Conflict("handover_confirmed") if that person has."""
        values = {
            "day": place.day.isoformat(),
            "shift": place.shift,
            "seat": place.seat,
            "side": confirmation.side.value,
            "login": confirmation.by,
            "at": confirmation.at,
            "checked": msgspec.json.encode(confirmation.checked).decode(),
            "note": confirmation.note,
            "items": msgspec.json.encode(confirmation.items).decode(),
        }
        try:
            async with self._writing() as connection:
                await connection.execute(insert(schema.handover_confirmation).values(**values))
        except IntegrityError as error:
            raise Conflict("handover_confirmed") from error

    async def handover_confirmations(self, first: date, last: date) -> Sequence[tuple[Place, Confirmation]]:
        """Of handovers from shifts of these days, in the order in which they were given."""
        table = schema.handover_confirmation
        days = table.c.day >= first.isoformat(), table.c.day <= last.isoformat()
        async with self._reading() as connection:
            rows = await connection.execute(select(table).where(*days).order_by(table.c.id))
            return [
                (
                    Place(date.fromisoformat(row.day), row.shift, row.seat),
                    Confirmation(
                        Side(row.side),
                        row.login,
                        row.at,
                        msgspec.json.decode(row.checked, type=tuple[str, ...]),
                        row.note,
                        msgspec.json.decode(row.items, type=tuple[OpenItem, ...]),
                    ),
                )
                for row in rows
            ]

    async def post_notice(self, text: str, *, from_at: int, until: int, at: int, actor: str) -> int:
        """Its number."""
        table = schema.notice
        values = {"text": text, "from_at": from_at, "until": until, "at": at, "actor": actor}
        async with self._writing() as connection:
            made = await connection.execute(insert(table).values(**values).returning(table.c.id))
            return int(made.scalar_one())

    async def notices(self, since: int) -> Sequence[Notice]:
        """Those that end after this, the newest first."""
        table, read = schema.notice, schema.notice_read
        query = select(table).where(table.c.until > since).order_by(table.c.id.desc())
        async with self._reading() as connection:
            rows = (await connection.execute(query)).all()
            said = await connection.execute(
                select(read).where(read.c.notice_id.in_([row.id for row in rows])).order_by(read.c.number)
            )
            newest = {(one.notice_id, one.agent_id): one for one in said}
        readers: dict[int, dict[int, int]] = {row.id: {} for row in rows}
        for one in newest.values():
            if one.read:
                readers[one.notice_id][one.agent_id] = one.at
        return [
            Notice(row.id, row.at, row.actor, row.from_at, row.until, row.text, readers[row.id])
            for row in rows
        ]

    async def read_notice(self, notice_id: int, *, agent_id: int, at: int) -> None:
        """The first time is kept; raises NotFound("notice_unknown")."""
        await self._say_read(notice_id, agent_id, at, read=True)

    async def unread_notice(self, notice_id: int, *, agent_id: int, at: int) -> None:
        """It was not read after all; raises NotFound("notice_unknown")."""
        await self._say_read(notice_id, agent_id, at, read=False)

    async def _say_read(self, notice_id: int, agent_id: int, at: int, *, read: bool) -> None:
        """Beside what was said before: the newest counts, nothing is removed (A7.6)."""
        notice, table = schema.notice, schema.notice_read
        own = table.c.notice_id == notice_id, table.c.agent_id == agent_id
        newest = select(table).where(*own).order_by(table.c.number.desc()).limit(1)
        with suppress(IntegrityError):  # said by another tab at the same time
            async with self._writing() as connection:
                if await connection.scalar(select(notice.c.id).where(notice.c.id == notice_id)) is None:
                    raise NotFound("notice_unknown")
                before = (await connection.execute(newest)).first()
                if (before is not None and before.read) is read:
                    return
                number = 1 if before is None else before.number + 1
                values = {
                    "notice_id": notice_id,
                    "agent_id": agent_id,
                    "number": number,
                    "at": at,
                    "read": read,
                }
                await connection.execute(insert(table).values(**values))
