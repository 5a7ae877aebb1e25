"""Everything the engine knows, and the few ways in which it changes.

Every change of a seat or call goes through ``step_seat`` or ``step_call``, which also write
the fact down, keep Asterisk's fallback queues in step and tell the watchers. So no path can
change state and forget to say so. The floor and the agenda are kept beside, so that nobody has to look
at all seats or calls for one decision.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from cti_gateway.core import line
from cti_gateway.core.agenda import Agenda
from cti_gateway.core.alarm import Alarms
from cti_gateway.core.call import CallStep, LiveCall
from cti_gateway.core.callback import LiveCallback
from cti_gateway.core.coverage import Coverage
from cti_gateway.core.crowd import Crowd
from cti_gateway.core.effects import (
    Effect,
    MirrorSeat,
    OfferCall,
    ShowCall,
    ShowSeat,
    UnmirrorSeat,
    Write,
)
from cti_gateway.core.estimate import ServedRate
from cti_gateway.core.events import PhoneState
from cti_gateway.core.floor import Asked, Floor, asked, next_change
from cti_gateway.core.muster import Muster
from cti_gateway.core.numbering import EACH_ITSELF, NumberPlan
from cti_gateway.core.overflow_rules import NO_RULES, Rules
from cti_gateway.core.panels import Panel
from cti_gateway.core.people import Agent, Queue, Seat
from cti_gateway.core.pickup import Pickup
from cti_gateway.core.posts import Posts
from cti_gateway.core.records import CallFact, CallState, PanelState, SeatFact, SeatState
from cti_gateway.core.seat import LiveSeat, SeatRules, SeatStep
from cti_gateway.core.tenure import Tenures

ENGINE, PBX = "engine", "pbx"
RETURN_WITHIN_MS = 1_000  # after that anybody may serve a caller whose transfer has failed
NOTHING: Mapping[str, str] = {}


def actor_of(agent_id: int) -> str:
    """How facts name a person."""
    return f"agent:{agent_id}"


def _nobody(_made: OfferCall) -> None:
    """Nobody waits."""


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
    rules: SeatRules = field(default_factory=SeatRules)
    dials_out: bool = False  # the site has a way for calls out
    answers_phones: bool = False  # the site's phones can be told to answer
    pickups: dict[str, Pickup] = field(default_factory=dict)  # by seat, until it does something else
    pickup_agenda: Agenda = field(default_factory=Agenda)
    dialled: int = 0  # calls out since the start
    callbacks: dict[str, LiveCallback] = field(default_factory=dict)  # pending ones, by the call asked in
    callback_agenda: Agenda = field(default_factory=Agenda)
    call_news: list[LiveCall] = field(default_factory=list)  # answered, or out and not reached, just now
    rearranged: bool = False  # the floor was cleared: callbacks have to stand anew
    connected: bool = False  # to Asterisk, and in step with it
    connected_since: int = 0
    lost_at: int | None = None
    lost_because: str = ""
    effects: list[Effect] = field(default_factory=list)
    hurry: Callable[[OfferCall], None] = _nobody  # told of an offer as it is made: the caller waits for it
    plan: NumberPlan = EACH_ITSELF
    head_starts: line.HeadStarts = field(default_factory=line.HeadStarts)
    floor: Floor = field(default_factory=Floor)
    crowd: Crowd = field(default_factory=Crowd)
    due: list[str] = field(default_factory=list)  # waiting calls whose instant has come
    rates: dict[str, ServedRate] = field(default_factory=dict)  # by queue
    rules_of: dict[str, Rules] = field(default_factory=dict)  # when callers of each queue are sent elsewhere
    agenda: Agenda = field(default_factory=Agenda)
    wrap_ups: Agenda = field(default_factory=Agenda)  # the ends of after-call work, by seat
    posts: Posts = field(default_factory=Posts)  # who is away
    muster: Muster = field(default_factory=Muster)
    coverage: Coverage = field(default_factory=Coverage)
    alarms: Alarms = field(default_factory=Alarms)
    panels: dict[str, Panel] = field(default_factory=dict)  # by person
    panel_agenda: Agenda = field(default_factory=Agenda)  # when they should be back
    deferring: set[str] = field(default_factory=set)  # seats with something pending
    tenures: Tenures = field(default_factory=Tenures)  # how long seats may be held
    demands: Agenda = field(default_factory=Agenda)  # when what a seat asked for should be done, by call
    _told: dict[str, LiveCall] = field(default_factory=dict, repr=False)  # of whom a fact was written
    _holders: dict[str, set[str]] = field(default_factory=dict, repr=False)  # seats with a call, by call
    _by_extension: dict[str, LiveSeat] = field(default_factory=dict, repr=False)
    _by_agent: dict[int, LiveSeat] = field(default_factory=dict, repr=False)

    def configure(
        self, *, seats: Iterable[Seat], queues: Iterable[Queue], agents: Iterable[Agent], now: int = 0
    ) -> None:
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
        self._by_extension = {seat.place.extension: seat for seat in reversed(self.seats.values())}
        before = self.queues, self.agents
        self.queues = {queue.key: queue for queue in queues}
        self.agents = {agent.id: agent for agent in agents}
        if (self.queues, self.agents) == before:  # as at most sign-ins: everybody stands where they should
            return
        for seat in self.seats.values():
            if seat.agent is not None:
                self._refresh(seat, seat.agent)
            if seat.standby is not None:
                seat.standby = self._now(seat.standby)
        self.arrange(now)

    def arrange(self, now: int) -> None:
        """Put everybody on the floor anew: after this, every caller and every free seat is news."""
        self.floor.clear(self.queues.values())
        self.rearranged = True
        self.rules_of = {queue.key: Rules.of(queue.overflow) for queue in self.queues.values()}
        self.crowd.clear(
            watched=[key for key, rules in self.rules_of.items() if rules.waiting],
            estimating=[key for key, rules in self.rules_of.items() if rules.estimates],
        )
        for seat in self.seats.values():
            self.floor.update(seat)
            self.crowd.update(seat)
        for call in self.calls.values():
            if call.state is CallState.WAITING:
                self.stand(call, now)

    def know_vips(self, numbers: frozenset[str], now: int) -> None:
        """From now on these are served sooner, and those no longer who were before; who waits, too."""
        self.head_starts = replace(self.head_starts, vips=numbers)
        self.arrange(now)

    def queue_of(self, call: LiveCall) -> Queue:
        """As configured now; one that is not configured any more has no wishes."""
        return self.queues.get(call.queue) or Queue(call.queue, call.queue)

    def overflow_of(self, call: LiveCall) -> Rules:
        """When callers of its queue are sent elsewhere."""
        return self.rules_of.get(call.queue, NO_RULES)

    def rate(self, queue: str) -> ServedRate:
        """How fast this queue is served."""
        return self.rates.setdefault(queue, ServedRate())

    def learning(self, queue: str) -> ServedRate:
        """The same, to be told more: what is expected of who waits there is not as before."""
        self.crowd.reestimate(queue)
        return self.rate(queue)

    def stand(self, call: LiveCall, now: int) -> None:
        """The call waits among those who ask for what it asks now, until it asks for less."""
        queue = self.queue_of(call)
        place, waited_ms = line.place(call, queue, self.head_starts), now - call.arrived_at
        request, change = asked(queue, call.did, waited_ms), next_change(queue, waited_ms)
        call.waits_for, until = self._person_for(call, queue, request, now) or (None, 0)
        if call.waits_for is not None:
            change = until - call.arrived_at
        self.floor.stand(call.call_id, place, request if call.waits_for is None else call.waits_for)
        self.crowd.join(call.call_id, call.queue, place, call.arrived_at)
        at = None if change is None else self.agenda.note(call.call_id, call.arrived_at + change)
        call.asks_less_at = at

    def _person_for(self, call: LiveCall, queue: Queue, request: Asked, now: int) -> tuple[int, int] | None:
        """Who alone should serve this caller, and until when that holds.

        Whose transfer has failed, if free now; else who served this caller last, if worth waiting for:
        signed in, fit for it, and not for too long.
        """
        back = self.seat_of(call.returns_to) if call.returns_to is not None else None
        if back is not None and back.agent is not None and back.may_take_calls():
            return back.agent.id, now + RETURN_WITHIN_MS
        seat = self.seat_of(call.served_by) if call.served_by is not None else None
        if seat is None or seat.agent is None or request.of(seat.agent) is None:
            return None
        until = call.arrived_at + queue.sticky_wait_s * 1000
        return (seat.agent.id, until) if now < until else None

    def seat_person(self, seat: LiveSeat, agent: Agent) -> None:
        """This person holds the seat from now on."""
        seat.agent, self._by_agent[agent.id] = agent, seat
        panel = self.panels.get(str(agent.id))
        seat.panel = panel.state if panel is not None else PanelState.NONE

    def unseat(self, seat: LiveSeat) -> None:
        """Nobody holds the seat, which somebody held."""
        assert seat.agent is not None
        self._by_agent.pop(seat.agent.id, None)
        panel = self.panels.get(str(seat.agent.id))
        if panel is not None and not panel.tabs:
            del self.panels[str(seat.agent.id)]
        seat.agent, seat.panel = None, PanelState.NONE

    def note_phone(self, seat: LiveSeat, state: PhoneState) -> None:
        """What the seat's phone does."""
        if seat.phone is not state:
            seat.phone = state
            self.floor.update(seat)
            self.effects.append(ShowSeat(seat.place.number))

    def _refresh(self, seat: LiveSeat, agent: Agent) -> None:
        """The person at this seat as configured now; one who is gone counts as deactivated."""
        seat.agent = self._now(agent)
        if seat.mirrored is not None and seat.agent.queues != agent.queues:
            self.effects.append(UnmirrorSeat(seat.place.extension, tuple(self.queues)))
            seat.mirrored = None
            self.mirror(seat)

    def _now(self, agent: Agent) -> Agent:
        return self.agents.get(agent.id, replace(agent, active=False))

    def take_effects(self) -> list[Effect]:
        """Hand over what is to be done, with each summary that changed as it is now."""
        effects, self.effects = self.effects, []
        effects += [Write(call.record()) for call in self._told.values()]
        self._told.clear()
        return effects

    def seat_with_extension(self, extension: str | None) -> LiveSeat | None:
        """The seat whose phone this is."""
        return self._by_extension.get(extension or "")

    def seat_of(self, agent_id: int) -> LiveSeat | None:
        """Where this person is signed in."""
        return self._by_agent.get(agent_id)

    def whereabouts(self, agent_id: int) -> LiveSeat | None:
        """The same, or where this person stands by."""
        standing_by = (s for s in self.seats.values() if s.standby is not None and s.standby.id == agent_id)
        return self.seat_of(agent_id) or next(standing_by, None)

    def queue_for(self, did: str, fallback: str) -> str:
        """Our DID table first, then what the dialplan said, then the first queue there is."""
        for queue in self.queues.values():
            if did in queue.dids:
                return queue.key
        in_use = [queue.key for queue in self.queues.values() if not queue.retired]
        return fallback if fallback in in_use or not in_use else in_use[0]

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
        self.pickups.pop(seat.place.number, None)
        if step is SeatStep.FINISH and self.rules.acw_limit_s:
            self.limit_wrap_up(seat, now + self.rules.acw_limit_s * 1000)
        told_call = call_id or seat.call_id
        self.hand(seat, call_id)
        self.floor.update(seat)
        self.crowd.update(seat)
        self.write_seat(seat, step.value, now=now, cause=cause, actor=actor, call_id=told_call)
        self.mirror(seat)

    def hand(self, seat: LiveSeat, call_id: str | None) -> None:
        """The seat has this call from now on, or none."""
        if seat.call_id is not None and (holders := self._holders.get(seat.call_id)) is not None:
            holders.discard(seat.place.number)
            if not holders:
                del self._holders[seat.call_id]
        if call_id is not None:
            self._holders.setdefault(call_id, set()).add(seat.place.number)
        seat.call_id = call_id

    def anybody_busy(self) -> bool:
        """Whether a seat has a call, or the form of one."""
        return bool(self._holders)

    def forget_if_done(self, call: LiveCall) -> None:
        """An ended call is kept as long as a seat has it."""
        if call.state is CallState.ENDED and call.call_id not in self._holders:
            self.calls.pop(call.call_id, None)

    def limit_wrap_up(self, seat: LiveSeat, until: int) -> None:
        """The form should be saved by then."""
        seat.acw_until = self.wrap_ups.note(seat.place.number, until)

    def write_seat(
        self, seat: LiveSeat, kind: str, *, now: int, cause: str, actor: str, call_id: str | None
    ) -> None:
        """Write what happened to a seat, with all that must outlive the gateway, and show it."""
        fact = SeatFact(
            at=now,
            seat=seat.place.number,
            kind=kind,
            state=seat.state,
            cause=cause,
            actor=actor,
            agent_id=seat.agent.id if seat.agent else None,
            call_id=call_id,
            pending=seat.pending,
            pending_reason=seat.pending_reason,
            acw_until=seat.acw_until,
            missed=" ".join(seat.missed),
            since=seat.since,
            panel=seat.panel,
            phone_lost=seat.phone_lost,
        )
        seat.fact = fact
        self.effects += [Write(fact), ShowSeat(seat.place.number)]

    def queues_of(self, agent: Agent) -> tuple[str, ...]:
        """The queues that this person serves."""
        return tuple(key for key in agent.queues or self.queues if key in self.queues)

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
        paused, until = seat.paused(), self.tenures.rung_until(seat.place.number, seat.standby)
        if (seat.mirrored, seat.mirrored_until) != (paused, until):
            seat.mirrored, seat.mirrored_until = paused, until
            queues = self.queues_of(seat.agent)
            self.effects.append(MirrorSeat(seat.place.extension, seat.agent.name, queues, paused, until))

    def step_call(
        self,
        call: LiveCall,
        step: CallStep,
        *,
        now: int,
        cause: str = "",
        detail: Mapping[str, str] = NOTHING,
    ) -> None:
        """Move a call."""
        call.move(step, now=now)
        if call.state is CallState.WAITING:
            self.stand(call, now)
        else:
            self.floor.leave(call.call_id)
            self.crowd.leave(call.call_id)
        if call.state is CallState.ENDED:
            call.ended_at = call.since
        self.write_call(call, step.value, now=now, cause=cause, detail=detail)

    def write_call(
        self,
        call: LiveCall,
        kind: str,
        *,
        now: int,
        cause: str = "",
        detail: Mapping[str, str] = NOTHING,
    ) -> None:
        """Write a step of the story and the summary so far, and show the call."""
        told = {"cause": cause, **detail} if cause else dict(detail)
        fact = CallFact(now, call.call_id, kind, call.seat, call.agent_id, told)
        call.fact = fact
        self.effects += [Write(fact), ShowCall(call.call_id)]
        self._told[call.call_id] = call
