"""The engine on tape: whatever it takes in is written down before it acts on it."""

from collections.abc import Iterable

from cti_gateway.codec.transcript import Configured, Restored, tag
from cti_gateway.core.commands import Command
from cti_gateway.core.effects import Effect
from cti_gateway.core.engine import Engine
from cti_gateway.core.events import Event
from cti_gateway.core.past import PastCall
from cti_gateway.core.people import Agent, Queue, Seat
from cti_gateway.core.records import CallbackRecord, CallFact, CallRecord, SeatFact, Uncovered
from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.core.snapshot import SwitchSnapshot
from cti_gateway.core.world import World
from cti_gateway.service.tape import Tape


class TapedEngine(Engine):
    """An engine with a tape. The base class decides everything."""

    def __init__(self, world: World, tape: Tape) -> None:
        super().__init__(world)
        self._tape = tape

    def configure(
        self, *, seats: Iterable[Seat], queues: Iterable[Queue], agents: Iterable[Agent], now: int
    ) -> list[Effect]:
        configured = Configured(tuple(seats), tuple(queues), tuple(agents))
        self._tape.took("configure", now, configured)
        return super().configure(
            seats=configured.seats, queues=configured.queues, agents=configured.agents, now=now
        )

    def take_roster(self, assignments: Iterable[Assignment], now: int) -> list[Effect]:
        found = tuple(assignments)
        self._tape.took("roster", now, found)
        return super().take_roster(found, now)

    def tell(self, event: Event, now: int) -> list[Effect]:
        frame = self._tape.frame_of(event)
        self._tape.took("tell", now, tag(event) if frame is None else frame)
        return super().tell(event, now)

    def do(self, command: Command, now: int) -> list[Effect]:
        self._tape.took("do", now, tag(command))
        return super().do(command, now)

    def expire(self, now: int) -> list[Effect]:
        self._tape.took("expire", now)
        return super().expire(now)

    def reconcile(self, snapshot: SwitchSnapshot, now: int, past: Iterable[PastCall] = ()) -> list[Effect]:
        calls = tuple(past)
        self._tape.took("reconcile", now, calls)
        return super().reconcile(snapshot, now, calls)

    def take_up(self, calls: Iterable[PastCall], now: int) -> list[Effect]:
        unseen = tuple(calls)
        self._tape.took("take_up", now, unseen)
        return super().take_up(unseen, now)

    def restore(
        self,
        seats: tuple[SeatFact, ...],
        calls: tuple[CallRecord, ...],
        last_known_at: int | None,
        callbacks: tuple[CallbackRecord, ...] = (),
        lately: tuple[SeatFact, ...] = (),
        uncovered: tuple[Uncovered, ...] = (),
        told: tuple[CallFact, ...] = (),
    ) -> None:
        restored = Restored(seats, calls, last_known_at, callbacks, lately, uncovered, told)
        self._tape.took("restore", last_known_at or 0, restored)
        super().restore(seats, calls, last_known_at, callbacks, lately, uncovered, told)
