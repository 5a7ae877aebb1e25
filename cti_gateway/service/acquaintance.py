"""Tells the engine what our records know of a caller: who served this number last, and if they call again.

It watches what is written for calls that arrive and looks their numbers up one after the other, beside the
call: a slow database delays only this knowledge, and one that does not answer leaves it out.
"""

import asyncio
from collections.abc import Callable, Iterable

import structlog

from cti_gateway.core.caller import called_in_vain, is_withheld
from cti_gateway.core.errors import StoreUnavailable
from cti_gateway.core.events import CallerKnown
from cti_gateway.core.numbering import NumberPlan
from cti_gateway.core.records import CallRecord, CallState, Direction, Record
from cti_gateway.ports.store import CallArchive

log = structlog.get_logger(__name__)

UNANSWERED = frozenset({CallState.ENTERING, CallState.WAITING, CallState.OFFERED})


class Acquaintance:
    """Looks callers up as they come; tells nothing of whom we do not know."""

    def __init__(self, archive: CallArchive, tell: Callable[[CallerKnown], None], plan: NumberPlan) -> None:
        self._archive = archive
        self._plan = plan
        self._tell = tell
        self._strangers: asyncio.Queue[CallRecord] = asyncio.Queue()

    def watch(self, record: Record) -> None:
        """A record that is being written; a number that is withheld says nothing."""
        if isinstance(record, CallRecord) and record.state is CallState.ENTERING and not record.offers:
            self._look_up(record)

    def take_up(self, calls: Iterable[CallRecord]) -> None:
        """Those that were open when the gateway stopped: who waited keeps what was known of them."""
        for call in calls:
            if call.state in UNANSWERED and call.direction is Direction.IN:
                self._look_up(call)

    def _look_up(self, call: CallRecord) -> None:
        if not is_withheld(call.number):
            self._strangers.put_nowait(call)

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            call = await self._strangers.get()
            try:
                spellings = self._plan.spellings(call.number)
                earlier = await self._archive.calls_from(spellings, besides=call.call_id)
            except StoreUnavailable:
                log.warning("caller_not_looked_up", call_id=call.call_id)
                continue
            known = acquainted(call, earlier)
            if known is not None:
                self._tell(known)


def acquainted(call: CallRecord, earlier: tuple[CallRecord, ...]) -> CallerKnown | None:
    """What earlier calls, the newest first, say of this one's caller."""
    served = next((past for past in earlier if past.answered_at is not None and past.agent_id), None)
    repeated = called_in_vain(call.arrived_at, earlier)
    if served is None:
        return CallerKnown(call.call_id, repeated=True) if repeated else None
    return CallerKnown(call.call_id, served.agent_id, served.answered_at or 0, repeated)
