"""Who works here and where they sit: the configured world the engine routes in."""

from dataclasses import dataclass
from enum import StrEnum

from cti_gateway.core.hours import Hours
from cti_gateway.core.overflow_rules import Overflow


class Role(StrEnum):
    """agent 座席员, lead 班长席, hotline_office 局信息化领导小组办公室, hotline_director 该办公室主任,
    unit_leader 分管领导, admin 系统管理员.

    bureau_office 局办公室, another office than that of the hotline; bureau_leader 局领导; unit_handler
    承办单位, of whose unit the person is.
    """

    AGENT = "agent"
    LEAD = "lead"
    HOTLINE_OFFICE = "hotline_office"
    HOTLINE_DIRECTOR = "hotline_director"
    UNIT_LEADER = "unit_leader"
    ADMIN = "admin"
    BUREAU_OFFICE = "bureau_office"
    BUREAU_LEADER = "bureau_leader"
    UNIT_HANDLER = "unit_handler"


# They deal with transfer tickets alone (A6.6): of the hotline's calls, seats and people they see nothing.
OUTSIDE_THE_HOTLINE = frozenset({Role.BUREAU_OFFICE, Role.BUREAU_LEADER, Role.UNIT_HANDLER})

# Who takes calls, and so whom a rotation gives slots to, swaps are made among, and time away is granted.
ON_SHIFT = Role.AGENT, Role.LEAD


Skills = tuple[tuple[str, int], ...]  # what somebody can, or what is asked, each with its level


@dataclass(frozen=True, slots=True)
class Agent:
    """A person. ``queues`` empty means every queue.

    ``backup_queues`` they serve only once these open to their backups; ``weight`` is their share in the
    strategy weighted_random. ``unit`` sends them to their shifts (A1.0b).
    """

    id: int
    login: str
    name: str
    role: Role
    queues: tuple[str, ...] = ()
    active: bool = True
    backup_queues: tuple[str, ...] = ()
    skills: Skills = ()
    weight: int = 1
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """A desk: number, phone, and the address its PC must have (None: any)."""

    number: str
    extension: str
    bound_ip: str | None = None


@dataclass(frozen=True, slots=True)
class Relaxation:
    """After this wait, these lower levels are enough."""

    after_s: int
    skills: Skills


@dataclass(frozen=True, slots=True)
class Survey:
    """What a caller hears after the talk: sound files on the PBX."""

    prompt: str
    thanks: str


@dataclass(frozen=True, slots=True)
class Callback:
    """How callers are called back: so many attempts, so far apart."""

    attempts: int = 3
    retry_s: int = 600


@dataclass(frozen=True, slots=True)
class Queue:
    """A line of callers. ``dids`` are the dialled numbers that lead to it.

    ``ring_all_limit``: so many seats ring at once where the strategy is ring_all.
    ``head_start_s``: its callers count as if they had come that much earlier (``core.line``).
    ``did_skills``: what those who dialled a number ask for, where it is more than ``skills``.
    ``backup_after_s``: after this wait its backups help; None: never. A caller whom somebody served less
    than ``sticky_days`` ago waits for that person, but at most ``sticky_wait_s``. Outside its ``hours`` new
    callers are turned away; None: it is always open. ``greeting``, ``notice`` (of recording), ``music`` and
    ``closed_message`` name a sound, or a class of music, of Asterisk; empty: the dialplan's own.
    ``survey``: callers are asked to rate the talk.
    """

    key: str
    name: str
    dids: tuple[str, ...] = ()
    ring_s: int = 20
    strategy: str = "longest_idle"  # a name in core.pick
    ring_all_limit: int = 10
    head_start_s: int = 0
    skills: Skills = ()
    did_skills: tuple[tuple[str, Skills], ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    backup_after_s: int | None = None
    sticky_days: int = 0
    sticky_wait_s: int = 0
    hours: Hours | None = None
    callback: Callback | None = None  # a caller who waits may ask for one
    greeting: str = ""
    notice: str = ""
    music: str = ""
    closed_message: str = ""
    survey: Survey | None = None
    overflow: tuple[Overflow, ...] = ()  # the first that holds sends the caller elsewhere (core.overflow)
    announce_every_s: int = 0  # the place and the expected wait are said, as far as they are to be
    say_position: bool = False
    say_wait: bool = False
    periodic_message: str = ""
    periodic_every_s: int = 0
    retired: bool = False  # nobody comes to it any more; who waits in it is served
