"""A period of the hotline in figures. Days are added one by one, in order."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from cti_gateway.core.consultation.record import Consultation
from cti_gateway.core.records import CallRecord
from cti_gateway.core.reports.calls import CallSums, ReportRules, summed
from cti_gateway.core.reports.first_contact import FirstContact
from cti_gateway.core.reports.questions import Questions
from cti_gateway.core.reports.topics import Topics

HOUR_MS = 3_600_000


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

    def add(
        self, day: date, midnight: int, calls: Iterable[CallRecord], consultations: Iterable[Consultation]
    ) -> None:
        """A day that began at this instant (milliseconds)."""
        of_day = self.days.setdefault(day, CallSums())
        for call in calls:
            of_hour = self.hours.setdefault((call.arrived_at - midnight) // HOUR_MS, CallSums())
            for sums in (of_day, of_hour):
                sums.add(call, self.rules)
        for one in consultations:
            self.topics.add(one, (one.started_at - midnight) // HOUR_MS)
            self.questions.add(one)
            self.first_contact.add(one, self.rules.repeat_days)

    def come_back(self, later: Iterable[Consultation]) -> None:
        """What followed the period tells who had to ask again."""
        for one in later:
            self.first_contact.add(one, self.rules.repeat_days, counts=False)

    def total(self) -> CallSums:
        """Of all calls."""
        return summed(self.days.values())
