"""What consultations were about, when, for which unit, and what came of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cti_gateway.core.reports.asked import Asked

HOUR_MS = 3_600_000

Row = TypeVar("Row")
Table = dict[Row, Counter[str]]  # how often each outcome, by what the row is about


def topic(category: str) -> str:
    """Its first code; empty: nobody has said."""
    return category.partition("/")[0]


@dataclass(slots=True)
class Topics:
    """How often each outcome, by category, unit and hour of the day."""

    categories: Table[str] = field(default_factory=dict)
    units: Table[str] = field(default_factory=dict)
    hours: Table[int] = field(default_factory=dict)

    def add(self, asked: Sequence[Asked], midnight: int) -> None:
        """Those of a day that began at this instant."""
        _count(self.categories, ((topic(one.category), one.outcome) for one in asked))
        _count(self.units, ((one.unit, one.outcome) for one in asked))
        _count(self.hours, (((one.started_at - midnight) // HOUR_MS, one.outcome) for one in asked))

    def outcomes(self) -> Counter[str]:
        """Of all."""
        return sum(self.categories.values(), Counter())


def _count(table: Table[Row], cells: Iterable[tuple[Row, str]]) -> None:
    for (row, outcome), times in Counter(cells).items():
        table.setdefault(row, Counter())[outcome] += times
