"""Durable storage. Every method may raise StoreUnavailable."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cti_gateway.core.attendance.refusal import Refusal
from cti_gateway.core.attendance.ruling import Ruling
from cti_gateway.core.attendance.spot_check import SpotCheck
from cti_gateway.core.attendance.trace import Trace
from cti_gateway.core.calendar import SpecialDay
from cti_gateway.core.consultation.record import Consultation, Version
from cti_gateway.core.digest.item import DigestItem, DigestState, DigestStep
from cti_gateway.core.digest.machine import DigestStanding
from cti_gateway.core.handover.handover import Confirmation
from cti_gateway.core.handover.notices import Notice
from cti_gateway.core.handover.pre_shift import PreShift
from cti_gateway.core.knowledge.entry import Version as KnowledgeVersion
from cti_gateway.core.marks import Mark
from cti_gateway.core.order import Answer, Order
from cti_gateway.core.people import Agent, Queue, Role, Seat, Skills
from cti_gateway.core.quality import QualityForm
from cti_gateway.core.records import (
    CallbackRecord,
    CallFact,
    CallRecord,
    Outage,
    PresencePermit,
    Record,
    SeatFact,
    Uncovered,
)
from cti_gateway.core.reports.asked import Asked
from cti_gateway.core.reports.calls import CallSums, ReportRules
from cti_gateway.core.requests.delegation import Delegation
from cti_gateway.core.requests.request import Request, Step
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.core.tickets.batch import Batch
from cti_gateway.core.tickets.boxes import Selection
from cti_gateway.core.tickets.machine import Standing
from cti_gateway.core.tickets.ticket import ClockEntry, Ticket, TicketState, TicketStep
from cti_gateway.ports.knowledge import KnowledgeStore


@dataclass(frozen=True, slots=True)
class Recollection:
    """What the engine must know of the time before a restart."""

    seats: tuple[SeatFact, ...]  # of each seat the latest, and the latest of who stood by there
    calls: tuple[CallRecord, ...]  # not ended, or ended and awaiting its wrap-up
    written_at: int | None  # the instant of the last record of any kind
    callbacks: tuple[CallbackRecord, ...] = ()  # pending
    lately: tuple[SeatFact, ...] = ()  # of the last two hours, in the order in which they were written
    uncovered: tuple[Uncovered, ...] = ()  # of the last day
    told: tuple[CallFact, ...] = ()  # of the last two hours, what queues are learnt from, in order


class Journal(Protocol):
    """Append-only facts, and the call summaries derived from them."""

    async def append(self, records: Sequence[Record]) -> None:
        """Write all in order in one transaction. Writing the same record twice leaves one.

        Raises StoreRefused if it will not take one of them, whatever the time.
        """
        ...

    async def recall(self) -> Recollection:
        """Read back what is open."""
        ...


@dataclass(frozen=True, slots=True)
class Credentials:
    """What login needs to know of a person."""

    agent: Agent
    password_hash: str
    failures: int
    locked_until: int | None


class ConfiguredWorld(Protocol):
    """People, seats and queues, as they are now."""

    async def revision(self) -> object:
        """Differs from the last one whenever anything of it has changed."""
        ...

    async def agents(self) -> tuple[Agent, ...]: ...
    async def seats(self) -> tuple[Seat, ...]: ...
    async def queues(self) -> tuple[Queue, ...]: ...


class Directory(ConfiguredWorld, Protocol):
    """The same, and what changes them."""

    async def revision(self) -> int: ...
    async def credentials(self, login: str) -> Credentials | None: ...
    async def add_agent(
        self,
        *,
        login: str,
        name: str,
        role: Role,
        password_hash: str,
        queues: Sequence[str] = (),
        backup_queues: Sequence[str] = (),
        skills: Skills = (),
        weight: int = 1,
        unit: str = "",
    ) -> Agent:
        """Raises Conflict("login_taken")."""
        ...

    async def put_seat(self, seat: Seat) -> None:
        """Insert or change by number; raises Conflict("extension_taken")."""
        ...

    async def put_queues(self, queues: Sequence[Queue]) -> None:
        """Make the stored queues equal these (calls keep the key of a removed one)."""
        ...

    async def note_login(self, agent_id: int, *, failures: int, locked_until: int | None) -> None: ...


@dataclass(frozen=True, slots=True)
class WebSession:
    """A logged-in browser. Only a hash of its token is kept."""

    token_hash: str
    agent_id: int
    ip: str
    created_at: int
    seen_at: int
    expires_at: int


class Sessions(Protocol):
    """Server-side login sessions."""

    async def open_session(self, session: WebSession) -> None: ...
    async def session(self, token_hash: str) -> tuple[WebSession, Agent] | None: ...
    async def touch_session(self, token_hash: str, seen_at: int, expires_at: int) -> None: ...
    async def close_session(self, token_hash: str) -> None: ...
    async def close_other_sessions(self, agent_id: int, besides: str) -> tuple[str, ...]:
        """All of this person but one; their hashes."""
        ...


class CallArchive(Protocol):
    """Calls of the past."""

    async def calls(
        self, *, agent_id: int | None = None, before: int | None = None, limit: int = 50
    ) -> tuple[CallRecord, ...]:
        """Newest first; ``before`` is an ``arrived_at`` to page on."""
        ...

    async def calls_from(
        self, numbers: Collection[str], *, besides: str, limit: int = 10
    ) -> tuple[CallRecord, ...]:
        """Earlier calls by one of these numbers, newest first, without the call ``besides``."""
        ...

    async def call(self, call_id: str) -> CallRecord | None: ...


class ReportFacts(Protocol):
    """What the office's reports count."""

    async def call_sums(self, from_at: int, to_at: int, rules: ReportRules) -> dict[int, CallSums]:
        """Of calls that arrived in this time, by the hour since it began; of hours that had some."""
        ...

    async def asked_between(self, from_at: int, to_at: int) -> Sequence[Asked]:
        """Saved consultations that began in this time, in order."""
        ...


