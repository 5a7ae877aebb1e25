"""Who may do what with a ticket, and when. Whose an act is, the table says; here is what else counts."""

from cti_gateway.core.errors import Conflict, CtiError, Forbidden, Refused
from cti_gateway.core.people import Agent, Role
from cti_gateway.core.tickets.machine import TABLE, Standing
from cti_gateway.core.tickets.ticket import TicketAct

BY_AUTHOR = frozenset({TicketAct.SAVE, TicketAct.SUBMIT, TicketAct.WITHDRAW, TicketAct.RESTORE})
BEFORE_DUE = frozenset({TicketAct.ASK_EXTENSION, TicketAct.ASK_RETURN})
IN_WORDS = frozenset(
    {
        TicketAct.RETURN,
        TicketAct.INSTRUCT,
        TicketAct.REPLY,
        TicketAct.ASK_EXTENSION,
        TicketAct.ASK_RETURN,
        TicketAct.REFUSE,
        TicketAct.SUPERVISE,
        TicketAct.SEND_BACK,
        TicketAct.TELL,
        TicketAct.GIVE_UP,
    }
)


def check(found: Standing, author: str, act: TicketAct, by: Agent, now: int) -> None:
    """Raises Conflict or Forbidden if this person, who sees the ticket, may not do this now."""
    move = TABLE.get((found.state, act))
    if move is None:
        raise Conflict("ticket_state_conflict", state=found.state.value)
    if by.role not in move.roles or (act in BY_AUTHOR and by.login != author):
        raise Forbidden("forbidden")
    if act in BEFORE_DUE and found.overdue(now):
        raise Conflict("ticket_too_late")
    if act is TicketAct.SUPERVISE and not found.overdue(now):
        raise Conflict("ticket_not_overdue")


def check_opens(by: Agent) -> None:
    """Raises Forbidden."""
    if by.role not in TABLE[None, TicketAct.SUBMIT].roles:
        raise Forbidden("forbidden")


def may_open_from(agent_id: int | None, by: Agent) -> bool:
    """Whether somebody may open a ticket from what this agent had: a call, a consultation."""
    return by.role is Role.LEAD or by.id == agent_id


def check_sees_batches(reader: Agent) -> None:
    """Raises Forbidden for all but who hands them over and who gets them (A6.6a)."""
    if reader.role not in (Role.LEAD, Role.BUREAU_OFFICE):
        raise Forbidden("forbidden")


def check_words(act: TicketAct, text: str) -> None:
    """Raises Refused: an instruction, a reply or a reason is said in words."""
    if act in IN_WORDS and not text:
        raise Refused("ticket_text_missing")


def possible(found: Standing, author: str, by: Agent, now: int) -> tuple[TicketAct, ...]:
    """What this person may do with it now."""

    def may(act: TicketAct) -> bool:
        try:
            check(found, author, act, by, now)
        except CtiError:
            return False
        return True

    return tuple(act for act in TicketAct if may(act))
