"""The only real clock."""

import time


class SystemClock:
    """Wall time at start plus monotonic time since: it never goes back and never jumps."""

    def __init__(self) -> None:
        self._offset_ns = time.time_ns() - time.monotonic_ns()

    def now(self) -> int:
        """Milliseconds since the epoch."""
        return (time.monotonic_ns() + self._offset_ns) // 1_000_000
