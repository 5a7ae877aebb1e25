"""The single writer: every input goes through the engine here, one at a time, in order.

The shell feeds, drains and dispatches; it decides nothing. It arms one timer, for the engine's
next deadline.
"""

import asyncio
from collections import OrderedDict

import structlog

from cti_gateway.core import reconcile
from cti_gateway.core.commands import Command, NoteRefusedSignIn, SignIn, UndoSignIn
from cti_gateway.core.effects import Effect, OfferCall, ShowBoard, ShowCall, ShowSeat, ShowSwitch, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import Refused, StoreUnavailable, SwitchError, SwitchRefused
from cti_gateway.core.events import Event, SwitchLost
from cti_gateway.core.past import PastCall
from cti_gateway.core.records import Record
from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.core.snapshot import SwitchSnapshot
from cti_gateway.messages import sentence
from cti_gateway.ports.assignments import Assignments, NobodyAssigned
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.store import ConfiguredWorld
from cti_gateway.ports.switch import Switch
from cti_gateway.service.feed import LiveFeed
from cti_gateway.service.perform import Performer
from cti_gateway.service.recorder import Recorder
from cti_gateway.service.recovery import Recovery

log = structlog.get_logger(__name__)

BEAT_S = 1.0
RESYNC_S = 5.0
ROSTER_S = 60.0
REMEMBERED_COMMANDS = 1024
WITHOUT_ROSTER = NobodyAssigned()


