"""The published roster to look at. Every method may raise StoreUnavailable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cti_gateway.core.requests.standing import Standing
from cti_gateway.core.roster.shifts import Shift
from cti_gateway.core.roster.slots import Slot
from cti_gateway.core.spans import Span
from cti_gateway.ports.store import RosterVersion


@dataclass(frozen=True, slots=True)
class PlannedShift:
    """A shift of a day, from T to E in seconds, and its slots as they stand."""

    shift: Shift
    span: Span
    slots: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """``rest``: others do not work. ``occasion`` names the holiday. Without a version there is no roster."""

    day: date
    rest: bool
    occasion: str
    shifts: tuple[PlannedShift, ...]
    version: RosterVersion | None


@dataclass(frozen=True, slots=True)
class Missing:
    """Slots that nobody has although it is time, and the first day without a roster although it is time."""

    slots: tuple[Slot, ...]
    unpublished: date | None


class Plan(Protocol):
    """What stands for which day."""

    async def days(self, first: date, last: date) -> Sequence[PlannedDay]:
        """Each day, in order."""
        ...

    async def missing(self) -> Missing:
        """As of now."""
        ...
