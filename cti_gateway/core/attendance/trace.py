"""A seat fact as far as attendance reads it: light, for a month of a large site has a million of them."""

from typing import NamedTuple

from cti_gateway.core.records import SeatFact, SeatState


class Trace(NamedTuple):
    """``number`` grows in the order in which they were written; the rest is as in the fact."""

    number: int
    at: int
    seat: str
    kind: str
    state: SeatState
    cause: str
    actor: str
    agent_id: int | None

    @classmethod
    def of(cls, fact: SeatFact, number: int = 0) -> "Trace":
        """That of a fact."""
        return cls(number, fact.at, fact.seat, fact.kind, fact.state, fact.cause, fact.actor, fact.agent_id)

    @property
    def evidence(self) -> str:
        """How a finding names it."""
        return f"{self.seat}@{self.at}:{self.kind}"
