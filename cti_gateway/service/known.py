"""What the days of a period are judged from. Each fact is read once, and held as long as a day needs it."""

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from datetime import date

from cti_gateway.core.attendance.case import Rules
from cti_gateway.core.attendance.day import Known
from cti_gateway.core.attendance.trace import Trace
from cti_gateway.core.roster.shifts import Templates, days
from cti_gateway.core.roster.versions import by_day
from cti_gateway.ports.store import Store

# Who holds a seat when a shift begins may have signed in long before it, and sign out long after the next.
AROUND_MS = 12 * 3_600_000


@dataclass(frozen=True, slots=True)
class AttendanceRules:
    """What the site asks: shifts, the rules of judgement, and which reasons mean being away."""

    templates: Templates
    rules: Rules
    away_reasons: Collection[str]


async def known_days(
    store: Store, site: AttendanceRules, first: date, last: date
) -> AsyncIterator[tuple[date, Known]]:
    """The days that have shifts, in order."""
    windows = {day: window for day in days(first, last) if (window := _around(site.templates, day))}
    if not windows:
        return
    begin, end = min(windows.values())[0], max(windows.values())[1]
    published = by_day((one.first, one.last, one.at, one.slots) for one in await store.rosters(first, last))
    outages = await store.outages(begin, end)
    requests = await store.requests(begin, end)
    rulings, refusals = await store.rulings(first, last), list(await store.refusals(first, last))
    refusals += [refusal for order in await store.orders_refused(begin, end) if (refusal := order.refusal)]
    people = {agent.login: agent.id for agent in await store.agents()}
    held: list[Trace] = []
    read_to = begin
    for day, (from_at, to_at) in windows.items():
        held = [trace for trace in held if trace.at >= from_at]
        held += await store.traces(max(from_at, read_to), to_at)
        read_to = to_at
        yield (
            day,
            Known(
                versions=published.get(day, ()),
                written=held,
                outages=tuple(one for one in outages if one.from_at < to_at and one.to_at > from_at),
                people=people,
                away_reasons=site.away_reasons,
                rules=site.rules,
                requests=tuple(one for one in requests if one.from_at < to_at and one.to_at > from_at),
                rulings=tuple(one for one in rulings if one.place.day == day),
                refusals=tuple(one for one in refusals if from_at <= one.at < to_at),
            ),
        )


def _around(templates: Templates, day: date) -> tuple[int, int] | None:
    """The time whose facts the day is judged from, in milliseconds; None: it has no shifts."""
    spans = [templates.span(day, shift.code) for shift in templates.on(day)]
    return (spans[0][0] * 1000 - AROUND_MS, spans[-1][1] * 1000 + AROUND_MS) if spans else None
