"""What judgements add up to: by person and unit, and how far the hotline was staffed hour by hour.

Formulas (domain.md §2), all in seconds: presence rate (在位率) = signed in while owed / owed. Adherence = at
work while owed / owed. Conformance = at work at any time, overtime included / owed. Leave approved beforehand
and outages are not owed. Everything is a sum, so a report of two months is the sum of both reports.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, auto
from typing import NamedTuple

from cti_gateway.core.attendance.case import Finding, Judgement, Kind
from cti_gateway.core.attendance.day import Duty
from cti_gateway.core.attendance.hours import by_hour
from cti_gateway.core.reports.ratio import ratio
from cti_gateway.core.spans import Span


class Weight(IntEnum):
    """How a finding counts: as it is, not at all, or not until a person has decided."""

    FULL = auto()
    EXCUSED = auto()
    PROPOSED = auto()


class Count(NamedTuple):
    """How many findings, and how long they are together."""

    times: int
    seconds: int


def weight(found: Finding) -> Weight:
    """An excuse settles what was only proposed."""
    if found.excuse is not None:
        return Weight.EXCUSED
    return Weight.PROPOSED if found.proposed else Weight.FULL


@dataclass(slots=True)
class Tally:
    """Sums over shifts. ``unjudged``: not over yet."""

    shifts: int = 0
    unjudged: int = 0
    obligated_s: int = 0
    presence_s: int = 0
    worked_s: int = 0
    overtime_s: int = 0
    times: Counter[tuple[Kind, Weight]] = field(default_factory=Counter)
    seconds: Counter[tuple[Kind, Weight]] = field(default_factory=Counter)

    def add(self, judgement: Judgement | None) -> None:
        """One more shift."""
        self.shifts += 1
        if judgement is None:
            self.unjudged += 1
            return
        self.obligated_s += judgement.obligated_s
        self.presence_s += judgement.presence_s
        self.worked_s += judgement.worked_s
        self.overtime_s += judgement.overtime_s
        for found in judgement.findings:
            key = found.kind, weight(found)
            self.times[key] += 1
            self.seconds[key] += found.seconds

    def merge(self, other: "Tally") -> None:
        """Take in another's sums."""
        self.shifts += other.shifts
        self.unjudged += other.unjudged
        self.obligated_s += other.obligated_s
        self.presence_s += other.presence_s
        self.worked_s += other.worked_s
        self.overtime_s += other.overtime_s
        self.times.update(other.times)
        self.seconds.update(other.seconds)

    def counted(self, kind: Kind) -> Count:
        """The findings of this kind that count."""
        return Count(self.times[kind, Weight.FULL], self.seconds[kind, Weight.FULL])

    def apart(self, weight: Weight) -> Count:
        """Those of all kinds that do not count, or not yet."""
        keys = [(kind, weight) for kind in Kind]
        return Count(sum(self.times[key] for key in keys), sum(self.seconds[key] for key in keys))

    @property
    def presence(self) -> float | None:
        """None: nothing was owed. So with the other rates."""
        return ratio(self.presence_s, self.obligated_s)

    @property
    def adherence(self) -> float | None:
        """At work as the roster asked."""
        return ratio(self.worked_s, self.obligated_s)

    @property
    def conformance(self) -> float | None:
        """At work as long as the roster asked, whenever that was."""
        return ratio(self.worked_s + self.overtime_s, self.obligated_s)


Hour = tuple[date, int]


@dataclass(slots=True)
class Report:
    """``people``: by unit and person; ``rostered`` and ``present``: seconds of all seats in each hour;
    ``uncovered``: of each hour in which no seat was ready though a queue was open.
    """

    people: dict[tuple[str, str], Tally] = field(default_factory=dict)
    rostered: Counter[Hour] = field(default_factory=Counter)
    present: Counter[Hour] = field(default_factory=Counter)
    uncovered: Counter[Hour] = field(default_factory=Counter)

    def add(self, duties: Iterable[Duty], day: date, hours: Sequence[int], now: int) -> None:
        """The duties of a day, whose hours begin at these instants. Filled or not, a slot is rostered."""
        places, rostered, present = set(), Counter[Span](), Counter[Span]()
        for duty in duties:
            place, key = duty.slot.place, (duty.slot.unit, duty.case.person)
            if place not in places and duty.case.over(now):
                rostered[duty.case.shift] += 1
                places.add(place)
            if duty.case.person:
                tally = self.people.get(key)
                if tally is None:
                    tally = self.people[key] = Tally()
                tally.add(duty.judgement)
            if duty.judgement is not None:
                present.update(duty.judgement.present)
        _cover(self.rostered, day, hours, rostered)
        _cover(self.present, day, hours, present)

    def add_uncovered(self, day: date, hours: Sequence[int], spans: Iterable[Span]) -> None:
        """When no seat was ready, at any time; what of it lies in the day counts."""
        _cover(self.uncovered, day, hours, Counter(spans))

    def merge(self, other: "Report") -> None:
        """Take in another's sums."""
        for key, tally in other.people.items():
            self.people.setdefault(key, Tally()).merge(tally)
        self.rostered.update(other.rostered)
        self.present.update(other.present)
        self.uncovered.update(other.uncovered)

    def of_unit(self, unit: str) -> "Report":
        """What the leader of a unit may see of it: the sums of its people."""
        return Report({key: tally for key, tally in self.people.items() if key[0] == unit})

    def of(self, person: str) -> "Report":
        """What one person may see of it: their own sums."""
        return Report({key: tally for key, tally in self.people.items() if key[1] == person})

    def units(self) -> dict[str, Tally]:
        """The sums of each unit."""
        return _sums((unit, tally) for (unit, _), tally in self.people.items())

    def total(self) -> Tally:
        """The sum of all."""
        return _sums(("", tally) for tally in self.people.values()).get("", Tally())


def _sums(tallies: Iterable[tuple[str, Tally]]) -> dict[str, Tally]:
    sums: dict[str, Tally] = {}
    for key, tally in tallies:
        sums.setdefault(key, Tally()).merge(tally)
    return sums


def _cover(counter: Counter[Hour], day: date, hours: Sequence[int], spans: Counter[Span]) -> None:
    for span, times in spans.items():
        for hour, seconds in by_hour(span, hours):
            counter[day, hour] += seconds * times
