"""Forms of calls: what the core says of them, with the call at the seat and what the store has."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from cti_gateway.codec.panel import SeatView
from cti_gateway.core.commands import SaveWrapUp
from cti_gateway.core.consultation.access import SEE_ALL, may_work_on, sees, sees_drafts
from cti_gateway.core.consultation.edit import Edit
from cti_gateway.core.consultation.keeping import corrected, drafted, saved, version_of
from cti_gateway.core.consultation.record import Consultation, Form, State, Version
from cti_gateway.core.consultation.rules import FormRules, checked
from cti_gateway.core.errors import Conflict, Forbidden, Invalid, NotFound, StoreUnavailable
from cti_gateway.core.people import Agent
from cti_gateway.core.records import SeatState
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.consultations import FormChanged, SeenConsultation
from cti_gateway.ports.feed import Feed
from cti_gateway.ports.inbox import Inbox
from cti_gateway.ports.store import AuditEntry, Store

TICKET_DAYS = 14  # what is older somebody has seen to otherwise
DAY_MS = 86_400_000


class StoredConsultations:
    """Implements ports.consultations.ConsultationDesk. ``today`` is the day at the site."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        feed: Feed,
        inbox: Inbox,
        rules: FormRules,
        today: Callable[[], date],
    ) -> None:
        self._store = store
        self._clock = clock
        self._feed = feed
        self._inbox = inbox
        self._today = today
        self.rules = rules

    async def own(self, call_id: str, by: Agent) -> SeenConsultation:
        """This person's form of a call, empty if nothing was written; raises NotFound("call_unknown")."""
        found = await self._store.consultation_of(call_id, by.id)
        return self._seen(found or self._begun(call_id, by), by)

    async def draft(self, call_id: str, edit: Edit, by: Agent) -> SeenConsultation:
        """Keep it as far as it is filled in. Raises Conflict("consultation_saved")."""
        before = await self._store.consultation_of(call_id, by.id) or self._begun(call_id, by)
        form = edit.of(before.form)
        try:
            kept = await self._store.put_draft(drafted(before, form, edits=edit.version))
        except Conflict as conflict:
            raise await self._explained(conflict, call_id, form, by) from None
        return self._seen(kept, by)

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
        before = await self._to_save(call_id, edit.version, by)
        form = edit.of(before.form)
        if self._is_that_save(before, form, edit.version):  # and its answer was lost
            return self._seen(before, by)
        try:
            after = self._saved(before, form, edit.version)
            await self._check_entries(after.form)
            if not self._at_seat(call_id, by):
                version = version_of(after, at=self._clock.now(), actor=f"agent:{by.id}")
                return self._seen(await self._store.save_consultation(after, version, entry), by)
        except Conflict as conflict:
            raise await self._explained(conflict, call_id, form, by) from None
        command = SaveWrapUp(by.id, call_id, after.form.outcome, then_not_ready, after)
        await self._inbox.submit(command, command_id)
        try:
            kept = await self._store.consultation_of(call_id, by.id)
        except StoreUnavailable:
            return None
        return self._seen(kept, by) if kept is not None and kept.state is State.SAVED else None

    async def listed(self, reader: Agent, *, before: int | None = None, limit: int) -> Sequence[Consultation]:
        """Saved ones that began before this, the newest first."""
        agent_id = None if reader.role in SEE_ALL else reader.id
        return await self._store.consultations(agent_id=agent_id, before=before, limit=limit)

    async def drafts(self, reader: Agent) -> Sequence[Consultation]:
        """Everybody's that are not saved yet, from the answer on, the oldest first; raises Forbidden."""
        if not sees_drafts(reader):
            raise Forbidden("forbidden")
        begun = await self._at_seats()
        written = await self._store.consultations_of_calls([one.call_id for one in begun if one.call_id])
        known = {(one.call_id, one.agent_id) for one in written}
        unwritten = [one for one in begun if (one.call_id, one.agent_id) not in known]
        return sorted([*await self._store.consultation_drafts(), *unwritten], key=lambda one: one.started_at)

    async def without_ticket(self, reader: Agent) -> Sequence[Consultation]:
        """The reader's own of late that want a transfer ticket and have none, the oldest first."""
        since = self._clock.now() - TICKET_DAYS * DAY_MS
        return await self._store.consultations_without_ticket(reader.id, since=since)

    async def one(self, consultation_id: int, reader: Agent) -> SeenConsultation:
        """Raises NotFound for what is not the reader's to see."""
        found = await self._store.consultation(consultation_id)
        if found is None or not sees(found, reader):
            raise NotFound("consultation_unknown")
        return self._seen(found, reader)

    async def to_work_on(self, consultation_id: int, by: Agent) -> SeenConsultation:
        """What this person may see in full, and correct; raises Forbidden."""
        seen = await self.one(consultation_id, by)
        if not seen.may_work_on:
            raise Forbidden("forbidden")
        return seen

    async def correct(
        self, consultation_id: int, edit: Edit, reason: str, entry: AuditEntry, by: Agent
    ) -> SeenConsultation:
        """Raises Forbidden or Conflict("consultation_unsaved")."""
        before = (await self.to_work_on(consultation_id, by)).one
        form, rules, today = edit.of(before.form), self.rules, self._today()
        try:
            after = corrected(before, form, edits=edit.version, reason=reason, rules=rules, today=today)
            await self._check_entries(after.form)
            version = version_of(after, at=self._clock.now(), actor=f"agent:{by.id}", reason=reason.strip())
            return self._seen(await self._store.save_consultation(after, version, entry), by)
        except Conflict as conflict:
            if conflict.code != "stale_edit":
                raise
            raise FormChanged(await self.one(consultation_id, by), form) from None

    async def versions(
        self, consultation_id: int, reader: Agent
    ) -> tuple[SeenConsultation, Sequence[Version]]:
        """Since it was saved, the oldest first."""
        seen = await self.one(consultation_id, reader)
        return seen, await self._store.consultation_versions(consultation_id)

    def _seen(self, one: Consultation, reader: Agent) -> SeenConsultation:
        own = one.agent_id == reader.id and one.call_id is not None
        clear = own and self._at_seat(one.call_id, reader)
        return SeenConsultation(one, clear, may_work_on(one, reader))

    def _at_seat(self, call_id: str | None, by: Agent) -> bool:
        seat = self._feed.seat_of(by.id)
        return seat is not None and seat.call_id == call_id

    async def _at_seats(self) -> list[Consultation]:
        """Of everybody whose call is answered: the form begins with that, its row with the first word."""
        units = {agent.id: agent.unit for agent in await self._store.agents()}
        begun = [
            self._begun_at(seat, seat.call_id, seat.agent.id, units.get(seat.agent.id, ""))
            for seat in self._feed.seats()
            if seat.agent is not None and seat.call_id is not None
        ]
        return [one for one in begun if one is not None]

    def _begun(self, call_id: str, by: Agent) -> Consultation:
        """Of the caller whom this person serves, or has served; raises NotFound("call_unknown")."""
        seat = self._feed.seat_of(by.id)
        begun = None if seat is None else self._begun_at(seat, call_id, by.id, by.unit)
        if begun is None:
            raise NotFound("call_unknown")
        return begun

    def _begun_at(self, seat: SeatView, call_id: str, agent_id: int, unit: str) -> Consultation | None:
        call = self._feed.call(call_id)
        if call is None or seat.call_id != call_id:
            return None
        serves = seat.state is SeatState.TALKING and call.seat == seat.number  # and is not just consulted
        if not serves and seat.state is not SeatState.ACW:
            return None
        began = seat.since if serves else call.answered_at or seat.since
        return Consultation(call_id, call.number, agent_id, unit, seat.number, began, Form())

    async def _to_save(self, call_id: str, version: int, by: Agent) -> Consultation:
        """As it is stored; while the database is away, as whoever edited it says that it is."""
        try:
            found = await self._store.consultation_of(call_id, by.id)
        except StoreUnavailable:
            return replace(self._begun(call_id, by), version=version)
        return found or self._begun(call_id, by)

    def _saved(self, before: Consultation, form: Form, edits: int) -> Consultation:
        now = self._clock.now()
        return saved(before, form, edits=edits, at=now, rules=self.rules, today=self._today())

    def _is_that_save(self, before: Consultation, form: Form, edits: int) -> bool:
        if before.state is not State.SAVED or before.version != edits + 1:
            return False
        return checked(form, self.rules, self._today()) == before.form

    async def _check_entries(self, form: Form) -> None:
        """Raises Invalid for an entry, or a version of it, that never was. What cannot be asked is taken."""
        try:
            for used in form.used:
                versions = await self._store.knowledge_versions(used.entry)
                if all(one.version != used.version for one in versions):
                    unknown = NotFound("consultation_entry_unknown", entry=used.entry)
                    raise Invalid("consultation_invalid", {"used": unknown})
        except StoreUnavailable:
            return

    async def _explained(self, conflict: Conflict, call_id: str, yours: Form, by: Agent) -> Conflict:
        """With both forms, if it is that somebody was faster."""
        if conflict.code != "stale_edit":
            return conflict
        return FormChanged(await self.own(call_id, by), yours)
