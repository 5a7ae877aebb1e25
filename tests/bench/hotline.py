"""What the telephony benches share: one PBX, its phones, the wire, and callers nobody can mix up."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path

from cti_gateway.core import commands
from cti_gateway.core.people import Agent, Role
from cti_gateway.core.records import SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.bench.wire import Wire
from tests.support.gateways import Gateway, gateway

GATEWAY_DID = "12333"
RING_MS, TALK_MS = 20, 50
_WATCHER = Agent(0, "watcher", "", Role.LEAD)


@dataclass
class Hotline:
    """A PBX with ringing phones. Every caller has a number that no other call of the run has."""

    pbx: PrivatePbx
    wire: Wire
    _numbers: Iterator[int] = field(default_factory=lambda: count(13_900_000_001))

    async def call(self, did: str, *, calls: int, rate: float, talk_ms: int = TALK_MS) -> list[str]:
        """Place calls, wait for their ends, and tell their numbers."""
        numbers = [str(number) for number in islice(self._numbers, calls)]
        csv = "SEQUENTIAL\n" + "".join(f"{number};王女士\n" for number in numbers)
        failed = await sipp.call(self.pbx, did=did, count=calls, rate=rate, talk_ms=talk_ms, csv=csv)
        if failed:
            raise RuntimeError(f"SIPp: not every call to {did} was answered")
        return numbers


@asynccontextmanager
async def hotline() -> AsyncIterator[Hotline]:
    """Asterisk 22 with the overlay of tests; its ten phones answer quickly."""
    async with PrivatePbx(overlay="test") as pbx, sipp.phones(pbx, ring_ms=RING_MS, limit_s=600):
        with Wire(pbx.sip_port, pbx.phones_port) as wire:
            yield Hotline(pbx, wire)


async def _save_at_once(running: Gateway) -> None:
    """Agents who finish their wrap-up in the instant in which it begins."""
    async for _ in running.actor._feed.watch(_WATCHER).frames():
        for seat in list(running.world.seats.values()):
            if seat.state is SeatState.ACW and seat.agent and seat.call_id:
                await running.actor.submit(commands.SaveWrapUp(seat.agent.id, seat.call_id, "RESOLVED"))


@asynccontextmanager
async def staffed(pbx: PrivatePbx, folder: Path, extensions: Iterable[str]) -> AsyncIterator[Gateway]:
    """The gateway with these seats ready; their agents lose no time."""
    async with gateway(pbx, folder) as running:
        for extension in extensions:
            await running.seat_ready(extension)
        saving = asyncio.create_task(_save_at_once(running))
        try:
            yield running
        finally:
            saving.cancel()
            await asyncio.gather(saving, return_exceptions=True)
