"""The hotline of days past, lived through in virtual time by the gateway's own engine.

People, phones and callers do what was drawn for them; what is routed, written down and thought of it is the
engine's. So the records are those that the gateway would have written.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from heapq import heappop, heappush
from random import Random

from cti_gateway.core.commands import Command, SaveWrapUp, SetNotReady, SetReady, SignIn, SignOut
from cti_gateway.core.effects import Effect, OfferCall, ReturnToLine, Write
from cti_gateway.core.engine import Engine
from cti_gateway.core.errors import Refused
from cti_gateway.core.events import (
    CallArrived,
    CallEnded,
    CallTurnedAway,
    CallWaiting,
    Event,
    OfferEnded,
    OfferResult,
    OfferStarted,
    SeatAnswered,
    SeatHungUp,
    SurveyEnded,
    SurveySent,
)
from cti_gateway.core.records import CallRecord, Record, SeatFact, SeatState
from cti_gateway.demo.history.calling import Caller
from cti_gateway.demo.history.shift import Stay
from cti_gateway.demo.staff import ADDRESS

PICKS_UP_MS = (2_000, 6_500)
MISSES = 0.006  # of the calls that ring
BACK_AFTER_MS = (20_000, 120_000)
ANSWERS_SURVEY_MS = (2_500, 7_000)
HEARS_CLOSED_MS = 9_000
ASKS_AGAIN_MS = 20_000  # a person whom the panel has refused something


@dataclass(slots=True)
class Floor:
    """``records``: in the order in which they were written; ``served``: who was, by call."""

    engine: Engine
    rng: Random
    records: list[Record] = field(default_factory=list)
    served: dict[str, Caller] = field(default_factory=dict)
    _agenda: list[tuple[int, int, Callable[[int], None]]] = field(default_factory=list)
    _made: int = 0
    _callers: dict[str, Caller] = field(default_factory=dict)
    _breaks: dict[int, tuple[str, int]] = field(default_factory=dict)  # by person: the reason, how long

    def live(self, stays: Iterable[Stay], callers: Iterable[Caller], until: int) -> None:
        """Everything that these bring about until then."""
        for stay in stays:
            self._plan(stay)
        for caller in callers:
            self._callers[caller.call_id] = caller
            self._at(caller.at, partial(self._arrive, caller))
        while True:
            deadline, planned = self.engine.next_deadline(), self._agenda[0][0] if self._agenda else None
            now = min((at for at in (deadline, planned) if at is not None), default=until)
            if now >= until:
                return
            if now == planned:
                heappop(self._agenda)[2](now)
            else:
                self._carry_out(self.engine.expire(now), now)

    def _at(self, at: int, act: Callable[[int], None]) -> None:
        self._made += 1
        heappush(self._agenda, (at, self._made, act))

    def _between(self, bounds: tuple[int, int]) -> int:
        return self.rng.randint(*bounds)

    # People

    def _plan(self, stay: Stay) -> None:
        person = stay.person
        self._at(stay.signs_in_at, partial(self._insist, SignIn(stay.seat, person, ADDRESS)))
        self._at(stay.ready_at, partial(self._insist, SetReady(person)))
        for pause in stay.pauses:
            self._at(pause.at, partial(self._go, person, pause.reason, pause.lasts_ms))
        if stay.signs_out_at is not None:
            self._at(stay.signs_out_at, partial(self._leave, person))

    def _go(self, person: int, reason: str, lasts_ms: int, now: int) -> None:
        """At once, or when call and form are done."""
        self._breaks[person] = reason, lasts_ms
        seat = self.engine.world.seat_of(person)
        if seat is not None and seat.state is not SeatState.ACW:
            self._do(SetNotReady(person, reason), now)

    def _come_back(self, person: int, reason: str, now: int) -> None:
        """Unless it is for something else by now that they take no calls."""
        seat = self.engine.world.seat_of(person)
        if seat is not None and (seat.state, seat.cause) == (SeatState.NOT_READY, reason):
            self._do(SetReady(person), now)

    def _leave(self, person: int, now: int) -> None:
        """Once the form is saved, and unless somebody has relieved them."""
        if self.engine.world.seat_of(person) is not None and not self._do(SignOut(person), now):
            self._at(now + ASKS_AGAIN_MS, partial(self._leave, person))

    def _insist(self, command: Command, now: int) -> None:
        """Until it can be."""
        if not self._do(command, now):
            self._at(now + ASKS_AGAIN_MS, partial(self._insist, command))

    def _do(self, command: Command, now: int) -> bool:
        """Whether the engine let them."""
        try:
            effects = self.engine.do(command, now)
        except Refused:
            return False
        self._carry_out(effects, now)
        return True

    # Callers and phones

    def _tell(self, event: Event, now: int) -> None:
        self._carry_out(self.engine.tell(event, now), now)

    def _arrive(self, caller: Caller, now: int) -> None:
        call_id = caller.call_id
        self._tell(
            CallArrived(call_id, f"PJSIP/trunk-{call_id}", caller.number, caller.name, caller.did, ""), now
        )
        queue = self.engine.world.queues[self.engine.world.calls[call_id].queue]
        if queue.hours is not None and not queue.hours.is_open(now // 1000):
            self._tell(CallTurnedAway(call_id), now)
            self._at(now + HEARS_CLOSED_MS, partial(self._tell, CallEnded(call_id)))
            return
        self._tell(CallWaiting(call_id), now)
        self._at(now + caller.patience_ms, partial(self._lose_patience, call_id))

    def _lose_patience(self, call_id: str, now: int) -> None:
        if call_id not in self.served:
            self._tell(CallEnded(call_id), now)

    def _ring(self, offer: OfferCall, now: int) -> None:
        call_id, extension = offer.call_id, offer.extension
        self._tell(OfferStarted(call_id, extension), now)
        if self.rng.random() < MISSES:
            missed = OfferEnded(call_id, extension, OfferResult.NO_ANSWER)
            ring_ms = self.engine.world.queues["general"].ring_s * 1000
            self._at(now + ring_ms, partial(self._miss, missed))
        else:
            self._at(now + self._between(PICKS_UP_MS), partial(self._pick_up, call_id, extension))

    def _miss(self, missed: OfferEnded, now: int) -> None:
        seat = self.engine.world.seat_with_extension(missed.extension)
        if seat is None or seat.call_id != missed.call_id:
            return  # the caller had enough
        person = seat.agent.id if seat.agent is not None else 0
        self._tell(missed, now)
        self._tell(CallWaiting(missed.call_id), now)
        self._at(now + self._between(BACK_AFTER_MS), partial(self._come_back, person, "rona"))

    def _pick_up(self, call_id: str, extension: str, now: int) -> None:
        seat = self.engine.world.seat_with_extension(extension)
        if seat is None or seat.call_id != call_id:
            return
        caller = self.served[call_id] = self._callers[call_id]
        self._tell(SeatAnswered(call_id, extension), now)
        self._at(now + caller.talk_ms, partial(self._hang_up, caller, extension))

    def _hang_up(self, caller: Caller, extension: str, now: int) -> None:
        call_id = caller.call_id
        if caller.agent_hangs_up:
            self._tell(OfferEnded(call_id, extension, OfferResult.ANSWERED), now)
            self._tell(SeatHungUp(call_id, extension), now)
            self._tell(SurveySent(call_id), now)
            self._at(now + self._between(ANSWERS_SURVEY_MS), partial(self._rate, caller))
        else:
            self._tell(CallEnded(call_id), now)
            self._tell(SeatHungUp(call_id, extension), now)

    def _rate(self, caller: Caller, now: int) -> None:
        if caller.score is not None:
            self._tell(SurveyEnded(caller.call_id, caller.score), now)
        self._tell(CallEnded(caller.call_id), now)

    # What the engine says

    def _carry_out(self, effects: Iterable[Effect], now: int) -> None:
        for effect in effects:
            match effect:
                case Write(record=record):
                    self._note(record, now)
                case OfferCall():
                    self._at(now, partial(self._ring, effect))
                case ReturnToLine(call_id=call_id):
                    self._at(now, partial(self._tell, CallWaiting(call_id)))

    def _note(self, record: Record, now: int) -> None:
        """Keep it; some facts make people act."""
        self.records.append(record)
        if not isinstance(record, SeatFact) or record.agent_id is None:
            return
        person = record.agent_id
        if record.kind == "acw":
            caller = self._callers[record.call_id or ""]
            self._at(now + caller.after_ms, partial(self._save, person, caller))
        elif record.state is SeatState.NOT_READY and record.cause == self._breaks.get(person, ("",))[0]:
            reason, lasts_ms = self._breaks.pop(person)
            self._at(now + lasts_ms, partial(self._come_back, person, reason))

    def _save(self, person: int, caller: Caller, now: int) -> None:
        reason = self._breaks.get(person, (None,))[0]
        self._do(SaveWrapUp(person, caller.call_id, caller.outcome, reason), now)


def last_versions(records: Iterable[Record]) -> list[Record]:
    """Of each call only the summary that stands in the end; all else as it is."""
    summaries = {record.call_id: record for record in records if isinstance(record, CallRecord)}
    rest = [record for record in records if not isinstance(record, CallRecord)]
    return [*rest, *summaries.values()]
