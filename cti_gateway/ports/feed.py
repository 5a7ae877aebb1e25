"""How the outside watches the engine."""

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from cti_gateway.codec.panel import CallView, SeatView, Targets
from cti_gateway.core.people import Agent
from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.core.why import Explanation


class Panel(Protocol):
    """One watching browser tab: encoded frames, a snapshot first."""

    def frames(self) -> AsyncIterator[bytes]:
        """JSON frames until the panel is closed; raises PanelOverflow when it reads too slowly."""
        ...

    def resync(self) -> None:
        """Queue a fresh snapshot (the client saw a gap)."""
        ...

    def alive(self) -> None:
        """The tab has just shown a sign of life."""
        ...

    def close(self, *, we_stop: bool = False) -> None:
        """Stop watching; ``frames`` ends. ``we_stop``: it is the gateway that ends, so nobody has left."""
        ...


class PanelOverflow(Exception):
    """The panel did not read fast enough: disconnect it, it will come back for a snapshot."""


class Feed(Protocol):
    """Live state for panels, and the answers to "what now?"."""

    def watch(self, viewer: Agent) -> Panel:
        """Subscribe; the snapshot is taken in the same instant."""
        ...

    def seat_of(self, agent_id: int) -> SeatView | None:
        """The seat at which this person is signed in."""
        ...

    def assigned(self, agent_id: int) -> Sequence[Assignment]:
        """Where this person belongs, around now, in order."""
        ...

    def entitled(self, agent_id: int, seat: str) -> bool:
        """Whether the seat is this person's now, by roster or permit."""
        ...

    def seats(self) -> list[SeatView]:
        """Every seat."""
        ...

    def targets(self, agent_id: int) -> Targets:
        """Whom this person can pass a call to."""
        ...

    def call(self, call_id: str) -> CallView | None:
        """A live call (or one still in wrap-up), unmasked: for the code that checks who may see it."""
        ...

    def why(self, subject: str) -> Explanation | None:
        """Why a seat (by its number) or a live call (by its id) is as it is; None if there is neither."""
        ...

    def switch_connected(self) -> bool:
        """Whether the PBX is connected and in step."""
        ...
