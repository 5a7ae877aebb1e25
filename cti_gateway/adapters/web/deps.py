"""What the web layer is given by the composition root."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import msgspec
from aiohttp import web
from prometheus_client import CollectorRegistry

from cti_gateway.core.attendance.case import Rules
from cti_gateway.core.errors import NotFound
from cti_gateway.messages import Language
from cti_gateway.ports.attendance import Attendance, RosterOffice, Sheets
from cti_gateway.ports.callers import Callers
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.consultations import ConsultationDesk
from cti_gateway.ports.crm import Crm
from cti_gateway.ports.digest import Digest
from cti_gateway.ports.feed import Feed
from cti_gateway.ports.handover import Handovers
from cti_gateway.ports.inbox import Inbox
from cti_gateway.ports.knowledge import KnowledgeBase, KnowledgeFiles
from cti_gateway.ports.marks import MarkBook
from cti_gateway.ports.office_report import OfficeReports
from cti_gateway.ports.orders import Orders
from cti_gateway.ports.papers import Papers
from cti_gateway.ports.plan import Plan
from cti_gateway.ports.queue_book import QueueBook
from cti_gateway.ports.requests import RequestOffice
from cti_gateway.ports.store import Store
from cti_gateway.ports.tickets import TicketOffice


class Choice(msgspec.Struct, frozen=True):
    """One configured code and its names."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class WebOptions:
    """What the forms offer."""

    outcomes: tuple[Choice, ...]
    reasons: tuple[Choice, ...]
    dials_out: bool = False
    answers_phones: bool = False
    leave_types: tuple[Choice, ...] = ()
    shifts: tuple[Choice, ...] = ()
    business_types: tuple[Choice, ...] = ()
    phrases: tuple[Choice, ...] = ()
    categories: tuple[Choice, ...] = ()
    quality: tuple[Choice, ...] = ()  # by what calls are scored
    rules: Rules = field(default_factory=Rules)  # of attendance


@dataclass(frozen=True, slots=True)
class WebChecklists:
    """What is ticked before a shift and at a handover, and when one that nobody confirmed is missing.

    ``spot_check``: what is looked at when somebody looks in on a seat.
    """

    pre_shift: tuple[Choice, ...]
    handover: tuple[Choice, ...]
    spot_check: tuple[Choice, ...]
    missing_after_s: int


def known_ticks(checked: Collection[str], choices: Collection[Choice]) -> None:
    """Raises NotFound for what is not on the list (any more)."""
    if not set(checked) <= {choice.code for choice in choices}:
        raise NotFound("checklist_item_unknown")


@dataclass(frozen=True, slots=True)
class WebDeps:
    """``trusted_proxies`` are addresses or networks; ``health`` is true while facts reach the database."""

    store: Store
    inbox: Inbox
    feed: Feed
    queue_book: QueueBook
    clock: Clock
    options: WebOptions
    trusted_proxies: tuple[str, ...]
    registry: CollectorRegistry
    health: Callable[[], bool]
    rosters: RosterOffice
    plan: Plan
    handovers: Handovers
    checklists: WebChecklists
    attendance: Attendance
    office_reports: OfficeReports
    requests: RequestOffice
    tickets: TicketOffice
    consultations: ConsultationDesk
    sheets: Sheets
    papers: Papers
    knowledge: KnowledgeBase
    knowledge_files: KnowledgeFiles
    digest: Digest
    orders: Orders
    callers: Callers
    marks: MarkBook
    crm: Crm
    language: Language = "zh"
    time_zone: str = "Asia/Shanghai"


DEPS = web.AppKey("deps", WebDeps)
