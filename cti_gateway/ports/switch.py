"""The PBX as the service sees it."""

from collections.abc import Coroutine, Sequence
from typing import Any, Protocol

from cti_gateway.core.effects import SwitchEffect
from cti_gateway.core.events import SwitchEvent
from cti_gateway.core.people import Queue
from cti_gateway.core.snapshot import SwitchSnapshot

Accepted = Coroutine[Any, Any, None]  # returns when Asterisk has said yes


class SwitchListener(Protocol):
    """Who is told what the PBX does. Neither call blocks."""

    def tell(self, event: SwitchEvent) -> None:
        """A fact, in the order in which Asterisk sent it."""
        ...

    def switch_ready(self) -> None:
        """Connected, logged in and fully booted: time to take a snapshot."""
        ...


class Switch(Protocol):
    """One PBX. Every method raises SwitchUnavailable or SwitchRefused; nothing is ever replayed."""

    async def run(self, listener: SwitchListener) -> None:
        """Connect, stay connected, and tell the listener, until cancelled."""
        ...

    def perform(self, effect: SwitchEffect) -> Accepted:
        """Carry out one effect; an offer is on its way before anybody awaits that it is accepted."""
        ...

    async def snapshot(self) -> SwitchSnapshot:
        """Everything that is true now. Facts told later are newer than what it holds."""
        ...

    async def announce(self, queues: Sequence[Queue]) -> None:
        """Mirror what the dialplan must know of our queues: DID → queue, ring limits."""
        ...

    async def beat(self) -> None:
        """Tell the dialplan that the gateway is alive for the next three seconds."""
        ...
