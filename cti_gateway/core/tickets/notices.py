"""What presses, and whom it concerns: counted anew at each look, so it goes when it is dealt with (A6.6)."""

from dataclasses import dataclass, replace
from enum import StrEnum

from cti_gateway.core.people import Agent, Role
from cti_gateway.core.tickets.boxes import Selection, TicketBox
from cti_gateway.core.tickets.deadlines import TicketRules
from cti_gateway.core.tickets.machine import WITH_UNIT
from cti_gateway.core.tickets.ticket import TicketState


class NoticeKind(StrEnum):
    """In the order in which they press."""

    OVERDUE = "overdue"  # 督办
    DUE_SOON = "due_soon"
    INSTRUCTION_LATE = "instruction_late"
    REPORT_LATE = "report_late"  # the morning of the batch has passed
    ASKED = "asked"  # a unit asks for more time, or to return it
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Pressing:
    """Of this kind are the tickets of this selection, which are all in one of the reader's boxes."""

    kind: NoticeKind
    selection: Selection


def pressing(reader: Agent, rules: TicketRules, now: int) -> tuple[Pressing, ...]:
    """What may press this reader."""
    overdue = Selection(TicketBox.OVERDUE, WITH_UNIT, overdue=True)
    instruction_late = Selection(
        TicketBox.TO_INSTRUCT,
        frozenset({TicketState.REPORTED}),
        reported_by=now - rules.instruction_alarm_s * 1000,
    )
    match reader.role:
        case Role.AGENT:
            returned = frozenset({TicketState.RETURNED})
            selection = Selection(TicketBox.RETURNED, returned, author=reader.login)
            return (Pressing(NoticeKind.RETURNED, selection),)
        case Role.LEAD:
            collected = frozenset({TicketState.COLLECTED})
            return (
                Pressing(NoticeKind.REPORT_LATE, Selection(TicketBox.TO_REPORT, collected, batch_by=now)),
            )
        case Role.BUREAU_LEADER:
            return (Pressing(NoticeKind.INSTRUCTION_LATE, instruction_late),)
        case Role.BUREAU_OFFICE:
            asked = frozenset({TicketState.EXTENSION_ASKED, TicketState.RETURN_ASKED})
            under_way = replace(instruction_late, box=TicketBox.UNDER_WAY)
            assigned = replace(overdue, states=frozenset({TicketState.ASSIGNED}))
            return (
                Pressing(NoticeKind.OVERDUE, assigned),
                Pressing(NoticeKind.INSTRUCTION_LATE, under_way),
                Pressing(NoticeKind.ASKED, Selection(TicketBox.TO_DECIDE, asked)),
            )
        case Role.UNIT_HANDLER:
            soon = Selection(
                TicketBox.TO_ANSWER, WITH_UNIT, overdue=False, due_by=now + rules.remind_before_s * 1000
            )
            return (
                Pressing(NoticeKind.OVERDUE, replace(overdue, unit=reader.unit)),
                Pressing(NoticeKind.DUE_SOON, replace(soon, unit=reader.unit)),
            )
        case _:
            return ()
