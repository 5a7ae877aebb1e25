"""The knowledge base: what the core says of entries and queries, with what is stored."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cti_gateway.core.errors import NotFound, Refused
from cti_gateway.core.knowledge import imported
from cti_gateway.core.knowledge.analyser import Reading, letters_of, terms_of, wanted
from cti_gateway.core.knowledge.entry import (
    Content,
    Move,
    State,
    Version,
    check_restores,
    drafted,
    edited,
    moved,
    published,
    replaced_by,
)
from cti_gateway.core.knowledge.imported import Imported, Wrong
from cti_gateway.core.knowledge.marking import excerpt, marked
from cti_gateway.core.knowledge.ranking import probes, ranked
from cti_gateway.ports.clock import Clock
from cti_gateway.ports.knowledge import Hit, KnowledgeStore

LONGEST_QUERY = 100


class StoredKnowledge:
    """Implements ports.knowledge.KnowledgeBase."""

    def __init__(self, store: KnowledgeStore, clock: Clock, time_zone: str, read: Reading) -> None:
        self._store = store
        self._clock = clock
        self._zone = ZoneInfo(time_zone)
        self._read = read
        self._letters: dict[str, tuple[str, str]] = {}

    def today(self) -> date:
        """At the site."""
        return datetime.fromtimestamp(self._clock.now() / 1000, self._zone).date()

    def letters(self, name: str) -> tuple[str, str]:
        """The initials and the pinyin of a name, as they are typed to find it."""
        if name not in self._letters:  # names of the configuration, so there are not many
            self._letters[name] = letters_of(name, self._read)
        return self._letters[name]

    async def search(
        self, query: str, *, category: str | None = None, hint: str | None = None, limit: int = 20
    ) -> tuple[Hit, ...]:
        """Best first; of one ``category`` only, or with a ``hint`` at one."""
        asked = wanted(query[:LONGEST_QUERY], self._read)
        known = await self._store.frequencies(asked)
        found = await self._store.candidates(probes(asked, known), category=category)
        best = ranked(found, asked, known, today=self.today(), hint=hint)[:limit]
        versions = {one.entry: one for one in await self._store.published_knowledge(best)}
        return tuple(
            Hit(
                versions[entry],
                marked(versions[entry].content.title, asked, self._read),
                excerpt(versions[entry].content.answer, asked),
            )
            for entry in best
            if entry in versions  # it may have been withdrawn meanwhile
        )

    async def published(self, entry: int) -> Version:
        """Raises NotFound("knowledge_unknown")."""
        version = published(await self._store.knowledge_versions(entry))
        if version is None:
            raise NotFound("knowledge_unknown")
        return version

    async def create(self, content: Content, *, by: str, note: str = "") -> Version:
        """A draft; raises Invalid."""
        version = drafted(content, by=by, at=self._clock.now(), note=note)
        (entry,) = await self._store.add_entries([(version, None)])
        return (await self._store.knowledge_versions(entry))[-1]

    async def edit(self, entry: int, content: Content, *, edits: int, by: str, note: str = "") -> Version:
        """A new draft; raises NotFound, Invalid, Conflict("stale_edit")."""
        versions = await self._store.knowledge_versions(entry)
        version = edited(versions, content, edits=edits, by=by, at=self._clock.now(), note=note)
        await self._store.add_version(version, replaced_by(version, versions))
        return version

    async def move(self, entry: int, version: int, move: Move, *, by: str, note: str = "") -> Version:
        """Raises NotFound, Conflict, Forbidden("knowledge_own_review")."""
        versions = await self._store.knowledge_versions(entry)
        before = next((one for one in versions if one.version == version), None)
        if before is None:
            raise NotFound("knowledge_unknown")
        if move is Move.RESTORE:
            check_restores(before, versions)
        after = moved(before, move, by=by, at=self._clock.now(), note=note)
        if after.state is State.PUBLISHED:
            terms = terms_of(after.content, self._read)
            await self._store.move_knowledge(
                before, after, replaces=replaced_by(after, versions), terms=terms
            )
        else:
            await self._store.move_knowledge(before, after)
        return after

    async def wrong(self, found: Sequence[Imported]) -> tuple[Wrong, ...]:
        """What keeps these from being taken in."""
        return tuple(imported.wrong(found))

    async def take_in(self, found: Sequence[Imported], *, by: str) -> int:
        """All of them, for review, or none; raises Refused("knowledge_import_wrong")."""
        if count := len(await self.wrong(found)):
            raise Refused("knowledge_import_wrong", count=count)
        now = self._clock.now()
        drafts = [drafted(one.content, by=by, at=now) for one in found]
        await self._store.add_entries([(moved(draft, Move.SUBMIT, by=by, at=now), None) for draft in drafts])
        return len(drafts)
