"""The form of a ticket: what a government's 转办单 has, in its order, then the ticket's whole story."""

from reportlab.platypus import Flowable, KeepTogether

from cti_gateway.adapters.pdf.page import WIDTH
from cti_gateway.adapters.pdf.parts import HEADING, LABEL, TITLE, fields, listed, passage, text
from cti_gateway.adapters.pdf.words import (
    BY_CLOCK,
    EVENTS,
    NOT_SHOWN,
    SIGN_HERE,
    STATES,
    Moments,
    category,
    signed,
)
from cti_gateway.core.tickets.paper import Event, TicketPaper

ROOM = 4  # lines, for what is written by hand


def ticket_form(paper: TicketPaper, moments: Moments) -> list[Flowable]:
    """Down the page."""
    due = f"{paper.due}" if paper.due else ""
    if paper.due != paper.original_due:
        due += f"（原定 {paper.original_due}）"
    citizen = (NOT_SHOWN, NOT_SHOWN) if paper.hidden else (paper.caller, paper.number)
    mark = "　　【来电人要求保密】" if paper.confidential else ""
    supervised = f"{paper.supervisions} 次" if paper.supervisions else "无"
    return [
        text("热线咨询转办单", TITLE),
        text(
            f"编号：{paper.no}　　外部编号：{paper.external or '无'}　　状态：{STATES[paper.state]}{mark}",
            LABEL,
        ),
        fields(
            WIDTH,
            [("受理时间", moments(paper.received_at)), ("受理人", paper.received_by)],
            [("来电人", citizen[0]), ("联系电话", citizen[1])],
            [("业务类别", category(paper.category)), ("报局办公室", moments(paper.reported_at))],
        ),
        passage(WIDTH, "反映问题", paper.question),
        passage(WIDTH, "局领导批示", signed(paper.instruction, moments), room=ROOM),
        fields(
            WIDTH,
            [("承办单位", paper.unit), ("转办时间", moments(paper.assigned_at))],
            [("答复期限", due), ("督办", supervised)],
        ),
        passage(WIDTH, "承办单位\n答复", signed(paper.reply, moments), room=ROOM),
        passage(WIDTH, "回复\n来电人情况", signed(paper.result, moments), room=ROOM),
        KeepTogether(
            fields(
                WIDTH,
                [("承办人签字", SIGN_HERE), ("承办单位\n负责人签章", SIGN_HERE)],
                [("局办公室\n经办人签字", SIGN_HERE), ("局领导签字", SIGN_HERE)],
            )
        ),
        text("办理过程", HEADING),
        listed(
            WIDTH,
            (20, 12, 18, 50),
            ("时间", "经办人", "事项", "内容"),
            [(moments(one.at), one.by or BY_CLOCK, EVENTS[one.what], _said(one)) for one in paper.story],
        ),
    ]


def _said(event: Event) -> str:
    parts = (event.unit, f"至 {event.until} 止" if event.until else "", event.text)
    return "　".join(part for part in parts if part)
