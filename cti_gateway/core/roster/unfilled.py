"""What is missing from the roster while it can still be mended: people, and whole days (A1.0b, A1.0d)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Slot, unfilled


@dataclass(frozen=True, slots=True)
class Deadlines:
    """A slot needs a person so many seconds before it begins, a day a roster so many days before."""

    unfilled_alert_s: int = 86_400
    publish_ahead_days: int = 3


def overdue(slots: Iterable[Slot], templates: Templates, deadlines: Deadlines, now: int) -> list[Slot]:
    """Those with nobody that begin soon, or run; ``now`` in milliseconds."""

    def pressing(slot: Slot) -> bool:
        begin, end = templates.span(slot.place.day, slot.place.shift)
        return (begin - deadlines.unfilled_alert_s) * 1000 <= now < end * 1000

    return [slot for slot in unfilled(slots) if pressing(slot)]


def unpublished(covered: Collection[date], today: date, deadlines: Deadlines) -> date | None:
    """The first day that should have a roster by now; none where not even today has one: nobody uses them."""
    if today not in covered:
        return None
    coming = (today + timedelta(ahead) for ahead in range(1, deadlines.publish_ahead_days + 1))
    return next((day for day in coming if day not in covered), None)
