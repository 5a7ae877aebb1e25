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
from cti_gateway.codec.visible import visible
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
MAX_CELL = 64
_LAST_ROW = 1_048_576  # of a sheet, in Excel; what a file says of its own size may be anything
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
        return list(_rows(rows_of(file, len(COLUMNS))))
    except BAD_FILE as error:
        raise Refused("sheet_unreadable") from error


def rows_of(file: bytes, width: int) -> Iterator[tuple[int, Cells]]:
    """What the first sheet says in so many columns, by the number of the row; empty ones are left out."""
    book = load_workbook(BytesIO(file), read_only=True, data_only=True)
    try:
        rows = book.worksheets[0].iter_rows(max_row=_LAST_ROW, max_col=width, values_only=True)
        for number, cells in enumerate(rows, start=1):
            if cells.count(None) < width and any(text_of(cell) for cell in cells):
                yield number, cells
    finally:
        book.close()


def text_of(value: object) -> str:
    """A seat 101 may come as a number."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else visible(str(value)).strip()


def plain(cell: object) -> None:
    """Text that begins with = would be a formula to whoever opens the file."""
    if isinstance(cell, Cell) and cell.data_type == "f":
        cell.data_type = "s"


def fill(sheet: Worksheet, heads: Sequence[str], rows: Iterable[Cells], *, shares: bool = True) -> None:
    """A table with its heads; ``shares``: numbers with a fraction are shares of 1."""
    for row in (tuple(heads), *rows):
        sheet.append([visible(value) if isinstance(value, str) else value for value in row])
    for cells in sheet.iter_rows():
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


def _rows(lines: Iterator[tuple[int, Cells]]) -> Iterator[Row]:
    _check_heads(next(lines, (1, ()))[1])
    for count, (number, values) in enumerate(lines):
        if count == MAX_ROWS:
            raise Refused("sheet_rows_too_many", cell=f"A{number}", limit=MAX_ROWS)
        cells = {name: text_of(value) for name, value in zip(COLUMNS, values, strict=True)}
        day = _day(number, values[0])
        row = Row(number, Slot(Place(day, cells["shift"], cells["seat"]), cells["unit"], cells["person"]))
        for field in COLUMNS:
            if not cells[field] and field != "person":
                raise Refused("sheet_cell_empty", cell=row.cell(field))
            if len(cells[field]) > MAX_CELL:
                raise Refused("sheet_cell_too_long", cell=row.cell(field), limit=MAX_CELL)
        yield row


def _check_heads(heads: Cells) -> None:
    """Each in either language, or in both as we write them."""
    said = [text_of(head).casefold() for head in heads]
    for number, head in enumerate(COLUMNS.values()):
        if number >= len(said) or not any(name.casefold() in said[number] for name in head.split()):
            raise Refused("sheet_head_wrong", cell=f"{get_column_letter(number + 1)}1", head=head)


def _day(number: int, value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    try:
        return date.fromisoformat(text_of(value))
    except ValueError:
        raise Refused("sheet_date_wrong", cell=f"A{number}") from None
