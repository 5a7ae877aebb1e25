"""REST: what a month's judgements add up to; of everybody for leads and the office, else of the own unit, or
of oneself.
"""

import re
from datetime import date, timedelta

from aiohttp import web

from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.report_shapes import AttendanceReport, attendance_report
from cti_gateway.adapters.web.workbooks import workbook
from cti_gateway.core.attendance.report import Report
from cti_gateway.core.errors import Refused

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


class _Reports(ApiView):
    async def report(self, first: date, last: date) -> Report:
        """As much of it as this person may see."""
        report = await self.deps.attendance.report(first, last)
        if self.oversees_unit(""):
            return report
        return report.of_unit(self.agent.unit) if self.oversees else report.of(self.agent.login)


class ReportView(_Reports):
    @answers(AttendanceReport)
    async def get(self, month: str) -> web.Response:
        """``month`` is written 2026-03."""
        first, last = days_of(month)
        report = await self.report(first, last)
        return json_response(attendance_report(report, first, last, await self.names()))


class ReportSheetView(_Reports):
    @answers(None)
    async def get(self, month: str) -> web.Response:
        """The same as a workbook. Who takes it away is on record first."""
        await self.require(self.oversees, "export_report", f"report:{month}")
        report = await self.report(*days_of(month))
        rows = len(report.people)
        await audit(self.request, self.agent, "export_report", f"report:{month}", detail=f"{rows} people")
        names = await self.names()
        return await workbook(f"attendance-{month}.xlsx", self.deps.sheets.write_report, report, names)


def days_of(month: str) -> tuple[date, date]:
    """Its first day and its last."""
    found = _MONTH.fullmatch(month)
    if found is None or found[1] == "0000":
        raise Refused("month_wrong", month=month[:10])
    first = date(int(found[1]), int(found[2]), 1)
    following = first.replace(day=28) + timedelta(4)
    return first, following - timedelta(following.day)
