"""The office's report from what the store has, day by day and in a thread of its own: calls must not wait."""

import asyncio
from datetime import date, timedelta

from cti_gateway.core.reports.calls import ReportRules
from cti_gateway.core.reports.office import OfficeReport
from cti_gateway.core.roster.shifts import Templates, days
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.office_report import Figures
from cti_gateway.ports.store import Store
from cti_gateway.service.ticket_deadlines import deadlines

HOTTEST = 20  # of each list of questions


class StoredOfficeReports:
    """Implements ports.office_report.OfficeReports."""

    def __init__(self, store: Store, clock: Clock, templates: Templates, rules: ReportRules) -> None:
        self._store = store
        self._clock = clock
        self._templates = templates
        self._rules = rules

    async def figures(self, first: date, last: date) -> Figures:
        """Of these days, both included."""
        report = OfficeReport(self._rules)
        for day in days(first, last):
            begin, end = self._templates.bounds(day)
            calls = await self._store.call_sums(begin, end, self._rules)
            asked = await self._store.asked_between(begin, end)
            await asyncio.to_thread(report.add, day, begin, calls, asked)
        after, _ = self._templates.bounds(last + timedelta(1))
        _, known_until = self._templates.bounds(last + timedelta(self._rules.repeat_days))
        report.come_back(await self._store.asked_between(after, known_until))
        hot = report.questions.hottest(HOTTEST)
        no_entry = report.questions.hottest(HOTTEST, unanswered=True)
        entries = [group.entry for group in hot if group.entry]
        titles = {one.entry: one.content.title for one in await self._store.published_knowledge(entries)}
        in_vain = await self._store.unanswered(HOTTEST)
        from_at, _ = self._templates.bounds(first)
        tickets = await deadlines(self._store, from_at, after, now=self._clock.now())
        return Figures(first, last, report, hot, no_entry, titles, in_vain, tickets)
