"""How calls were scored: appended, never changed."""

from dataclasses import asdict

import msgspec
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.elements import ColumnElement

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.errors import Conflict
from cti_gateway.core.quality import QualityForm
from cti_gateway.ports.store import AuditEntry

_table = schema.quality_form


class SqlQualityForms(Database):
    """Implements ports.store.QualityForms."""

    async def add_quality_form(self, form: QualityForm, entry: AuditEntry) -> None:
        """With the entry, or not at all; raises Conflict("quality_there")."""
        values = asdict(form) | {"points": msgspec.json.encode(form.points).decode()}
        try:
            async with self._writing() as connection:
                await connection.execute(insert(_table).values(**values))
                await connection.execute(insert(schema.audit).values(**asdict(entry)))
        except IntegrityError as error:
            raise Conflict("quality_there") from error

    async def quality_forms(self, from_at: int, to_at: int) -> tuple[QualityForm, ...]:
        """Those of [from_at, to_at), the newest first."""
        return await self._forms(_table.c.at >= from_at, _table.c.at < to_at)

    async def quality_forms_of(self, call_id: str) -> tuple[QualityForm, ...]:
        """Of this call, the newest first."""
        return await self._forms(_table.c.call_id == call_id)

    async def _forms(self, *where: ColumnElement[bool]) -> tuple[QualityForm, ...]:
        async with self._reading() as connection:
            rows = await connection.execute(select(_table).where(*where).order_by(_table.c.id.desc()))
            return tuple(
                QualityForm(
                    row.at,
                    row.actor,
                    row.person,
                    row.call_id,
                    row.call_at,
                    msgspec.json.decode(row.points, type=dict[str, int]),
                    row.note,
                )
                for row in rows
            )
