"""Checks of the CRM outside, where there is one: it is asked of a call that does not exist."""

from collections.abc import AsyncIterator

from cti_gateway.adapters.crm import WebCrm
from cti_gateway.config import CrmSection
from cti_gateway.core.crm import Asking
from cti_gateway.core.errors import CrmFailed
from cti_gateway.doctor.finding import Finding, care, ok
from cti_gateway.ports.clock import Clock

NO_CALL = Asking("doctor", "", "", "")


async def examine(section: CrmSection, clock: Clock) -> AsyncIterator[Finding]:
    """Calls go on without it, so nothing of it is worse than to be looked at."""
    if not section.webhook_url:
        return
    if section.send_number and section.webhook_url.startswith("http:"):
        yield care("doctor_crm_unencrypted", url=section.webhook_url)
    try:
        await WebCrm(clock, **section.options()).ask(NO_CALL)
    except CrmFailed as error:
        yield care(error.code, **error.params)
    else:
        yield ok("doctor_crm_ok", url=section.webhook_url)
