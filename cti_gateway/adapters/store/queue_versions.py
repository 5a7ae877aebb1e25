"""What queues were like, version by version."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.errors import Conflict
from cti_gateway.ports.store import AuditEntry, QueueVersion


class SqlQueueVersions(Database):
    """Implements ports.store.QueueVersions."""

    async def queue_versions(self) -> tuple[QueueVersion, ...]:
        """Oldest first."""
        table = schema.queue_version
        columns = [column for column in table.c if column is not table.c.id]
        async with self._reading() as connection:
            rows = await connection.execute(select(*columns).order_by(table.c.id))
            return tuple(QueueVersion(**row._mapping) for row in rows)

    async def add_queue_versions(self, versions: Sequence[QueueVersion], entry: AuditEntry) -> None:
        """With the entry, or not at all; raises Conflict("stale_edit")."""
        try:
            async with self._writing() as connection:
                rows = [asdict(version) for version in versions]
                await connection.execute(insert(schema.queue_version), rows)
                await connection.execute(schema.next_revision())
                await connection.execute(insert(schema.audit).values(**asdict(entry)))
        except IntegrityError as error:
            raise Conflict("stale_edit") from error
