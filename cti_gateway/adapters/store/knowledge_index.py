"""The index of the published entries: one table with the same columns, made and asked as each database can.

``knowledge_index`` has the terms of each field, separated by spaces: an FTS5 table on SQLite, on PostgreSQL
a table with a tsvector. What finds entries differs, what is found does not: their order is core's.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import TextClause, text

from cti_gateway.core.knowledge.analyser import Wanted
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
    ten times as long.
    """
    has, matching = _CONDITIONS[dialect]
    if category:
        has += " AND category = :category"
    found, values = list[str](), dict[str, Any]({"category": category} if category else {})
    for probe in probes:
        for in_title, worth in ((False, probe.worth), (True, probe.worth * (FIELDS["title"] - 1))):
            number = len(found)
            values[f"match{number}"] = matching(probe.wanted, in_title=in_title)
            matches = f"SELECT rowid, {worth} AS worth FROM knowledge_index WHERE {has.format(number)}"
            found.append(f"SELECT * FROM ({matches} LIMIT {MOST_MATCHES}) AS found{number}")
    return text(_BEST.format(found=" UNION ALL ".join(found))).bindparams(**values)


def _fts5(wanted: Wanted, *, in_title: bool) -> str:
    """Terms are letters, digits and Han characters, nothing else."""
    return f'{"{title} : " if in_title else ""}"{wanted.term}"{"*" if wanted.prefix else ""}'


def _tsquery(wanted: Wanted, *, in_title: bool) -> str:
    """The same; titles have the label A."""
    return f"'{wanted.term}':{'*' if wanted.prefix else ''}{'A' if in_title else 'ABCD'}"


_CONDITIONS = {
    "sqlite": ("knowledge_index MATCH :match{}", _fts5),
    "postgresql": ("terms @@ CAST(:match{} AS tsquery)", _tsquery),
}

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
