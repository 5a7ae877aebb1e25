"""What a person has asked of the ringing phone at their seat: to answer."""

from dataclasses import dataclass


@dataclass(slots=True)
class Pickup:
    """``until``: the phone should have answered by then; ``trouble``: why it has not, as a code."""

    seat: str
    until: int | None
    trouble: str | None = None

    def awaits(self, at: int) -> bool:
        """Whether this instant still matters."""
        return at == self.until
