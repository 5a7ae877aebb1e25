"""What the clock writes of tickets is logged and counted by kind."""

from prometheus_client import CollectorRegistry
from structlog.testing import capture_logs

from cti_gateway.core.tickets.ticket import ClockEntry, EntryKind
from cti_gateway.telemetry.tickets import TicketTeller


def test_a_supervision_is_a_warning_and_a_reminder_is_not() -> None:
    registry = CollectorRegistry()
    with capture_logs() as lines:
        TicketTeller(registry).tell(
            [(7, ClockEntry(EntryKind.REMINDER, 1, 2)), (7, ClockEntry(EntryKind.SUPERVISION, 3, 4))]
        )
    assert [(line["event"], line["log_level"]) for line in lines] == [
        ("ticket_reminder", "info"),
        ("ticket_supervision", "warning"),
    ]
    counts = [
        registry.get_sample_value("cti_ticket_entries_total", {"kind": kind.value}) for kind in EntryKind
    ]
    assert counts == [1, 1, 0]
