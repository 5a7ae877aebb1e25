"""Rosters as .xlsx: one row for each slot. What is wrong in a sheet is named by its cell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from cti_gateway.adapters.archives import parts_of
from cti_gateway.core.errors import Refused
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.ports.attendance import MAX_SHEET_BYTES

COLUMNS = {
    "day": "日期 Date",
    "shift": "班次 Shift",
    "seat": "座席 Seat",
    "unit": "单位 Unit",
    "person": "人员 Person",
}
# What a file that is no workbook makes of openpyxl is not written down anywhere; SyntaxError is the root of
# what both of its XML parsers raise.
BAD_FILE = BadZipFile, InvalidFileException, LookupError, ValueError, TypeError, SyntaxError, OSError
MAX_ROWS = 100_000
Cells = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A slot and where it stands in the sheet."""

    number: int
    slot: Slot

    def cell(self, field: str) -> str:
        """Such as ``C7``."""
        return f"{get_column_letter(list(COLUMNS).index(field) + 1)}{self.number}"


def write_roster(slots: Sequence[Slot]) -> bytes:
    """The sheet's file."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "roster"
    sheet.append(list(COLUMNS.values()))
    for slot in slots:
        sheet.append([slot.place.day, slot.place.shift, slot.place.seat, slot.unit, slot.person])
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            plain(cell)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = 16  # type: ignore[union-attr]
    sheet.freeze_panes = "A2"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def read_roster(file: bytes) -> list[Row]:
    """Its rows; raises Refused that names the cell."""
    try:
        if parts_of(file, MAX_SHEET_BYTES) is None:
            raise Refused("sheet_too_large", limit_mb=MAX_SHEET_BYTES // 1_000_000)
        book = load_workbook(BytesIO(file), read_only=True, data_only=True)
        try:
            return list(_rows(book.worksheets[0].iter_rows(min_row=2, values_only=True)))
        finally:
            book.close()
    except BAD_FILE as error:
        raise Refused("sheet_unreadable") from error


def plain(cell: object) -> None:
    """Text that begins with = would be a formula to whoever opens the file."""
    if isinstance(cell, Cell) and cell.data_type == "f":
        cell.data_type = "s"


def fill(sheet: Worksheet, heads: Sequence[str], rows: Iterable[Cells], *, shares: bool = True) -> None:
    """A table with its heads; ``shares``: numbers with a fraction are shares of 1."""
    sheet.append(list(heads))
    for row in rows:
        sheet.append(list(row))
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            plain(cell)
            if isinstance(cell.value, float) and shares:
                cell.number_format = "0.0%"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = 16  # type: ignore[union-attr]
    sheet.freeze_panes = "A2"


def file_of(book: Workbook) -> bytes:
    """With the sheets that were made, without the empty one that every new book has."""
    del book[book.sheetnames[0]]
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _rows(lines: Iterable[tuple[object, ...]]) -> Iterator[Row]:
    for number, values in enumerate(lines, start=2):
        cells = dict(zip(COLUMNS, values, strict=False))
        if all(value in (None, "") for value in cells.values()):
            continue
        if number > MAX_ROWS:
            raise Refused("sheet_too_large", limit_mb=MAX_SHEET_BYTES // 1_000_000)
        shift, seat, unit, person = (_text(cells.get(name)) for name in ("shift", "seat", "unit", "person"))
        row = Row(number, Slot(Place(_day(number, cells["day"]), shift, seat), unit, person))
        for field, value in (("shift", shift), ("seat", seat), ("unit", unit)):
            if not value:
                raise Refused("sheet_cell_empty", cell=row.cell(field))
        yield row


def _text(value: object) -> str:
    """A seat 101 may come as a number."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _day(number: int, value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        raise Refused("sheet_date_wrong", cell=f"A{number}") from None
