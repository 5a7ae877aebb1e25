"""The digest: what the core says of its items, with what the store knows and the clock says."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cti_gateway.codec.panel import Topic
from cti_gateway.core.digest.item import DigestAct, DigestItem, DigestState, DigestStep, Gathered
from cti_gateway.core.digest.machine import (
    DigestStanding,
    after,
    check,
    check_answer,
    check_gathered,
    may_be_asked,
    possible,
    sees,
    sees_all,
    standing,
)
from cti_gateway.core.digest.masked import MaskedRecord, masked
from cti_gateway.core.errors import Conflict, NotFound, Refused
from cti_gateway.core.knowledge.entry import Content, Move, Version, drafted, moved
from cti_gateway.core.people import Agent
from cti_gateway.core.reports.questions import Group, Questions
from cti_gateway.core.reports.topics import topic
from cti_gateway.core.roster.shifts import Templates, days
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.digest import Answered, AskedAlike, SeenItem
from cti_gateway.ports.news import Tell, tell_nobody
from cti_gateway.ports.store import AuditEntry, Store

GROUPS, RECORDS_OF_GROUP, LISTED = 40, 20, 300


class StoredDigest:
    """Implements ports.digest.Digest."""

    def __init__(self, store: Store, clock: Clock, templates: Templates, tell: Tell = tell_nobody) -> None:
        self._store = store
        self._tell_panels = tell
        self._clock = clock
        self._templates = templates

    async def asked(self, first: date, last: date, category: str) -> Sequence[AskedAlike]:
        """Day by day and in a thread, as the office's report: calls must not wait."""
        questions = Questions()
        for day in days(first, last):
            found = await self._store.asked_between(*self._templates.bounds(day))
            wanted = [one for one in found if category in ("", topic(one.category))]
            await asyncio.to_thread(questions.add, wanted)
        hot = questions.hottest(GROUPS)
        shown = [number for group in hot for number in _latest(group)]
        records = {one.id: masked(one) for one in await self._store.consultations_numbered(shown)}
        return [
            AskedAlike(
                group.category,
                group.entry,
                group.question,
                group.times,
                tuple(records[number] for number in _latest(group) if number in records),
            )
            for group in hot
        ]

    async def items(self, reader: Agent) -> Sequence[SeenItem]:
        """What changed last comes first."""
        expert = None if sees_all(reader) else reader.login
        found = await self._store.digest_items(expert=expert, limit=LISTED)
        return [_seen(item, standing(item), reader) for item in found]

    async def waiting(self, reader: Agent) -> int:
        """Experts are asked for answers; what they answered waits for the office."""
        asked = await self._store.digest_count(DigestState.ASKED, expert=reader.login)
        return asked + (await self._store.digest_count(DigestState.ANSWERED) if sees_all(reader) else 0)

    async def one(self, item_id: int, reader: Agent) -> tuple[SeenItem, Sequence[MaskedRecord]]:
        """With its records."""
        seen = await self._seen(item_id, reader)
        records = await self._store.consultations_numbered(seen.standing.gathered.records)
        return seen, [masked(one) for one in records]

    async def experts(self) -> Sequence[Agent]:
        """Who may be asked."""
        return [person for person in await self._store.agents() if may_be_asked(person)]

    async def gather(
        self, item_id: int, gathered: Gathered, audit: AuditEntry, by: Agent, *, version: int
    ) -> SeenItem:
        """``item_id`` 0: a new one."""
        seen = await self._seen(item_id, by) if item_id else None
        check(seen.standing if seen else None, DigestAct.GATHER, by)
        check_gathered(gathered)
        known = await self._store.consultations_numbered(gathered.records)
        if {one.id for one in known} != set(gathered.records):
            raise Refused("digest_record_unknown")
        step = DigestStep(self._clock.now(), by.login, DigestAct.GATHER, gathered=gathered)
        if seen is not None:
            return await self._do(seen, step, audit, by, version=version)
        item = DigestItem(0, (step,))
        found = standing(item)
        number = await self._store.add_digest_item(item, found, audit)
        self._tell(number, found)
        return _seen(replace(item, id=number), found, by)

    async def act(
        self, item_id: int, act: DigestAct, said: Answered, audit: AuditEntry, by: Agent, *, version: int
    ) -> SeenItem:
        """All but gathering."""
        seen = await self._seen(item_id, by)
        check(seen.standing, act, by)
        step = DigestStep(self._clock.now(), by.login, act, said.text)
        match act:
            case DigestAct.ASK:
                if said.expert not in {person.login for person in await self.experts()}:
                    raise Refused("digest_expert_unknown")
                step = replace(step, expert=said.expert)
            case DigestAct.ANSWER:
                check_answer(said.text, said.source)
                step = replace(step, source=said.source)
            case DigestAct.DRAFT:
                return await self._do(seen, step, audit, by, version=version, draft=_draft(seen, step))
        return await self._do(seen, step, audit, by, version=version)

    async def _seen(self, item_id: int, reader: Agent) -> SeenItem:
        item = await self._store.digest_item(item_id)
        found = standing(item) if item else None
        if item is None or found is None or not sees(found, reader):
            raise NotFound("digest_unknown")
        return _seen(item, found, reader)

    def _tell(self, item_id: int, *standings: DigestStanding) -> None:
        """Those who saw it, or see it now."""

        def about(reader: Agent) -> list[int]:
            return [item_id] if any(sees(found, reader) for found in standings) else []

        self._tell_panels(Topic.DIGEST, about)

    async def _do(
        self,
        seen: SeenItem,
        step: DigestStep,
        audit: AuditEntry,
        by: Agent,
        *,
        version: int,
        draft: Version | None = None,
    ) -> SeenItem:
        if seen.item.version != version:
            raise Conflict("stale_edit")
        found = after(seen.standing, step)
        await self._store.add_digest_step(seen.item, step, found, audit, by=by.id, draft=draft)
        self._tell(seen.item.id, seen.standing, found)
        return await self._seen(seen.item.id, by)


def _seen(item: DigestItem, found: DigestStanding, reader: Agent) -> SeenItem:
    return SeenItem(item, found, possible(found, reader))


def _draft(seen: SeenItem, step: DigestStep) -> Version:
    """Waiting for review by somebody else than who asked, and who answered."""
    found = seen.standing
    source = found.source or f"问答汇编 Q&A digest {seen.item.id}"
    content = Content(found.gathered.category, found.gathered.question, found.answer, source=source)
    note = f"digest:{seen.item.id}"
    version = drafted(content, by=step.actor, at=step.at, note=note, hands=(found.expert,))
    return moved(version, Move.SUBMIT, by=step.actor, at=step.at)


def _latest(group: Group) -> list[int]:
    return group.records[: -RECORDS_OF_GROUP - 1 : -1]
