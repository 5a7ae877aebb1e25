"""Two months of the hotline before today: the same seed and day give the same past, to the row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from random import Random
from zoneinfo import ZoneInfo

from cti_gateway import app
from cti_gateway.config import Settings
from cti_gateway.core.engine import Engine
from cti_gateway.core.events import PhoneState
from cti_gateway.core.knowledge.entry import Content
from cti_gateway.core.people import Agent, Seat
from cti_gateway.core.records import Record
from cti_gateway.core.requests.request import Request
from cti_gateway.core.roster.assigned import assignments
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Slot
from cti_gateway.core.snapshot import SwitchSnapshot
from cti_gateway.core.tickets.deadlines import TicketRules
from cti_gateway.demo.history import duties
from cti_gateway.demo.history.asked import request_of, undecided
from cti_gateway.demo.history.calling import Caller, Town
from cti_gateway.demo.history.duties import Duty
from cti_gateway.demo.history.floor import Floor, last_versions
from cti_gateway.demo.history.hours import office_morning
from cti_gateway.demo.history.shift import stay
from cti_gateway.service.known import AttendanceRules

DAYS, AHEAD_DAYS = 62, 14
HOURS = "08:00-21:00"  # when the hotline was open
HOUR = 3_600_000
PUBLISHED_BEFORE_MS = 6 * 24 * HOUR + 9 * HOUR


@dataclass(frozen=True, slots=True)
class Publication:
    """A roster as the office published it."""

    first: date
    last: date
    at: int
    reason: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """``until``: when it ends, and ``today`` begins.

    ``duties``: what people meant to do. ``served``: who was, by call.
    """

    today: date
    until: int
    rosters: tuple[Publication, ...]
    duties: tuple[Duty, ...]
    requests: tuple[Request, ...]
    records: tuple[Record, ...]
    served: dict[str, Caller]
    ticket_rules: TicketRules
    attendance: AttendanceRules

    def office_day(self, ago: int) -> int:
        """A moment at which offices worked, at least so many days ago."""
        zone = ZoneInfo(self.attendance.templates.time_zone)
        return office_morning(self.until, zone, days=ago, minutes=40 + 37 * ago % 300)


def as_it_was(settings: Settings) -> Settings:
    """The site by the regulation: open by day, and signing in by the roster. No lead of then needs alarms."""
    attendance = settings.attendance.model_copy(update={"sign_in": "rostered"})
    alarms = settings.alarms.model_copy(update={"nobody_ready_s": 0, "wait_s": 0, "away_s": ()})
    queues = tuple(queue.model_copy(update={"hours": HOURS}) for queue in settings.queue)
    return settings.model_copy(update={"attendance": attendance, "alarms": alarms, "queue": queues})


def lived(
    settings: Settings,
    agents: Sequence[Agent],
    seats: Sequence[Seat],
    entries: Sequence[Content],
    *,
    today: date,
    seed: int,
    length: int = DAYS,
    each_day: Callable[[], None] = lambda: None,
) -> Past:
    """So many days, until the last night. ``entries``: what callers ask about."""
    site = as_it_was(settings)
    templates = site.attendance.templates(site.site.time_zone)
    rosters = _published(today - timedelta(length), today, templates)
    meant = tuple(
        duties.meant((slot for one in rosters for slot in one.slots if slot.place.day < today), Random(seed))
    )
    floor, people = Floor(_engine(site, agents, seats, seed), Random(seed + 1)), {a.login: a for a in agents}
    zone = ZoneInfo(templates.time_zone)
    town, rng, requests = Town(entries, Random(seed + 2)), Random(seed + 3), list[Request]()
    for day, of_day in groupby(meant, key=lambda duty: duty.slot.place.day):
        stays, held = [], []
        for duty in of_day:
            span = templates.span(day, duty.slot.place.shift)
            coming = stay(people[duty.person].id, duty.slot.place.seat, span, duty.habit, rng)
            asked = request_of(duty, span, coming, zone, rng)
            if coming is not None:
                stays.append(coming)
            if asked is not None:
                requests.append(asked)
            held.append(Slot(duty.slot.place, duty.slot.unit, duty.person))
        begins, ends = templates.bounds(day)
        floor.engine.take_roster(assignments(held, people, templates), begins)
        floor.live(stays, town.callers(day, templates), ends)
        each_day()
    until = templates.midnight(today) * 1000
    later = [slot for one in rosters for slot in one.slots if slot.place.day > today]
    requests += undecided(later, templates, until)
    requests.sort(key=lambda one: one.steps[0].at)
    return Past(
        today,
        until,
        rosters,
        meant,
        tuple(requests),
        tuple(last_versions(floor.records)),
        floor.served,
        site.tickets.rules(site.site.time_zone),
        app.attendance_rules(site),
    )


def _engine(site: Settings, agents: Sequence[Agent], seats: Sequence[Seat], seed: int) -> Engine:
    """In step with an idle PBX."""
    world = app.new_world(site, seed)
    queues = [queue.queue(site.site.time_zone) for queue in site.queue]
    world.configure(seats=seats, queues=queues, agents=agents)
    engine = Engine(world)
    idle = {seat.extension: PhoneState.IDLE for seat in seats}
    engine.reconcile(SwitchSnapshot(started_at=0, calls=(), phones=idle, members=()), 0)
    return engine


def _published(first: date, today: date, templates: Templates) -> tuple[Publication, ...]:
    """A roster a month, in time, and one for today."""
    found = list[Publication]()
    until = _month_end(today + timedelta(AHEAD_DAYS))
    while first <= until:
        last = _month_end(first)
        at = templates.midnight(first) * 1000 - PUBLISHED_BEFORE_MS
        found.append(Publication(first, last, at, "按月排班", tuple(duties.roster(first, last, templates))))
        first = last + timedelta(1)
    evening_before = templates.midnight(today) * 1000 - 5 * HOUR
    shown = tuple(duties.for_today(today, templates))
    return (*found, Publication(today, today, evening_before, "演示：今天由演示人员值班", shown))


def _month_end(day: date) -> date:
    following = day.replace(day=28) + timedelta(4)
    return following - timedelta(following.day)
