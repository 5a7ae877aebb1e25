"""Who works here and where they sit: the configured world the engine routes in."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """agent 座席员, lead 班长席, admin 系统管理员."""

    AGENT = "agent"
    LEAD = "lead"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Agent:
    """A person. ``queues`` empty means every queue."""

    id: int
    login: str
    name: str
    role: Role
    queues: tuple[str, ...] = ()
    active: bool = True


@dataclass(frozen=True, slots=True)
class Seat:
    """A desk: number, phone, and the address its PC must have (None: any)."""

    number: str
    extension: str
    bound_ip: str | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """A line of callers. ``dids`` are the dialled numbers that lead to it."""

    key: str
    name: str
    dids: tuple[str, ...] = ()
    ring_s: int = 20
