"""Each slot without a person is logged once and counted; the gauge says how many there are."""

from datetime import date

from prometheus_client import CollectorRegistry
from structlog.testing import capture_logs

from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.telemetry.roster import RosterTeller

SLOTS = tuple(Slot(Place(date(2026, 3, 2), "M", seat), "信息中心") for seat in ("01", "02"))


def test_only_what_is_new_is_logged_and_what_is_filled_goes() -> None:
    registry = CollectorRegistry()
    teller = RosterTeller(registry)

    def after(*slots: Slot) -> tuple[list[str], float | None, float | None]:
        with capture_logs() as lines:
            teller.tell(slots)
        seats = [line["seat"] for line in lines]
        names = "cti_roster_unfilled", "cti_roster_unfilled_alerts_total"
        return seats, *(registry.get_sample_value(name) for name in names)  # type: ignore[return-value]

    first, second = SLOTS
    assert after(first) == (["01"], 1, 1)
    assert after(first, second) == (["02"], 2, 2)
    assert after(first) == ([], 1, 2)
    assert after(first, second) == (["02"], 2, 3)
    assert after() == ([], 0, 3)
