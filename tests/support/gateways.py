"""The service on a real Asterisk, without web and database: what the telephony tests watch."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from cti_gateway.adapters.ami.switch import AmiSettings, AmiSwitch
from cti_gateway.adapters.clock import SystemClock
from cti_gateway.core import commands, events
from cti_gateway.core.engine import Engine
from cti_gateway.core.people import Agent, Queue, Role, Seat
from cti_gateway.core.records import CallbackRecord, CallFact, CallRecord, SeatFact, SeatState
from cti_gateway.core.relearn import TEACH
from cti_gateway.core.world import World
from cti_gateway.demo.private_pbx import SEATS, SECRET, PrivatePbx
from cti_gateway.ports.store import Recollection
from cti_gateway.service.actor import Actor
from cti_gateway.service.feed import LiveFeed
from cti_gateway.service.recorder import Recorder
from tests.support.journals import RecordingJournal
from tests.support.lateness import Lateness
from tests.support.patience import patient

WITHIN_S = 30
AGREE_MS = 200
Work = Coroutine[None, None, None]
EVERYWHERE: Mapping[str, tuple[str, ...]] = {}  # people by extension, who serve these queues only
QUEUES = (
    Queue("general", "综合", ("12333",), ring_s=20),
    Queue("labour", "劳动", ("12334",), ring_s=2),
)


class TenSeats:
    """A directory of ten seats, a person for each, and two queues unless told otherwise."""

    def __init__(
        self, queues: tuple[Queue, ...] = QUEUES, people: Mapping[str, tuple[str, ...]] = EVERYWHERE
    ) -> None:
        self._queues = queues
        self._people = people

    async def revision(self) -> int:
        return 0

    async def seats(self) -> tuple[Seat, ...]:
        return tuple(Seat(extension[-2:], extension) for extension in SEATS)

    async def queues(self) -> tuple[Queue, ...]:
        return self._queues

    async def agents(self) -> tuple[Agent, ...]:
        return tuple(Agent(int(e), f"a{e}", f"坐席{e}", Role.AGENT, self._people.get(e, ())) for e in SEATS)


async def until(holds: Callable[[], bool], what: str) -> None:
    """Wait for a condition; bounded."""
    try:
        async with asyncio.timeout(WITHIN_S):
            while not holds():  # noqa: ASYNC110  # state has no event to wait for
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"not within {WITHIN_S} s: {what}") from None


class MovedClock(SystemClock):
    """Runs as the real one, and may be moved on."""

    ahead_ms = 0

    def now(self) -> int:
        return super().now() + self.ahead_ms


class Gateway:
    """One running service."""

    def __init__(self, ami: AmiSettings, journal: RecordingJournal, spool: Path, directory: TenSeats) -> None:
        self.journal = journal
        self.world = World(
            outcomes=frozenset({"RESOLVED"}), reasons=frozenset({"break"}), dials_out=bool(ami.outside)
        )
        self.engine = Engine(self.world)
        clock = self.clock = MovedClock()
        self.switch = AmiSwitch(ami)
        self.lateness = Lateness()
        self.recorder = patient(Recorder(journal, spool))
        self.actor = Actor(
            self.engine,
            clock=clock,
            switch=self.switch,
            recorder=self.recorder,
            feed=LiveFeed(self.world, clock),
            directory=directory,
        )

    async def seat_ready(self, extension: str) -> None:
        """Sign in the person of this extension and take calls."""
        await self.actor.submit(commands.SignIn(extension[-2:], int(extension), "127.0.0.1"))
        await self.actor.submit(commands.SetReady(int(extension)))

    def move_clock(self, ms: int) -> None:
        """So much later at once; any fact makes the service look at its deadlines again."""
        self.clock.ahead_ms += ms
        self.actor.tell(events.CallEnded("nobody's"))

    async def wrap_up_as_needed(self) -> None:
        """Agents who save their records at once, until cancelled."""
        while True:
            for seat in self.world.seats.values():
                if seat.state is SeatState.ACW and seat.agent and seat.call_id:
                    save = commands.SaveWrapUp(seat.agent.id, seat.call_id, "RESOLVED")
                    await self.actor.submit(save)
            await asyncio.sleep(0.01)

    def agrees(self, ours_ms: int, seen_ms: int) -> bool:
        """Whether a duration is what somebody else measured; events of AMI carry no time of their own."""
        return abs(ours_ms - seen_ms) <= AGREE_MS + self.lateness.worst_ms

    def records(self) -> list[CallRecord]:
        """The last summary of every call."""
        last = {r.call_id: r for r in self.journal.records if isinstance(r, CallRecord)}
        return list(last.values())

    def seat_facts(self, kind: str) -> list[SeatFact]:
        """The facts of one kind."""
        facts = [r for r in self.journal.records if isinstance(r, SeatFact)]
        return [fact for fact in facts if fact.kind == kind]

    def call_facts(self, kind: str = "") -> list[CallFact]:
        """Every step of every call's story, or those of one kind."""
        facts = [r for r in self.journal.records if isinstance(r, CallFact)]
        return [fact for fact in facts if kind in ("", fact.kind)]

    def remembered(self) -> Recollection:
        """What a restarted gateway would read back."""
        seats = {r.seat: r for r in self.journal.records if isinstance(r, SeatFact)}
        open_calls = [r for r in self.records() if r.ended_at is None or r.saved_at is None]
        last = max((r.at for r in self.journal.records if isinstance(r, SeatFact)), default=None)
        callbacks = {r.call_id: r for r in self.journal.records if isinstance(r, CallbackRecord)}
        pending = tuple(r for r in callbacks.values() if r.ended_at is None)
        told = tuple(fact for fact in self.call_facts() if fact.kind in TEACH)
        return Recollection(tuple(seats.values()), tuple(open_calls), last, pending, told=told)


@asynccontextmanager
async def in_step(recorder: Recorder, actor: Actor, world: World, *also: Work) -> AsyncIterator[None]:
    """The service at work, from the moment in which it knows what Asterisk knows."""
    tasks = [asyncio.create_task(work) for work in (recorder.run(), actor.run(), *also)]
    try:
        await until(lambda: world.connected, "in step with Asterisk")
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def gateway(
    pbx: PrivatePbx,
    folder: Path,
    *,
    after: Gateway | None = None,
    host: str = "127.0.0.1",
    port: int | None = None,
    device: str = "PJSIP/{extension}",
    outside: str = "",
    directory: TenSeats | None = None,
) -> AsyncIterator[Gateway]:
    """In step with the PBX; ``after`` is the killed one whose story it takes up.

    ``host`` and ``port``: where to connect, if not to the PBX itself. ``device``: how phones are named.
    ``outside``: how people outside are called.
    """
    journal = after.journal if after else RecordingJournal()
    ami = AmiSettings(host, port or pbx.ami_port, "cti", SECRET, device, outside)
    running = Gateway(ami, journal, folder / "spool", directory or TenSeats())
    await running.actor.reload()
    if after is not None:
        running.clock.ahead_ms = after.clock.ahead_ms
        past = after.remembered()
        running.engine.restore(past.seats, past.calls, past.written_at, past.callbacks, told=past.told)
    async with in_step(running.recorder, running.actor, running.world, running.lateness.watch()):
        yield running
