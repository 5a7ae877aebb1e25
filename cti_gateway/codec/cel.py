"""Asterisk's channel event log, as the mapping in ``cel_custom_cti.conf`` writes it → ``PastCall``s.

A call is ours if its caller was in one of our contexts. The rows of one call need not be in order.
"""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass

from cti_gateway.codec.pbx_events import Devices, known
from cti_gateway.codec.pbx_snapshot import QUEUE_PREFIX, milliseconds
from cti_gateway.core.past import PastCall, PastLeg
from cti_gateway.core.records import HungUpBy

EVENTS = frozenset({"CHAN_START", "ANSWER", "APP_START", "HANGUP"})
OURS = "cti-"
WATCH = "cti-watch"  # where a channel without a phone looks after a caller's: it is nobody's call


@dataclass(frozen=True, slots=True)
class CelRow:
    """One line, in the order of the mapping."""

    event: str
    at: int
    unique_id: str
    linked_id: str
    channel: str
    context: str
    exten: str
    app_data: str
    number: str
    name: str
    extra: str


def read_row(line: bytes) -> CelRow | None:
    """None for what is no whole line of ours, or of an event that says nothing here."""
    try:
        ((event, at, *rest),) = csv.reader([line.decode("utf-8", "replace")], strict=True)
        at_ms = milliseconds(at)
        return CelRow(event, at_ms, *rest) if event in EVENTS and at_ms is not None else None
    except (csv.Error, ValueError, TypeError):
        return None


def read_calls(devices: Devices, rows: Iterable[CelRow]) -> tuple[PastCall, ...]:
    """Every call of ours among the rows."""
    by_call: dict[str, list[CelRow]] = {}
    for row in rows:
        by_call.setdefault(row.linked_id, []).append(row)
    calls = (_read_call(devices, call_id, of_call) for call_id, of_call in by_call.items())
    return tuple(call for call in calls if call is not None)


def _read_call(devices: Devices, call_id: str, rows: list[CelRow]) -> PastCall | None:
    callers = [row for row in rows if row.unique_id == call_id]
    inside = [row for row in callers if row.context.startswith(OURS) and row.context != WATCH]
    if not inside or devices.extension(callers[0].channel) is not None:
        return None
    legs = tuple(_read_legs(devices, (row for row in rows if row.unique_id != call_id)))
    start, end = _first(callers, "CHAN_START"), _first(callers, "HANGUP")
    dialled = next((row for row in inside if row.context == "cti-inbound"), callers[0])
    turned_away = any(row.context == "cti-closed" for row in inside)
    answered = any(leg.answered_at is not None for leg in legs)
    return PastCall(
        call_id=call_id,
        channel=callers[0].channel,
        number=known(callers[0].number),
        name=known(callers[0].name),
        did="".join(filter(str.isdecimal, dialled.exten)),
        queue=next((queue for row in inside if (queue := _queue(row))), ""),
        arrived_at=start.at if start else None,
        last_at=max(row.at for row in rows),
        ended_at=end.at if end else None,
        hung_up_by=_hung_up_by(end, answered=answered, turned_away=turned_away) if end else None,
        turned_away=turned_away,
        legs=legs,
        outside_at=min((row.at for row in rows if _is_outside(devices, row, call_id)), default=None),
        resumed_at=max((row.at for row in inside if _is_resume(row)), default=None),
    )


def _read_legs(devices: Devices, rows: Iterable[CelRow]) -> Iterable[PastLeg]:
    legs: dict[str, list[CelRow]] = {}
    for row in rows:
        legs.setdefault(row.unique_id, []).append(row)
    for of_leg in legs.values():
        extension = devices.extension(of_leg[0].channel)
        answer, end = _first(of_leg, "ANSWER"), _first(of_leg, "HANGUP")
        if extension is not None:
            yield PastLeg(extension, answer.at if answer else None, end.at if end else None)


def _first(rows: Iterable[CelRow], event: str) -> CelRow | None:
    return next((row for row in rows if row.event == event), None)


def _is_outside(devices: Devices, row: CelRow, call_id: str) -> bool:
    """Somebody answered who is neither the caller nor at a seat."""
    others = row.event == "ANSWER" and row.unique_id != call_id and not row.channel.startswith("Local/")
    return others and devices.extension(row.channel) is None


def _is_resume(row: CelRow) -> bool:
    """``Bridge()`` with the seat's leg."""
    return row.event == "APP_START" and row.context == "cti-talk"


def _queue(row: CelRow) -> str:
    """``Queue(cti-fallback-general,c,,,60)`` → ``general``."""
    queue = row.app_data.partition(",")[0]
    return queue.removeprefix(QUEUE_PREFIX) if queue.startswith(QUEUE_PREFIX) else ""


def _hung_up_by(end: CelRow, *, answered: bool, turned_away: bool) -> HungUpBy:
    """A seat that leaves first lets the dialplan hang up; the caller's hanging up names its own channel."""
    if turned_away:
        return HungUpBy.SYSTEM
    try:
        by_caller = json.loads(end.extra)["hangupsource"] in ("", end.channel)
    except (ValueError, TypeError, LookupError):
        by_caller = True
    if by_caller:
        return HungUpBy.CALLER
    return HungUpBy.AGENT if answered else HungUpBy.SYSTEM
