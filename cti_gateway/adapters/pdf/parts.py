"""What the forms are put together from. Text is text: nothing in it is markup."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, Table

from cti_gateway.adapters.pdf.fonts import NAME

TEXT = ParagraphStyle("text", fontName=NAME, fontSize=10.5, leading=16, wordWrap="CJK")
SMALL = ParagraphStyle("small", TEXT, fontSize=9, leading=13)
LABEL = ParagraphStyle("label", TEXT, alignment=TA_CENTER)
TITLE = ParagraphStyle("title", LABEL, fontSize=20, leading=30, spaceAfter=6)
HEADING = ParagraphStyle("heading", TEXT, fontSize=12, leading=20, spaceBefore=10, spaceAfter=4)
_LABEL_WIDTH = 28 * mm

_GRID: list[Any] = [
    ("GRID", (0, 0), (-1, -1), 0.6, black),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ("RIGHTPADDING", (0, 0), (-1, -1), 10),  # a full stop may hang out of its line
]


def text(said: str, style: ParagraphStyle = TEXT) -> Paragraph:
    """With its line breaks; wide spaces, which a paragraph would make one, stay as wide."""
    return Paragraph(escape(said).replace("\n", "<br/>").replace("\u3000", "\u00a0" * 3), style)


def fields(width: float, *rows: Sequence[tuple[str, str]]) -> Table:
    """Rows of equally many labels, each with what belongs to it."""
    each = width / len(rows[0])
    cells = [[cell for label, said in row for cell in (text(label, LABEL), text(said))] for row in rows]
    return Table(cells, colWidths=[_LABEL_WIDTH, each - _LABEL_WIDTH] * len(rows[0]), style=_GRID)


def passage(width: float, label: str, said: str, *, room: int = 1) -> Table:
    """A label and words of any length, over as many pages as they take; of so many lines at least."""
    said += "\n" * (room - 1 - said.count("\n"))
    cells = [[text(label, LABEL), text(said)]]
    widths = [_LABEL_WIDTH, width - _LABEL_WIDTH]
    return Table(cells, colWidths=widths, style=[*_GRID, ("VALIGN", (0, 0), (-1, -1), "TOP")], splitInRow=1)


def listed(
    width: float, shares: Sequence[float], heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> Table:
    """A table whose heads come again on every page."""
    cells = [[text(cell, SMALL) for cell in row] for row in (heads, *rows)]
    widths = [width * share / sum(shares) for share in shares]
    return Table(cells, colWidths=widths, style=_GRID, repeatRows=1, splitInRow=1)
