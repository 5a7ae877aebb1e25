"""The knowledge base: where it is kept and searched, how Chinese is read, and what the web asks of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cti_gateway.core.knowledge.analyser import Terms, Wanted
from cti_gateway.core.knowledge.entry import Content, Move, State, Version
from cti_gateway.core.knowledge.imported import Imported, Wrong
from cti_gateway.core.knowledge.marking import Part
from cti_gateway.core.knowledge.ranking import Candidate, Frequencies, Probe

MAX_IMPORT_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What agents asked and did not find."""

    query: str
    category: str  # empty: none was chosen
    times: int
    last_at: int


class KnowledgeStore(Protocol):
    """Versions, and an index of the published ones. Every method may raise StoreUnavailable."""

    async def knowledge_versions(self, entry: int) -> tuple[Version, ...]:
        """The oldest first."""
        ...

    async def knowledge_latest(
        self,
        state: State | None = None,
        *,
        of: Sequence[int] | None = None,
        limit: int = 200,
        offset: int = 0,
    ) -> tuple[Version, ...]:
        """The latest version of each entry (or of these), the newest first; with ``state``, those in it."""
        ...

    async def published_knowledge(self, entries: Sequence[int]) -> tuple[Version, ...]:
        """The published versions of these, in whatever order."""
        ...

    async def add_entries(self, entries: Sequence[tuple[Version, Terms | None]]) -> tuple[int, ...]:
        """New ones, all or none; the published ones with the terms by which they are found."""
        ...

    async def add_version(self, version: Version, replaces: Version | None = None) -> None:
        """Raises Conflict("stale_edit") if such a version is there."""
        ...

    async def move_knowledge(
        self, before: Version, after: Version, *, replaces: Version | None = None, terms: Terms | None = None
    ) -> None:
        """A published version is found by ``terms`` from now on, a withdrawn one no longer.

        Raises Conflict("stale_edit") if ``before`` is not its state any more.
        """
        ...

    async def frequencies(self, asked: Sequence[Wanted]) -> Frequencies:
        """A prefix counts for all terms that begin with it."""
        ...

    async def candidates(
        self, probes: Sequence[Probe], *, category: str | None = None
    ) -> tuple[Candidate, ...]:
        """Entries that have one of them, those that have most if there are more."""
        ...

    async def note_unanswered(self, query: str, category: str, *, by: int, at: int) -> None: ...
    async def unanswered(self, limit: int = 200) -> tuple[Unanswered, ...]:
        """Not seen to, the most frequent first."""
        ...

    async def settle_unanswered(self, query: str, category: str, *, by: int, at: int) -> None:
        """Raises NotFound("unanswered_unknown")."""
        ...


@dataclass(frozen=True, slots=True)
class Hit:
    """A published entry that answers a query."""

    version: Version
    title: tuple[Part, ...]
    excerpt: tuple[Part, ...]


class KnowledgeFiles(Protocol):
    """Entries as files."""

    def read_knowledge(self, file: bytes) -> Sequence[Imported]:
        """Of .xlsx, .docx or Markdown; raises Refused that names row and column, or heading."""
        ...


class KnowledgeBase(Protocol):
    """What readers and editors do. ``by`` is a login."""

    def today(self) -> date:
        """At the site: what decides whether an entry holds."""
        ...

    def letters(self, name: str) -> tuple[str, str]:
        """The initials and the pinyin of a name, as they are typed to find it."""
        ...

    async def search(
        self, query: str, *, category: str | None = None, hint: str | None = None, limit: int = 20
    ) -> tuple[Hit, ...]:
        """Best first; of one ``category`` only, or with a ``hint`` at one."""
        ...

    async def published(self, entry: int) -> Version:
        """Raises NotFound("knowledge_unknown")."""
        ...

    async def create(self, content: Content, *, by: str, note: str = "") -> Version: ...
    async def edit(self, entry: int, content: Content, *, edits: int, by: str, note: str = "") -> Version: ...
    async def move(self, entry: int, version: int, move: Move, *, by: str, note: str = "") -> Version: ...
    async def wrong(self, found: Sequence[Imported]) -> tuple[Wrong, ...]:
        """What keeps these from being taken in."""
        ...

    async def take_in(self, found: Sequence[Imported], *, by: str) -> int:
        """All of them, for review, or none; raises Refused("knowledge_import_wrong")."""
        ...
