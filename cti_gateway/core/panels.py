"""One person's panel: several tabs count as one."""

from dataclasses import dataclass

from cti_gateway.core.records import PanelState


@dataclass(slots=True)
class Panel:
    """``seen_at``: the last sign of life of a closed tab; ``due_at``: it should be open again by then."""

    agent_id: int
    state: PanelState = PanelState.NONE
    tabs: int = 0
    seen_at: int = 0
    due_at: int | None = None

    def awaits(self, at: int) -> bool:
        """Whether this instant still matters."""
        return at == self.due_at
