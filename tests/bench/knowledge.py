"""Searching the knowledge base: how often it finds what was meant, how fast, and what plain LIKE does.

The queries are of the kinds that agents type: everyday words, abbreviations, initials, pinyin, wrong
characters. They and the entries were written by hand, the queries before any was tried.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path

from sqlalchemy import text

from cti_gateway.adapters import pinyin
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.knowledge.analyser import terms_of
from cti_gateway.core.knowledge.entry import Content, State, Version
from cti_gateway.demo import knowledge
from cti_gateway.service.knowledge import StoredKnowledge
from tests.bench.measure import Effort, Latency, instant_ms, progress
from tests.support.postgres import Postgres

QUERIES = Path(__file__).with_name("knowledge_queries.tsv")
OURS, LIKE = "by terms, in our order", "LIKE '%…%'"
BEST = 5
_LIKE = """
    SELECT title FROM knowledge_version
    WHERE state = 'published' AND (title LIKE :query OR keywords LIKE :query OR answer LIKE :query)
    ORDER BY title LIKE :query DESC, keywords LIKE :query DESC, entry LIMIT 5
"""


@dataclass(frozen=True, slots=True)
class Quality:
    """How many of the queries found the entry that was meant, first or among the first five."""

    way: str
    queries: int
    first: int
    recalled: int

    def line(self) -> str:
        """A row of the table in docs/knowledge.md."""
        return f"| {self.way} | {self.recalled / self.queries:.1%} | {self.first / self.queries:.1%} |"


@dataclass(frozen=True, slots=True)
class Searched:
    """How long a query takes among so many entries."""

    database: str
    way: str
    entries: int
    latency: Latency


def queries() -> list[tuple[str, str]]:
    """What is typed, and the title of the entry that is meant."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    return [(typed, meant) for typed, meant in (line.split("\t") for line in lines)]


class _StandingClock:
    def now(self) -> int:
        return 1_772_323_200_000


class Bench:
    """Both ways of searching the same entries."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store
        self._base = StoredKnowledge(store, _StandingClock(), "Asia/Shanghai", pinyin.read)

    async def ours(self, query: str) -> list[str]:
        """The titles of the best."""
        return [hit.version.content.title for hit in await self._base.search(query, limit=BEST)]

    async def like(self, query: str) -> list[str]:
        """What the database alone finds."""
        async with self._store._reading() as connection:
            rows = await connection.execute(text(_LIKE), {"query": f"%{query}%"})
            return list(rows.scalars())


@asynccontextmanager
async def filled(url: str, entries: Sequence[Content]) -> AsyncIterator[Bench]:
    """A database with these, published."""
    store = await SqlStore.open(url)
    published = [Version(0, 1, State.PUBLISHED, one, ("a",), 1, "b", 1) for one in entries]
    await store.add_entries([(one, terms_of(one.content, pinyin.read)) for one in published])
    yield Bench(store)
    await store.close()


async def quality(bench: Bench) -> list[Quality]:
    """Of both ways."""
    asked = queries()
    results = []
    for way, search in ((OURS, bench.ours), (LIKE, bench.like)):
        found = [(await search(typed), meant) for typed, meant in asked]
        first = sum(titles[:1] == [meant] for titles, meant in found)
        results.append(Quality(way, len(asked), first, sum(meant in titles for titles, meant in found)))
    return results


def many(count: int) -> list[Content]:
    """Variations of the demo's entries: harder than real ones, for all terms are frequent."""
    entries = islice(cycle(knowledge.contents()), count)
    return [replace(one, title=f"{one.title}（{number}号）") for number, one in enumerate(entries)]


def _sqlite(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder}/knowledge.db"


async def measure(folder: Path, effort: Effort) -> list[Searched]:
    """Every query, as often as there are repetitions, both ways in turn, on one database and the other."""
    entries = many(effort.entries)
    progress(f"searching {len(entries):,} entries")
    results = await _measure("SQLite", _sqlite(folder), entries, effort)
    server = Postgres()
    try:
        return results + await _measure("PostgreSQL", server.new_database(), entries, effort)
    finally:
        server.remove()


async def _measure(database: str, url: str, entries: Sequence[Content], effort: Effort) -> list[Searched]:
    async with filled(url, entries) as bench:
        ways = {OURS: bench.ours, LIKE: bench.like}
        took: dict[str, list[list[float]]] = {way: [] for way in ways}
        for _ in range(effort.repetitions):
            for way, search in ways.items():
                times = []
                for typed, _meant in queries():
                    began = instant_ms()
                    await search(typed)
                    times.append(instant_ms() - began)
                took[way].append(times)
    return [Searched(database, way, len(entries), Latency.of(times)) for way, times in took.items()]


async def _print_quality(folder: Path) -> None:
    async with filled(_sqlite(folder), list(knowledge.contents())) as bench:
        print("\n".join(one.line() for one in await quality(bench)))


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        asyncio.run(_print_quality(Path(name)))
