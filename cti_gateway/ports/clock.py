"""The only source of time."""

from typing import Protocol


class Clock(Protocol):
    """Milliseconds since the epoch that never go back, whatever the wall clock does."""

    def now(self) -> int:
        """The present instant in milliseconds."""
        ...
