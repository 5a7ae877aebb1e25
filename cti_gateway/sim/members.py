"""The fallback queues' members, as app_queue keeps them: they survive a restart of Asterisk."""

from collections.abc import Iterable
from dataclasses import dataclass

WRAPUP_MS = 15_000  # queues_cti.conf


@dataclass(slots=True)
class Member:
    """A seat in one queue. Instants in ms."""

    interface: str
    name: str
    paused: bool
    joined_at: int
    paused_at: int = 0
    called_at: int = 0
    calls: int = 0
    in_call: bool = False

    def may_be_rung(self, now: int) -> bool:
        """Whether app_queue would try it, if its phone were free."""
        return not (self.paused or self.in_call or (self.calls and now < self.called_at + WRAPUP_MS))


class Queues:
    """Every queue by name, its members by interface."""

    def __init__(self, names: Iterable[str]) -> None:
        self.members: dict[str, dict[str, Member]] = {name: {} for name in names}

    def add(self, queue: str, member: Member) -> str | None:
        """What app_queue says against it, or nothing."""
        if queue not in self.members:
            return "Unable to add interface to queue: No such queue"
        if member.interface in self.members[queue]:
            return "Unable to add interface: Already there"
        self.members[queue][member.interface] = member
        return None

    def remove(self, queue: str, interface: str) -> str | None:
        """The same."""
        if queue not in self.members:
            return "Unable to remove interface from queue: No such queue"
        if self.members[queue].pop(interface, None) is None:
            return "Unable to remove interface: Not there"
        return None

    def pause(self, queue: str, interface: str, paused: bool, now: int) -> str | None:
        """The same; without a queue, in every one."""
        queues = [self.members.get(queue, {})] if queue else list(self.members.values())
        found = [members[interface] for members in queues if interface in members]
        for member in found:
            member.paused = paused
            if paused:
                member.paused_at = now
        return None if found else "Interface not found"

    def least_recent(self, queue: str, interfaces: Iterable[str], now: int) -> Member | None:
        """Whom ``strategy = leastrecent`` rings, among these."""
        members = self.members.get(queue, {})
        able = [members[i] for i in interfaces if i in members and members[i].may_be_rung(now)]
        return min(able, key=lambda member: member.called_at, default=None)
