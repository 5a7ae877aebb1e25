"""Entries in a Word document: headings 1 are categories, headings 2 questions."""

import re
from io import BytesIO
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import OpcError
from docx.text.paragraph import Paragraph

from cti_gateway.codec.knowledge_outline import Line, read_outline
from cti_gateway.core.errors import Refused
from cti_gateway.core.knowledge.imported import Imported

# What a file that is no document makes of python-docx is not written down anywhere.
_BAD_FILE = BadZipFile, OpcError, LookupError, ValueError, TypeError, AttributeError, SyntaxError, OSError
_HEADING = re.compile(r"(?:heading|标题) ?([1-6])", re.IGNORECASE)


def read(file: bytes) -> list[Imported]:
    """Raises Refused that names the paragraph."""
    try:
        paragraphs = [(_level(one), one.text) for one in Document(BytesIO(file)).paragraphs]
    except _BAD_FILE as error:
        raise Refused("knowledge_file_unreadable") from error
    return read_outline(
        Line(str(number), level, part)
        for number, (level, text) in enumerate(paragraphs, start=1)
        for part in ([text] if level else text.split("\n"))
    )


def _level(paragraph: Paragraph) -> int:
    style = paragraph.style
    found = _HEADING.fullmatch((style.name or "") if style else "")
    return int(found[1]) if found else 0
