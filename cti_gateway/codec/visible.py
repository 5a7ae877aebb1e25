"""Text without what nobody sees: it comes in files, hides in logs, and fits into no workbook."""

import re

_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def visible(text: str) -> str:
    """Line breaks and tabs stay."""
    return _HIDDEN.sub("", text)
