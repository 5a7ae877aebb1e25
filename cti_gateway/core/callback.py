"""The life of a callback, as a table.

Who asked to be called back keeps the place in the line, without a channel: waiting, resting (until the next
attempt may be made), calling (an attempt is under way), then done, given up, or cancelled.
"""

from dataclasses import dataclass
from enum import StrEnum

from cti_gateway.core.errors import Conflict
from cti_gateway.core.records import CallbackRecord, CallbackState


class CallbackStep(StrEnum):
    """What can happen to a callback."""

    STAND = "waiting"
    REST = "resting"
    CALL = "calling"
    SERVE = "done"
    GIVE_UP = "given_up"
    CANCEL = "cancelled"


_S, _T = CallbackState, CallbackStep

TRANSITIONS: dict[CallbackState, dict[CallbackStep, CallbackState]] = {
    _S.WAITING: {
        _T.STAND: _S.WAITING,
        _T.REST: _S.RESTING,
        _T.CALL: _S.CALLING,
        _T.SERVE: _S.DONE,
        _T.CANCEL: _S.CANCELLED,
    },
    _S.RESTING: {
        _T.STAND: _S.WAITING,
        _T.REST: _S.RESTING,
        _T.SERVE: _S.DONE,
        _T.CANCEL: _S.CANCELLED,
    },
    _S.CALLING: {
        _T.STAND: _S.WAITING,
        _T.REST: _S.RESTING,
        _T.SERVE: _S.DONE,
        _T.GIVE_UP: _S.GIVEN_UP,
        _T.CANCEL: _S.CANCELLED,
    },
    _S.DONE: {},
    _S.GIVEN_UP: {},
    _S.CANCELLED: {},
}


@dataclass(slots=True)
class LiveCallback:
    """One callback now; ``call_id`` is that of the call in which it was asked for."""

    call_id: str
    number: str
    name: str
    did: str
    queue: str
    arrived_at: int
    asked_at: int
    state: CallbackState = CallbackState.RESTING
    attempts: int = 0  # that reached for the person outside
    attempt: str | None = None  # the last one, a call out
    met: str | None = None  # what that came to
    next_at: int | None = None  # while resting
    ended_at: int | None = None
    reason: str = ""  # why it ended
    actor: str = ""  # who ended it
    repeated: bool = False
    wakes_at: int | None = None

    def move(self, step: CallbackStep) -> None:
        """Take the step; raises Conflict and changes nothing where the table has no cell."""
        target = TRANSITIONS[self.state].get(step)
        if target is None:
            raise Conflict("callback_over")
        self.state = target
        self.wakes_at = self.next_at = None

    def awaits(self, at: int) -> bool:
        """Whether this instant still matters."""
        return at == self.wakes_at

    def record(self) -> CallbackRecord:
        """What is written, whole each time."""
        return CallbackRecord(
            call_id=self.call_id,
            number=self.number,
            name=self.name,
            did=self.did,
            queue=self.queue,
            arrived_at=self.arrived_at,
            asked_at=self.asked_at,
            state=self.state,
            attempts=self.attempts,
            attempt=self.attempt,
            met=self.met,
            next_at=self.next_at,
            ended_at=self.ended_at,
            reason=self.reason,
            actor=self.actor,
        )

    @classmethod
    def from_record(cls, record: CallbackRecord) -> "LiveCallback":
        """Pick it up after a restart of the gateway."""
        return cls(
            call_id=record.call_id,
            number=record.number,
            name=record.name,
            did=record.did,
            queue=record.queue,
            arrived_at=record.arrived_at,
            asked_at=record.asked_at,
            state=record.state,
            attempts=record.attempts,
            attempt=record.attempt,
            met=record.met,
            next_at=record.next_at,
        )
