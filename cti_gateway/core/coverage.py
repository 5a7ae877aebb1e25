"""Whether a call could be taken at once: while a queue is open, a seat that is ready covers it (A2.1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cti_gateway.core.people import Queue

KEPT_MS = 86_400_000


@dataclass(slots=True)
class Coverage:
    """``bare_since``: a queue is open and no seat ready since then; ``before``: earlier such times."""

    bare_since: int | None = None
    before: list[tuple[int, int]] = field(default_factory=list)
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
            self.before.append((ended, now))
        return ended

    def bare_ms(self, since: int) -> int:
        """How long it was so after this instant, as far as that is over."""
        return sum(end - max(begin, since) for begin, end in self.before if end > since)

    def _read_hours(self, queues: Mapping[str, Queue], now: int) -> None:
        self._queues, second = queues, now // 1000
        hours = [queue.hours for queue in queues.values()]
        was_open, self.is_open = self.is_open, any(one is None or one.is_open(second) for one in hours)
        if self.is_open and not was_open:
            self.open_since = now
            self.before = [span for span in self.before if span[1] > now - KEPT_MS]
        changes = [one.next_change(second) for one in hours if one is not None]
        self.changes_at = min((at * 1000 for at in changes if at is not None), default=None)
