"""Tickets on paper. What makes them is loaded with the first: a start must be quick."""

from collections.abc import Callable
from threading import Lock
from typing import Any

from cti_gateway.core.tickets.paper import TicketPaper
from cti_gateway.ports.papers import BatchPaper, Printed


class PdfPapers:
    """Implements ports.papers.Papers. ``font``: a file; empty: one that the system has."""

    def __init__(self, font: str, time_zone: str) -> None:
        self._font = font
        self._time_zone = time_zone
        self._one_at_a_time = Lock()  # all read from one font

    def ticket(self, paper: TicketPaper, printed: Printed) -> bytes:
        """The form of one ticket."""
        from cti_gateway.adapters.pdf.ticket_form import ticket_form

        return self._made(ticket_form, paper, f"转办单 {paper.no}", printed)

    def batch(self, paper: BatchPaper, printed: Printed) -> bytes:
        """The list that goes with a morning's tickets."""
        from cti_gateway.adapters.pdf.batch_sheet import batch_sheet

        return self._made(batch_sheet, paper, f"转办单早报汇总表 {paper.day}", printed, wide=True)

    def _made(
        self, form: Callable[..., Any], paper: object, title: str, printed: Printed, *, wide: bool = False
    ) -> bytes:
        from cti_gateway.adapters.pdf.fonts import use_font
        from cti_gateway.adapters.pdf.page import pdf
        from cti_gateway.adapters.pdf.words import Moments

        moments = Moments(self._time_zone)
        note = f"{title}　打印：{printed.by}　{moments(printed.at)}"
        with self._one_at_a_time:
            use_font(self._font)
            return pdf(form(paper, moments), title=title, note=note, wide=wide)
