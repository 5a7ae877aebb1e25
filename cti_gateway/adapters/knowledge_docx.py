"""Entries in a Word document: headings 1 are categories, headings 2 questions; answers may have tables."""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.table import CT_Tc
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from cti_gateway.codec.knowledge_outline import Line, read_outline
from cti_gateway.core.errors import Refused
from cti_gateway.core.knowledge.imported import Imported

# What a file that is no document makes of python-docx is not written down anywhere.
_BAD_FILE = BadZipFile, OpcError, LookupError, ValueError, TypeError, AttributeError, SyntaxError, OSError
_HEADING = re.compile(r"(?:heading|标题) ?([1-6])", re.IGNORECASE)


def read(file: bytes) -> list[Imported]:
    """Raises Refused that names the paragraph or table."""
    try:
        document = Document(BytesIO(file))
        levels = {style.style_id: _level(style.name or "") for style in document.styles}
        blocks = [_block(one, levels) for one in document.iter_inner_content()]
    except _BAD_FILE as error:
        raise Refused("knowledge_file_unreadable") from error
    return read_outline(
        Line(str(number), level, part)
        for number, (level, text) in enumerate(blocks, start=1)
        for part in ([text] if level else text.split("\n"))
    )


def _block(one: Paragraph | Table, levels: Mapping[str, int]) -> tuple[int, str]:
    """Its level as a heading, and what it says: of a table a line for each row.

    ``levels`` by style: python-docx looks through all styles for each paragraph that names none.
    """
    if isinstance(one, Paragraph):
        return levels.get(one._p.style or "", 0), one.text
    rows = ([_text(one, cell) for cell in row._tr.tc_lst] for row in one.rows)
    return 0, "\n".join("　".join(filter(None, row)) for row in rows)


def _text(table: Table, cell: CT_Tc) -> str:
    """Of one that is merged once, however many columns it says to take."""
    return _Cell(cell, table).text.replace("\n", " ").strip()


def _level(style: str) -> int:
    found = _HEADING.fullmatch(style)
    return int(found[1]) if found else 0
