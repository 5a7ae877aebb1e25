"""Who sees which tickets: everybody's boxes, each a selection that a store can make too.

What is in none of one's boxes one does not see, and nothing is in two of them. The hotline office, its
director and administrators have none: tickets are the business of the bureau office, which is another.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from cti_gateway.core.people import Agent, Role
from cti_gateway.core.tickets.machine import ENDED, WITH_UNIT, Standing
from cti_gateway.core.tickets.ticket import TicketState


class TicketBox(StrEnum):
    """What there is to do, what is under way, what is done."""

    DRAFTS = "drafts"
    RETURNED = "returned"
    TO_COLLECT = "to_collect"
    TO_REPORT = "to_report"
    TO_INSTRUCT = "to_instruct"
    TO_ASSIGN = "to_assign"
    TO_DECIDE = "to_decide"
    TO_FORWARD = "to_forward"
    OVERDUE = "overdue"
    TO_ANSWER = "to_answer"
    TO_TELL = "to_tell"
    UNDER_WAY = "under_way"
    DONE = "done"


AT_REST = frozenset({TicketBox.UNDER_WAY, TicketBox.DONE})


@dataclass(frozen=True, slots=True)
class Selection:
    """Tickets in these states; None: of whatever author, of whatever unit, overdue or not.

    ``due_by``, ``reported_by``, ``batch_by``: no later than then.
    """

    box: TicketBox
    states: frozenset[TicketState]
    author: str | None = None
    unit: str | None = None
    overdue: bool | None = None
    due_by: int | None = None
    reported_by: int | None = None
    batch_by: int | None = None

    def holds(self, found: Standing, author: str, now: int) -> bool:
        """Whether a ticket that stands so is among them."""
        return (
            found.state in self.states
            and self.author in (None, author)
            and self.unit in (None, found.unit)
            and self.overdue in (None, found.overdue(now))
            and _by(found.due_at, self.due_by)
            and _by(found.reported_at, self.reported_by)
            and _by(found.batch_at, self.batch_by)
        )


def _by(at: int | None, latest: int | None) -> bool:
    return latest is None or (at is not None and at <= latest)


_S, _B = TicketState, TicketBox
_OF_BUREAU = frozenset({_S.REPORTED, _S.INSTRUCTED, *WITH_UNIT, _S.REPLIED, _S.CALLBACK, _S.CLOSED})
_ASKED = frozenset({_S.EXTENSION_ASKED, _S.RETURN_ASKED})


def boxes_of(reader: Agent) -> tuple[Selection, ...]:
    """In the order in which they are shown."""
    match reader.role:
        case Role.AGENT:
            return tuple(replace(one, author=reader.login) for one in _AGENT)
        case Role.LEAD:
            return (Selection(_B.DRAFTS, frozenset({_S.DRAFT}), author=reader.login), *_LEAD)
        case Role.BUREAU_LEADER:
            return _LEADER
        case Role.BUREAU_OFFICE:
            return _OFFICE
        case Role.UNIT_HANDLER:
            return tuple(replace(one, unit=reader.unit) for one in _UNIT)
        case _:
            return ()


def box_of(reader: Agent, found: Standing, author: str, now: int) -> TicketBox | None:
    """In which of the reader's boxes this ticket is; None: it is not theirs to see."""
    return next((one.box for one in boxes_of(reader) if one.holds(found, author, now)), None)


def _of(box: TicketBox, *states: TicketState, overdue: bool | None = None) -> Selection:
    return Selection(box, frozenset(states), overdue=overdue)


_AGENT = (
    _of(_B.DRAFTS, _S.DRAFT),
    _of(_B.RETURNED, _S.RETURNED),
    _of(_B.TO_TELL, _S.CALLBACK),
    _of(_B.UNDER_WAY, _S.SUBMITTED, _S.COLLECTED, *_OF_BUREAU - {_S.CALLBACK, _S.CLOSED}),
    _of(_B.DONE, *ENDED),
)
_LEAD = (
    _of(_B.TO_COLLECT, _S.SUBMITTED),
    _of(_B.TO_REPORT, _S.COLLECTED),
    _of(_B.RETURNED, _S.RETURNED),
    _of(_B.TO_TELL, _S.CALLBACK),
    _of(_B.UNDER_WAY, *_OF_BUREAU - {_S.CALLBACK, _S.CLOSED}),
    _of(_B.DONE, *ENDED),
)
_LEADER = (
    _of(_B.TO_INSTRUCT, _S.REPORTED),
    _of(_B.UNDER_WAY, *_OF_BUREAU - {_S.REPORTED, _S.CLOSED}),
    _of(_B.DONE, _S.CLOSED),
)
_OFFICE = (
    _of(_B.TO_ASSIGN, _S.INSTRUCTED),
    _of(_B.TO_DECIDE, *_ASKED),
    _of(_B.TO_FORWARD, _S.REPLIED),
    _of(_B.OVERDUE, _S.ASSIGNED, overdue=True),
    _of(_B.UNDER_WAY, _S.REPORTED, _S.ASSIGNED, _S.CALLBACK, overdue=False),
    _of(_B.DONE, _S.CLOSED),
)
_UNIT = (
    _of(_B.OVERDUE, *WITH_UNIT, overdue=True),
    _of(_B.TO_ANSWER, *WITH_UNIT, overdue=False),
    _of(_B.UNDER_WAY, _S.REPLIED, _S.CALLBACK),
    _of(_B.DONE, _S.CLOSED),
)
