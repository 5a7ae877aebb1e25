"""Finds out what became of calls in a gap, from the PBX's own log.

Calls that we knew are needed before the world can be put in order, so for these it looks at once, and again
if the log lags. Calls that came and went unseen are looked for a little later, beside all else; which of
them are on record already only the store can tell, so that waits until the store can.
"""

import asyncio
from collections.abc import Callable, Sequence

from cti_gateway.core.errors import StoreUnavailable
from cti_gateway.core.past import PastCall
from cti_gateway.ports.past import Past
from cti_gateway.ports.store import CallArchive
from cti_gateway.service.recorder import Recorder

LOOKS, LOOKS_AGAIN_S = 6, 0.1
LAG_S = 2.0  # a log that is written later than that is none
STORE_AGAIN_S = 5.0
# A connection can be dead for five seconds before that is known, and what came last may not be on record.
UNSURE_MS = 10_000
# Who came unseen is looked for further back: a gateway that is killed soon again has not looked to the end.
EARLIER_MS = 3_600_000


class Recovery:
    """Asks the log about calls; ``take_up`` is told of those that nobody saw."""

    def __init__(
        self,
        past: Past,
        archive: CallArchive,
        recorder: Recorder,
        take_up: Callable[[tuple[PastCall, ...]], None],
    ) -> None:
        self._past = past
        self._archive = archive
        self._recorder = recorder
        self._take_up = take_up
        self._gaps: asyncio.Queue[tuple[int, int]] = asyncio.Queue()

    async def of(self, call_ids: frozenset[str], lost_at: int | None) -> tuple[PastCall, ...]:
        """What is on record of these, which are over."""
        if lost_at is None or not call_ids:
            return ()
        found: tuple[PastCall, ...] = ()
        for look in range(LOOKS):
            if look:
                await asyncio.sleep(LOOKS_AGAIN_S)
            calls = await self._past.calls(lost_at - UNSURE_MS)
            found = tuple(call for call in calls if call.call_id in call_ids)
            if sum(call.ended_at is not None for call in found) == len(call_ids):
                break
        return found

    def look_back(self, lost_at: int | None, until: int) -> None:
        """This gap is over: see who came and went in it."""
        if lost_at is not None:
            self._gaps.put_nowait((lost_at, until))

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            lost_at, until = await self._gaps.get()
            await asyncio.sleep(LAG_S)
            calls = await self._past.calls(lost_at - EARLIER_MS)
            came = [call for call in calls if call.arrived_at is not None and call.arrived_at <= until]
            self._take_up(await self._unrecorded(came))

    async def _unrecorded(self, calls: Sequence[PastCall]) -> tuple[PastCall, ...]:
        while True:
            try:
                await self._recorder.barrier()
                return tuple([call for call in calls if await self._archive.call(call.call_id) is None])
            except StoreUnavailable:
                await asyncio.sleep(STORE_AGAIN_S)
