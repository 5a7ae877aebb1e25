"""REST: the published roster, to look at, and what is missing from it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec
from aiohttp import web

from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.rosters import in_bounds
from cti_gateway.core.requests.standing import Standing
from cti_gateway.core.roster.slots import Slot
from cti_gateway.ports.plan import PlannedDay, PlannedShift
from cti_gateway.ports.store import RosterVersion


class PlanSlot(msgspec.Struct, frozen=True):
    """``person`` is a login, empty while nobody has it; ``name`` is theirs.

    ``original`` is the name of whom the roster has, if that is somebody else.
    """

    seat: str
    unit: str
    person: str
    name: str
    original: str


class PlanShift(msgspec.Struct, frozen=True):
    code: str
    from_at: int
    until: int
    slots: list[PlanSlot]


class PlanDay(msgspec.Struct, frozen=True):
    """``rest``: others do not work; ``occasion`` names the holiday. ``version``: null without a roster."""

    day: str
    rest: bool
    occasion: str
    version: int | None
    shifts: list[PlanShift]


class PlanVersion(msgspec.Struct, frozen=True):
    """``by``: who published it."""

    id: int
    at: int
    by: str


class Plan(msgspec.Struct, frozen=True):
    """``versions``: those that decide for one of the days, the newest first."""

    days: list[PlanDay]
    versions: list[PlanVersion]


class MissingSlot(msgspec.Struct, frozen=True):
    day: str
    shift: str
    seat: str
    unit: str


class MissingFromRoster(msgspec.Struct, frozen=True):
    """Slots that nobody has although it is time; the first day without a roster although it is time."""

    slots: list[MissingSlot]
    unpublished: str | None


class PlanView(ApiView):
    @answers(Plan)
    async def get(self, first: date, last: date) -> web.Response:
        """Who sits where on each of these days, for everybody."""
        in_bounds(first, last)
        names = await self.names()
        days = await self.deps.plan.days(first, last)
        return json_response(Plan([_day(one, names) for one in days], list(_versions(days, names))))


class MissingView(ApiView):
    @answers(MissingFromRoster)
    async def get(self) -> web.Response:
        """For those who can do something about it: the office and leads."""
        await self.require(self.office or self.leads, "missing_from_roster", "roster")
        missing = await self.deps.plan.missing()
        day = missing.unpublished
        slots = [_missing(slot) for slot in missing.slots]
        return json_response(MissingFromRoster(slots, day.isoformat() if day else None))


def _day(one: PlannedDay, names: Mapping[str, str]) -> PlanDay:
    version = one.version.id if one.version else None
    shifts = [_shift(shift, names) for shift in one.shifts]
    return PlanDay(one.day.isoformat(), one.rest, one.occasion, version, shifts)


def _shift(one: PlannedShift, names: Mapping[str, str]) -> PlanShift:
    begin, end = one.span
    slots = [_slot(standing, names) for standing in one.slots]
    return PlanShift(one.shift.code, begin * 1000, end * 1000, slots)


def _slot(standing: Standing, names: Mapping[str, str]) -> PlanSlot:
    slot = standing.slot
    name, original = (names.get(login, login) for login in (slot.person, standing.original))
    original = original if standing.original != slot.person else ""
    return PlanSlot(slot.place.seat, slot.unit, slot.person, name, original)


def _versions(days: Sequence[PlannedDay], names: Mapping[str, str]) -> Iterator[PlanVersion]:
    deciding: dict[int, RosterVersion] = {day.version.id: day.version for day in days if day.version}
    for number in sorted(deciding, reverse=True):
        version = deciding[number]
        yield PlanVersion(number, version.at, names.get(version.actor, version.actor))


def _missing(slot: Slot) -> MissingSlot:
    day, shift, seat = slot.place
    return MissingSlot(day.isoformat(), shift, seat, slot.unit)
