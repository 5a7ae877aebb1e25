"""What a caller goes through in the queues: since when, what was estimated, where they were sent."""

from dataclasses import dataclass

from cti_gateway.core.overflow_rules import Overflow


@dataclass(slots=True)
class Stay:
    """Of one call; ``since`` and ``estimate_ms`` belong to the present queue."""

    since: int | None = None  # no seat took the call then
    estimate_ms: int | None = None
    earlier: tuple[str, ...] = ()  # the queues before this one
    used: frozenset[Overflow] = frozenset()  # rules that have sent this caller somewhere
    sent_by: Overflow | None = None  # the rule under which the caller is away
    judged_at: int | None = None  # while waiting: a rule may hold from then on
    numbers_at: int | None = None  # while waiting: place and expected wait are said then
    message_at: int | None = None  # while waiting: the periodic message is played then

    def pause(self) -> None:
        """The caller waits no more, for now."""
        self.judged_at = self.numbers_at = self.message_at = None

    def awaits(self, at: int) -> bool:
        """Whether this instant still matters."""
        return at in (self.judged_at, self.numbers_at, self.message_at)
