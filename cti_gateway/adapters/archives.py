"""Files that are packed: what they cost once unpacked is known before they are read."""

from io import BytesIO
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

_RATIO = 10  # what XML is packed by at most, in files that people make
_TAGS = 500_000  # of a part that is read as a whole, each into an object of its own
_ROW_BY_ROW = "xl/worksheets/"
_CHUNK = 1 << 16
# Cut, changed, locked with a password, or packed in a way that is unknown here.
_BROKEN = ZlibError, LZMAError, EOFError, RuntimeError, OSError, ValueError


def parts_of(file: bytes, limit: int) -> set[str] | None:
    """The names of its parts; None: larger than ``limit``, packed, or than its tenfold, unpacked, or made
    of so many tags that a few bytes of file would take gigabytes to read.

    Raises BadZipFile.
    """
    try:
        with ZipFile(BytesIO(file)) as archive:
            parts = archive.infolist()
            if len(file) > limit or sum(part.file_size for part in parts) > limit * _RATIO:
                return None
            tags = {part.filename: _tags(archive, part) for part in parts}
    except _BROKEN as error:
        raise BadZipFile from error
    too_many = any(tags[name] > _TAGS for name in tags if not name.startswith(_ROW_BY_ROW))
    return None if too_many else set(tags)


def _tags(archive: ZipFile, part: ZipInfo) -> int:
    """Reads all of it, so that what is broken is known."""
    with archive.open(part) as content:
        return sum(chunk.count(b"<") for chunk in iter(lambda: content.read(_CHUNK), b""))
