"""Rosters as files. The library for workbooks is loaded with the first one: a start must be quick."""

from collections.abc import Sequence

from cti_gateway.core.roster.slots import Slot
from cti_gateway.ports.attendance import SheetRow


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
