"""A month of attendance: 1,000 people, each with a shift a day, judged from the facts on record.

Half a month beside it shows whether the time grows with the work; judging facts that are in memory already,
beside the whole way from SQLite to the report, shows where it goes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.attendance.case import Rules
from cti_gateway.core.attendance.day import Known, duties
from cti_gateway.core.attendance.report import Report
from cti_gateway.core.people import Role
from cti_gateway.core.records import SeatFact, SeatState
from cti_gateway.core.roster.shifts import Templates, days
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.service.attendance import StoredAttendance
from cti_gateway.service.known import AttendanceRules, known_days
from cti_gateway.service.uncollected import uncollected
from tests.bench.measure import Effort, instant_ms, progress

FIRST, MONTH_DAYS = date(2026, 3, 2), 30
TEMPLATES = Templates("Asia/Shanghai")
SHIFTS = [shift.code for shift in TEMPLATES.on(FIRST)]
CALLS = 8
MINUTE = 60_000
BATCH = 1_000
FACTS = 3 + 4 * CALLS + 2  # of each shift


def roster(people: int, last: date) -> list[Slot]:
    """Everybody has one shift a day, a seat for each three people."""
    return [
        Slot(Place(day, SHIFTS[(person + number) % 3], str(person // 3)), f"单位{person % 16}", f"a{person}")
        for number, day in enumerate(days(FIRST, last))
        for person in range(people)
    ]


def facts(slots: list[Slot]) -> Iterator[SeatFact]:
    """Each shift is kept more or less: every seventh late, every ninth away too long, calls all the time."""
    for slot in slots:
        number = int(slot.person[1:])
        begin, end = (at * 1000 for at in TEMPLATES.span(slot.place.day, slot.place.shift))
        late = 5 * MINUTE if (number + slot.place.day.day) % 7 == 0 else -5 * MINUTE

        def told(at: int, kind: str, state: SeatState, cause: str, slot: Slot = slot) -> SeatFact:
            agent = int(slot.person[1:]) + 1
            return SeatFact(at, slot.place.seat, kind, state, cause, f"agent:{agent}", agent, None)

        yield told(begin + late, "sign_in", SeatState.NOT_READY, "sign_in")
        yield told(begin + late + MINUTE, "ready", SeatState.READY, "agent")
        for call in range(CALLS):
            at = begin + (10 + call * 25) * MINUTE
            yield told(at, "offered", SeatState.RINGING, "call")
            yield told(at + 9_000, "answered", SeatState.TALKING, "call")
            yield told(at + 5 * MINUTE, "acw", SeatState.ACW, "call")
            yield told(at + 7 * MINUTE, "saved", SeatState.READY, "agent")
            if call == CALLS // 2:
                yield told(at + 8 * MINUTE, "not_ready", SeatState.NOT_READY, "break")
                away = 17 if (number + slot.place.day.day) % 9 == 0 else 10
                yield told(at + (8 + away) * MINUTE, "ready", SeatState.READY, "agent")
        yield told(end, "sign_out", SeatState.SIGNED_OUT, "agent")


@dataclass(frozen=True, slots=True)
class Judged:
    """So many days, all of them alike, and how long it took."""

    way: str
    days: int
    shifts: int
    facts: int
    seconds: float


class Afterwards:
    """A clock at which the month is over."""

    def now(self) -> int:
        """Some years later."""
        return 2_000_000_000_000


SITE = AttendanceRules(TEMPLATES, Rules(), {"break"})
MEMORY, STORED = "judged, the facts in memory", "read from SQLite and judged"


async def measure(folder: Path, effort: Effort) -> list[Judged]:
    """Both ways, half a month and a month."""
    people, last = effort.people, FIRST + timedelta(MONTH_DAYS - 1)
    store = await SqlStore.open(f"sqlite+aiosqlite:///{folder}/month.db")
    try:
        await _fill(store, people, last)
        attendance = StoredAttendance(store, Afterwards(), SITE)
        found = []
        for length in (MONTH_DAYS // 2, MONTH_DAYS):
            until, taken = FIRST + timedelta(length - 1), {MEMORY: list[float](), STORED: list[float]()}
            for repetition in range(effort.repetitions):
                progress(f"attendance {repetition + 1}/{effort.repetitions}: {length} days")
                begin = instant_ms()
                report = await attendance.report(FIRST, until)
                taken[STORED].append(instant_ms() - begin)
                # Only now, and not for long: among a million facts in memory all else is slower.
                known = [pair async for pair in known_days(store, SITE, FIRST, until)]
                with uncollected():
                    begin = instant_ms()
                    judged_alone = _judge(known)
                    taken[MEMORY].append(instant_ms() - begin)
                del known
                assert report == judged_alone
            facts = length * people * FACTS
            found += [
                Judged(way, length, report.total().shifts, facts, median(times) / 1000)
                for way, times in taken.items()
            ]
        return sorted(found, key=lambda one: one.way)
    finally:
        await store.close()


def _judge(known: Iterable[tuple[date, Known]]) -> Report:
    report = Report()
    for day, one in known:
        report.add(
            duties(day, one, TEMPLATES, Afterwards().now()), day, TEMPLATES.hours(day), Afterwards().now()
        )
    return report


async def _fill(store: SqlStore, people: int, last: date) -> None:
    progress(f"attendance: writing down a month of {people} people")
    for person in range(people):
        await store.add_agent(login=f"a{person}", name=f"{person}", role=Role.AGENT, password_hash="")
    slots = roster(people, last)
    await store.publish_roster(slots, first=FIRST, last=last, at=0, actor="a0", reason="bench")
    written = sorted(facts(slots), key=lambda fact: fact.at)
    for begin in range(0, len(written), BATCH):
        await store.append(written[begin : begin + BATCH])
