"""The list that goes with a morning's tickets to the bureau office, and is signed for there (A6.6a)."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from cti_gateway.adapters.pdf.page import WIDE
from cti_gateway.adapters.pdf.parts import LABEL, TEXT, TITLE, fields, listed, text
from cti_gateway.adapters.pdf.words import NOT_SHOWN, SIGN_HERE, STATES, Moments, category
from cti_gateway.ports.papers import BatchPaper


def batch_sheet(paper: BatchPaper, moments: Moments) -> list[Flowable]:
    """Down the page."""
    reported = moments(paper.reported_at) or "尚未报送"
    return [
        text(f"转办单早报汇总表（{paper.day}）", TITLE),
        text(
            f"应报时间：{moments(paper.due_at)}　　报送时间：{reported}　　共 {len(paper.tickets)} 件", LABEL
        ),
        Spacer(0, TEXT.leading / 2),
        listed(
            WIDE,
            (4, 10, 12, 13, 11, 40, 10),
            ("序号", "编号", "受理时间、受理人", "来电人", "业务类别", "反映问题", "状态"),
            [
                (
                    str(place),
                    "\n".join(filter(None, (one.no, one.external))),
                    f"{moments(one.received_at)}\n{one.received_by}",
                    NOT_SHOWN if one.hidden else f"{one.caller}\n{one.number}",
                    category(one.category),
                    one.question,
                    STATES[one.state],
                )
                for place, one in enumerate(paper.tickets, 1)
            ],
        ),
        Spacer(0, TEXT.leading),
        KeepTogether(fields(WIDE, [("班长报送签字", SIGN_HERE), ("局办公室签收", SIGN_HERE)])),
    ]
