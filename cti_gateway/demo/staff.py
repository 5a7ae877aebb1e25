"""Who works in the demo hotline, and where."""

from dataclasses import dataclass

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.adapters.web.passwords import hash_password
from cti_gateway.core.people import Role, Seat
from cti_gateway.demo.private_pbx import SEATS

PASSWORD = "Demo-12333"  # the demo listens on loopback only
ADDRESS = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Person:
    """A demo login."""

    login: str
    name: str
    role: Role


VISITORS = (
    Person("agent", "张敏", Role.AGENT),
    Person("lead", "李国强", Role.LEAD),
    Person("admin", "系统管理员", Role.ADMIN),
)
# They work by themselves, so that the lead's board has something to show.
COLLEAGUES = {
    "02": Person("wangfang", "王芳", Role.AGENT),
    "03": Person("liuyang", "刘洋", Role.AGENT),
    "04": Person("chenjing", "陈静", Role.AGENT),
}


async def move_in(store: SqlStore) -> None:
    """Write the people and the seats into an empty database."""
    hashed = hash_password(PASSWORD)
    for person in (*VISITORS, *COLLEAGUES.values()):
        await store.add_agent(login=person.login, name=person.name, role=person.role, password_hash=hashed)
    for extension in SEATS:
        await store.put_seat(Seat(extension[-2:], extension, ADDRESS))
