"""A font with Chinese in it, for what is printed: configured, or where systems have one.

Only TrueType outlines can go into our files. Those of Noto CJK and Source Han are PostScript's (CFF).
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from cti_gateway.core.errors import Conflict

PACKAGE = "fonts-wqy-zenhei"
NAME = "chinese"
WELL_KNOWN = (
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",  # Debian, Ubuntu, Kylin, UOS: fonts-wqy-zenhei
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/wqy-zenhei/wqy-zenhei.ttc",  # Fedora, openEuler: wqy-zenhei-fonts
    "/usr/share/fonts/wqy-microhei/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
)
_SAMPLE = "转办单批示答复"


def find_font(configured: str, known: Sequence[str] = WELL_KNOWN) -> Path:
    """Where it is; raises Conflict if nothing is configured and the system has none."""
    if configured:
        return Path(configured)
    found = next((path for path in map(Path, known) if path.is_file()), None)
    if found is None:
        raise Conflict("paper_font_missing", package=PACKAGE)
    return found


@lru_cache(maxsize=1)
def load_font(path: Path) -> TTFont:
    """Raises Conflict for one that cannot go into a file, or has no Chinese."""
    try:
        font = TTFont(NAME, str(path))
    except (TTFError, OSError) as error:
        if "postscript" in str(error).lower():
            raise Conflict("paper_font_postscript", path=str(path), package=PACKAGE) from error
        raise Conflict("paper_font_unreadable", path=str(path), reason=str(error)) from error
    if any(ord(sign) not in font.face.charToGlyph for sign in _SAMPLE):
        raise Conflict("paper_font_not_chinese", path=str(path), package=PACKAGE)
    return font


def use_font(configured: str) -> None:
    """For all that is made from now on; raises Conflict."""
    registerFont(load_font(find_font(configured)))
