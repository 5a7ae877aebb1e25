"""The single writer, between a switch and a store that do not always answer."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from cti_gateway.core import commands
from cti_gateway.core.effects import OfferCall, SwitchEffect
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import StoreUnavailable, SwitchError, SwitchRefused
from cti_gateway.core.events import CallArrived, CallWaiting, OfferStarted, SwitchLost
from cti_gateway.core.people import Agent, Queue, Seat
from cti_gateway.core.records import SeatState
from cti_gateway.core.snapshot import SwitchSnapshot
from cti_gateway.core.world import World
from cti_gateway.ports.switch import Accepted, SwitchListener
from cti_gateway.service import actor, recorder
from cti_gateway.service.actor import Actor
from cti_gateway.service.feed import LiveFeed
from cti_gateway.service.recorder import Recorder
from tests.support.engines import AGENTS, EMPTY, QUEUES, SEATS
from tests.support.gateways import until
from tests.support.journals import RecordingJournal
from tests.support.patience import impatient, patient


class StillClock:
    def now(self) -> int:
        return 1_800_000_000_000


class Directory:
    async def revision(self) -> int:
        return 0

    async def seats(self) -> tuple[Seat, ...]:
        return SEATS

    async def queues(self) -> tuple[Queue, ...]:
        return QUEUES

    async def agents(self) -> tuple[Agent, ...]:
        return AGENTS


class ScriptedSwitch:
    """An idle PBX; ``on_snapshot`` happens while a snapshot is being taken."""

    def __init__(self, on_snapshot: Callable[[SwitchListener], None]) -> None:
        self._on_snapshot = on_snapshot
        self._listener: SwitchListener | None = None
        self.snapshots = 0
        self.offered: list[OfferCall] = []

    async def run(self, listener: SwitchListener) -> None:
        self._listener = listener
        listener.switch_ready()
        await asyncio.get_running_loop().create_future()

    def perform(self, effect: SwitchEffect) -> Accepted:
        if isinstance(effect, OfferCall):
            self.offered.append(effect)
        return self.beat()

    async def announce(self, queues: object) -> None: ...
    async def beat(self) -> None: ...

    async def snapshot(self) -> SwitchSnapshot:
        self.snapshots += 1
        assert self._listener is not None
        self._on_snapshot(self._listener)
        return EMPTY


@asynccontextmanager
async def running(
    folder: Path, on_snapshot: Callable[[SwitchListener], None] = lambda _: None
) -> AsyncIterator[tuple[Actor, World, ScriptedSwitch, RecordingJournal]]:
    world, journal, switch = World(), RecordingJournal(), ScriptedSwitch(on_snapshot)
    writer = patient(Recorder(journal, folder / "spool"))
    one = Actor(
        Engine(world),
        clock=StillClock(),
        switch=switch,
        recorder=writer,
        feed=LiveFeed(world, StillClock()),
        directory=Directory(),
    )
    tasks = [asyncio.create_task(writer.run()), asyncio.create_task(one.run())]
    try:
        yield one, world, switch, journal
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def test_a_snapshot_during_which_the_connection_was_lost_is_not_believed(tmp_path: Path) -> None:
    def lose(listener: SwitchListener) -> None:
        listener.tell(SwitchLost("eof"))

    async with running(tmp_path, lose) as (one, world, switch, _):
        await until(lambda: switch.snapshots == 1, "snapshot taken")
        one.switch_ready()
        await until(lambda: switch.snapshots == 2, "the first one is settled")
        assert not world.connected
        assert not one.in_step.is_set()


async def test_a_refused_snapshot_is_taken_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actor, "RESYNC_S", 0.01)
    refusals: list[SwitchError] = [SwitchRefused("ami_action_refused", action="Status", reason="x")]

    def refuse_once(_listener: SwitchListener) -> None:
        if refusals:
            raise refusals.pop()

    async with running(tmp_path, refuse_once) as (one, world, switch, _):
        await one.in_step.wait()
        assert world.connected
        assert switch.snapshots == 2


async def test_who_signs_in_again_while_the_store_is_away_stays_signed_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "FIRST_RETRY_S", 0.01)
    monkeypatch.setattr(recorder, "LAST_RETRY_S", 0.01)
    sign_in = commands.SignIn("01", 1, "127.0.0.1")
    async with running(tmp_path) as (one, world, _, journal):
        await until(lambda: world.connected, "in step")
        journal.broken = True
        with impatient(one._recorder), pytest.raises(StoreUnavailable):
            await one.submit(sign_in)
        assert world.seats["01"].state is SeatState.SIGNED_OUT
        journal.broken = False
        await one.submit(sign_in)
        journal.broken = True
        with impatient(one._recorder):
            await one.submit(commands.SetReady(1))  # not durable yet, which is no reason to refuse it
            await one.submit(sign_in)
        assert world.seats["01"].state is SeatState.READY


async def test_a_caller_is_offered_in_the_instant_in_which_it_waits(tmp_path: Path) -> None:
    async with running(tmp_path) as (one, world, switch, _):
        await until(lambda: world.connected, "in step")
        await one.submit(commands.SignIn("01", 1, "127.0.0.1"))
        await one.submit(commands.SetReady(1))
        one.tell(CallArrived("c1", "PJSIP/trunk-1", "139", "客户", "12333", "general"))
        assert switch.offered == []
        one.tell(CallWaiting("c1"))
        assert [offer.call_id for offer in switch.offered] == ["c1"]


@pytest.mark.parametrize("steps", range(6))
async def test_it_ends_when_it_is_told_to_whatever_happens_in_that_moment(tmp_path: Path, steps: int) -> None:
    async with running(tmp_path) as (one, world, _, _):
        await until(lambda: world.connected, "in step")
        await one.submit(commands.SignIn("01", 1, "127.0.0.1"))
        await one.submit(commands.SetReady(1))
        one.tell(CallArrived("c1", "PJSIP/trunk-1", "139", "客户", "12333", "general"))
        one.tell(CallWaiting("c1"))  # rings now: from here on there is a deadline to watch
        await asyncio.sleep(0.01)
        one.tell(OfferStarted("c1", "1001"))
        for _step in range(steps):
            await asyncio.sleep(0)
        (work,) = [task for task in asyncio.all_tasks() if "Actor.run" in repr(task.get_coro())]
        work.cancel()
        done, _ = await asyncio.wait([work], timeout=1)
        assert work in done


async def test_who_sends_the_same_command_while_it_fails_is_told_the_same_and_may_try_again(
    tmp_path: Path,
) -> None:
    sign_in = commands.SignIn("01", 1, "127.0.0.1")
    async with running(tmp_path) as (one, world, _, journal):
        await until(lambda: world.connected, "in step")
        journal.broken = True
        with impatient(one._recorder):
            twice = (one.submit(sign_in, "k1") for _ in range(2))
            both = await asyncio.gather(*twice, return_exceptions=True)
        assert [type(error) for error in both] == [StoreUnavailable, StoreUnavailable]
        journal.broken = False
        await one.submit(sign_in, "k1")
        assert world.seats["01"].state is SeatState.NOT_READY
