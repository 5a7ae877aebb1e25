"""The index of the published entries: one table with the same columns, made and asked as each database can.

``knowledge_index`` has the terms of each field, separated by spaces: an FTS5 table on SQLite, on PostgreSQL
a table with a tsvector. What finds entries differs, what is found does not: their order is core's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import TextClause, text

from cti_gateway.core.knowledge.ranking import FIELDS, MOST_CANDIDATES, MOST_MATCHES, Probe

_COLUMNS = "rowid, title, keywords, answer, sounds, category, expires"
_BEST = f"""
    SELECT {_COLUMNS} FROM knowledge_index WHERE rowid IN (
        SELECT rowid FROM ({{found}}) AS found
        GROUP BY rowid ORDER BY sum(worth) DESC, rowid LIMIT {MOST_CANDIDATES}
    )
"""


def candidates(probes: Sequence[Probe], category: str | None, dialect: str) -> TextClause:
    """The entries that have most of what is looked for; in a title it counts as often as a title is worth.

    Each term is a search of its own: to order all that have any of them, the databases' own ranking takes
    ten times as long. Terms are letters, digits and Han characters, nothing else.
    """
    find = {"sqlite": _fts5, "postgresql": _tsvector}[dialect]
    searches = [search for number, probe in enumerate(probes) for search in find(number, probe)]
    within = " AND category = :category" if category else ""
    found = " UNION ALL ".join(
        f"SELECT * FROM (SELECT rowid, {one.worth} AS worth FROM knowledge_index"
        f" WHERE {one.condition}{within} LIMIT {MOST_MATCHES}) AS one"
        for one in searches
    )
    values = {name: value for one in searches for name, value in one.values.items()}
    return text(_BEST.format(found=found)).bindparams(
        **values, **({"category": category} if category else {})
    )


@dataclass(frozen=True, slots=True)
class _Search:
    """SQL: which entries, and what each is worth."""

    condition: str
    values: Mapping[str, str]
    worth: str


def _fts5(number: int, probe: Probe) -> Iterable[_Search]:
    term = f'"{probe.wanted.term}"{"*" if probe.wanted.prefix else ""}'
    for field, query, worth in (("any", term, 1), ("title", f"{{title}} : {term}", FIELDS["title"] - 1)):
        name = f"{field}{number}"
        yield _Search(f"knowledge_index MATCH :{name}", {name: query}, f"{probe.worth * worth}")


def _tsvector(number: int, probe: Probe) -> Iterable[_Search]:
    """The index knows nothing of fields: to ask it for titles would have every tsvector read."""
    wanted, name, titled = probe.wanted, f"any{number}", f"title{number}"
    values = {
        name: f"'{wanted.term}'{':*' if wanted.prefix else ''}",
        titled: f"% {wanted.term}{'' if wanted.prefix else ' '}%",
    }
    times = f"CASE WHEN ' ' || title || ' ' LIKE :{titled} THEN {FIELDS['title']} ELSE 1 END"
    yield _Search(f"terms @@ CAST(:{name} AS tsquery)", values, f"{probe.worth} * {times}")


ADD = f"""
    INSERT INTO knowledge_index ({_COLUMNS})
    VALUES (:rowid, :title, :keywords, :answer, :sounds, :category, :expires)
"""
REMOVE = "DELETE FROM knowledge_index WHERE rowid = :rowid"
TERMS_OF = "SELECT title, keywords, answer, sounds FROM knowledge_index WHERE rowid = :rowid"
COUNT_UP = """
    INSERT INTO knowledge_term (term, entries) VALUES (:term, :entries)
    ON CONFLICT (term) DO UPDATE SET entries = knowledge_term.entries + :entries
"""
COUNT_DOWN = "UPDATE knowledge_term SET entries = entries - :entries WHERE term = :term"
TOTAL = "SELECT count(*) FROM knowledge_version WHERE state = 'published'"
