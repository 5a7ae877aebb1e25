"""The life of a seat, as a table.

A seat is signed out, or held by one person. While held it is not ready, ready, ringing (from the
moment a call is reserved for it), talking, or in after-call work. Only a READY seat can be given a
call, and OFFER leaves READY at once: that is why no seat is ever offered two calls.
A person who is ready or not may also call out: the seat is dialling from that very moment, until somebody
outside answers or the attempt is over. A callback is offered to a ready seat as a caller is, and once the
phone is picked up, the seat is dialling too.
ADOPT is the one step that comes from the outside world rather than from a decision of ours: Asterisk
shows the seat in a talk that its fallback queue arranged while the gateway was away.

During a call a person may ask to be signed out or not ready: that is kept as ``pending`` and done when
the seat is free of the call, before it could be offered another.
"""

from dataclasses import dataclass
from enum import StrEnum

from cti_gateway.core.errors import Conflict
from cti_gateway.core.events import PhoneState
from cti_gateway.core.people import Agent, Seat
from cti_gateway.core.records import PanelState, Pending, SeatFact, SeatState


class SeatStep(StrEnum):
    """What can happen to a seat; also the ``kind`` of the fact that is written."""

    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    READY = "ready"
    NOT_READY = "not_ready"
    OFFER = "offered"
    ANSWER = "answered"
    MISS = "missed"
    MISS_READY = "missed_ready"
    WITHDRAW = "withdrawn"
    ADOPT = "adopted"
    FINISH = "acw"
    RELEASE = "released"  # was only consulted: there is no form to fill in
    SAVE = "saved"
    SAVE_NOT_READY = "saved_not_ready"
    DIAL = "dialled"
    PICK_UP = "picked_up"
    GIVE_UP = "not_reached"
    GIVE_UP_NOT_READY = "not_reached_not_ready"


_S, _T = SeatState, SeatStep

TRANSITIONS: dict[SeatState, dict[SeatStep, SeatState]] = {
    _S.SIGNED_OUT: {_T.SIGN_IN: _S.NOT_READY},
    _S.NOT_READY: {
        _T.READY: _S.READY,
        _T.NOT_READY: _S.NOT_READY,
        _T.SIGN_OUT: _S.SIGNED_OUT,
        _T.DIAL: _S.DIALLING,
        _T.ADOPT: _S.TALKING,
    },
    _S.READY: {
        _T.READY: _S.READY,
        _T.NOT_READY: _S.NOT_READY,
        _T.SIGN_OUT: _S.SIGNED_OUT,
        _T.OFFER: _S.RINGING,
        _T.DIAL: _S.DIALLING,
        _T.ADOPT: _S.TALKING,
    },
    _S.RINGING: {
        _T.ANSWER: _S.TALKING,
        _T.MISS: _S.NOT_READY,
        _T.MISS_READY: _S.READY,
        _T.PICK_UP: _S.DIALLING,
        _T.WITHDRAW: _S.READY,
    },
    _S.DIALLING: {_T.ANSWER: _S.TALKING, _T.GIVE_UP: _S.READY, _T.GIVE_UP_NOT_READY: _S.NOT_READY},
    _S.TALKING: {_T.FINISH: _S.ACW, _T.RELEASE: _S.READY},
    _S.ACW: {_T.SAVE: _S.READY, _T.SAVE_NOT_READY: _S.NOT_READY},
}

# Asterisk's fallback queue must not ring these; a talking phone it skips by itself (ringinuse=no).
PAUSED = frozenset({SeatState.NOT_READY, SeatState.ACW})
WITH_CALL = frozenset({SeatState.RINGING, SeatState.DIALLING, SeatState.TALKING, SeatState.ACW})


@dataclass(frozen=True, slots=True)
class SeatRules:
    """What the site asks of every seat."""

    acw_limit_s: int = 0  # after-call work is overdue from then on; 0: never
    acw_extend_s: int = 60
    misses_allowed: int = 1  # that many in a row, and the seat is set not ready
    panel_grace_s: int = 15  # without a panel for so long, and the seat is given no call


