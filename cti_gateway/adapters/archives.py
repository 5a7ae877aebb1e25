"""Files that are packed: how large they are once unpacked is known before anything is."""

from io import BytesIO
from zipfile import ZipFile

_RATIO = 20  # what XML is packed by at most, in files that people make


def parts_of(file: bytes, limit: int) -> set[str] | None:
    """The names of its parts; None: larger than ``limit``, packed, or than its twentyfold, unpacked.

    Raises BadZipFile.
    """
    with ZipFile(BytesIO(file)) as archive:
        parts = archive.infolist()
    if max(len(file), sum(part.file_size for part in parts) // _RATIO) > limit:
        return None
    return {part.filename for part in parts}
