"""Log lines: one event each, with its call id where it is about a call, and nothing private in them.

Whatever writes to the standard library's logging (panoramisk, aiohttp, Alembic) goes the same way.
"""

import logging
import sys
from typing import Literal

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from cti_gateway.core.masking import mask_numbers_in
from cti_gateway.core.records import CallbackRecord, CallFact, Outage, PresencePermit, Record, SeatFact

Format = Literal["console", "json"]
Level = Literal["debug", "info", "warning", "error"]

SECRETS = ("secret", "password", "token", "cookie")
ALARMING_MISSES = 3  # in a row
INSTANTS = ("_at", "_since", "_ms")  # figures as long as a phone number
log = structlog.get_logger(__name__)


def redact(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Secrets are never logged; phone numbers only masked."""
    for key, value in event.items():
        if any(word in key.lower() for word in SECRETS):
            event[key] = "***"
        elif isinstance(value, str) and not key.endswith(INSTANTS):
            event[key] = mask_numbers_in(value)
    return event


def configure(form: Format, level: Level) -> None:
    """For the whole process; lines go to standard error."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.format_exc_info,
        redact,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    # Our own protocol says when and why a connection went; panoramisk would call every end an error.
    logging.getLogger("panoramisk").setLevel(logging.CRITICAL)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def tell(record: Record) -> None:
    """The line for what is being written down; a call's summary has no line beside its facts."""
    match record:
        case CallFact():
            known = {"seat": record.seat, "agent_id": record.agent_id}
            about = {name: value for name, value in known.items() if value is not None}
            log.info("call", call_id=record.call_id, step=record.kind, **about, **record.detail)
        case SeatFact():
            about = {"call_id": record.call_id} if record.call_id else {}
            why = {"state": record.state.value, "cause": record.cause, "actor": record.actor}
            log.info("seat", seat=record.seat, step=record.kind, **why, **about)
            missed = record.missed.split()
            if len(missed) >= ALARMING_MISSES and record.kind.startswith("missed"):
                log.warning("missed_in_a_row", seat=record.seat, calls=missed)
        case PresencePermit():
            log.info("presence_permitted", seat=record.seat, agent_id=record.agent_id, actor=record.actor)
        case CallbackRecord():
            state, met = record.state.value, record.met
            log.info("callback", call_id=record.call_id, state=state, attempts=record.attempts, met=met)
        case Outage():
            log.warning(
                "outage", kind=record.kind, cause=record.cause, lasted_ms=record.to_at - record.from_at
            )
