"""States of tickets: which act leads from where to where, and whose it is. An absent cell cannot be done.

agent → lead → bureau office → bureau leader → bureau office → unit → bureau office → citizen. Only an
instruction leads to INSTRUCTED, and only from there is anything assigned (A6.6b). A reply is taken however
late it comes; a wish for more time, or not to have the ticket at all, is the bureau office's to decide.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cti_gateway.core.people import Role
from cti_gateway.core.tickets.ticket import Content, Ticket, TicketAct, TicketState, TicketStep

WITH_UNIT = frozenset({TicketState.ASSIGNED, TicketState.EXTENSION_ASKED, TicketState.RETURN_ASKED})
ENDED = frozenset({TicketState.CLOSED, TicketState.WITHDRAWN})

_HOTLINE = frozenset({Role.AGENT, Role.LEAD})
_LEAD = frozenset({Role.LEAD})
_OFFICE = frozenset({Role.BUREAU_OFFICE})
_LEADER = frozenset({Role.BUREAU_LEADER})
_UNIT = frozenset({Role.UNIT_HANDLER})
_S, _A = TicketState, TicketAct


@dataclass(frozen=True, slots=True)
class Move:
    """Where an act leads, and who may do it."""

    to: TicketState
    roles: frozenset[Role]


TABLE: Mapping[tuple[TicketState | None, TicketAct], Move] = {
    (None, _A.SAVE): Move(_S.DRAFT, _HOTLINE),
    (None, _A.SUBMIT): Move(_S.SUBMITTED, _HOTLINE),
    (_S.DRAFT, _A.SAVE): Move(_S.DRAFT, _HOTLINE),
    (_S.DRAFT, _A.SUBMIT): Move(_S.SUBMITTED, _HOTLINE),
    (_S.DRAFT, _A.WITHDRAW): Move(_S.WITHDRAWN, _HOTLINE),
    (_S.RETURNED, _A.SAVE): Move(_S.RETURNED, _HOTLINE),
    (_S.RETURNED, _A.SUBMIT): Move(_S.SUBMITTED, _HOTLINE),
    (_S.RETURNED, _A.WITHDRAW): Move(_S.WITHDRAWN, _HOTLINE),
    (_S.SUBMITTED, _A.WITHDRAW): Move(_S.WITHDRAWN, _HOTLINE),
    (_S.WITHDRAWN, _A.RESTORE): Move(_S.DRAFT, _HOTLINE),  # or, as ``after`` has it, back to where it stood
    (_S.SUBMITTED, _A.COLLECT): Move(_S.COLLECTED, _LEAD),
    (_S.SUBMITTED, _A.RETURN): Move(_S.RETURNED, _LEAD),
    (_S.COLLECTED, _A.RETURN): Move(_S.RETURNED, _LEAD),
    (_S.COLLECTED, _A.REPORT): Move(_S.REPORTED, _LEAD),
    (_S.REPORTED, _A.RETURN): Move(_S.RETURNED, _OFFICE),
    (_S.REPORTED, _A.INSTRUCT): Move(_S.INSTRUCTED, _LEADER),
    (_S.INSTRUCTED, _A.ASSIGN): Move(_S.ASSIGNED, _OFFICE),
    (_S.ASSIGNED, _A.ASK_EXTENSION): Move(_S.EXTENSION_ASKED, _UNIT),
    (_S.ASSIGNED, _A.ASK_RETURN): Move(_S.RETURN_ASKED, _UNIT),
    (_S.EXTENSION_ASKED, _A.GRANT): Move(_S.ASSIGNED, _OFFICE),
    (_S.EXTENSION_ASKED, _A.REFUSE): Move(_S.ASSIGNED, _OFFICE),
    (_S.RETURN_ASKED, _A.GRANT): Move(_S.INSTRUCTED, _OFFICE),
    (_S.RETURN_ASKED, _A.REFUSE): Move(_S.ASSIGNED, _OFFICE),
    **{(state, _A.REPLY): Move(_S.REPLIED, _UNIT) for state in WITH_UNIT},
    **{(state, _A.SUPERVISE): Move(state, _OFFICE) for state in WITH_UNIT},
    (_S.REPLIED, _A.SEND_BACK): Move(_S.ASSIGNED, _OFFICE),
    (_S.REPLIED, _A.FORWARD): Move(_S.CALLBACK, _OFFICE),
    (_S.CALLBACK, _A.CALL): Move(_S.CALLBACK, _HOTLINE),
    (_S.CALLBACK, _A.TELL): Move(_S.CLOSED, _HOTLINE),
    (_S.CALLBACK, _A.GIVE_UP): Move(_S.CLOSED, _HOTLINE),
    **{
        (state, _A.NUMBER): Move(state, _LEAD | _OFFICE)
        for state in TicketState
        if state not in (_S.DRAFT, _S.WITHDRAWN)
    },
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the steps of a ticket have come to; instants in milliseconds.

    ``report_due_at``: by when a lead is to report it; ``batch_at``: the morning of its batch. ``due_at`` is
    in force, ``original_due_at`` what the first assignment said: nothing ever changes that (A6.6c).
    ``wished_at`` and ``wish``: until when the unit asks for more time, and why; or why it returns the ticket.
    ``left``: where it stood before its last step, if it has more than one.
    """

    state: TicketState
    content: Content
    report_due_at: int | None = None
    batch_at: int | None = None
    reported_at: int | None = None
    instruction: str = ""
    unit: str = ""
    with_unit_since: int | None = None
    due_at: int | None = None
    original_due_at: int | None = None
    wished_at: int | None = None
    wish: str = ""
    reply: str = ""
    replied_at: int | None = None
    external: str = ""
    left: TicketState = TicketState.DRAFT

    def overdue(self, now: int) -> bool:
        """Whether the unit still has it, and should have replied."""
        return self.state in WITH_UNIT and self.due_at is not None and now >= self.due_at


