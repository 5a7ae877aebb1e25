"""When which call needs attention by itself: a heap, where what was called off is skipped when it comes up.

A call knows what it awaits (``LiveCall.awaits``); an instant that it no longer awaits is void. So nothing
is ever searched for or taken out, and a void instant stays no longer than until its time has come.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush

from cti_gateway.core.call import LiveCall


@dataclass(slots=True)
class Agenda:
    """Instants and call ids."""

    _instants: list[tuple[int, str]] = field(default_factory=list)

    def note(self, call_id: str, at: int) -> int:
        """Remember the instant, and hand it back."""
        heappush(self._instants, (at, call_id))
        return at

    def next(self, calls: Mapping[str, LiveCall]) -> int | None:
        """The first instant that is still awaited."""
        while self._instants:
            at, call_id = self._instants[0]
            call = calls.get(call_id)
            if call is not None and call.awaits(at):
                return at
            heappop(self._instants)
        return None

    def due(self, calls: Mapping[str, LiveCall], now: int) -> list[LiveCall]:
        """Each call whose time has come, once, the earliest first."""
        found: dict[str, LiveCall] = {}
        while (at := self.next(calls)) is not None and at <= now:
            _, call_id = heappop(self._instants)
            found[call_id] = calls[call_id]
        return list(found.values())
