"""Entries in a Word document: headings 1 are categories, headings 2 questions; answers may have tables."""

import re
from io import BytesIO
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
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
        blocks = [_block(one) for one in Document(BytesIO(file)).iter_inner_content()]
    except _BAD_FILE as error:
        raise Refused("knowledge_file_unreadable") from error
    return read_outline(
        Line(str(number), level, part)
        for number, (level, text) in enumerate(blocks, start=1)
        for part in ([text] if level else text.split("\n"))
    )


def _block(one: Paragraph | Table) -> tuple[int, str]:
    """Its level as a heading, and what it says: of a table a line for each row."""
    if isinstance(one, Paragraph):
        return _level(one), one.text
    rows = ([cell.text.replace("\n", " ").strip() for cell in row.cells] for row in one.rows)
    return 0, "\n".join("　".join(filter(None, row)) for row in rows)


def _level(paragraph: Paragraph) -> int:
    style = paragraph.style
    found = _HEADING.fullmatch((style.name or "") if style else "")
    return int(found[1]) if found else 0
