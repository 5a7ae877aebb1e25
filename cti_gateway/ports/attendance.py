"""Rosters and attendance, as those who answer for them see them. Every method may raise StoreUnavailable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cti_gateway.core.attendance.case import Finding
from cti_gateway.core.attendance.day import Duty
from cti_gateway.core.attendance.report import Report
from cti_gateway.core.attendance.ruling import Decision
from cti_gateway.core.people import Agent
from cti_gateway.core.roster.rotation import Fairness
from cti_gateway.core.roster.slots import Difference, Place, Problem, Slot
from cti_gateway.ports.office_report import Figures
from cti_gateway.ports.store import AuditEntry, RosterVersion

MAX_SHEET_BYTES = 5_000_000  # of a file: a year of a large hotline


@dataclass(frozen=True, slots=True)
class Checked:
    """What publishing these slots would mean. ``changes``: from what is published for their days now;
    ``not_by_heads``: what others have than who is in charge of the unit.
    """

    first: date
    last: date
    problems: tuple[Problem, ...]
    unfilled: tuple[Slot, ...]
    not_by_heads: tuple[Slot, ...]
    changes: tuple[Difference, ...]
    units: Fairness
    people: Fairness  # the worst of any unit's people among themselves


class RosterOffice(Protocol):
    """Making, checking and publishing rosters (A1.0)."""

    async def draft(self, first: date, last: date) -> list[Slot]:
        """An automatic rotation of all units over all seats."""
        ...

    async def check(self, slots: Sequence[Slot]) -> Checked:
        """Raises Refused for none at all."""
        ...

    async def publish(self, slots: Sequence[Slot], *, actor: str, reason: str) -> int:
        """The number of the version; raises Refused("roster_wrong") while there are problems."""
        ...

    async def versions(self, first: date, last: date) -> tuple[RosterVersion, ...]:
        """Every version that covers one of these days, the oldest first."""
        ...

    async def version(self, number: int) -> RosterVersion:
        """As it was published; raises NotFound("roster_unknown")."""
        ...

    async def changes(self, number: int) -> list[Difference]:
        """What this version changed in what was published before it; raises NotFound("roster_unknown")."""
        ...


class Attendance(Protocol):
    """The judgement of shifts from the facts on record."""

    async def duties(self, day: date) -> list[Duty]:
        """Those of the day, by shift and seat."""
        ...

    async def duty(self, place: Place, person: str) -> Duty:
        """One person's shift; raises NotFound("duty_unknown")."""
        ...

    async def rule(
        self,
        place: Place,
        person: str,
        seen: Finding,
        decision: Decision,
        reason: str,
        *,
        by: Agent,
        entry: AuditEntry,
    ) -> None:
        """Decide of the finding as it was seen; raises Forbidden, NotFound or Conflict."""
        ...

    async def note_refusal(
        self, place: Place, person: str, at: int, order: str, *, by: Agent, entry: AuditEntry
    ) -> None:
        """Put on record that an order was refused; raises Forbidden, NotFound or Conflict."""
        ...

    async def report(self, first: date, last: date) -> Report:
        """What the judgements of these days add up to."""
        ...


class Sheets(Protocol):
    """Rosters and reports as files."""

    def write_roster(self, slots: Sequence[Slot]) -> bytes: ...

    def read_roster(self, file: bytes) -> Sequence["SheetRow"]:
        """Raises Refused that names the cell."""
        ...

    def write_report(self, report: Report, names: Mapping[str, str]) -> bytes:
        """``names`` by login."""
        ...

    def write_figures(self, figures: Figures, outcomes: Mapping[str, str]) -> bytes:
        """The office's report; ``outcomes``: their names, by code."""
        ...


class SheetRow(Protocol):
    """A slot and where it stands in the file."""

    @property
    def slot(self) -> Slot: ...

    def cell(self, field: str) -> str:
        """Such as ``C7``."""
        ...
