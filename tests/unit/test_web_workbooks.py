"""Workbooks are made beside the loop, which has pops to tell."""

import threading

from cti_gateway.adapters.web.workbooks import XLSX, workbook


async def test_a_workbook_is_made_in_another_thread() -> None:
    answer = await workbook("a.xlsx", lambda text: f"{text} {threading.get_ident()}".encode(), "by")
    assert (answer.content_type, answer.headers["Content-Disposition"]) == (
        XLSX,
        'attachment; filename="a.xlsx"',
    )
    assert isinstance(answer.body, bytes) and answer.body != f"by {threading.get_ident()}".encode()
