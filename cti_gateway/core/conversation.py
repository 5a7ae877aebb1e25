"""The talk of a caller with a seat, as a table: who hears whom, and whom the seat asks for help.

The caller talks with the seat, is held by the phone's own key, or is held by us: then the caller hears music
in ``cti-held`` and the seat's leg waits in ``cti-seat``. From there the seat may ring a third party, talk
with it while the caller waits, and join all three. What the person asks for is sent to Asterisk and kept
as ``asked``; only the fact that follows makes it so. ``ACTS`` says what may be asked when.

The state of the call follows: it is on hold in ``ON_HOLD``, else it talks.
"""

from dataclasses import dataclass
from enum import StrEnum

from cti_gateway.core.errors import Conflict


class Talk(StrEnum):
    """Who hears whom."""

    TALKING = "talking"
    HELD_BY_PHONE = "held_by_phone"
    HELD = "held"
    CALLING = "calling"  # the caller is held, the third party's phone is to ring or rings
    CONSULTING = "consulting"  # the caller is held, seat and third party talk
    CONFERENCE = "conference"  # all three talk
    OUT = "out"  # the seat has called somebody: its channel leads, and cannot leave the other
    OUT_HELD_BY_PHONE = "out_held_by_phone"


class TalkStep(StrEnum):
    """What Asterisk can report of a talk."""

    PHONE_HOLD = "phone_hold"
    PHONE_UNHOLD = "phone_unhold"
    HOLD = "hold"
    RESUME = "resume"
    CALL_THIRD = "call_third"
    THIRD_ANSWERED = "third_answered"
    THIRD_LEFT = "third_left"
    JOIN = "join"


class Act(StrEnum):
    """What the person at the seat can ask for."""

    HANG_UP = "hang_up"
    HOLD = "hold"
    RESUME = "resume"
    MUTE = "mute"
    UNMUTE = "unmute"
    DIGITS = "digits"
    TRANSFER = "transfer"
    CONSULT = "consult"
    COMPLETE = "complete"  # the third party takes the caller
    RETURN = "return"  # back to the caller, without the third party
    CONFERENCE = "conference"


_T, _S, _A = Talk, TalkStep, Act

TRANSITIONS: dict[Talk, dict[TalkStep, Talk]] = {
    # Both legs are moved at once, so the seat's may report first: CALL_THIRD before HOLD.
    _T.TALKING: {_S.PHONE_HOLD: _T.HELD_BY_PHONE, _S.HOLD: _T.HELD, _S.CALL_THIRD: _T.CALLING},
    _T.HELD_BY_PHONE: {_S.PHONE_UNHOLD: _T.TALKING},
    _T.HELD: {_S.RESUME: _T.TALKING, _S.CALL_THIRD: _T.CALLING},
    _T.CALLING: {_S.THIRD_ANSWERED: _T.CONSULTING, _S.THIRD_LEFT: _T.HELD, _S.RESUME: _T.TALKING},
    _T.CONSULTING: {_S.THIRD_LEFT: _T.HELD, _S.RESUME: _T.TALKING, _S.JOIN: _T.CONFERENCE},
    _T.CONFERENCE: {_S.THIRD_LEFT: _T.TALKING, _S.RESUME: _T.TALKING},
    _T.OUT: {_S.PHONE_HOLD: _T.OUT_HELD_BY_PHONE},
    _T.OUT_HELD_BY_PHONE: {_S.PHONE_UNHOLD: _T.OUT},
}

PARTED = frozenset({_T.HELD, _T.CALLING, _T.CONSULTING})  # the caller is held by us
ON_HOLD = PARTED | {_T.HELD_BY_PHONE, _T.OUT_HELD_BY_PHONE}

ACTS: dict[Talk, frozenset[Act]] = {
    _T.TALKING: frozenset({_A.HANG_UP, _A.HOLD, _A.MUTE, _A.UNMUTE, _A.DIGITS, _A.TRANSFER, _A.CONSULT}),
    _T.HELD_BY_PHONE: frozenset({_A.HANG_UP, _A.TRANSFER}),
    _T.HELD: frozenset({_A.HANG_UP, _A.RESUME, _A.TRANSFER, _A.CONSULT}),
    _T.CALLING: frozenset({_A.RETURN}),
    _T.CONSULTING: frozenset({_A.RETURN, _A.COMPLETE, _A.CONFERENCE}),
    _T.CONFERENCE: frozenset({_A.HANG_UP, _A.RETURN, _A.MUTE, _A.UNMUTE}),
    _T.OUT: frozenset({_A.HANG_UP, _A.MUTE, _A.UNMUTE}),
    _T.OUT_HELD_BY_PHONE: frozenset({_A.HANG_UP}),
}


class TargetKind(StrEnum):
    """To whom a call can be passed."""

    SEAT = "seat"
    QUEUE = "queue"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Target:
    """``name`` is the number of a seat, the key of a queue, or a telephone number."""

    kind: TargetKind
    name: str


@dataclass(slots=True)
class Conversation:
    """One talk now. ``leg`` is the channel of the seat's phone, ``third_leg`` that of the third party's."""

    leg: str
    talk: Talk = Talk.TALKING
    muted: bool = False
    third: Target | None = None
    third_leg: str = ""
    asked: Act | None = None
    asked_until: int | None = None  # Asterisk should have done it by then
    trouble: str | None = None  # why the last thing asked for was not done, as a code
    moved: bool = False  # the legs have left the Dial() that joined them: none ends with the other

    def may(self, act: Act) -> bool:
        """Whether this can be asked for now: one thing at a time, but for the end of the call."""
        waits = self.asked is not None and act is not Act.HANG_UP
        wrong_way = act is (Act.MUTE if self.muted else Act.UNMUTE)
        return act in ACTS[self.talk] and not waits and not wrong_way

    def demand(self, act: Act, call_id: str) -> None:
        """Raises Conflict where ``may`` says no."""
        if not self.may(act):
            busy = self.asked is not None and act in ACTS[self.talk]
            code = "control_pending" if busy else "control_conflict"
            raise Conflict(code, call=call_id, act=act.value, talk=self.talk.value)

    def ask(self, act: Act, *, until: int) -> None:
        """It has been sent to Asterisk."""
        self.asked, self.asked_until, self.trouble = act, until, None

    def can(self, step: TalkStep) -> bool:
        """Whether the table has a cell for this step."""
        return step in TRANSITIONS[self.talk]

    def move(self, step: TalkStep) -> None:
        """Take the step; raises Conflict and changes nothing where the table has no cell."""
        target = TRANSITIONS[self.talk].get(step)
        if target is None:
            raise Conflict("control_conflict", talk=self.talk.value)
        self.talk = target
        self.settle()

    def settle(self, trouble: str | None = None) -> None:
        """What was asked for is done, or has failed."""
        self.asked = self.asked_until = None
        self.trouble = trouble