@dataclass(frozen=True, slots=True)
class MissedCall:
    """A call that ended unanswered; ``done_at`` and ``done_by`` (a person): it has been seen to."""

    call: CallRecord
    done_at: int | None
    done_by: int | None


class Callbacks(Protocol):
    """Callers who are to be called back."""

    async def callbacks(self) -> tuple[CallbackRecord, ...]:
        """The pending ones, the oldest first."""
        ...


class MissedCalls(Protocol):
    """Calls that nobody answered: closed, abandoned."""

    async def missed_calls(self, *, before: int | None = None, limit: int = 50) -> tuple[MissedCall, ...]:
        """Newest first; ``before`` is an ``arrived_at`` to page on."""
        ...

    async def settle_missed(self, call_id: str, *, agent_id: int, at: int) -> None:
        """Keep who did it first; raises Conflict("missed_call_settled")."""
        ...

    async def reopen_missed(self, call_id: str, *, agent_id: int, at: int) -> None:
        """It is not done after all; raises Conflict("missed_call_open")."""
        ...


@dataclass(frozen=True, slots=True)
class RosterVersion:
    """A roster as it was published, for its days. ``actor`` is a login."""

    id: int
    first: date
    last: date
    at: int
    actor: str
    reason: str
    slots: tuple[Slot, ...]


class Rosters(Protocol):
    """Published rosters: appended, never changed."""

    async def publish_roster(
        self, slots: Sequence[Slot], *, first: date, last: date, at: int, actor: str, reason: str
    ) -> int:
        """The number of the new version."""
        ...

    async def roster_revision(self) -> int:
        """Differs from the last one whenever a version was published."""
        ...

    async def presence_permits(self, since: int) -> tuple[PresencePermit, ...]:
        """Those that end after this, in the order in which they were given."""
        ...

    async def rosters(self, first: date, last: date) -> tuple[RosterVersion, ...]:
        """Every version that covers one of these days, the oldest first."""
        ...

    async def roster(self, number: int) -> RosterVersion | None:
        """The version of this number."""
        ...


class Rulings(Protocol):
    """What was decided of findings: appended, never changed."""

    async def add_ruling(self, ruling: Ruling, entry: "AuditEntry") -> None:
        """With the entry, or not at all."""
        ...

    async def rulings(self, first: date, last: date) -> tuple[Ruling, ...]:
        """Of shifts of these days, the oldest first."""
        ...


class Refusals(Protocol):
    """Orders that were refused: appended, never changed."""

    async def add_refusal(self, place: Place, refusal: Refusal, entry: "AuditEntry") -> None:
        """In this shift; with the entry, or not at all; raises Conflict("refusal_there")."""
        ...

    async def refusals(self, first: date, last: date) -> tuple[Refusal, ...]:
        """In shifts of these days, in the order in which they were noted."""
        ...


