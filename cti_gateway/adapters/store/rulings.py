"""What was decided of findings: appended, never changed."""

from dataclasses import asdict
from datetime import date

import msgspec
from sqlalchemy import insert, select

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.attendance.case import Finding
from cti_gateway.core.attendance.ruling import Decision, Ruling
from cti_gateway.core.roster.slots import Place
from cti_gateway.ports.store import AuditEntry


class SqlRulings(Database):
    """Implements ports.store.Rulings."""

    async def add_ruling(self, ruling: Ruling, entry: AuditEntry) -> None:
        """With the entry, or not at all."""
        values = {
            "day": ruling.place.day.isoformat(),
            "shift": ruling.place.shift,
            "seat": ruling.place.seat,
            "person": ruling.person,
            "found": msgspec.json.encode(ruling.found).decode(),
            "rule_version": ruling.rule_version,
            "decision": ruling.decision,
            "reason": ruling.reason,
            "actor": ruling.actor,
            "at": ruling.at,
        }
        async with self._writing() as connection:
            await connection.execute(insert(schema.ruling).values(**values))
            await connection.execute(insert(schema.audit).values(**asdict(entry)))

    async def rulings(self, first: date, last: date) -> tuple[Ruling, ...]:
        """Of shifts of these days, the oldest first."""
        table = schema.ruling
        of_days = table.c.day >= first.isoformat(), table.c.day <= last.isoformat()
        async with self._reading() as connection:
            rows = await connection.execute(select(table).where(*of_days).order_by(table.c.id))
            return tuple(
                Ruling(
                    Place(date.fromisoformat(row.day), row.shift, row.seat),
                    row.person,
                    msgspec.json.decode(row.found, type=Finding),
                    row.rule_version,
                    Decision(row.decision),
                    row.reason,
                    row.actor,
                    row.at,
                )
                for row in rows
            )
