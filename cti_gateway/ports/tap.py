"""Who hears the conversation with the PBX beside us."""

from typing import Protocol

from cti_gateway.core.events import SwitchEvent


class Tap(Protocol):
    """None of these blocks or fails."""

    def heard(self, frame: bytes) -> None:
        """Asterisk said this."""
        ...

    def meant(self, fact: SwitchEvent) -> None:
        """The last frame carried this fact."""
        ...

    def sent(self, action: bytes) -> None:
        """We said this."""
        ...
