"""A period of the hotline in figures. Days are added one by one, in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cti_gateway.core.reports.asked import Asked
from cti_gateway.core.reports.calls import CallSums, ReportRules, summed
from cti_gateway.core.reports.first_contact import FirstContact
from cti_gateway.core.reports.questions import Questions
from cti_gateway.core.reports.topics import Topics


@dataclass(slots=True)
class OfficeReport:
    """``days`` and ``hours``: the calls of each; ``first_contact`` is complete with ``come_back``."""

    rules: ReportRules = field(default_factory=ReportRules)
    days: dict[date, CallSums] = field(default_factory=dict)
    hours: dict[int, CallSums] = field(default_factory=dict)
    topics: Topics = field(default_factory=Topics)
    questions: Questions = field(default_factory=Questions)
    first_contact: FirstContact = field(init=False)

    def __post_init__(self) -> None:
        self.first_contact = FirstContact(self.rules.nothing_asked, self.rules.plan)

    def add(self, day: date, midnight: int, calls: Mapping[int, CallSums], asked: Sequence[Asked]) -> None:
        """A day that began at this instant (milliseconds): its calls by hour, and what was asked in order."""
        self.days[day] = summed(calls.values())
        for hour, sums in calls.items():
            self.hours.setdefault(hour, CallSums()).merge(sums)
        self.topics.add(asked, midnight)
        self.questions.add(asked)
        self.first_contact.add(asked, self.rules.repeat_days)

    def come_back(self, later: Iterable[Asked]) -> None:
        """What followed the period tells who had to ask again."""
        self.first_contact.add(later, self.rules.repeat_days, counts=False)

    def total(self) -> CallSums:
        """Of all calls."""
        return summed(self.days.values())
