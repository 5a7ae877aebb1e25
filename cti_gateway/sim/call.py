"""A caller in the dialplan."""

from collections.abc import Callable
from dataclasses import dataclass, field

from cti_gateway.sim.agenda import Act, Appointment
from cti_gateway.sim.channel import Caller, Channel
from cti_gateway.sim.members import Member


@dataclass(slots=True, eq=False)
class Call:
    """A caller and, while seats are rung or one talks, the legs to them."""

    caller: Caller
    channel: Channel
    variables: dict[str, str] = field(default_factory=dict)
    step: Appointment | None = None  # what the dialplan waits for
    over: Callable[[str], None] | None = None  # goes on with how the ringing or the talk ended
    reactions: dict[str, Appointment] = field(default_factory=dict)  # by leg: what its phone or agent will do
    life: Appointment | None = None  # when the caller has had enough
    legs: list[Channel] = field(default_factory=list)
    member: Member | None = None
    queued_at: int | None = None
    redirected: bool = False
    behind: list[Act] = field(default_factory=list)  # other threads', told after the dialplan's next event

    @property
    def id(self) -> str:
        """CTI_CALL."""
        return self.channel.unique_id

    @property
    def queue(self) -> str:
        """The key of the queue that the call is in."""
        return self.variables.get("CTI_QUEUE", "")

    @property
    def leg(self) -> Channel | None:
        """The first, and while it talks the only one."""
        return self.legs[0] if self.legs else None

    @property
    def talking(self) -> bool:
        """Whether caller and seat are bridged."""
        return bool(self.channel.bridge)
