"""Pages of A4 with their number, of how many, and who printed them."""

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate

from cti_gateway.adapters.pdf.fonts import NAME

MARGIN = 18 * mm
WIDTH, WIDE = (side - 2 * MARGIN - 12 for side in A4)  # a frame has a padding of 6
_TOTAL, _SIZE = "total", 9


class _Numbered(Canvas):  # type: ignore[misc]
    """How many pages there are is known only at the end: each shows a form that is drawn then."""

    def __init__(self, note: str, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named | {"initialFontName": NAME})
        self._note = note

    def showPage(self) -> None:
        width, _ = self._pagesize
        self.setFont(NAME, _SIZE)
        self.drawString(MARGIN, MARGIN / 2, self._note)
        self.drawRightString(width - MARGIN - 20 * mm, MARGIN / 2, f"第 {self.getPageNumber()} 页")
        self.saveState()
        self.translate(width - MARGIN - 18 * mm, MARGIN / 2)
        self.doForm(_TOTAL)
        self.restoreState()
        super().showPage()

    def save(self) -> None:
        pages = self.getPageNumber() - 1
        self.beginForm(_TOTAL, 0, -_SIZE, 20 * mm, _SIZE)
        self.setFont(NAME, _SIZE)
        self.drawString(0, 0, f"共 {pages} 页")
        self.endForm()
        super().save()


def pdf(content: Sequence[Flowable], *, title: str, note: str, wide: bool = False) -> bytes:
    """``note`` stands at the foot of every page; ``wide``: the paper lies on its side."""
    file = BytesIO()
    paper = SimpleDocTemplate(
        file,
        pagesize=landscape(A4) if wide else A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=title,
        lang="zh-CN",
    )
    paper.build(list(content), canvasmaker=partial(_Numbered, note))
    return file.getvalue()
