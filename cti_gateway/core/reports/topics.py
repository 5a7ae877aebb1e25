"""What consultations were about, when, for which unit, and what came of them."""

from collections import Counter
from dataclasses import dataclass, field

from cti_gateway.core.consultation.record import Consultation

Table = dict[str, Counter[str]]  # how often each outcome, by what the row is about


def topic(one: Consultation) -> str:
    """The first code of its category; empty: nobody has said."""
    return one.form.category.partition("/")[0]


@dataclass(slots=True)
class Topics:
    """How often each outcome, by category, unit and hour of the day."""

    categories: Table = field(default_factory=dict)
    units: Table = field(default_factory=dict)
    hours: dict[int, Counter[str]] = field(default_factory=dict)

    def add(self, one: Consultation, hour: int) -> None:
        """One more, of this hour."""
        outcome = one.form.outcome
        self.categories.setdefault(topic(one), Counter())[outcome] += 1
        self.units.setdefault(one.unit, Counter())[outcome] += 1
        self.hours.setdefault(hour, Counter())[outcome] += 1

    def outcomes(self) -> Counter[str]:
        """Of all."""
        return sum(self.categories.values(), Counter())
