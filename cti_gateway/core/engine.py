"""The engine: one input at a time in, things to do out. No I/O, no clock, no tasks.

    effects = engine.handle(input, now)     a fact from Asterisk, or a person's intent
    effects = engine.expire(now)            when ``next_deadline()`` has come
    effects = engine.reconcile(snapshot, now)

Every input ends with ``assign``: whatever it changed, callers and seats that fit now are brought
together at once; but first comes what people asked for during a call that is over now, and then whom no
seat takes is judged by the overflow rules of the queue; then comes what is due to be said, and last what a
lead must know.
"""

from collections.abc import Iterable

from cti_gateway.core import (
    alarms,
    announcing,
    answering,
    control,
    desk,
    overflow,
    presence,
    reconcile,
    recovery,
    relearn,
    ringing,
    routing,
    shift_end,
    sign_in,
    traffic,
)
from cti_gateway.core import callbacks as callback_rules
from cti_gateway.core.call import LiveCall
from cti_gateway.core.commands import AcknowledgeAlarm, AnswerCall, Command, ControlCommand, DoorCommand
from cti_gateway.core.effects import Effect
from cti_gateway.core.events import Event, PanelClosed, PanelOpened, VipsKnown
from cti_gateway.core.past import PastCall
from cti_gateway.core.people import Agent, Queue, Seat
from cti_gateway.core.records import (
    STANDBY_KINDS,
    CallbackRecord,
    CallFact,
    CallRecord,
    CallState,
    SeatFact,
    SeatState,
    Uncovered,
)
from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.core.seat import WITH_CALL
from cti_gateway.core.snapshot import SwitchSnapshot
from cti_gateway.core.world import World


class Engine:
    """Decides; ``world`` is what it knows."""

    def __init__(self, world: World) -> None:
        self.world = world

    def configure(
        self, *, seats: Iterable[Seat], queues: Iterable[Queue], agents: Iterable[Agent], now: int
    ) -> list[Effect]:
        """Take the configured world as it is now."""
        self.world.configure(seats=seats, queues=queues, agents=agents, now=now)
        desk.release_deactivated(self.world, now)
        return self._settled(now)

    def take_roster(self, assignments: Iterable[Assignment], now: int) -> list[Effect]:
        """Who belongs at which seat, from now on."""
        shift_end.take_roster(self.world, assignments, now)
        return self._settled(now)

    def tell(self, event: Event, now: int) -> list[Effect]:
        """Fold a fact from Asterisk, or of a panel."""
        shift_end.keep_time(self.world, now)
        if isinstance(event, PanelOpened | PanelClosed):
            presence.handle(self.world, event, now)
        elif isinstance(event, VipsKnown):
            self.world.know_vips(event.numbers, now)
        else:
            traffic.handle(self.world, event, now)
        return self._settled(now)

    def do(self, command: Command, now: int) -> list[Effect]:
        """Carry out an intent; raises Refused with the world untouched."""
        if isinstance(command, ControlCommand):
            control.handle(self.world, command, now)
        elif isinstance(command, AnswerCall):
            answering.handle(self.world, command, now)
        elif isinstance(command, DoorCommand):
            sign_in.handle(self.world, command, now)
        elif isinstance(command, AcknowledgeAlarm):
            alarms.acknowledge(self.world, command)
        else:
            desk.handle(self.world, command, now)
        return self._settled(now)

    def expire(self, now: int) -> list[Effect]:
        """Act on the deadlines that have come."""
        shift_end.keep_time(self.world, now)
        routing.expire(self.world, now)
        callback_rules.expire(self.world, now)
        desk.mark_overdue(self.world, now)
        presence.expire(self.world, now)
        self.world.posts.expire(now)
        control.expire(self.world, now)
        answering.expire(self.world, now)
        return self._settled(now)

    def reconcile(self, snapshot: SwitchSnapshot, now: int, past: Iterable[PastCall] = ()) -> list[Effect]:
        """Get in step with Asterisk after a gap; ``past`` is what it wrote down of calls that are over."""
        reconcile.reconcile(self.world, snapshot, {call.call_id: call for call in past}, now)
        return self._settled(now)

    def take_up(self, calls: Iterable[PastCall], now: int) -> list[Effect]:
        """Record calls that came and went inside a gap."""
        recovery.take_up(self.world, calls)
        return self._settled(now)

    def next_deadline(self) -> int | None:
        """When ``expire`` must be called next."""
        world = self.world
        deadlines = (
            world.agenda.next(world.calls),
            world.demands.next(world.calls),
            world.pickup_agenda.next(world.pickups),
            world.wrap_ups.next(world.seats),
            world.panel_agenda.next(world.panels),
            world.tenures.next(),
            world.posts.next(),
            world.muster.next_at,
            world.alarms.next(),
            world.coverage.changes_at,
            world.callback_agenda.next(world.callbacks),
        )
        return min((at for at in deadlines if at is not None), default=None)

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
        """Take up what was written before the gateway stopped; Asterisk's snapshot comes next."""
        for record in calls:
            self.world.calls[record.call_id] = LiveCall.from_record(record)
        for fact in seats:
            seat = self.world.seats.get(fact.seat)
            agent = self.world.agents.get(fact.agent_id or 0)
            if seat is None or agent is None:
                continue
            if fact.kind in STANDBY_KINDS:
                seat.standby = agent if fact.kind == "standby" else None
                continue
            seat.state, seat.since = fact.state, fact.at if fact.since is None else fact.since
            seat.cause, seat.actor, seat.fact = fact.cause, fact.actor, fact
            if fact.state is SeatState.SIGNED_OUT:
                continue
            self.world.seat_person(seat, agent)
            seat.missed = tuple(fact.missed.split())
            if fact.state in WITH_CALL:
                self.world.hand(seat, fact.call_id)
            desk.resume(self.world, seat, fact)
            presence.resume(self.world, seat, fact)
        alarms.resume(self.world, lately, uncovered, last_known_at or 0)
        relearn.relearn(self.world, told)
        relearn.recall_turns(self.world, lately)
        ringing.recall(self.world)
        callback_rules.restore(self.world, callbacks)
        held = {seat.call_id for seat in self.world.seats.values()}
        for call_id, call in list(self.world.calls.items()):
            if call.state is CallState.ENDED and call_id not in held:
                del self.world.calls[call_id]
        self.world.lost_at = last_known_at
        self.world.lost_because = "gateway_stopped"

    def _settled(self, now: int) -> list[Effect]:
        desk.carry_out_pending(self.world, now)
        shift_end.keep_time(self.world, now)
        callback_rules.settle(self.world, now)
        routing.assign(self.world, now, callback_rules.offer)
        while overflow.review(self.world, now):
            routing.assign(self.world, now, callback_rules.offer)
        announcing.speak(self.world, now)
        alarms.review(self.world, now)
        return self.world.take_effects()
