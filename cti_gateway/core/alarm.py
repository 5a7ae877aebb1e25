"""An alarm, the site's limits, and those that are up."""

from dataclasses import dataclass, field
from enum import StrEnum


class AlarmKind(StrEnum):
    """PBX 中断, 无人示闲, 等待过久, 离岗将超时."""

    PBX_DOWN = "pbx_down"
    NOBODY_READY = "nobody_ready"
    LONG_WAIT = "long_wait"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class AlarmRules:
    """After how many seconds; 0 or nothing: never; without ``nobody_ready_s`` the line is not watched."""

    nobody_ready_s: int = 0
    wait_s: int = 0
    away_s: tuple[int, ...] = ()
    busy_covers: bool = False  # a seat with a call covers the line, as a ready one does


@dataclass(frozen=True, slots=True)
class Alarm:
    """``since``: when what it is about began; ``subject``: the name of a queue, or the seat of ``name``."""

    id: str
    kind: AlarmKind
    since: int
    subject: str = ""
    name: str = ""
    acknowledged_by: str = ""


@dataclass(slots=True)
class Alarms:
    """Those that are up, by id; ``next_at``: when another one may be."""

    rules: AlarmRules = field(default_factory=AlarmRules)
    up: dict[str, Alarm] = field(default_factory=dict)
    next_at: int | None = None
