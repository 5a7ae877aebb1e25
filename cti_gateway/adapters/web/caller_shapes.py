"""The shapes of what is known of a caller."""

from collections.abc import Mapping
from datetime import date

import msgspec

from cti_gateway.adapters.web.deps import Choice
from cti_gateway.adapters.web.mark_shapes import MarkRow, MarkTelling
from cti_gateway.core.caller import LATELY_DAYS, Earlier
from cti_gateway.core.knowledge.categories import CATEGORIES
from cti_gateway.core.marks import MarkKind, latest
from cti_gateway.core.masking import mask_name, mask_numbers_in
from cti_gateway.core.people import Agent
from cti_gateway.core.records import Direction
from cti_gateway.core.tickets.boxes import box_of
from cti_gateway.core.tickets.deadlines import TicketRules, last_day
from cti_gateway.core.tickets.number import number_of
from cti_gateway.core.tickets.ticket import TicketState
from cti_gateway.ports.callers import KnownCaller, OpenTicket
from cti_gateway.ports.home_area import HomeArea

SUMMARY = 120


class HomeAreaRow(msgspec.Struct, frozen=True):
    zh: str
    en: str
    carrier_zh: str
    carrier_en: str


class EarlierRow(msgspec.Struct, frozen=True):
    """A consultation, or a call without one; ``text``: what was asked."""

    at: int
    direction: Direction
    answered: bool
    agent: str
    outcome: str | None
    category: Choice | None
    text: str


class OpenTicketRow(msgspec.Struct, frozen=True):
    """``no`` is how people speak of it; ``due_day``: the last day for the reply.

    Who may not open it is told where it stands, but not what it is about.
    """

    id: int
    no: str
    may_open: bool
    state: TicketState
    category: Choice | None
    text: str
    opened_at: int
    due_day: date | None
    overdue: bool


class Caller(msgspec.Struct, frozen=True):
    """``lately``: earlier calls in the last ``lately_days``; ``repeated``: called just before, in vain.

    ``crm_link``: where a CRM outside shows the caller; ``crm_asks``: it can be asked for a word.
    """

    name: str
    area: HomeAreaRow | None
    marks: list[MarkRow]
    earlier: list[EarlierRow]
    tickets: list[OpenTicketRow]
    lately: int
    lately_days: int
    repeated: bool
    crm_link: str
    crm_asks: bool


class CrmSaid(msgspec.Struct, frozen=True):
    """What the CRM outside says of the caller: text, and an address; each may be empty."""

    name: str
    note: str
    link: str


class Telling:
    """Tells one reader of a caller; ``own``: who has the call is told the name in full."""

    def __init__(
        self, reader: Agent, names: Mapping[int, str], rules: TicketRules, now: int, *, own: bool
    ) -> None:
        self._reader = reader
        self._marks = MarkTelling(reader, names, now)
        self._names = names
        self._rules = rules
        self._now = now
        self._own = own

    def caller(self, known: KnownCaller, *, crm_link: str, crm_asks: bool) -> Caller:
        return Caller(
            name=known.name if self._own else mask_name(known.name),
            area=_area(known.area),
            marks=[self._marks.row(kind, latest(known.marks).get(kind)) for kind in MarkKind],
            earlier=[self._earlier(one) for one in known.earlier],
            tickets=[self._ticket(one) for one in known.tickets],
            lately=known.lately,
            lately_days=LATELY_DAYS,
            repeated=known.repeated,
            crm_link=crm_link,
            crm_asks=crm_asks,
        )

    def _earlier(self, one: Earlier) -> EarlierRow:
        agent = self._names.get(one.agent_id or 0, "")
        category, text = _category(one.category), _summary(one.text)
        return EarlierRow(one.at, one.direction, one.answered, agent, one.outcome, category, text)

    def _ticket(self, one: OpenTicket) -> OpenTicketRow:
        found = one.standing
        may_open = box_of(self._reader, found, one.ticket.author, self._now) is not None
        return OpenTicketRow(
            id=one.ticket.id,
            no=number_of(one.ticket, self._rules),
            may_open=may_open,
            state=found.state,
            category=_category(found.content.category) if may_open else None,
            text=_summary(found.content.question) if may_open else "",
            opened_at=one.ticket.opened_at,
            due_day=None if found.due_at is None else last_day(found.due_at, self._rules),
            overdue=found.overdue(self._now),
        )


def _area(area: HomeArea | None) -> HomeAreaRow | None:
    return None if area is None else HomeAreaRow(area.zh, area.en, area.carrier_zh, area.carrier_en)


def _category(path: str) -> Choice | None:
    code = path.partition("/")[0]
    names = CATEGORIES.get(code)
    return None if names is None else Choice(code, *names)


def _summary(text: str) -> str:
    return mask_numbers_in(text)[:SUMMARY]
