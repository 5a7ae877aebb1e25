"""What Asterisk's own log says of a call after it is over. Instants are milliseconds since the epoch."""

from dataclasses import dataclass

from cti_gateway.core.records import HungUpBy


@dataclass(frozen=True, slots=True)
class PastLeg:
    """A seat's phone that was rung for the call. None: it is not on record, or was not reached."""

    extension: str
    answered_at: int | None
    ended_at: int | None


@dataclass(frozen=True, slots=True)
class PastCall:
    """One caller. ``arrived_at`` is None if that lies before what was read."""

    call_id: str
    channel: str
    number: str
    name: str
    did: str
    queue: str  # the queue in which the caller waited, if that is known
    arrived_at: int | None
    last_at: int  # the last that is on record
    ended_at: int | None  # None: no end is on record, as when Asterisk itself was killed
    hung_up_by: HungUpBy | None
    turned_away: bool  # came outside the hours
    legs: tuple[PastLeg, ...]  # in the order in which they rang
    outside_at: int | None = None  # when somebody outside answered, to whom the caller was sent
    resumed_at: int | None = None  # when a caller on hold was last to talk with the seat again
