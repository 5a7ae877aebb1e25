"""Notices: what leads and the office want everybody to know for a time, and who has confirmed reading it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """Good in [from_at, until), milliseconds. ``read``: when, by agent id."""

    id: int
    at: int
    actor: str  # login
    from_at: int
    until: int
    text: str
    read: Mapping[int, int]

    def good(self, now: int) -> bool:
        """Whether it is to be known now."""
        return self.from_at <= now < self.until
