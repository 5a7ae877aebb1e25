"""Switch effects → actions, and their failures back as facts.

Offers go out at once, each on its own. What mirrors the seats into Asterisk's fallback queues goes
one after the other, so that a pause can never overtake the unpause before it.
"""

import asyncio
from collections.abc import Callable

import structlog

from cti_gateway.core.effects import DialOut, HangUp, MirrorSeat, OfferCall, SwitchEffect, UnmirrorSeat
from cti_gateway.core.errors import SwitchError
from cti_gateway.core.events import CallEnded, OfferFailed, SwitchEvent
from cti_gateway.messages import sentence
from cti_gateway.ports.switch import Switch

log = structlog.get_logger(__name__)


class Performer:
    """Carries effects out on one switch."""

    def __init__(self, switch: Switch, tell: Callable[[SwitchEvent], None]) -> None:
        self._switch = switch
        self._tell = tell
        self._now: asyncio.Queue[SwitchEffect] = asyncio.Queue()
        self._in_turn: asyncio.Queue[SwitchEffect] = asyncio.Queue()

    def put(self, effect: SwitchEffect) -> None:
        """Never blocks."""
        queue = self._in_turn if isinstance(effect, MirrorSeat | UnmirrorSeat) else self._now
        queue.put_nowait(effect)

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._one_by_one())
            while True:
                effect = await self._now.get()
                tasks.create_task(self._perform(effect))

    async def _one_by_one(self) -> None:
        while True:
            await self._perform(await self._in_turn.get())

    async def _perform(self, effect: SwitchEffect) -> None:
        try:
            await self._switch.perform(effect)
        except SwitchError as error:
            call_id = getattr(effect, "call_id", None)
            advice = sentence(error.code, error.params, "en")
            log.warning(error.code, effect=type(effect).__name__, call_id=call_id, advice=advice)
            if isinstance(effect, OfferCall | DialOut):
                gone = error.code == "channel_gone"
                self._tell(OfferFailed(effect.call_id, effect.extension, caller_gone=gone))
            elif isinstance(effect, HangUp) and error.code == "channel_gone":
                self._tell(CallEnded(effect.call_id))
