"""Entries as .xlsx, .docx or Markdown. What reads them is loaded late: a start must be quick."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import BadZipFile, is_zipfile

from cti_gateway.adapters.archives import parts_of
from cti_gateway.codec.knowledge_outline import markdown_lines, read_outline
from cti_gateway.core.errors import Refused
from cti_gateway.core.knowledge.imported import Imported
from cti_gateway.ports.knowledge import MAX_IMPORT_BYTES


class Files:
    """Implements ports.knowledge.KnowledgeFiles."""

    def read_knowledge(self, file: bytes) -> Sequence[Imported]:
        """Raises Refused that names row and column, or line and heading."""
        if len(file) > MAX_IMPORT_BYTES:
            raise _too_large()
        return _packed(file) if is_zipfile(BytesIO(file)) else _plain(file)


def _too_large() -> Refused:
    return Refused("knowledge_file_too_large", limit_mb=MAX_IMPORT_BYTES // 1_000_000)


def _plain(file: bytes) -> list[Imported]:
    try:
        text = file.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("knowledge_file_unreadable") from None
    if "\0" in text:
        raise Refused("knowledge_file_unreadable")
    return read_outline(markdown_lines(text))


def _packed(file: bytes) -> list[Imported]:
    try:
        parts = parts_of(file, MAX_IMPORT_BYTES)
    except BadZipFile:
        raise Refused("knowledge_file_unreadable") from None
    if parts is None:
        raise _too_large()
    if "word/document.xml" in parts:
        from cti_gateway.adapters import knowledge_docx

        return knowledge_docx.read(file)
    from cti_gateway.adapters import knowledge_xlsx

    return knowledge_xlsx.read(file)
