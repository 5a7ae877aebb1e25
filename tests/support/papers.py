"""What is needed to look at printed forms, and how to read them."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from cti_gateway.adapters.pdf.fonts import PACKAGE, WELL_KNOWN, load_font
from cti_gateway.demo.debian import need

FONT = WELL_KNOWN[0]


def need_font() -> str:
    """Have one that forms can be printed with, and read already; its path."""
    need(**{FONT: PACKAGE})
    load_font(Path(FONT))
    return FONT


def pages_of(file: bytes) -> Sequence[str]:
    """The text of each page, without white space, as a PDF reader finds it."""
    return ["".join(page.split()) for page in _text(file).split("\f")[:-1]]


def lines_of(file: bytes) -> Sequence[str]:
    """As they stand there."""
    return [line.strip() for line in _text(file).splitlines()]


def _text(file: bytes) -> str:
    need(pdftotext="poppler-utils")
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=file, capture_output=True, check=True)
    return read.stdout.decode()


def fonts_of(file: bytes) -> Sequence[tuple[str, str, str]]:
    """Name, whether it is embedded, whether as a subset."""
    need(pdffonts="poppler-utils")
    read = subprocess.run(["pdffonts", "-"], input=file, capture_output=True, check=True, text=False)
    rows = [line.split() for line in read.stdout.decode().splitlines()[2:]]
    return [(row[0], row[-5], row[-4]) for row in rows]
