"""Server-side login sessions, and the audit log."""

from dataclasses import asdict

from sqlalchemy import delete, insert, select, update

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.adapters.store.directory import agent_of
from cti_gateway.core.people import Agent
from cti_gateway.ports.store import AuditEntry, WebSession


class SqlSessions(Database):
    """Implements ports.store.Sessions and AuditLog."""

    async def open_session(self, session: WebSession) -> None:
        """Keep it; those that have run out by now are swept."""
        table = schema.web_session
        async with self._writing() as connection:
            await connection.execute(delete(table).where(table.c.expires_at <= session.created_at))
            await connection.execute(insert(table).values(**asdict(session)))

    async def session(self, token_hash: str) -> tuple[WebSession, Agent] | None:
        """The session and its person, whether or not it has run out."""
        table = schema.web_session
        async with self._reading() as connection:
            found = await connection.execute(select(table).where(table.c.token_hash == token_hash))
            kept = found.one_or_none()
            if kept is None:
                return None
            person = await connection.execute(select(schema.agent).where(schema.agent.c.id == kept.agent_id))
            return WebSession(**kept._mapping), agent_of(person.one())

    async def touch_session(self, token_hash: str, seen_at: int, expires_at: int) -> None:
        """It is in use."""
        table = schema.web_session
        values = {"seen_at": seen_at, "expires_at": expires_at}
        async with self._writing() as connection:
            await connection.execute(update(table).where(table.c.token_hash == token_hash).values(**values))

    async def close_session(self, token_hash: str) -> None:
        """Logged out."""
        table = schema.web_session
        async with self._writing() as connection:
            await connection.execute(delete(table).where(table.c.token_hash == token_hash))

    async def close_other_sessions(self, agent_id: int, besides: str) -> tuple[str, ...]:
        """Their hashes."""
        table = schema.web_session
        others = delete(table).where(table.c.agent_id == agent_id, table.c.token_hash != besides)
        async with self._writing() as connection:
            return tuple((await connection.execute(others.returning(table.c.token_hash))).scalars())

    async def audit(self, entry: AuditEntry) -> None:
        """Append."""
        async with self._writing() as connection:
            await connection.execute(insert(schema.audit).values(**asdict(entry)))
