"""Who waits, in what order: first come, first served.

A call that no seat answered keeps its arrival time, which puts it back at the head of its line.
"""

from collections.abc import Iterable

from cti_gateway.core.call import LiveCall
from cti_gateway.core.records import CallState


def in_order(calls: Iterable[LiveCall]) -> list[LiveCall]:
    """The calls that can be offered now, the next one first."""
    waiting = (call for call in calls if call.state is CallState.WAITING)
    return sorted(waiting, key=lambda call: (call.arrived_at, call.call_id))