@dataclass(slots=True)
class LiveSeat:
    """One seat now. ``since`` is when its state began, for the reason ``cause``, by ``actor``."""

    place: Seat
    state: SeatState = SeatState.SIGNED_OUT
    since: int = 0
    cause: str = ""
    actor: str = "engine"
    agent: Agent | None = None
    standby: Agent | None = None  # has the seat next, and waits for it
    call_id: str | None = None
    signed_in_at: int = 0  # 0: before the gateway's last start
    phone: PhoneState = PhoneState.UNREACHABLE
    phone_lost: bool = False  # and that is on record
    panel: PanelState = PanelState.NONE
    offered_at: int = 0  # the last offer
    left_at: int = 0  # the end of the last talk
    served: int = 0  # talks since sign-in
    missed: tuple[str, ...] = ()  # the calls missed in a row
    pending: Pending | None = None
    pending_reason: str | None = None
    not_reached: str | None = None  # what the last call out met, until the seat does something else
    acw_until: int | None = None  # when the form should be saved
    fact: SeatFact | None = None  # the last one written
    mirrored: bool | None = None  # what Asterisk was last told: paused or not; None: not a member
    mirrored_until: int | None = None  # and until when it may be rung

    def can(self, step: SeatStep) -> bool:
        """Whether the table has a cell for this step."""
        return step in TRANSITIONS[self.state]

    def move(self, step: SeatStep, *, now: int, cause: str, actor: str) -> None:
        """Take the step; raises Conflict and changes nothing where the table has no cell."""
        target = TRANSITIONS[self.state].get(step)
        if target is None:
            raise Conflict("seat_state_conflict", seat=self.place.number, state=self.state.value)
        if target is not self.state:
            self.since = now
        self.not_reached = None
        self.state, self.cause, self.actor = target, cause, actor
        self._count(step, now)

    def _count(self, step: SeatStep, now: int) -> None:
        """What strategies go by."""
        match step:
            case SeatStep.SIGN_IN:
                self.served, self.missed, self.signed_in_at, self.phone_lost = 0, (), now, False
            case SeatStep.SIGN_OUT:
                self.forget_pending()
            case SeatStep.OFFER:
                self.offered_at = now
            case SeatStep.ANSWER | SeatStep.ADOPT:
                self.served += 1
                self.missed = ()
            case SeatStep.MISS | SeatStep.MISS_READY if self.call_id is not None:
                self.missed += (self.call_id,)
            case SeatStep.FINISH | SeatStep.RELEASE:
                self.left_at = now
            case SeatStep.SAVE | SeatStep.SAVE_NOT_READY:
                self.acw_until = None

    def forget_pending(self) -> None:
        """Nothing is to be done after the call."""
        self.pending = self.pending_reason = None

    def take_reason(self) -> str | None:
        """Why the seat is to be not ready after the call, if that is pending; then it is no more."""
        if self.pending is not Pending.NOT_READY:
            return None
        reason = self.pending_reason
        self.forget_pending()
        return reason

    def awaits(self, at: int) -> bool:
        """Whether this instant still matters."""
        return at == self.acw_until

    def paused(self) -> bool:
        """Whether Asterisk's own queue must leave this seat alone."""
        return self.pending is not None or self.state in PAUSED or self.panel is PanelState.GONE

    def may_take_calls(self) -> bool:
        """Signed in with a valid account, ready, reachable, and the phone is idle."""
        valid = self.agent is not None and self.agent.active and self.panel is not PanelState.GONE
        return valid and self.state is SeatState.READY and self.phone is PhoneState.IDLE

    def serves(self, queue: str) -> bool:
        """Whether the person here takes calls of this queue."""
        return self.agent is not None and (not self.agent.queues or queue in self.agent.queues)
