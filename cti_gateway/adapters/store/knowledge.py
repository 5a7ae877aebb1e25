"""The knowledge base: versions of entries, the index of the published ones, and what was not found."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Row, and_, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from cti_gateway.adapters.store import knowledge_index as index
from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.database import Database
from cti_gateway.core.errors import Conflict, NotFound
from cti_gateway.core.knowledge.analyser import Terms, Wanted
from cti_gateway.core.knowledge.entry import Content, State, Version
from cti_gateway.core.knowledge.ranking import FIELDS, Candidate, Frequencies, Probe
from cti_gateway.ports.knowledge import Unanswered

_LAST = "\U0010ffff"  # sorts behind whatever continues a prefix


class SqlKnowledge(Database):
    """Implements ports.knowledge.KnowledgeStore."""

    async def knowledge_versions(self, entry: int) -> tuple[Version, ...]:
        """The oldest first."""
        table = schema.knowledge_version
        query = select(table).where(table.c.entry == entry).order_by(table.c.version)
        async with self._reading() as connection:
            return tuple(_version(row) for row in await connection.execute(query))

    async def knowledge_latest(
        self,
        state: State | None = None,
        *,
        of: Sequence[int] | None = None,
        limit: int = 200,
        offset: int = 0,
    ) -> tuple[Version, ...]:
        """The latest version of each entry (or of these), the newest first; with ``state``, those in it."""
        table = schema.knowledge_version
        newest = select(table.c.entry, func.max(table.c.version).label("version")).group_by(table.c.entry)
        last = newest.subquery()
        query = select(table).join(
            last, and_(table.c.entry == last.c.entry, table.c.version == last.c.version)
        )
        if state is not None:
            query = query.where(table.c.state == state)
        if of is not None:
            query = query.where(table.c.entry.in_(of))
        query = query.order_by(table.c.at.desc(), table.c.entry.desc()).limit(limit).offset(offset)
        async with self._reading() as connection:
            return tuple(_version(row) for row in await connection.execute(query))

    async def published_knowledge(self, entries: Sequence[int]) -> tuple[Version, ...]:
        """The published versions of these, in whatever order."""
        table = schema.knowledge_version
        query = select(table).where(table.c.entry.in_(entries), table.c.state == State.PUBLISHED)
        async with self._reading() as connection:
            return tuple(_version(row) for row in await connection.execute(query))

    async def add_entries(self, entries: Sequence[tuple[Version, Terms | None]]) -> tuple[int, ...]:
        """New ones, all or none; the published ones with the terms by which they are found."""
        if not entries:
            return ()
        async with self._writing(within_s=None) as connection:
            added = await add_new(connection, [version for version, _ in entries])
            terms = zip(added, (terms for _, terms in entries), strict=True)
            await _index(connection, [(one, those) for one, those in terms if those is not None])
        return tuple(version.entry for version in added)

    async def add_version(self, version: Version, replaces: Version | None = None) -> None:
        """Raises Conflict("stale_edit") if such a version is there."""
        try:
            async with self._writing() as connection:
                await _insert(connection, [version])
                await _supersede(connection, replaces)
        except IntegrityError as error:
            raise Conflict("stale_edit") from error

    async def move_knowledge(
        self, before: Version, after: Version, *, replaces: Version | None = None, terms: Terms | None = None
    ) -> None:
        """A published version is found by ``terms`` from now on, a withdrawn one no longer.

        Raises Conflict("stale_edit") if ``before`` is not its state any more, or another was published.
        """
        values = {
            "state": after.state,
            "reviewer": after.reviewer,
            "reviewed_at": after.reviewed_at,
            "note": after.note,
        }
        async with self._writing() as connection:
            await _supersede(connection, replaces)
            try:
                await _update(connection, before, values)
            except IntegrityError as error:
                raise Conflict("stale_edit") from error
            if after.state in (State.PUBLISHED, State.WITHDRAWN):
                await _forget(connection, after.entry)
            if terms is not None:
                await _index(connection, [(after, terms)])

    async def frequencies(self, asked: Sequence[Wanted]) -> Frequencies:
        """A prefix counts for all terms that begin with it."""
        table = schema.knowledge_term
        exact = [one.term for one in asked if not one.prefix]
        async with self._reading() as connection:
            total = (await connection.execute(text(index.TOTAL))).scalar_one()
            rows = await connection.execute(
                select(table.c.term, table.c.entries).where(table.c.term.in_(exact))
            )
            counts = {row.term: row.entries for row in rows}
            for one in asked:
                if one.prefix:
                    begins = table.c.term >= one.term, table.c.term < one.term + _LAST
                    summed = await connection.execute(select(func.sum(table.c.entries)).where(*begins))
                    counts[one] = summed.scalar_one() or 0
        return Frequencies(total, tuple(counts.get(one if one.prefix else one.term, 0) for one in asked))

    async def candidates(
        self, probes: Sequence[Probe], *, category: str | None = None
    ) -> tuple[Candidate, ...]:
        """Entries that have one of them, those that have most if there are more."""
        if not probes:
            return ()
        query = index.candidates(probes, category, self._engine.dialect.name)
        async with self._reading() as connection:
            rows = await connection.execute(query)
            return tuple(
                Candidate(row.rowid, _terms(row), row.category, _day(row.expires or None)) for row in rows
            )

    async def note_unanswered(self, query: str, category: str, *, by: int, at: int) -> None:
        values = {"query": query, "category": category, "agent_id": by, "at": at}
        async with self._writing() as connection:
            await connection.execute(insert(schema.knowledge_unanswered).values(**values))

    async def unanswered(self, limit: int = 200) -> tuple[Unanswered, ...]:
        """Not seen to, the most frequent first."""
        table = schema.knowledge_unanswered
        times, last_at = func.count().label("times"), func.max(table.c.at).label("last_at")
        query = (
            select(table.c.query, table.c.category, times, last_at)
            .where(table.c.done_at.is_(None))
            .group_by(table.c.query, table.c.category)
            .order_by(times.desc(), last_at.desc(), table.c.query)
            .limit(limit)
        )
        async with self._reading() as connection:
            return tuple(Unanswered(*row) for row in await connection.execute(query))

    async def settle_unanswered(self, query: str, category: str, *, by: int, at: int) -> None:
        """Raises NotFound("unanswered_unknown")."""
        table = schema.knowledge_unanswered
        those = table.c.query == query, table.c.category == category, table.c.done_at.is_(None)
        async with self._writing() as connection:
            done = await connection.execute(update(table).where(*those).values(done_at=at, done_by=by))
        if not done.rowcount:
            raise NotFound("unanswered_unknown")


async def add_new(connection: AsyncConnection, versions: Sequence[Version]) -> list[Version]:
    """The same, as entries with numbers."""
    table = schema.knowledge_entry
    new = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    made = await connection.execute(new, [{"at": version.at} for version in versions])
    added = [replace(version, entry=number) for number, version in zip(made.scalars(), versions, strict=True)]
    await _insert(connection, added)
    return added


async def settle_queries(connection: AsyncConnection, queries: Sequence[str], *, by: int, at: int) -> None:
    """Whichever of them are open, of whatever category."""
    table = schema.knowledge_unanswered
    those = table.c.query.in_(queries), table.c.done_at.is_(None)
    await connection.execute(update(table).where(*those).values(done_at=at, done_by=by))


async def _insert(connection: AsyncConnection, versions: Iterable[Version]) -> None:
    await connection.execute(insert(schema.knowledge_version), [*map(_values, versions)])


def _values(version: Version) -> dict[str, Any]:
    content = version.content
    return {
        "entry": version.entry,
        "version": version.version,
        "state": version.state,
        "category": content.category,
        "title": content.title,
        "answer": content.answer,
        "keywords": msgspec.json.encode(content.keywords).decode(),
        "source": content.source,
        "effective": content.effective and content.effective.isoformat(),
        "expires": content.expires and content.expires.isoformat(),
        "authors": msgspec.json.encode(version.authors).decode(),
        "at": version.at,
        "reviewer": version.reviewer,
        "reviewed_at": version.reviewed_at,
        "note": version.note,
    }


async def _update(connection: AsyncConnection, before: Version, values: dict[str, Any]) -> None:
    table = schema.knowledge_version.c
    still = table.entry == before.entry, table.version == before.version, table.state == before.state
    done = await connection.execute(update(schema.knowledge_version).where(*still).values(**values))
    if not done.rowcount:
        raise Conflict("stale_edit")


async def _supersede(connection: AsyncConnection, replaced: Version | None) -> None:
    if replaced is not None:
        await _update(connection, replaced, {"state": State.SUPERSEDED})


async def _index(connection: AsyncConnection, published: Sequence[tuple[Version, Terms]]) -> None:
    if not published:
        return
    rows = [
        {
            "rowid": version.entry,
            "category": version.content.category,
            "expires": version.content.expires.isoformat() if version.content.expires else "",
            **{name: " ".join(sorted(getattr(terms, name))) for name in FIELDS},
        }
        for version, terms in published
    ]
    await connection.execute(text(index.ADD), rows)
    await _count(connection, index.COUNT_UP, (terms for _, terms in published))


async def _forget(connection: AsyncConnection, entry: int) -> None:
    row = (await connection.execute(text(index.TERMS_OF), {"rowid": entry})).one_or_none()
    if row is not None:
        await connection.execute(text(index.REMOVE), {"rowid": entry})
        await _count(connection, index.COUNT_DOWN, [_terms(row)])


async def _count(connection: AsyncConnection, statement: str, entries: Iterable[Terms]) -> None:
    """In one order, so that two who write wait for each other instead of for ever."""
    counted = Counter(term for terms in entries for term in terms.all())
    rows = [{"term": term, "entries": counted[term]} for term in sorted(counted)]
    if rows:
        await connection.execute(text(statement), rows)


def _terms(row: Row[Any]) -> Terms:
    return Terms(**{name: frozenset(getattr(row, name).split()) for name in FIELDS})


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _version(row: Row[Any]) -> Version:
    content = Content(
        row.category,
        row.title,
        row.answer,
        msgspec.json.decode(row.keywords, type=tuple[str, ...]),
        row.source,
        _day(row.effective),
        _day(row.expires),
    )
    authors = msgspec.json.decode(row.authors, type=tuple[str, ...])
    return Version(
        row.entry,
        row.version,
        State(row.state),
        content,
        authors,
        row.at,
        row.reviewer,
        row.reviewed_at,
        row.note,
    )
