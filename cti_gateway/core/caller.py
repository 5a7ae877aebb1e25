"""What our own records know of the person who calls, by number. Caller ID is a hint, never proof (A6.2)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cti_gateway.core.consultation.record import Consultation
from cti_gateway.core.records import CallRecord, Direction

LATELY_DAYS = 7  # as long as asking again counts as not answered at once (core.reports.first_contact)
DAY_MS = 86_400_000
REPEATED_MS = 30 * 60_000


NUMBER = re.compile(r"\+?[0-9]{3,20}", re.ASCII)  # that can be dialled


def is_withheld(number: str) -> bool:
    """Whether it says nothing of who calls: everybody who withholds it would be the same person."""
    return not number.removeprefix("+").isdigit()


@dataclass(frozen=True, slots=True)
class Earlier:
    """A consultation, or a call without one. ``text``: what was asked."""

    at: int  # milliseconds
    call_id: str | None
    direction: Direction
    answered: bool
    agent_id: int | None
    outcome: str | None
    category: str = ""
    text: str = ""


def earlier(
    calls: Iterable[CallRecord], consultations: Iterable[Consultation], limit: int
) -> tuple[Earlier, ...]:
    """The newest first: each call once, or once for everybody who wrote down what was asked in it."""
    found = [_asked(one) for one in consultations]
    written = {one.call_id for one in found}
    found += [_called(call) for call in calls if call.call_id not in written]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True)[:limit])


def _asked(one: Consultation) -> Earlier:
    form = one.form
    return Earlier(
        one.started_at,
        one.call_id,
        Direction.IN,
        True,
        one.agent_id,
        form.outcome,
        form.category,
        form.question,
    )


def _called(call: CallRecord) -> Earlier:
    answered = call.answered_at is not None
    return Earlier(call.arrived_at, call.call_id, call.direction, answered, call.agent_id, call.outcome)


def name_of(consultations: Sequence[Consultation]) -> str:
    """As the newest consultation that says it has it; they come newest first."""
    return next((one.form.caller_name for one in consultations if one.form.caller_name), "")


def called_lately(calls: Iterable[CallRecord], now: int) -> int:
    """How often, in the last days."""
    since = now - LATELY_DAYS * DAY_MS
    return sum(call.direction is Direction.IN and call.arrived_at >= since for call in calls)


def called_in_vain(arrived_at: int, calls: Iterable[CallRecord]) -> bool:
    """Whether the last call in, a short while before this one, was not answered; they come newest first."""
    last = next((past for past in calls if past.direction is Direction.IN), None)
    return last is not None and last.answered_at is None and arrived_at - last.arrived_at <= REPEATED_MS
