"""Slots as they stand: by the roster in force when each shift begins, with swaps and leave."""

from datetime import date

from cti_gateway.core.requests.standing import Standing, standing
from cti_gateway.core.roster.shifts import Templates, days
from cti_gateway.core.roster.slots import Slot
from cti_gateway.core.roster.versions import Version, in_force
from cti_gateway.core.spans import Span
from cti_gateway.ports.store import Store


async def standing_slots(
    store: Store, templates: Templates, first: date, last: date, now: int
) -> list[Standing]:
    """By day, shift and seat."""
    published = await store.rosters(first, last)
    slots: list[Slot] = []
    spans: list[Span] = []
    for day in days(first, last):
        versions = [Version(one.at, one.slots) for one in published if one.first <= day <= one.last]
        for shift in templates.on(day):
            spans.append(templates.span(day, shift.code))
            slots += in_force(versions, day, shift.code, spans[-1][0])
    if not slots:
        return []
    requests = await store.requests(min(spans)[0] * 1000, max(spans)[1] * 1000)
    return standing(slots, requests, templates, now)
