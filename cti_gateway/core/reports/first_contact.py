"""一次性解决率: answered at once, and the same person does not ask about the same again for some days.

A consultation counts if something was asked. A ticket means that it was not answered at once. A withheld
number is nobody's, so nobody comes back with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cti_gateway.core.consultation.rules import NOTHING_ASKED, TICKET
from cti_gateway.core.numbering import EACH_ITSELF, NumberPlan
from cti_gateway.core.reports.asked import Asked
from cti_gateway.core.reports.ratio import ratio
from cti_gateway.core.reports.topics import topic

DAY_MS = 86_400_000


@dataclass(slots=True)
class FirstContact:
    """``unsettled``: those asked that were put off by a ticket, or asked again.

    ``nothing_asked``: outcomes of calls in which nobody asked anything; ``plan``: which numbers are one
    person's.
    """

    nothing_asked: frozenset[str] = NOTHING_ASKED
    plan: NumberPlan = EACH_ITSELF
    asked: int = 0
    unsettled: int = 0
    # By number and category: when it was asked last, and whether that still counts as settled.
    _last: dict[tuple[str, str], tuple[int, bool]] = field(default_factory=dict)

    def add(self, asked: Iterable[Asked], repeat_days: int, *, counts: bool = True) -> None:
        """In the order of time. With ``counts`` false they only tell who has come back."""
        for one in asked:
            if one.outcome in self.nothing_asked:
                continue
            matter = self.plan.canonical(one.number), topic(one.category)
            asked_at, settled = self._last.get(matter, (0, False))
            if settled and one.started_at - asked_at <= repeat_days * DAY_MS:
                self.unsettled += 1
            put_off = one.outcome == TICKET or one.ticket_wanted
            if counts:
                self.asked += 1
                self.unsettled += put_off
            self._last[matter] = one.started_at, counts and not put_off and bool(one.number)

    @property
    def resolved(self) -> float | None:
        """As far as it can be known now."""
        return ratio(self.asked - self.unsettled, self.asked)
