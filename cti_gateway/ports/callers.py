"""What is known of who calls. Every method may raise StoreUnavailable."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from cti_gateway.core.caller import Earlier
from cti_gateway.core.marks import Mark
from cti_gateway.core.tickets.machine import Standing
from cti_gateway.core.tickets.ticket import Ticket
from cti_gateway.ports.home_area import HomeArea


@dataclass(frozen=True, slots=True)
class Calling:
    """A call, and the number that it came from, or went to."""

    call_id: str
    number: str
    arrived_at: int


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """Of the caller, and where it stands."""

    ticket: Ticket
    standing: Standing


@dataclass(frozen=True, slots=True)
class KnownCaller:
    """``name`` as it was last written down; ``marks``: the latest of each kind, in force or not.

    ``lately``: calls in the last days, without this one; ``repeated``: called a short while ago, in vain.
    """

    name: str = ""
    area: HomeArea | None = None
    marks: Sequence[Mark] = ()
    earlier: Sequence[Earlier] = ()
    tickets: Sequence[OpenTicket] = ()
    lately: int = 0
    repeated: bool = False


class Callers(Protocol):
    """Of a withheld number nothing is known."""

    async def known(self, call: Calling) -> KnownCaller: ...
