"""What the PBX wrote down while nobody listened."""

from typing import Protocol

from cti_gateway.core.past import PastCall


class Past(Protocol):
    """The PBX's own log of calls."""

    async def calls(self, since: int) -> tuple[PastCall, ...]:
        """Calls of ours with anything on record since then; none where no log is kept or can be read."""
        ...


class NothingKept:
    """A site without such a log."""

    async def calls(self, since: int) -> tuple[PastCall, ...]:
        """None."""
        return ()
