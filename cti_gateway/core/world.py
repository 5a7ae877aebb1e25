"""Everything the engine knows, and the few ways in which it changes.

Every change of a seat or call goes through ``step_seat`` or ``step_call``, which also write
the fact down, keep Asterisk's fallback queues in step and tell the watchers. So no path can
change state and forget to say so.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cti_gateway.core.call import CallStep, LiveCall
from cti_gateway.core.effects import (
    Effect,
    MirrorSeat,
    ShowCall,
    ShowSeat,
    UnmirrorSeat,
    Write,
)
from cti_gateway.core.events import PhoneState
from cti_gateway.core.people import Agent, Queue, Seat
from cti_gateway.core.records import CallFact, CallState, SeatFact, SeatState
from cti_gateway.core.seat import PAUSED, LiveSeat, SeatStep

ENGINE, PBX = "engine", "pbx"


def actor_of(agent_id: int) -> str:
    """How facts name a person."""
    return f"agent:{agent_id}"


@dataclass(slots=True)
class World:
    """Seats by number, calls by id, and what is to be done about the input in hand."""

    seats: dict[str, LiveSeat] = field(default_factory=dict)
    calls: dict[str, LiveCall] = field(default_factory=dict)
    queues: dict[str, Queue] = field(default_factory=dict)
    agents: dict[int, Agent] = field(default_factory=dict)
    phones: dict[str, PhoneState] = field(default_factory=dict)  # of every extension, seat or not yet
    outcomes: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()
    connected: bool = False  # to Asterisk, and in step with it
    connected_since: int = 0
    lost_at: int | None = None
    lost_because: str = ""
    effects: list[Effect] = field(default_factory=list)

    def configure(self, *, seats: Iterable[Seat], queues: Iterable[Queue], agents: Iterable[Agent]) -> None:
        """Take the configured world as it is now; a seat that is held stays as it is until it is released."""
        places = {place.number: place for place in seats}
        for number, place in places.items():
            seat = self.seats.setdefault(number, LiveSeat(place))
            if seat.state is SeatState.SIGNED_OUT:
                seat.place = place
                seat.phone = self.phones.get(place.extension, PhoneState.UNREACHABLE)
        for number, seat in list(self.seats.items()):
            if number not in places and seat.state is SeatState.SIGNED_OUT:
                del self.seats[number]
        self.queues = {queue.key: queue for queue in queues}
        self.agents = {agent.id: agent for agent in agents}
        for seat in self.seats.values():
            if seat.agent is not None:
                self._refresh(seat, seat.agent)

    def _refresh(self, seat: LiveSeat, agent: Agent) -> None:
        """The person at this seat as configured now; one who is gone counts as deactivated."""
        seat.agent = self.agents.get(agent.id, replace(agent, active=False))
        if seat.mirrored is not None and seat.agent.queues != agent.queues:
            self.effects.append(UnmirrorSeat(seat.place.extension, tuple(self.queues)))
            seat.mirrored = None
            self.mirror(seat)

    def take_effects(self) -> list[Effect]:
        """Hand over what is to be done."""
        effects, self.effects = self.effects, []
        return effects

    def seat_with_extension(self, extension: str | None) -> LiveSeat | None:
        """The seat whose phone this is."""
        return next((s for s in self.seats.values() if s.place.extension == extension), None)

    def seat_of(self, agent_id: int) -> LiveSeat | None:
        """Where this person is signed in."""
        return next(
            (s for s in self.seats.values() if s.agent is not None and s.agent.id == agent_id),
            None,
        )

    def queue_for(self, did: str, fallback: str) -> str:
        """Our DID table first, then what the dialplan said, then the first queue there is."""
        for queue in self.queues.values():
            if did in queue.dids:
                return queue.key
        if fallback in self.queues or not self.queues:
            return fallback
        return next(iter(self.queues))

    def step_seat(
        self,
        seat: LiveSeat,
        step: SeatStep,
        *,
        now: int,
        cause: str,
        actor: str = ENGINE,
        call_id: str | None = None,
    ) -> None:
        """Move a seat; ``call_id`` is the call it has from now on."""
        seat.move(step, now=now, cause=cause, actor=actor)
        told_call = call_id or seat.call_id
        seat.call_id = call_id
        agent_id = seat.agent.id if seat.agent else None
        self.effects.append(
            Write(
                SeatFact(
                    at=now,
                    seat=seat.place.number,
                    kind=step.value,
                    state=seat.state,
                    cause=cause,
                    actor=actor,
                    agent_id=agent_id,
                    call_id=told_call,
                )
            )
        )
        self.effects.append(ShowSeat(seat.place.number))
        self.mirror(seat)

    def queues_of(self, seat: LiveSeat) -> tuple[str, ...]:
        """The queues that the person at this seat serves."""
        return tuple(key for key in self.queues if seat.serves(key))

    def mirror(self, seat: LiveSeat) -> None:
        """Keep the fallback queues equal to the seat: signed in and paused, or not there."""
        if not self.connected:
            seat.mirrored = None
            return
        if seat.agent is None or seat.state is SeatState.SIGNED_OUT:
            if seat.mirrored is not None:
                seat.mirrored = None
                self.effects.append(UnmirrorSeat(seat.place.extension, tuple(self.queues)))
            return
        paused = seat.state in PAUSED
        if seat.mirrored is not paused:
            seat.mirrored = paused
            self.effects.append(
                MirrorSeat(seat.place.extension, seat.agent.name, self.queues_of(seat), paused)
            )

    def step_call(self, call: LiveCall, step: CallStep, *, now: int, cause: str = "") -> None:
        """Move a call."""
        call.move(step, now=now)
        if call.state is CallState.ENDED:
            call.ended_at = call.since
        self.write_call(call, step.value, now=now, cause=cause)

    def write_call(self, call: LiveCall, kind: str, *, now: int, cause: str = "") -> None:
        """Write a step of the story and the summary so far, and show the call."""
        detail = {"cause": cause} if cause else {}
        fact = CallFact(now, call.call_id, kind, call.seat, call.agent_id, detail)
        self.effects += [Write(fact), Write(call.record()), ShowCall(call.call_id)]
