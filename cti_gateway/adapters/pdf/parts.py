"""What the forms are put together from. Text is text: nothing in it is markup."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import textsplit
from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, Table, paragraph

from cti_gateway.adapters.pdf.fonts import NAME

# No line begins with these (标点避头). reportlab knows the Japanese ones alone, and asks in both places.
_NEVER_FIRST = textsplit.ALL_CANNOT_START + "，；：？！》〉｝”’…"
textsplit.ALL_CANNOT_START = paragraph.ALL_CANNOT_START = _NEVER_FIRST

TEXT = ParagraphStyle("text", fontName=NAME, fontSize=10.5, leading=16, wordWrap="CJK")
SMALL = ParagraphStyle("small", TEXT, fontSize=9, leading=13)
LABEL = ParagraphStyle("label", TEXT, alignment=TA_CENTER)
TITLE = ParagraphStyle("title", LABEL, fontSize=20, leading=30, spaceAfter=6)
HEADING = ParagraphStyle("heading", TEXT, fontSize=12, leading=20, spaceBefore=10, spaceAfter=4)
_LABEL_WIDTH = 28 * mm
_PADS, _HANGS = 6, 10

_PIECE = 4 * TEXT.leading  # of long words, as a row of its own: pages end between rows

_FRAME: list[Any] = [
    ("BOX", (0, 0), (-1, -1), 0.6, black),
    ("LINEBEFORE", (1, 0), (-1, -1), 0.6, black),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ("RIGHTPADDING", (0, 0), (-1, -1), _HANGS),  # a full stop may hang out of its line
]
_GRID = [*_FRAME, ("INNERGRID", (0, 0), (-1, -1), 0.6, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]


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
    widths = [_LABEL_WIDTH, width - _LABEL_WIDTH]
    rows = _rows([text(label, LABEL), text(said)], widths)
    return Table(rows, colWidths=widths, style=[*_FRAME, *_together(0, len(rows))])


def listed(
    width: float, shares: Sequence[float], heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> Table:
    """A table whose heads come again on every page."""
    widths = [width * share / sum(shares) for share in shares]
    cells, style = list[list[Any]](), [*_FRAME]
    for row in (heads, *rows):
        more = _rows([text(cell, SMALL) for cell in row], widths)
        style += [("LINEABOVE", (0, len(cells)), (-1, len(cells)), 0.6, black)]
        style += _together(len(cells), len(cells) + len(more))
        cells += more
    return Table(cells, colWidths=widths, style=style, repeatRows=1)


def _rows(cells: Sequence[Paragraph], widths: Sequence[float]) -> list[list[Any]]:
    """One row, or as many as its longest cell has pieces."""
    pieces = (_pieces(cell, width - _PADS - _HANGS) for cell, width in zip(cells, widths, strict=True))
    return [list(row) for row in zip_longest(*pieces, fillvalue="")]


def _pieces(whole: Paragraph, width: float) -> list[Paragraph]:
    found, rest = list[Paragraph](), whole
    while True:
        rest.wrap(width, _PIECE)
        parts = rest.split(width, _PIECE)
        if len(parts) < 2:
            return [*found, rest]
        found.append(parts[0])
        rest = parts[1]


def _together(begin: int, end: int) -> list[Any]:
    """These rows are pieces of one: no gap between them."""
    return [
        ("VALIGN", (0, begin), (-1, end - 1), "TOP"),
        ("TOPPADDING", (0, begin + 1), (-1, end - 1), 0),
        ("BOTTOMPADDING", (0, begin), (-1, end - 2), 0),
    ][: 3 if end - begin > 1 else 1]
