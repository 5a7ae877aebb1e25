"""Writing the audit trail for what comes in over the web."""

import structlog
from aiohttp import web

from cti_gateway.adapters.web.client import CLIENT
from cti_gateway.adapters.web.deps import DEPS
from cti_gateway.core.errors import StoreUnavailable
from cti_gateway.core.people import Agent
from cti_gateway.ports.store import AuditEntry

log = structlog.get_logger(__name__)


def entry_of(
    request: web.Request,
    actor: Agent | str,
    action: str,
    target: str,
    result: str = "ok",
    detail: str = "",
) -> AuditEntry:
    """To be written with what it is about."""
    who = actor if isinstance(actor, str) else f"agent:{actor.id}"
    now, ip = request.app[DEPS].clock.now(), request.app[CLIENT].ip(request)
    return AuditEntry(now, who, ip, action, target, result, detail)


async def audit(
    request: web.Request,
    actor: Agent | str,
    action: str,
    target: str,
    result: str = "ok",
    detail: str = "",
) -> None:
    """Raises StoreUnavailable: what must not happen unseen is audited first."""
    await request.app[DEPS].store.audit(entry_of(request, actor, action, target, result, detail))


async def audit_after(
    request: web.Request, actor: Agent | str, action: str, target: str, result: str = "ok"
) -> None:
    """For what has happened or been refused already: its own answer matters more than the trail."""
    try:
        await audit(request, actor, action, target, result)
    except StoreUnavailable as error:
        log.error("audit_lost", action=action, target=target, result=result, error=error.code)
