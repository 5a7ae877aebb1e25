"""Handing seats over, as the panel sees it. Every method may raise StoreUnavailable."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from cti_gateway.core.handover.handover import Handover
from cti_gateway.core.handover.items import OpenItem
from cti_gateway.core.handover.pre_shift import Preparation
from cti_gateway.core.roster.slots import Place


class OpenItems(Protocol):
    """One source of what is open at a seat: calls, and whatever else the hotline keeps."""

    async def of(self, seat: str) -> Sequence[OpenItem]: ...


class Handovers(Protocol):
    """Who hands which seat to whom, and who has confirmed it."""

    async def of_day(self, day: date) -> list[Handover]:
        """Those from or to a shift of the day."""
        ...

    async def open_items(self, seat: str) -> list[OpenItem]:
        """From every source."""
        ...

    async def confirm(self, place: Place, person: str, checked: Sequence[str], note: str) -> Handover:
        """Raises NotFound("handover_unknown"), Forbidden or Conflict."""
        ...

    async def preparations(self, day: date) -> list[Preparation]:
        """Of everybody who has a shift of the day: what they saw to before it."""
        ...

    async def flagged(self, day: date) -> set[Place]:
        """Whose person has not confirmed although it is time."""
        ...
