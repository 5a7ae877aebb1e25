"""Whom the rules of a queue may still send elsewhere, each rule the last ones first."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cti_gateway.core.line import Place
from cti_gateway.core.overflow_rules import Overflow


@dataclass(slots=True)
class Exposed:
    """Callers by queue and rule, in the order in which they are served."""

    _queues: dict[str, dict[Overflow, list[Place]]] = field(default_factory=dict)
    _calls: dict[str, tuple[Place, list[list[Place]]]] = field(default_factory=dict)  # where each stands

    def clear(self) -> None:
        """Nobody is here."""
        self._queues.clear()
        self._calls.clear()

    def put(self, call_id: str, queue: str, place: Place, rules: Iterable[Overflow]) -> None:
        """The call waits in this queue, and these rules may send it."""
        self.take(call_id)
        of_queue = self._queues.setdefault(queue, {})
        lines = [of_queue.setdefault(rule, []) for rule in rules]
        for line in lines:
            insort(line, place)
        self._calls[call_id] = place, lines

    def take(self, call_id: str) -> None:
        """The call is not there any more, if it was."""
        if call_id in self._calls:
            place, lines = self._calls.pop(call_id)
            for line in lines:
                del line[bisect_left(line, place)]

    def last(self, queue: str) -> Sequence[tuple[Overflow, Place]]:
        """Whom each of the queue's rules would send first."""
        of_queue = self._queues.get(queue)
        return [(rule, line[-1]) for rule, line in of_queue.items() if line] if of_queue else ()
