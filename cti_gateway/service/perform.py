"""Switch effects → actions, and their failures back as facts.

Offers go out at once, each on its own. What mirrors the seats into Asterisk's fallback queues goes
one after the other, so that a pause can never overtake the unpause before it.
"""

import asyncio
from collections.abc import Callable

import structlog

from cti_gateway.core.effects import (
    AnswerPhone,
    ControlEffect,
    DialOut,
    HangUp,
    MirrorSeat,
    MuteLeg,
    OfferCall,
    PlayDigits,
    SwitchEffect,
    UnmirrorSeat,
)
from cti_gateway.core.errors import SwitchError
from cti_gateway.core.events import (
    AnswerFailed,
    CallEnded,
    ControlFailed,
    DigitsSent,
    LegMuted,
    OfferFailed,
    SwitchEvent,
)
from cti_gateway.messages import sentence
from cti_gateway.ports.switch import Accepted, Switch

log = structlog.get_logger(__name__)


class Performer:
    """Carries effects out on one switch."""

    def __init__(self, switch: Switch, tell: Callable[[SwitchEvent], None]) -> None:
        self._switch = switch
        self._tell = tell
        self._under_way: asyncio.Queue[tuple[SwitchEffect, Accepted]] = asyncio.Queue()
        self._in_turn: asyncio.Queue[SwitchEffect] = asyncio.Queue()

    def put(self, effect: SwitchEffect) -> None:
        """Never blocks; an offer is on its way when this returns."""
        if isinstance(effect, MirrorSeat | UnmirrorSeat):
            self._in_turn.put_nowait(effect)
        else:
            self._under_way.put_nowait((effect, self._switch.perform(effect)))

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._one_by_one())
            while True:
                effect, accepted = await self._under_way.get()
                tasks.create_task(self._settle(effect, accepted))

    async def _one_by_one(self) -> None:
        while True:
            effect = await self._in_turn.get()
            await self._settle(effect, self._switch.perform(effect))

    async def _settle(self, effect: SwitchEffect, accepted: Accepted) -> None:
        try:
            await accepted
        except SwitchError as error:
            call_id = getattr(effect, "call_id", None)
            advice = sentence(error.code, error.params, "en")
            log.warning(error.code, effect=type(effect).__name__, call_id=call_id, advice=advice)
            if isinstance(effect, OfferCall | DialOut):
                gone = error.code == "channel_gone"
                self._tell(OfferFailed(effect.call_id, effect.extension, caller_gone=gone))
            elif isinstance(effect, HangUp) and error.code == "channel_gone":
                self._tell(CallEnded(effect.call_id))
            elif isinstance(effect, AnswerPhone):
                self._tell(AnswerFailed(effect.call_id, effect.extension))
            elif isinstance(effect, ControlEffect):
                self._tell(ControlFailed(effect.call_id, error.code))
            return
        # Of these Asterisk tells nothing afterwards: its answer is the fact.
        if isinstance(effect, MuteLeg):
            self._tell(LegMuted(effect.call_id, effect.muted))
        elif isinstance(effect, PlayDigits):
            self._tell(DigitsSent(effect.call_id))
