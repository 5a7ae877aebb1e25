"""Switch effects → actions, and their failures back as facts.

Offers go out at once, each on its own. What mirrors the seats into Asterisk's fallback queues comes a moment
later, as it is by then, and one after the other, so that a pause can never overtake the unpause before it.
Asterisk carries our actions out in turn and writes each of these to its disk, milliseconds or more, in
which an offer behind it would have to wait.
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
    SendAway,
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
    RedirectAnswered,
    SwitchEvent,
)
from cti_gateway.messages import sentence
from cti_gateway.ports.switch import Accepted, Switch

log = structlog.get_logger(__name__)

MIRRORED_AFTER_S = 0.1
Mirroring = MirrorSeat | UnmirrorSeat


class Performer:
    """Carries effects out on one switch."""

    def __init__(self, switch: Switch, tell: Callable[[SwitchEvent], None]) -> None:
        self._switch = switch
        self._tell = tell
        self._under_way: asyncio.Queue[tuple[SwitchEffect, Accepted]] = asyncio.Queue()
        self._mirroring: dict[str, list[Mirroring]] = {}  # what is left to be told, by extension
        self._some_to_mirror = asyncio.Event()

    def put(self, effect: SwitchEffect) -> None:
        """Never blocks; an offer is on its way when this returns."""
        if isinstance(effect, MirrorSeat | UnmirrorSeat):
            self._mirror(effect)
        else:
            self._under_way.put_nowait((effect, self._switch.perform(effect)))

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._keep_mirrored())
            while True:
                effect, accepted = await self._under_way.get()
                tasks.create_task(self._settle(effect, accepted))

    def _mirror(self, effect: Mirroring) -> None:
        """A later word replaces one that is not told yet; but who left their queues may be in others now."""
        left = [one for one in self._mirroring.get(effect.extension, ()) if isinstance(one, UnmirrorSeat)]
        self._mirroring[effect.extension] = [effect] if isinstance(effect, UnmirrorSeat) else [*left, effect]
        self._some_to_mirror.set()

    async def _keep_mirrored(self) -> None:
        while True:
            await self._some_to_mirror.wait()
            await asyncio.sleep(MIRRORED_AFTER_S)
            self._some_to_mirror.clear()
            mirroring, self._mirroring = self._mirroring, {}
            for effects in mirroring.values():
                for effect in effects:
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
            elif isinstance(effect, SendAway):
                self._tell(RedirectAnswered(effect.call_id))  # by no: it is tried again
            return
        # Of these Asterisk tells nothing afterwards: its answer is the fact.
        if isinstance(effect, MuteLeg):
            self._tell(LegMuted(effect.call_id, effect.muted))
        elif isinstance(effect, PlayDigits):
            self._tell(DigitsSent(effect.call_id))
        elif isinstance(effect, OfferCall | SendAway):
            self._tell(RedirectAnswered(effect.call_id))
