"""How transfer tickets were answered: in time, late or not yet, by unit (按时办结率, 退单率, A6.6c).

What is counted is each time that a ticket was given to a unit. What the unit gave back was not its to answer;
what was sent back to it is answered with its last reply.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Any

from cti_gateway.core.reports.ratio import ratio
from cti_gateway.core.tickets.machine import standing
from cti_gateway.core.tickets.ticket import Ticket, TicketAct, TicketState

DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Errand:
    """A ticket with a unit; milliseconds. ``due_at``: as it was granted last."""

    unit: str
    assigned_at: int
    due_at: int
    replied_at: int | None = None
    given_back: bool = False
    extensions_asked: int = 0
    extensions: int = 0
    returns_asked: int = 0


def errands(ticket: Ticket) -> Iterator[Errand]:
    """One for each time that it was given to a unit, in order."""
    current: Errand | None = None
    for number, step in enumerate(ticket.steps, start=1):
        if step.act is TicketAct.ASSIGN:
            if current:
                yield current
            current = Errand(step.unit, step.at, step.due_at or 0)
            continue
        if current is None:
            continue
        match step.act:
            case TicketAct.REPLY:
                current = replace(current, replied_at=step.at)
            case TicketAct.SEND_BACK:
                current = replace(current, replied_at=None)
            case TicketAct.ASK_EXTENSION:
                current = replace(current, extensions_asked=current.extensions_asked + 1)
            case TicketAct.ASK_RETURN:
                current = replace(current, returns_asked=current.returns_asked + 1)
            case TicketAct.GRANT:
                found = standing(replace(ticket, steps=ticket.steps[:number]))
                if found.state is TicketState.INSTRUCTED:
                    current = replace(current, given_back=True)
                else:
                    current = replace(
                        current, extensions=current.extensions + 1, due_at=found.due_at or current.due_at
                    )
    if current:
        yield current


# Of ``DeadlineSums``, in the order in which it is told.
TOLD = (
    "assigned",
    "in_time",
    "late",
    "overdue",
    "pending",
    "given_back",
    "extensions_asked",
    "extensions",
    "kept",
    "returned",
    "median_days",
)


@dataclass(slots=True)
class DeadlineSums:
    """``pending``: neither answered nor due yet. ``late``: answered, but after it was due."""

    assigned: int = 0
    in_time: int = 0
    late: int = 0
    overdue: int = 0
    pending: int = 0
    given_back: int = 0
    extensions_asked: int = 0
    extensions: int = 0
    returns_asked: int = 0
    days: list[float] = field(default_factory=list)  # that each answer took

    def add(self, one: Errand, now: int) -> None:
        """One more, as it stands at this instant."""
        self.assigned += 1
        self.extensions_asked += one.extensions_asked
        self.extensions += one.extensions
        self.returns_asked += one.returns_asked
        if one.given_back:
            self.given_back += 1
        elif one.replied_at is None:
            self.overdue += now >= one.due_at
            self.pending += now < one.due_at
        else:
            self.days.append((one.replied_at - one.assigned_at) / DAY_MS)
            self.in_time += one.replied_at < one.due_at
            self.late += one.replied_at >= one.due_at

    def figures(self) -> dict[str, Any]:
        """All that is told of them, by name, in the order in which it is told: whole numbers, then shares of
        1, then days; None where there was nothing to be reckoned from."""
        return {name: getattr(self, name) for name in TOLD}

    @property
    def kept(self) -> float | None:
        """按时办结率: in time ÷ those that were due or answered."""
        return ratio(self.in_time, self.in_time + self.late + self.overdue)

    @property
    def returned(self) -> float | None:
        """退单率: given back ÷ assigned."""
        return ratio(self.given_back, self.assigned)

    @property
    def median_days(self) -> float | None:
        """From the assignment to the answer."""
        return median(self.days) if self.days else None


@dataclass(slots=True)
class Deadlines:
    """Of what was assigned in [from_at, to_at), as it stands at ``now``; by unit."""

    from_at: int
    to_at: int
    now: int
    total: DeadlineSums = field(default_factory=DeadlineSums)
    units: dict[str, DeadlineSums] = field(default_factory=dict)

    def add(self, tickets: Iterable[Ticket]) -> None:
        """More of them."""
        for ticket in tickets:
            for one in errands(ticket):
                if self.from_at <= one.assigned_at < self.to_at:
                    for sums in (self.total, self.units.setdefault(one.unit, DeadlineSums())):
                        sums.add(one, self.now)
