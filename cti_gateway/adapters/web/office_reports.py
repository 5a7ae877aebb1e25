"""REST: what a month came to, for leads, the office and its leaders; and as a workbook."""

from aiohttp import web

from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.auditing import audit
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.figure_shapes import OfficeFigures, office_figures
from cti_gateway.adapters.web.reports import days_of
from cti_gateway.adapters.web.workbooks import workbook


class OfficeReportView(ApiView):
    @answers(OfficeFigures)
    async def get(self, month: str) -> web.Response:
        """``month`` is written 2026-03."""
        await self.require(self.oversees, "office_report", f"report:{month[:10]}")
        figures = await self.deps.office_reports.figures(*days_of(month))
        return json_response(office_figures(figures))


class OfficeSheetView(ApiView):
    @answers(None)
    async def get(self, month: str) -> web.Response:
        """The same as a workbook. Who takes it away is on record first."""
        target = f"office_report:{month[:10]}"
        await self.require(self.oversees, "export_report", target)
        figures = await self.deps.office_reports.figures(*days_of(month))
        calls = figures.report.total().entered
        await audit(self.request, self.agent, "export_report", target, detail=f"{calls} calls")
        outcomes = {one.code: f"{one.zh} {one.en}" for one in self.deps.options.outcomes}
        return await workbook(f"office-{month}.xlsx", self.deps.sheets.write_figures, figures, outcomes)
