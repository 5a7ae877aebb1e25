"""What came of asking the CRM outside: counted, and a line for each failure."""

import structlog
from prometheus_client import CollectorRegistry, Counter

log = structlog.get_logger(__name__)


class CrmTeller:
    """``result`` is ``ok`` or the code of the failure."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._answers = Counter("cti_crm_answers", "By what came of it", ["result"], registry=registry)
        self._answers.labels("ok")

    def tell(self, result: str, call_id: str) -> None:
        """One question is over."""
        self._answers.labels(result).inc()
        if result != "ok":
            log.warning(result, call_id=call_id)