NOTHING_ASKED = Content("", "", "", "")


def standing(ticket: Ticket) -> Standing:
    """Where it stands: all its steps, one after the other."""
    first, *later = ticket.steps
    found = _told(Standing(TABLE[None, first.act].to, NOTHING_ASKED), first)
    for step in later:
        found = after(found, step)
    return found


def after(before: Standing, step: TicketStep) -> Standing:
    """Where it stands after one more step; raises KeyError for one that cannot follow."""
    to = TABLE[before.state, step.act].to
    if step.act is TicketAct.RESTORE:
        to = before.left
    return replace(_told(before, step), state=to, left=before.state)


def _told(before: Standing, step: TicketStep) -> Standing:
    """What a step says, beside the state that it leads to."""
    at, text, due_at = step.at, step.text, step.due_at
    match step.act:
        case TicketAct.SAVE | TicketAct.SUBMIT:
            content = step.content or before.content
            return replace(before, content=content, report_due_at=due_at)
        case TicketAct.COLLECT:
            return replace(before, batch_at=due_at, reported_at=None)
        case TicketAct.RETURN:  # what was reported stays on the sheet of its batch
            return replace(before, batch_at=before.batch_at if before.reported_at else None)
        case TicketAct.REPORT:
            return replace(before, reported_at=at)
        case TicketAct.INSTRUCT:
            return replace(before, instruction=text)
        case TicketAct.ASSIGN:
            original = due_at if before.original_due_at is None else before.original_due_at
            return replace(
                before, unit=step.unit, with_unit_since=at, due_at=due_at, original_due_at=original
            )
        case TicketAct.ASK_EXTENSION | TicketAct.ASK_RETURN:
            return replace(before, wished_at=due_at, wish=text)
        case TicketAct.GRANT if before.state is TicketState.RETURN_ASKED:
            return replace(before, unit="", with_unit_since=None, due_at=None, wish="")
        case TicketAct.GRANT:
            return replace(before, due_at=before.wished_at, wished_at=None, wish="")
        case TicketAct.REFUSE:
            return replace(before, wished_at=None, wish="")
        case TicketAct.REPLY:
            return replace(before, reply=text, replied_at=at, wished_at=None, wish="")
        case TicketAct.SEND_BACK:
            return replace(before, reply="", replied_at=None, with_unit_since=at)
        case TicketAct.NUMBER:
            return replace(before, external=text)
        case _:
            return before
