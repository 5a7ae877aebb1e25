"""An alarm, the site's limits, and those that are up."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from cti_gateway.core.agenda import Agenda


class AlarmKind(StrEnum):
    """PBX 中断, 无人示闲, 等待过久, 离岗将超时, 连续未接."""

    PBX_DOWN = "pbx_down"
    NOBODY_READY = "nobody_ready"
    LONG_WAIT = "long_wait"
    AWAY = "away"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class AlarmRules:
    """After how many seconds; 0 or nothing: never; without ``nobody_ready_s`` the line is not watched.

    ``misses``: after how many calls that a seat misses in a row.
    """

    nobody_ready_s: int = 0
    wait_s: int = 0
    away_s: tuple[int, ...] = ()
    busy_covers: bool = False  # a seat with a call covers the line, as a ready one does
    misses: int = 0


@dataclass(frozen=True, slots=True)
class Alarm:
    """``since``: when what it is about began; ``subject``: the name of a queue, or the seat of ``name``."""

    id: str
    kind: AlarmKind
    since: int
    subject: str = ""
    name: str = ""
    acknowledged_by: str = ""


# What may become of one subject, in the order of time: the last alarm that has come is up.
Course = tuple[tuple[int, Alarm], ...]


@dataclass(slots=True)
class Watch:
    """One subject: ``up`` is the id of its alarm, and ``turns_at`` when that will be another."""

    subject: str
    course: Course = ()
    up: str = ""
    turns_at: int | None = None

    def awaits(self, at: int) -> bool:
        """Whether this instant still matters."""
        return at == self.turns_at


@dataclass(slots=True)
class Alarms:
    """Those that are up, by id, in the order in which they rose; each subject is watched by itself."""

    rules: AlarmRules = field(default_factory=AlarmRules)
    up: dict[str, Alarm] = field(default_factory=dict)
    base: tuple[object, ...] = field(default=(), repr=False)  # what all courses follow from
    _watches: dict[str, Watch] = field(default_factory=dict)
    _agenda: Agenda = field(default_factory=Agenda)

    def subjects(self) -> list[str]:
        """Of which something may become."""
        return list(self._watches)

    def watch(self, subject: str, course: Course, now: int) -> bool:
        """This may become of it from now on; whether something else is up than before."""
        watch = self._watches.pop(subject, None)
        if course:
            self._watches[subject] = watch = watch or Watch(subject)
        if watch is None or watch.course == course:
            return False
        watch.course = course
        return self._turn(watch, now)

    def expire(self, now: int) -> bool:
        """The same, of those whose instants have come."""
        return any([self._turn(watch, now) for watch in self._agenda.due(self._watches, now)])

    def next(self) -> int | None:
        """When something else will be up."""
        return self._agenda.next(self._watches)

    def _turn(self, watch: Watch, now: int) -> bool:
        come = [alarm for at, alarm in watch.course if at <= now]
        ahead = [at for at, _ in watch.course[len(come) :]]
        watch.turns_at = self._agenda.note(watch.subject, ahead[0]) if ahead else None
        before, after = self.up.get(watch.up), come[-1] if come else None
        if before is not None and after is not None and before.id == after.id:
            after = replace(after, acknowledged_by=before.acknowledged_by)
        elif before is not None:
            del self.up[before.id]
        watch.up = ""
        if after is not None:
            watch.up, self.up[after.id] = after.id, after
        return after != before
