"""A request of a person (swap, leave, away from one's post) and its story, step by step.

Nothing of it is ever changed: a step is appended, and the state follows from the steps
(``core.requests.machine``).
"""

from dataclasses import dataclass
from enum import StrEnum

from cti_gateway.core.roster.slots import Place


class RequestKind(StrEnum):
    """调班 (A1.0e), 请假 (A2.2), 离岗申请 (A2.3.3)."""

    SWAP = "swap"
    LEAVE = "leave"
    AWAY = "away"


class RequestState(StrEnum):
    """Where a request stands."""

    SUBMITTED = "submitted"
    ENTERED = "entered"  # by a lead, for whom the director has approved by telephone
    ACCEPTED = "accepted"  # by the counterpart
    ENDORSED = "endorsed"  # by the leader of the one unit; that of the other has to agree as well
    APPROVED = "approved"
    RATIFIED = "ratified"  # too late to be approved, yet accepted: it excuses, and the finding stands
    DECLINED = "declined"  # by the counterpart
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"  # nobody confirmed in time what was entered


class RequestAct(StrEnum):
    """What a person can do with a request."""

    SUBMIT = "submit"
    ENTER = "enter"
    ACCEPT = "accept"
    DECLINE = "decline"
    ENDORSE = "endorse"
    APPROVE = "approve"
    CONFIRM = "confirm"
    RATIFY = "ratify"
    REJECT = "reject"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Step:
    """Who (a login) did what, when (milliseconds) and why."""

    at: int
    actor: str
    act: RequestAct
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """``person`` (a login) is whom it is about; [from_at, to_at) in milliseconds. The first step made it.

    A swap names the slot that ``substitute`` is to take, the unit whose slot it is, and the substitute's if
    it is another; an exchange also the slot of theirs that ``person`` takes in return. Its time is the shift,
    or from the first of both to the end of the last. A leave names its type.
    """

    id: int
    kind: RequestKind
    person: str
    from_at: int
    to_at: int
    steps: tuple[Step, ...]
    leave_type: str = ""
    place: Place | None = None
    substitute: str = ""
    unit: str = ""
    in_return: Place | None = None
    other_unit: str = ""

    @property
    def places(self) -> set[Place]:
        """The slots that it moves."""
        return {place for place in (self.place, self.in_return) if place is not None}

    @property
    def parties(self) -> set[str]:
        """Whom it is about, who takes the shift, and who entered it: none of them decides."""
        return {self.person, self.substitute, self.steps[0].actor}

    def at_of(self, *acts: RequestAct) -> int | None:
        """When the first of these was done."""
        return next((step.at for step in self.steps if step.act in acts), None)
