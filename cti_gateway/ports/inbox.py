"""How the outside speaks to the engine."""

from typing import Protocol

from cti_gateway.core.commands import Command


class Inbox(Protocol):
    """The single way in for people's intents."""

    async def submit(self, command: Command, command_id: str | None = None) -> None:
        """Carry it out and return once it is durable; raises Refused or StoreUnavailable.

        The same ``command_id`` from the same agent is carried out once and answered alike again.
        """
        ...
