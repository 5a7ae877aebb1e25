"""What is missing from the roster: a line for each slot, once, and how many there are."""

from collections.abc import Sequence

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge

from cti_gateway.core.roster.slots import Place, Slot

log = structlog.get_logger(__name__)


class RosterTeller:
    """Told again and again, it says only what is new."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._known: set[Place] = set()
        self._unfilled = Gauge("cti_roster_unfilled", "Slots due without a person", registry=registry)
        self._alerts = Counter("cti_roster_unfilled_alerts", "Slots that fell due without", registry=registry)

    def tell(self, missing: Sequence[Slot]) -> None:
        """What is missing now; who is named and withdrawn again is missing anew."""
        for slot in missing:
            if slot.place not in self._known:
                day, shift, seat = slot.place
                log.warning("slot_unfilled", day=day.isoformat(), shift=shift, seat=seat, unit=slot.unit)
                self._alerts.inc()
        self._known = {slot.place for slot in missing}
        self._unfilled.set(len(self._known))