class SpotChecks(Protocol):
    """What people in charge saw: appended, never changed."""

    async def add_spot_check(self, spot: SpotCheck, entry: "AuditEntry") -> None:
        """With the entry, or not at all."""
        ...

    async def spot_checks(self, from_at: int, to_at: int) -> tuple[SpotCheck, ...]:
        """In [from_at, to_at), the oldest first."""
        ...


class QualityForms(Protocol):
    """How people in charge scored calls: appended, never changed."""

    async def add_quality_form(self, form: QualityForm, entry: "AuditEntry") -> None:
        """With the entry, or not at all; raises Conflict("quality_there") for a second of the same person."""
        ...

    async def quality_forms(self, from_at: int, to_at: int) -> tuple[QualityForm, ...]:
        """Those of [from_at, to_at), the newest first."""
        ...

    async def quality_forms_of(self, call_id: str) -> tuple[QualityForm, ...]:
        """Of this call, the newest first."""
        ...


class Orders(Protocol):
    """Orders that leads gave, each with at most one answer: appended, never changed."""

    async def order(self, order_id: int) -> Order | None:
        """By its number."""
        ...

    async def orders_given(self, from_at: int, to_at: int) -> tuple[Order, ...]:
        """In [from_at, to_at), the newest first."""
        ...

    async def orders_refused(self, from_at: int, to_at: int) -> tuple[Order, ...]:
        """In [from_at, to_at), in the order in which they were refused."""
        ...

    async def add_order(self, order: Order, entry: "AuditEntry") -> Order:
        """With the entry, whose target becomes the number that the order gets, or not at all."""
        ...

    async def answer_order(self, order: Order, answer: Answer, entry: "AuditEntry") -> None:
        """With the entry, or not at all; raises Conflict("order_answered")."""
        ...

    async def read_order(self, order: Order, at: int, entry: "AuditEntry") -> None:
        """Who gave it has read that it stands where it does: with the entry; the first time is kept."""
        ...


class Evidence(Protocol):
    """What attendance is judged from."""

    async def traces(self, from_at: int, to_at: int) -> list[Trace]:
        """Those of this time, in the order in which they were written."""
        ...

    async def outages(self, from_at: int, to_at: int) -> tuple[Outage, ...]:
        """Those that touch this time."""
        ...

    async def uncovered(self, from_at: int, to_at: int) -> tuple[Uncovered, ...]:
        """Those that touch this time, in order."""
        ...


class HandoverBook(Protocol):
    """What each side of a handover confirmed: appended."""

    async def confirm_handover(self, place: Place, confirmation: Confirmation) -> None:
        """Raises Conflict("handover_confirmed") if that person has."""
        ...

    async def handover_confirmations(self, first: date, last: date) -> Sequence[tuple[Place, Confirmation]]:
        """Of handovers from shifts of these days, in the order in which they were given."""
        ...


class PreShifts(Protocol):
    """What people ticked before their shifts: appended."""

    async def add_pre_shift(self, check: PreShift) -> None:
        """One more."""
        ...

    async def pre_shifts(self, from_at: int, to_at: int) -> Sequence[PreShift]:
        """Those of [from_at, to_at), the oldest first."""
        ...

    async def last_pre_shift(self, login: str) -> PreShift | None:
        """This person's newest."""
        ...


class Notices(Protocol):
    """What everybody is to know for a time, and who has read it."""

    async def post_notice(self, text: str, *, from_at: int, until: int, at: int, actor: str) -> int:
        """Its number."""
        ...

    async def notices(self, since: int) -> Sequence[Notice]:
        """Those that end after this, the newest first."""
        ...

    async def read_notice(self, notice_id: int, *, agent_id: int, at: int) -> None:
        """The first time is kept; raises NotFound("notice_unknown")."""
        ...

    async def unread_notice(self, notice_id: int, *, agent_id: int, at: int) -> None:
        """It was not read after all; raises NotFound("notice_unknown")."""
        ...