class Actor:
    """Owns the engine. Implements ports.inbox.Inbox and ports.switch.SwitchListener."""

    def __init__(
        self,
        engine: Engine,
        *,
        clock: Clock,
        switch: Switch,
        recorder: Recorder,
        feed: LiveFeed,
        directory: ConfiguredWorld,
        recovery: Recovery | None = None,
        assignments: Assignments = WITHOUT_ROSTER,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._switch = switch
        self._recorder = recorder
        self._feed = feed
        feed.report_to(self.tell)
        self._directory = directory
        self._assignments = assignments
        self._assigned: tuple[Assignment, ...] = ()  # as the engine was told last
        self._recovery = recovery  # None: the PBX keeps no log that we could read
        self._performer = Performer(switch, self.tell)
        engine.world.hurry = self._performer.put
        self._deadline_moved = asyncio.Event()
        self._resync_wanted = asyncio.Event()
        self.in_step = asyncio.Event()  # with Asterisk, for the first time
        self._revision: object = None  # of the directory, when it was read last
        self._held: list[Event] | None = None  # facts told while a snapshot is being taken
        self._done: OrderedDict[tuple[int, str], asyncio.Future[None]] = OrderedDict()

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._performer.run())
            tasks.create_task(self._watch_deadlines())
            tasks.create_task(self._keep_in_step())
            tasks.create_task(self._beat())
            tasks.create_task(self._keep_roster())
            tasks.create_task(self._switch.run(self))

    def tell(self, event: Event) -> None:
        """Fold a fact now, or right after the snapshot that is under way."""
        if isinstance(event, SwitchLost):
            self._held = None  # and the snapshot under way is worth nothing
        if self._held is not None:
            self._held.append(event)
            return
        self._dispatch(self._engine.tell(event, self._clock.now()))

    def switch_ready(self) -> None:
        """Connected and booted: get in step."""
        self._resync_wanted.set()

    async def submit(self, command: Command, command_id: str | None = None) -> None:
        """Carry it out once, however often it is sent."""
        if command_id is None:
            await self._carry_out(command)
            return
        key = (command.agent_id, command_id)
        if key in self._done:
            await asyncio.shield(self._done[key])
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._done[key] = future
        while len(self._done) > REMEMBERED_COMMANDS:
            self._done.popitem(last=False)
        try:
            await self._carry_out(command)
        except BaseException as error:
            if not isinstance(error, Refused):  # not carried out: the same id may be tried again
                self._done.pop(key, None)
            future.set_exception(error)
            future.exception()  # retrieved: nobody else may ever ask
            raise
        else:
            future.set_result(None)

    async def _carry_out(self, command: Command) -> None:
        if isinstance(command, SignIn):
            await self.reload()
            await self.take_roster()
        newly_seated = (
            isinstance(command, SignIn) and self._engine.world.whereabouts(command.agent_id) is None
        )
        shows = self._dispatch_unseen(self._do(command))
        try:
            await self._recorder.barrier()
        except StoreUnavailable:
            if newly_seated:
                self._dispatch(self._engine.do(UndoSignIn(command.agent_id), self._clock.now()))
                raise
            log.warning("fact_spooled", command=type(command).__name__)
        self._show(shows)

    def _do(self, command: Command) -> list[Effect]:
        try:
            return self._engine.do(command, self._clock.now())
        except Refused as refused:
            if isinstance(command, SignIn):
                note = NoteRefusedSignIn(command.agent_id, command.seat, refused.code)
                self._dispatch(self._engine.do(note, self._clock.now()))
            raise

    async def take_roster(self) -> None:
        """Who belongs at which seat as the rosters have it now, if that has changed."""
        assigned = await self._assignments.assignments()
        if assigned != self._assigned:
            self._assigned = assigned
            self._dispatch(self._engine.take_roster(assigned, self._clock.now()))

    async def _keep_roster(self) -> None:
        while True:
            try:
                await self.take_roster()
            except StoreUnavailable as error:  # what is known stays
                log.warning("roster_unread", code=error.code)
            await asyncio.sleep(ROSTER_S)

    async def reload(self) -> None:
        """Take the configured world as the directory has it now, if it has changed."""
        revision = await self._directory.revision()  # first: what changes meanwhile is read again
        if revision == self._revision:
            return
        effects = self._engine.configure(
            seats=await self._directory.seats(),
            queues=await self._directory.queues(),
            agents=await self._directory.agents(),
            now=self._clock.now(),
        )
        self._revision = revision
        self._dispatch(effects)

    async def refresh(self) -> bool:
        """The same, and tell Asterisk at once; False: that will be done when it is back."""
        await self.reload()
        if not self._engine.world.connected:
            return False
        try:
            await self._announce()
        except SwitchError as error:
            log.warning(error.code, advice=sentence(error.code, error.params, "en"), **error.params)
            return False
        return True

    async def _announce(self) -> None:
        await self._switch.announce(tuple(self._engine.world.queues.values()))
        await self._switch.beat()  # before the first offer, or the dialplan would fall back

    def _dispatch(self, effects: list[Effect]) -> None:
        self._show(self._dispatch_unseen(effects))

    def _dispatch_unseen(self, effects: list[Effect]) -> list[Effect]:
        """Act, then write, for a caller waits for the act; what is to be shown is handed back."""
        shows: list[Effect] = []
        records: list[Record] = []
        for effect in effects:
            if isinstance(effect, Write):
                records.append(effect.record)
            elif isinstance(effect, ShowSeat | ShowCall | ShowSwitch | ShowBoard):
                shows.append(effect)
            elif not isinstance(effect, OfferCall):  # those are under way already
                self._performer.put(effect)
        if records:
            self._recorder.record(records)
        self._deadline_moved.set()
        return shows

    def _show(self, shows: list[Effect]) -> None:
        self._feed.show(
            (e.number for e in shows if isinstance(e, ShowSeat)),
            (e.call_id for e in shows if isinstance(e, ShowCall)),
            any(isinstance(e, ShowSwitch) for e in shows),
            any(isinstance(e, ShowBoard) for e in shows),
        )

    async def _watch_deadlines(self) -> None:
        while True:
            self._deadline_moved.clear()
            deadline = self._engine.next_deadline()
            timeout = None if deadline is None else max(deadline - self._clock.now(), 0) / 1000
            try:
                # Not wait_for: in Python 3.11 it may swallow the cancellation that ends us (gh-86296).
                async with asyncio.timeout(timeout):
                    await self._deadline_moved.wait()
            except TimeoutError:
                self._dispatch(self._engine.expire(self._clock.now()))

    async def _keep_in_step(self) -> None:
        while True:
            await self._resync_wanted.wait()
            self._resync_wanted.clear()
            self._held = []
            try:
                await self._announce()
                snapshot = await self._switch.snapshot()
                past = await self._past_of(snapshot)
            except SwitchError as error:
                self._held = None
                log.warning(error.code, advice=sentence(error.code, error.params, "en"), **error.params)
                if isinstance(error, SwitchRefused):  # of the others the next switch_ready takes care
                    await asyncio.sleep(RESYNC_S)
                    self._resync_wanted.set()
                continue
            held, self._held = self._held, None
            if held is None:
                continue
            self._settle(snapshot, past)
            for event in held:
                self.tell(event)
            self.in_step.set()
            log.info("in_step", calls=len(snapshot.calls), held=len(held))

    async def _past_of(self, snapshot: SwitchSnapshot) -> tuple[PastCall, ...]:
        """What became of the calls that the snapshot does not show any more."""
        if self._recovery is None:
            return ()
        world = self._engine.world
        ids = frozenset(call.call_id for call in reconcile.gone(world, snapshot))
        return await self._recovery.of(ids, world.lost_at)

    def _settle(self, snapshot: SwitchSnapshot, past: tuple[PastCall, ...]) -> None:
        lost_at, now = self._engine.world.lost_at, self._clock.now()
        self._dispatch(self._engine.reconcile(snapshot, now, past))
        if self._recovery is not None:
            self._recovery.look_back(lost_at, now)

    def take_up(self, calls: tuple[PastCall, ...]) -> None:
        """Record calls that came and went while we were away."""
        self._dispatch(self._engine.take_up(calls, self._clock.now()))
        log.info("calls_recovered", unseen=len(calls))

    async def _beat(self) -> None:
        while True:
            if self._engine.world.connected:
                try:
                    await self._switch.beat()
                except SwitchError as error:
                    log.warning("beat_failed", code=error.code)
            await asyncio.sleep(BEAT_S)
