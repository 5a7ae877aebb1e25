"""The gateway's service with as many seats as wanted, and agents who save their forms and go on."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from cti_gateway.adapters.ami.switch import AmiSettings, AmiSwitch
from cti_gateway.adapters.clock import SystemClock
from cti_gateway.core import commands
from cti_gateway.core.engine import Engine
from cti_gateway.core.people import Agent, Queue, Role, Seat
from cti_gateway.core.records import SeatState
from cti_gateway.core.world import World
from cti_gateway.demo.private_pbx import SECRET
from cti_gateway.ports.store import Journal
from cti_gateway.service.actor import Actor
from cti_gateway.service.feed import LiveFeed
from cti_gateway.service.recorder import Recorder
from tests.support.gateways import in_step
from tests.support.patience import patient

LOOKS_S = 0.1


class ManySeats:
    """A directory with a person for each extension and one queue."""

    def __init__(self, extensions: tuple[str, ...]) -> None:
        self._seats = tuple(Seat(extension, extension) for extension in extensions)
        self._agents = tuple(Agent(int(e), f"a{e}", f"坐席{e}", Role.AGENT) for e in extensions)

    async def revision(self) -> int:
        return 0

    async def seats(self) -> tuple[Seat, ...]:
        return self._seats

    async def agents(self) -> tuple[Agent, ...]:
        return self._agents

    async def queues(self) -> tuple[Queue, ...]:
        return (Queue("general", "综合", ("12333",), ring_s=20),)


class Centre:
    """One running service."""

    def __init__(self, port: int, extensions: tuple[str, ...], journal: Journal, folder: Path) -> None:
        clock = SystemClock()
        self.extensions = extensions
        self.world = World(outcomes=frozenset({"RESOLVED"}), reasons=frozenset())
        self.recorder = patient(Recorder(journal, folder / "spool"))
        self.actor = Actor(
            Engine(self.world),
            clock=clock,
            switch=AmiSwitch(AmiSettings("127.0.0.1", port, "cti", SECRET)),
            recorder=self.recorder,
            feed=LiveFeed(self.world, clock),
            directory=ManySeats(extensions),
        )

    async def all_ready(self) -> None:
        """Every person signs in and takes calls."""
        for extension in self.extensions:
            await self.actor.submit(commands.SignIn(extension, int(extension), "127.0.0.1"))
            await self.actor.submit(commands.SetReady(int(extension)))

    async def work(self) -> None:
        """Forms are saved and missed calls forgiven at once, by each for itself, until cancelled."""
        while True:
            await asyncio.gather(*(self.actor.submit(intent) for intent in self._intents()))
            await asyncio.sleep(LOOKS_S)

    def _intents(self) -> Iterator[commands.Command]:
        for seat in self.world.seats.values():
            if seat.agent is None:
                continue
            if seat.state is SeatState.ACW and seat.call_id:
                yield commands.SaveWrapUp(seat.agent.id, seat.call_id, "RESOLVED")
            elif seat.state is SeatState.NOT_READY:
                yield commands.SetReady(seat.agent.id)


@asynccontextmanager
async def centre(
    port: int, extensions: tuple[str, ...], journal: Journal, folder: Path
) -> AsyncIterator[Centre]:
    """In step with the PBX at this port."""
    running = Centre(port, extensions, journal, folder)
    await running.actor.reload()
    async with in_step(running.recorder, running.actor, running.world):
        yield running
