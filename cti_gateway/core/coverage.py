"""Whether a call could be taken at once: while a queue is open, a seat that is ready covers it (A2.1)."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from cti_gateway.core.people import Queue

KEPT_MS = 86_400_000


@dataclass(slots=True)
class Coverage:
    """``bare_since``: a queue is open and no seat ready since then; ``before``: earlier such times, in order.

    With few seats there are thousands of them a day, and every lead is told their sum at every call.
    """

    bare_since: int | None = None
    before: list[tuple[int, int]] = field(default_factory=list)
    _summed_ms: list[int] = field(default_factory=list)  # of each of these and all before it
    is_open: bool = False
    open_since: int = 0
    changes_at: int | None = None  # when a queue opens or closes next
    _queues: Mapping[str, Queue] = field(default_factory=dict)

    def look(self, queues: Mapping[str, Queue], *, covered: bool, now: int) -> int | None:
        """Since when nobody was ready, if that ends now."""
        if queues is not self._queues or (self.changes_at is not None and self.changes_at <= now):
            self._read_hours(queues, now)
        if self.is_open and not covered:
            if self.bare_since is None:
                self.bare_since = now
            return None
        ended, self.bare_since = self.bare_since, None
        if ended is not None:
            self.remember(ended, now)
        return ended

    def remember(self, begin: int, end: int) -> None:
        """It was so, after all that is known."""
        self.before.append((begin, end))
        self._summed_ms.append((self._summed_ms[-1] if self._summed_ms else 0) + end - begin)

    def bare_ms(self, since: int) -> int:
        """How long it was so after this instant, as far as that is over."""
        first = bisect_right(self.before, since, key=lambda span: span[1])
        if first == len(self.before):
            return 0
        earlier_ms = self._summed_ms[first - 1] if first else 0
        return self._summed_ms[-1] - earlier_ms - max(since - self.before[first][0], 0)

    def _read_hours(self, queues: Mapping[str, Queue], now: int) -> None:
        self._queues, second = queues, now // 1000
        hours = [queue.hours for queue in queues.values() if not queue.retired]
        was_open, self.is_open = self.is_open, any(one is None or one.is_open(second) for one in hours)
        if self.is_open and not was_open:
            self.open_since = now
            kept, self.before, self._summed_ms = self.before, [], []
            for begin, end in kept:
                if end > now - KEPT_MS:
                    self.remember(begin, end)
        changes = [one.next_change(second) for one in hours if one is not None]
        self.changes_at = min((at * 1000 for at in changes if at is not None), default=None)