class Consultations(Protocol):
    """Forms of calls. What ends after-call work is saved by ``Journal.append``, with the call's facts."""

    async def consultation(self, consultation_id: int) -> Consultation | None: ...

    async def consultation_of(self, call_id: str, agent_id: int) -> Consultation | None:
        """This person's form of the call, draft or saved."""
        ...

    async def consultations_of_calls(self, call_ids: Collection[str]) -> tuple[Consultation, ...]:
        """Everybody's, in the order in which they had the caller."""
        ...

    async def consultations_from(
        self, numbers: Collection[str], *, limit: int = 10
    ) -> tuple[Consultation, ...]:
        """Saved ones of one of these numbers, newest first."""
        ...

    async def consultations_between(self, from_at: int, to_at: int) -> tuple[Consultation, ...]:
        """Saved ones that began in this time, the oldest first."""
        ...

    async def consultations(
        self, *, agent_id: int | None = None, before: int | None = None, limit: int
    ) -> tuple[Consultation, ...]:
        """Saved ones of one agent, or of all, that began before this; newest first."""
        ...

    async def consultations_numbered(self, numbers: Sequence[int]) -> tuple[Consultation, ...]:
        """Saved ones, the oldest first."""
        ...

    async def consultations_without_ticket(self, agent_id: int, *, since: int) -> tuple[Consultation, ...]:
        """This person's saved ones since then that want a transfer ticket, and neither they nor their call
        have one; the oldest first."""
        ...

    async def consultation_drafts(self, *, seat: str | None = None) -> tuple[Consultation, ...]:
        """Not saved yet, the oldest first; of this seat, or of all."""
        ...

    async def consultation_versions(self, consultation_id: int) -> tuple[Version, ...]:
        """Since it was saved, the oldest first."""
        ...

    async def put_draft(self, draft: Consultation) -> Consultation:
        """In place of the version before it, or new; raises Conflict("stale_edit")."""
        ...

    async def save_consultation(
        self, one: Consultation, version: Version, entry: "AuditEntry"
    ) -> Consultation:
        """Saved or corrected in place of the version before it; raises Conflict("stale_edit")."""
        ...


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what to what, from where, with which result. Never a secret, never a full number."""

    at: int
    actor: str  # "agent:7", or "login:name" before anyone is known
    ip: str
    action: str  # login, logout, sign_in, reveal_number, …
    target: str
    result: str  # "ok" or an error code
    detail: str = ""


class AuditLog(Protocol):
    """Append-only."""

    async def audit(self, entry: AuditEntry) -> None: ...


class Requests(Protocol):
    """Requests and the steps that they went through, and the director's delegations: appended, never changed.

    Each comes with its audit entry, or not at all; readers of rosters learn of it by ``revision``.
    """

    async def requests(self, from_at: int, to_at: int) -> tuple[Request, ...]:
        """Those whose time touches this one, the oldest first."""
        ...

    async def request(self, request_id: int) -> Request | None: ...

    async def add_request(self, request: Request, entry: AuditEntry) -> int:
        """The number that it gets."""
        ...

    async def add_step(self, request_id: int, version: int, step: Step, entry: AuditEntry) -> None:
        """After so many steps; raises Conflict("stale_edit") if there are more."""
        ...

    async def delegations(self) -> tuple[Delegation, ...]:
        """The oldest first."""
        ...

    async def add_delegation(self, delegation: Delegation, entry: AuditEntry) -> None: ...


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step of a ticket after so many, and where the ticket stands by it."""

    ticket: int
    version: int
    step: TicketStep
    standing: Standing


class TicketStore(Protocol):
    """Tickets and their steps: appended, never changed. Steps come with their audit entry, or not at all."""

    async def ticket(self, ticket_id: int) -> Ticket | None: ...

    async def tickets(
        self, selections: Sequence[Selection], now: int, *, before: int | None = None, limit: int
    ) -> tuple[Ticket, ...]:
        """Those in one of them, the newest first; ``before`` is a number."""
        ...

    async def ticket_counts(self, selections: Sequence[Selection], now: int) -> tuple[int, ...]:
        """How many there are in each."""
        ...

    async def tickets_in(
        self, states: Collection[TicketState], *, authors: Collection[int] | None = None
    ) -> tuple[Ticket, ...]:
        """The oldest first; of these people, or of all."""
        ...

    async def tickets_of(self, numbers: Collection[str], *, limit: int = 10) -> tuple[Ticket, ...]:
        """Of a citizen's numbers, drafts left out, the newest first."""
        ...

    async def tickets_due_since(
        self, from_at: int, opened_before: int, *, after: int, limit: int
    ) -> tuple[Ticket, ...]:
        """All that may have been given to a unit since then, opened before ``opened_before``: the last reply
        is, or was, due since, or the unit gave it back. In order, those with a number ``after`` this."""
        ...

    async def add_ticket(self, ticket: Ticket, standing: Standing, entry: AuditEntry) -> int:
        """With its first step; the number that it gets."""
        ...

    async def add_ticket_steps(self, steps: Sequence[NextStep], entry: AuditEntry) -> None:
        """All or none; raises Conflict("ticket_changed") if one of the tickets has more steps by now."""
        ...

    async def add_clock_entries(self, ticket_id: int, entries: Sequence[ClockEntry]) -> None:
        """All or none."""
        ...

    async def batches(self, *, reported: bool, before: int | None = None, limit: int) -> tuple[Batch, ...]:
        """The newest first; ``reported``: only what was. ``before`` is a morning."""
        ...

    async def tickets_of_batch(self, from_at: int, to_at: int) -> tuple[Ticket, ...]:
        """Of the mornings in this time, the oldest first."""
        ...


