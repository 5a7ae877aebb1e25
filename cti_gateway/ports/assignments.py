"""Who belongs at which seat, for the engine."""

from typing import Protocol

from cti_gateway.core.roster.assigned import Assignment


class Assignments(Protocol):
    """From the rosters and permits in force."""

    async def assignments(self) -> tuple[Assignment, ...]:
        """Those of yesterday to the day after tomorrow; may raise StoreUnavailable."""
        ...


class NobodyAssigned:
    """Of a site without rosters."""

    async def assignments(self) -> tuple[Assignment, ...]:
        """None."""
        return ()
