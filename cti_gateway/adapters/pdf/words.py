"""What the forms call what they show. They are documents of a Chinese office, whatever the panel speaks."""

from datetime import datetime
from zoneinfo import ZoneInfo

from cti_gateway.core.knowledge.categories import CATEGORIES
from cti_gateway.core.tickets.paper import Words
from cti_gateway.core.tickets.ticket import EntryKind, TicketAct, TicketState

STATES = {
    TicketState.DRAFT: "草稿",
    TicketState.SUBMITTED: "待班长收集",
    TicketState.RETURNED: "已退回修改",
    TicketState.COLLECTED: "待报送",
    TicketState.REPORTED: "待批示",
    TicketState.INSTRUCTED: "待转办",
    TicketState.ASSIGNED: "承办中",
    TicketState.EXTENSION_ASKED: "申请延期",
    TicketState.RETURN_ASKED: "申请退单",
    TicketState.REPLIED: "已答复",
    TicketState.CALLBACK: "待回复来电人",
    TicketState.CLOSED: "办结",
    TicketState.WITHDRAWN: "已撤回",
}
EVENTS: dict[TicketAct | EntryKind, str] = {
    TicketAct.SAVE: "填写",
    TicketAct.SUBMIT: "提交",
    TicketAct.WITHDRAW: "撤回",
    TicketAct.RESTORE: "恢复",
    TicketAct.COLLECT: "收集",
    TicketAct.RETURN: "退回修改",
    TicketAct.REPORT: "报局办公室",
    TicketAct.INSTRUCT: "批示",
    TicketAct.ASSIGN: "转承办单位",
    TicketAct.REPLY: "答复",
    TicketAct.ASK_EXTENSION: "申请延期",
    TicketAct.ASK_RETURN: "申请退单",
    TicketAct.GRANT: "同意",
    TicketAct.REFUSE: "不同意",
    TicketAct.SUPERVISE: "督办",
    TicketAct.SEND_BACK: "退回重办",
    TicketAct.FORWARD: "转交回复",
    TicketAct.CALL: "致电来电人",
    TicketAct.TELL: "已告知来电人",
    TicketAct.GIVE_UP: "未能告知，办结",
    TicketAct.NUMBER: "登记外部编号",
    EntryKind.REMINDER: "临期提醒",
    EntryKind.SUPERVISION: "逾期督办",
    EntryKind.INSTRUCTION_AGE: "批示超期提示",
}
NOT_SHOWN = "（保密）"
BY_CLOCK = "系统"
SIGN_HERE = "\n　　　　　　年　　月　　日"


def category(path: str) -> str:
    """Its name, and the code."""
    name = CATEGORIES.get(path.partition("/")[0])
    return f"{name[0]}（{path}）" if name else path


class Moments:
    """Instants as they are written there."""

    def __init__(self, time_zone: str) -> None:
        self._zone = ZoneInfo(time_zone)

    def __call__(self, at: int | None) -> str:
        return "" if at is None else f"{datetime.fromtimestamp(at / 1000, self._zone):%Y-%m-%d %H:%M}"


def signed(words: Words | None, moments: Moments) -> str:
    """What was said, and below it by whom and when."""
    return f"{words.text}\n——{words.by}　{moments(words.at)}" if words else ""
