"""Rosters and reports as files. The library is loaded with the first of them: a start must be quick."""

from collections.abc import Mapping, Sequence

from cti_gateway.core.attendance.report import Report
from cti_gateway.core.roster.slots import Slot
from cti_gateway.ports.attendance import SheetRow
from cti_gateway.ports.office_report import Figures


class XlsxSheets:
    """Implements ports.attendance.Sheets."""

    def write_roster(self, slots: Sequence[Slot]) -> bytes:
        """The sheet's file."""
        from cti_gateway.adapters import xlsx

        return xlsx.write_roster(slots)

    def read_roster(self, file: bytes) -> Sequence[SheetRow]:
        """Its rows; raises Refused that names the cell."""
        from cti_gateway.adapters import xlsx

        return xlsx.read_roster(file)

    def write_report(self, report: Report, names: Mapping[str, str]) -> bytes:
        """The workbook's file; ``names`` by login."""
        from cti_gateway.adapters import report_xlsx

        return report_xlsx.write_report(report, names)

    def write_figures(self, figures: Figures, outcomes: Mapping[str, str]) -> bytes:
        """The office's report; ``outcomes``: their names, by code."""
        from cti_gateway.adapters import figures_xlsx

        return figures_xlsx.write_figures(figures, outcomes)
