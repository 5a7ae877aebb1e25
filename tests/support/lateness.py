"""How long the machine kept this process from its work: nothing that it writes down can be more exact."""

import asyncio
from math import ceil

LOOK_S = 0.02


class Lateness:
    """The worst so far, in milliseconds."""

    worst_ms = 0

    async def watch(self) -> None:
        """Until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + LOOK_S
            await asyncio.sleep(LOOK_S)
            self.worst_ms = max(self.worst_ms, ceil((loop.time() - due) * 1000))
