"""What came of asking the CRM is counted, and failures are logged by code."""

from prometheus_client import CollectorRegistry
from structlog.testing import capture_logs

from cti_gateway.telemetry.crm import CrmTeller


def test_failures_are_logged_and_all_is_counted() -> None:
    registry = CollectorRegistry()
    teller = CrmTeller(registry)
    with capture_logs() as lines:
        teller.tell("ok", "c1")
        teller.tell("crm_timeout", "c2")
    assert lines == [{"event": "crm_timeout", "call_id": "c2", "log_level": "warning"}]
    for result in ("ok", "crm_timeout"):
        assert registry.get_sample_value("cti_crm_answers_total", {"result": result}) == 1
