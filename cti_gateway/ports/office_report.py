"""The office's report: a period in figures, with what is known of the questions in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cti_gateway.core.reports.office import OfficeReport
from cti_gateway.core.reports.questions import Group
from cti_gateway.core.tickets.answered import Deadlines
from cti_gateway.ports.knowledge import Unanswered


@dataclass(frozen=True, slots=True)
class Figures:
    """``hot``: what was asked most, ``no_entry``: of that, what no knowledge entry was used for.

    ``titles``: of the entries used, by number. ``in_vain``: searched for and not found.
    ``tickets``: how those were answered that were given to units in this time.
    """

    first: date
    last: date
    report: OfficeReport
    hot: Sequence[Group]
    no_entry: Sequence[Group]
    titles: Mapping[int, str]
    in_vain: Sequence[Unanswered]
    tickets: Deadlines


class OfficeReports(Protocol):
    """Made anew whenever it is asked for. Raises StoreUnavailable."""

    async def figures(self, first: date, last: date) -> Figures:
        """Of these days, both included."""
        ...
