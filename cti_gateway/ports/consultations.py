"""Consultations, as people deal with them. Every method may raise StoreUnavailable."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from cti_gateway.core.consultation.edit import Edit
from cti_gateway.core.consultation.record import Consultation, Form, Version
from cti_gateway.core.consultation.rules import FormRules
from cti_gateway.core.errors import Conflict
from cti_gateway.core.people import Agent
from cti_gateway.ports.store import AuditEntry


@dataclass(frozen=True, slots=True)
class SeenConsultation:
    """A consultation for a reader. ``clear``: the caller's data need not be masked."""

    one: Consultation
    clear: bool
    may_work_on: bool


class FormChanged(Conflict):
    """The form has gone on since the version that was edited: both are there to choose from."""

    def __init__(self, current: SeenConsultation, yours: Form) -> None:
        super().__init__("stale_edit", version=current.one.version)
        self.current = current
        self.yours = yours


class ConsultationDesk(Protocol):
    """Writing down what callers ask (A6.2 to A6.5).

    What is not the reader's to see is not there: NotFound("consultation_unknown"). Whoever edits what has
    changed meanwhile meets FormChanged; a form that cannot be kept meets Invalid, which names its fields.
    """

    @property
    def rules(self) -> FormRules: ...

    async def own(self, call_id: str, by: Agent) -> SeenConsultation:
        """This person's form of a call, empty if nothing was written; raises NotFound("call_unknown")."""
        ...

    async def draft(self, call_id: str, edit: Edit, by: Agent) -> SeenConsultation:
        """Keep it as far as it is filled in. Raises Conflict("consultation_saved")."""
        ...

    async def save(
        self,
        call_id: str,
        edit: Edit,
        entry: AuditEntry,
        by: Agent,
        *,
        then_not_ready: str | None,
        command_id: str | None,
    ) -> SeenConsultation | None:
        """Keep it whole and end the after-call work with it. None: the database is away, it is kept for it.

        A draft whose call is at the seat no longer is saved too, with this audit entry.
        """
        ...

    async def listed(self, reader: Agent, *, before: int | None = None, limit: int) -> Sequence[Consultation]:
        """Saved ones that began before this, the newest first."""
        ...

    async def drafts(self, reader: Agent) -> Sequence[Consultation]:
        """Everybody's that are not saved yet, from the answer of the call on; raises Forbidden."""
        ...

    async def without_ticket(self, reader: Agent) -> Sequence[Consultation]:
        """The reader's own of late that want a transfer ticket and have none, the oldest first."""
        ...

    async def one(self, consultation_id: int, reader: Agent) -> SeenConsultation: ...

    async def to_work_on(self, consultation_id: int, by: Agent) -> SeenConsultation:
        """What this person may see in full, and correct; raises Forbidden."""
        ...

    async def correct(
        self, consultation_id: int, edit: Edit, reason: str, entry: AuditEntry, by: Agent
    ) -> SeenConsultation:
        """Raises Forbidden or Conflict("consultation_unsaved")."""
        ...

    async def versions(
        self, consultation_id: int, reader: Agent
    ) -> tuple[SeenConsultation, Sequence[Version]]:
        """Since it was saved, the oldest first."""
        ...
