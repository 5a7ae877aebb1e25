"""The life of a call, as a table, and its seconds.

A caller is entering (in the dialplan, not yet to be moved safely), waiting, offered to a seat (or several),
talking, held, away (where a rule of the queue sent them: core.overflow), outside (talking with whom that
reached), leaving (the seat has hung up or passed the caller on, the caller has not: the survey, or a number
outside), ended. From a talk the caller may be offered to another seat, or given back to a line. A call out
begins offered: the seat's own phone is rung; once that is picked up it is dialling, until somebody outside
answers. Time always counts to exactly one phase, the one of the present state, so the phases add up to the
whole call.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from cti_gateway.core.conversation import Conversation
from cti_gateway.core.errors import Conflict
from cti_gateway.core.records import CallFact, CallRecord, CallState, Direction, HungUpBy
from cti_gateway.core.stay import Stay

# How often a caller is redirected to the same place before that counts as impossible.
REDIRECTS_AT_MOST = 3


class CallStep(StrEnum):
    """What can happen to a call; also the ``kind`` of the fact that is written."""

    WAIT = "waiting"
    FALL_BACK = "fell_back"
    OFFER = "offered"
    OFFER_OVER = "offer_over"
    PICK_UP = "picked_up"
    ASK_BACK = "callback_asked"
    ANSWER = "answered"
    HOLD = "hold"
    UNHOLD = "unhold"
    GIVE_BACK = "given_back"  # the seat has passed the caller to a line, or has left a held one
    SEAT_LEFT = "seat_left"
    SEND_AWAY = "overflowed"
    ANSWER_OUTSIDE = "answered_outside"
    AWAY_OVER = "away_over"
    END = "ended"


_S, _T = CallState, CallStep

TRANSITIONS: dict[CallState, dict[CallStep, CallState]] = {
    _S.ENTERING: {
        _T.ASK_BACK: _S.ENTERING,  # asked by an overflow rule, whose part is over
        _T.WAIT: _S.WAITING,
        _T.FALL_BACK: _S.ENTERING,
        _T.ANSWER: _S.TALKING,
        _T.SEND_AWAY: _S.AWAY,
        _T.END: _S.ENDED,
    },
    _S.WAITING: {
        _T.ASK_BACK: _S.ENTERING,
        _T.OFFER: _S.OFFERED,
        _T.SEND_AWAY: _S.AWAY,
        _T.FALL_BACK: _S.ENTERING,
        _T.ANSWER: _S.TALKING,
        _T.END: _S.ENDED,
    },
    _S.OFFERED: {
        _T.OFFER_OVER: _S.ENTERING,
        _T.PICK_UP: _S.DIALLING,
        _T.ANSWER: _S.TALKING,
        _T.END: _S.ENDED,
    },
    _S.DIALLING: {_T.ANSWER: _S.TALKING, _T.END: _S.ENDED},
    _S.AWAY: {_T.ANSWER_OUTSIDE: _S.OUTSIDE, _T.AWAY_OVER: _S.ENTERING, _T.END: _S.ENDED},
    _S.OUTSIDE: {_T.END: _S.ENDED},
    _S.TALKING: {
        _T.HOLD: _S.HELD,
        _T.OFFER: _S.OFFERED,
        _T.GIVE_BACK: _S.ENTERING,
        _T.SEAT_LEFT: _S.LEAVING,
        _T.END: _S.ENDED,
    },
    _S.HELD: {
        _T.UNHOLD: _S.TALKING,
        _T.OFFER: _S.OFFERED,
        _T.GIVE_BACK: _S.ENTERING,
        _T.SEAT_LEFT: _S.LEAVING,
        _T.END: _S.ENDED,
    },
    _S.LEAVING: {_T.WAIT: _S.WAITING, _T.FALL_BACK: _S.ENTERING, _T.END: _S.ENDED},
    _S.ENDED: {},
}

PHASE: dict[CallState, str] = {
    _S.ENTERING: "wait_ms",
    _S.WAITING: "wait_ms",
    _S.OFFERED: "ring_ms",
    _S.AWAY: "wait_ms",
    _S.OUTSIDE: "talk_ms",
    _S.DIALLING: "ring_ms",
    _S.TALKING: "talk_ms",
    _S.HELD: "hold_ms",
    _S.LEAVING: "after_ms",
}


@dataclass(slots=True)
class Phases:
    """Milliseconds spent in each phase so far."""

    wait_ms: int = 0
    ring_ms: int = 0
    talk_ms: int = 0
    hold_ms: int = 0
    after_ms: int = 0

    def total(self) -> int:
        """All of them: the age of the call at its last change."""
        return self.served() + self.after_ms

    def served(self) -> int:
        """Until the seat has left."""
        return self.wait_ms + self.ring_ms + self.talk_ms + self.hold_ms


@dataclass(slots=True)
class LiveCall:
    """One call now."""

    call_id: str
    channel: str
    number: str
    name: str
    did: str
    queue: str
    arrived_at: int
    state: CallState = CallState.ENTERING
    phases: Phases = field(default_factory=Phases)
    stay: Stay = field(default_factory=Stay)
    seat: str | None = None
    agent_id: int | None = None
    offered_at: int | None = None
    answered_at: int | None = None
    left_at: int | None = None  # the seat's part of the call ended: wrap-up counts from here
    ended_at: int | None = None
    saved_at: int | None = None
    company: tuple[str, ...] = ()  # while offered: the seats that ring together with ``seat``
    offers: int = 0
    acw_ms: int = 0
    hung_up_by: HungUpBy | None = None
    outcome: str | None = None
    recovered: bool = False
    survey_sent_at: int | None = None
    survey_score: int | None = None
    direction: Direction = Direction.IN
    follows: str | None = None  # a call out: the earlier call whose number is called
    redirects: int = 0  # sent, and what they lead to has not shown yet
    confirm_until: int | None = None  # answered by Asterisk, so from then on the last one counts as lost
    ring_until: int | None = None
    asks_less_at: int | None = None  # while waiting: more seats may help from then on
    waits_for: int | None = None  # while waiting: nobody else than this person is asked
    repeated: bool = False  # called before, a short while ago, and was not served
    served_by: int | None = None  # the person who served this number last, if lately enough
    fact: CallFact | None = None  # the last one written
    conversation: Conversation | None = None  # while a seat talks with the caller or holds them
    last_seat: str | None = None  # who talked with the caller last
    last_agent: int | None = None
    returns_to: int | None = None  # if the transfer fails: the person who asked for it
    leg_behind: str = ""  # of the seat that passed the caller on: to be ended once they are elsewhere

    @property
    def since(self) -> int:
        """When the present state began."""
        return self.arrived_at + self.phases.total()

    @property
    def is_out(self) -> bool:
        """Whether we called."""
        return self.direction is Direction.OUT

    def can(self, step: CallStep) -> bool:
        """Whether the table has a cell for this step."""
        return step in TRANSITIONS[self.state]

    def move(self, step: CallStep, *, now: int) -> None:
        """Take the step, booking the time so far; raises Conflict and changes nothing if it can't."""
        target = TRANSITIONS[self.state].get(step)
        if target is None:
            raise Conflict("call_state_conflict", call=self.call_id, state=self.state.value)
        phase = PHASE[self.state]
        elapsed = max(now - self.since, 0)
        setattr(self.phases, phase, getattr(self.phases, phase) + elapsed)
        self.state = target
        if target is not CallState.OFFERED:
            self.confirm()
            self.ring_until = None
            self.company = ()
        self.asks_less_at = self.waits_for = None
        self.stay.pause()

    def redirect(self) -> None:
        """One more is on its way; how long it may take counts from Asterisk's answer to it."""
        self.redirects, self.confirm_until = self.redirects + 1, None

    def confirm(self) -> None:
        """No Redirect is waited for any more."""
        self.redirects, self.confirm_until = 0, None

    def awaits(self, at: int) -> bool:
        """Whether this call needs attention by itself at this instant."""
        asked_until = self.conversation.asked_until if self.conversation is not None else None
        awaited = self.confirm_until, self.ring_until, self.asks_less_at, asked_until
        return at in awaited or self.stay.awaits(at)

    def record(self) -> CallRecord:
        """The summary to write."""
        return CallRecord(
            call_id=self.call_id,
            number=self.number,
            name=self.name,
            did=self.did,
            queue=self.queue,
            state=self.state,
            arrived_at=self.arrived_at,
            channel=self.channel,
            seat=self.seat or self.last_seat,
            agent_id=self.last_agent if self.seat is None else self.agent_id,
            offered_at=self.offered_at,
            answered_at=self.answered_at,
            ended_at=self.ended_at,
            saved_at=self.saved_at,
            wait_ms=self.phases.wait_ms,
            ring_ms=self.phases.ring_ms,
            talk_ms=self.phases.talk_ms,
            hold_ms=self.phases.hold_ms,
            after_ms=self.phases.after_ms,
            acw_ms=self.acw_ms,
            offers=self.offers,
            hung_up_by=self.hung_up_by,
            outcome=self.outcome,
            recovered=self.recovered,
            survey_sent_at=self.survey_sent_at,
            survey_score=self.survey_score,
            earlier_queues=" ".join(self.stay.earlier),
            direction=self.direction,
            follows=self.follows,
        )

    @classmethod
    def from_record(cls, record: CallRecord) -> "LiveCall":
        """Pick the story up after a restart of the gateway."""
        phases = Phases(record.wait_ms, record.ring_ms, record.talk_ms, record.hold_ms, record.after_ms)
        served = record.answered_at is not None
        left = served and record.state in (CallState.LEAVING, CallState.ENDED)
        return cls(
            call_id=record.call_id,
            channel=record.channel,
            number=record.number,
            name=record.name,
            did=record.did,
            queue=record.queue,
            arrived_at=record.arrived_at,
            state=record.state,
            phases=phases,
            stay=Stay(earlier=tuple(record.earlier_queues.split())),
            seat=record.seat,
            agent_id=record.agent_id,
            offered_at=record.offered_at,
            answered_at=record.answered_at,
            left_at=record.arrived_at + phases.served() if left else None,
            ended_at=record.ended_at,
            offers=record.offers,
            hung_up_by=record.hung_up_by,
            outcome=record.outcome,
            recovered=True,
            survey_sent_at=record.survey_sent_at,
            survey_score=record.survey_score,
            direction=record.direction,
            follows=record.follows,
            last_seat=record.seat if served else None,
            last_agent=record.agent_id if served else None,
        )
