"""When which call or seat needs attention by itself: a heap, where what was called off is skipped.

Each knows what it awaits (``LiveCall.awaits``); an instant that it no longer awaits is void. So nothing
is ever searched for or taken out, and a void instant stays no longer than until its time has come.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Protocol, TypeVar


class Awaiting(Protocol):
    """A call or a seat."""

    def awaits(self, at: int, /) -> bool:
        """Whether this instant still matters."""
        ...


Owner = TypeVar("Owner", bound=Awaiting)


@dataclass(slots=True)
class Agenda:
    """Instants, and whose they are."""

    _instants: list[tuple[int, str]] = field(default_factory=list)

    def note(self, name: str, at: int) -> int:
        """Remember the instant, and hand it back."""
        heappush(self._instants, (at, name))
        return at

    def next(self, owners: Mapping[str, Awaiting]) -> int | None:
        """The first instant that is still awaited."""
        while self._instants:
            at, name = self._instants[0]
            owner = owners.get(name)
            if owner is not None and owner.awaits(at):
                return at
            heappop(self._instants)
        return None

    def due(self, owners: Mapping[str, Owner], now: int) -> list[Owner]:
        """Each whose time has come, once, the earliest first."""
        found: dict[str, Owner] = {}
        while (at := self.next(owners)) is not None and at <= now:
            _, name = heappop(self._instants)
            found[name] = owners[name]
        return list(found.values())