class Marks(Protocol):
    """Marks of numbers: every version stays."""

    async def marks_of(self, numbers: Collection[str]) -> tuple[Mark, ...]:
        """Every version of each kind, the oldest first."""
        ...

    async def latest_marks(self) -> tuple[Mark, ...]:
        """Of every number and kind the last version, the newest first."""
        ...

    async def mark(self, mark_id: int) -> Mark | None:
        """A version by its id."""
        ...

    async def add_mark(self, mark: Mark, entry: AuditEntry) -> Mark:
        """With the entry, or not at all; raises Conflict("mark_changed") if that version is there."""
        ...


@dataclass(frozen=True, slots=True)
class QueueVersion:
    """What a queue was like from then on. ``body`` is JSON, as the configuration would write the queue."""

    key: str
    version: int
    at: int
    actor: str  # "agent:7", or "file" for version 0: what the configuration said before the first edit
    reason: str
    body: str


class DigestStore(Protocol):
    """Questions of the digest, step by step."""

    async def digest_item(self, item_id: int) -> DigestItem | None: ...

    async def digest_items(self, *, expert: str | None = None, limit: int) -> tuple[DigestItem, ...]:
        """All, or those asked of this login; what changed last comes first."""
        ...

    async def digest_count(self, state: DigestState, *, expert: str | None = None) -> int:
        """How many stand so; of all, or of those asked of this login."""
        ...

    async def add_digest_item(self, item: DigestItem, found: DigestStanding, audit: AuditEntry) -> int:
        """With its first step; the number that it gets."""
        ...

    async def add_digest_step(
        self,
        item: DigestItem,
        step: DigestStep,
        found: DigestStanding,
        audit: AuditEntry,
        *,
        by: int,
        draft: KnowledgeVersion | None = None,
    ) -> None:
        """By this person's number; ``draft`` becomes an entry, and the queries are settled, all at once.

        Raises Conflict("stale_edit") if the item has more steps by now.
        """
        ...


class QueueVersions(Protocol):
    """Append-only."""

    async def queue_versions(self) -> tuple[QueueVersion, ...]:
        """Oldest first."""
        ...

    async def add_queue_versions(self, versions: Sequence[QueueVersion], entry: AuditEntry) -> None:
        """With the entry, or not at all; raises Conflict("stale_edit") if one is there already."""
        ...


class SpecialDays(Protocol):
    """Holidays and make-up working days that somebody imported."""

    async def special_days(self) -> tuple[SpecialDay, ...]: ...

    async def put_special_days(self, days: Sequence[SpecialDay], entry: AuditEntry) -> None:
        """All there are of the years that they name; with the entry, or not at all."""
        ...


class Store(
    Journal,
    Directory,
    QueueVersions,
    SpecialDays,
    Sessions,
    CallArchive,
    ReportFacts,
    Callbacks,
    MissedCalls,
    Rosters,
    Requests,
    TicketStore,
    Evidence,
    Rulings,
    Refusals,
    Orders,
    SpotChecks,
    QualityForms,
    HandoverBook,
    PreShifts,
    Notices,
    Consultations,
    DigestStore,
    Marks,
    AuditLog,
    KnowledgeStore,
    Protocol,
):
    """All of it, on one database."""

    async def ping(self) -> None:
        """Prove that the database answers and can be written."""
        ...

    async def close(self) -> None: ...
