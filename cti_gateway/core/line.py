"""Who comes first: whoever waited longest, with a head start for some.

    place = arrived_at − 1000 × (head start of the queue + of a VIP + of a repeated caller), in ms

The lowest place is served first. A head start is priority with ageing: at any moment the urgency of a call
is (now − arrived_at) + head start, so priority and waiting weigh in the same unit and ``now`` drops
out of every comparison: the order never changes while callers wait. Nobody starves: a call can be overtaken
only by calls that arrive within the difference of the two head starts after it. (A factor on the waiting
time, in place of a head start, would let calls cross while they wait: lines could not stay sorted.)

A call that no seat answered keeps its arrival time, which puts it back at the head of its line.
"""

from dataclasses import dataclass
from typing import Protocol

from cti_gateway.core.people import Queue


class Waiting(Protocol):
    """A caller, or a callback."""

    @property
    def call_id(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def arrived_at(self) -> int: ...
    @property
    def repeated(self) -> bool: ...


Place = tuple[int, str]  # the lower, the sooner; the call's id decides between equals


@dataclass(frozen=True, slots=True)
class HeadStarts:
    """Whose calls count as if they had come earlier, beside those of the queue itself."""

    vips: frozenset[str] = frozenset()  # numbers
    vip_s: int = 0
    repeated_s: int = 0  # for who called before, a short while ago, and was not served


def place(call: Waiting, queue: Queue, starts: HeadStarts) -> Place:
    """Where this call stands in any line."""
    head_start_s = queue.head_start_s
    if call.number in starts.vips:
        head_start_s += starts.vip_s
    if call.repeated:
        head_start_s += starts.repeated_s
    return call.arrived_at - head_start_s * 1000, call.call_id
