"""People, seats and queues."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database, unavailable
from cti_gateway.core.errors import Conflict
from cti_gateway.core.people import Agent, Queue, Role, Seat, Skills
from cti_gateway.ports.store import Credentials


def agent_of(row: Any) -> Agent:
    """A row of the agent table."""
    return Agent(
        row.id,
        row.login,
        row.name,
        Role(row.role),
        tuple(row.queues.split()),
        row.active,
        tuple(row.backup_queues.split()),
        msgspec.json.decode(row.skills, type=Skills),
        row.weight,
        row.unit,
    )


def queue_row(queue: Queue) -> dict[str, str]:
    """A queue, to be written: all of it is in ``body``."""
    return {"key": queue.key, "name": queue.name, "body": msgspec.json.encode(queue).decode()}


class SqlDirectory(Database):
    """Implements ports.store.Directory."""

    async def revision(self) -> int:
        """Differs from the last one whenever anything below does, or what queues are made from."""
        async with self._reading() as connection:
            return int((await connection.execute(select(schema.directory_revision.c.number))).scalar_one())

    async def agents(self) -> tuple[Agent, ...]:
        """Everybody, also those no longer active, in the order in which they came."""
        async with self._reading() as connection:
            rows = await connection.execute(select(schema.agent).order_by(schema.agent.c.id))
            return tuple(agent_of(row) for row in rows)

    async def seats(self) -> tuple[Seat, ...]:
        """In the order of their numbers."""
        async with self._reading() as connection:
            rows = await connection.execute(select(schema.seat).order_by(schema.seat.c.number))
            return tuple(Seat(row.number, row.extension, row.bound_ip) for row in rows)

    async def queues(self) -> tuple[Queue, ...]:
        """In the order of their keys."""
        async with self._reading() as connection:
            bodies = await connection.scalars(select(schema.queue.c.body).order_by(schema.queue.c.key))
            return tuple(msgspec.json.decode(body, type=Queue) for body in bodies)

    async def credentials(self, login: str) -> Credentials | None:
        """What login needs to know of a person."""
        async with self._reading() as connection:
            found = await connection.execute(select(schema.agent).where(schema.agent.c.login == login))
            row = found.one_or_none()
        if row is None:
            return None
        return Credentials(agent_of(row), row.password_hash, row.failures, row.locked_until)

    async def add_agent(
        self,
        *,
        login: str,
        name: str,
        role: Role,
        password_hash: str,
        queues: Sequence[str] = (),
        backup_queues: Sequence[str] = (),
        skills: Skills = (),
        weight: int = 1,
        unit: str = "",
    ) -> Agent:
        """Raises Conflict("login_taken")."""
        values = {
            "login": login,
            "name": name,
            "role": role.value,
            "queues": " ".join(queues),
            "active": True,
            "backup_queues": " ".join(backup_queues),
            "skills": msgspec.json.encode(skills).decode(),
            "weight": weight,
            "unit": unit,
            "password_hash": password_hash,
            "failures": 0,
        }
        try:
            async with self._writing() as connection:
                await connection.execute(schema.next_revision())
                made = await connection.execute(insert(schema.agent).values(**values).returning(schema.agent))
                return agent_of(made.one())
        except IntegrityError as error:
            raise Conflict("login_taken", login=login) from error

    async def put_seat(self, seat: Seat) -> None:
        """Insert or change by number; raises Conflict("extension_taken")."""
        values = {"extension": seat.extension, "bound_ip": seat.bound_ip}
        changed = update(schema.seat).where(schema.seat.c.number == seat.number).values(**values)
        try:
            async with self._writing() as connection:
                await connection.execute(schema.next_revision())
                if (await connection.execute(changed)).rowcount == 0:
                    await connection.execute(insert(schema.seat).values(number=seat.number, **values))
        except IntegrityError as error:
            raise Conflict("extension_taken", extension=seat.extension) from error

    async def put_queues(self, queues: Sequence[Queue]) -> None:
        """Make the stored queues equal these."""
        rows = [queue_row(queue) for queue in queues]
        try:
            async with self._writing() as connection:
                await connection.execute(schema.next_revision())
                await connection.execute(delete(schema.queue))
                if rows:
                    await connection.execute(insert(schema.queue), rows)
        except IntegrityError as error:
            raise unavailable(error) from error

    async def note_login(self, agent_id: int, *, failures: int, locked_until: int | None) -> None:
        """Remember failed attempts, or that there are none."""
        person = schema.agent.c.id == agent_id
        values = {"failures": failures, "locked_until": locked_until}
        async with self._writing() as connection:
            await connection.execute(update(schema.agent).where(person).values(**values))
