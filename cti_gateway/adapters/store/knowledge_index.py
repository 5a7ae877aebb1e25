"""The index of the published entries: one table with the same columns, made and asked as each database can.

``knowledge_index`` has the terms of each field, separated by spaces: an FTS5 table on SQLite, on PostgreSQL
a table with a tsvector. What finds entries differs, what is found does not: their order is core's.
"""

from collections.abc import Sequence

from cti_gateway.core.knowledge.analyser import Wanted
from cti_gateway.core.knowledge.ranking import FIELDS

_COLUMNS = "rowid, title, keywords, answer, sounds, category, expires"


def candidates(dialect: str) -> str:
    """Of ``:match``, best first."""
    return _FTS5 if dialect == "sqlite" else _TSVECTOR


def match(probes: Sequence[Wanted], dialect: str) -> str:
    """Any of them, as the database writes it. Terms are letters, digits and Han characters, nothing else."""
    if dialect == "sqlite":
        return " OR ".join(f'"{one.term}"{"*" if one.prefix else ""}' for one in probes)
    return " | ".join(f"'{one.term}'{':*' if one.prefix else ''}" for one in probes)


_FTS5 = f"""
    SELECT {_COLUMNS} FROM knowledge_index
    WHERE knowledge_index MATCH :match AND (:category = '' OR category = :category)
    ORDER BY bm25(knowledge_index, {", ".join(str(worth) for worth in FIELDS.values())}), rowid LIMIT :limit
"""
_HEAVIEST = max(FIELDS.values())
_DCBA = [FIELDS[name] / _HEAVIEST for name in ("answer", "sounds", "keywords", "title")]
_TSVECTOR = f"""
    SELECT {_COLUMNS} FROM knowledge_index
    WHERE terms @@ CAST(:match AS tsquery) AND (CAST(:category AS text) = '' OR category = :category)
    ORDER BY ts_rank(CAST(ARRAY{_DCBA} AS real[]), terms, CAST(:match AS tsquery)) DESC, rowid LIMIT :limit
"""

ADD = f"""
    INSERT INTO knowledge_index ({_COLUMNS})
    VALUES (:rowid, :title, :keywords, :answer, :sounds, :category, :expires)
"""
REMOVE = "DELETE FROM knowledge_index WHERE rowid = :rowid"
TERMS_OF = "SELECT title, keywords, answer, sounds FROM knowledge_index WHERE rowid = :rowid"
COUNT_UP = """
    INSERT INTO knowledge_term (term, entries) VALUES (:term, 1)
    ON CONFLICT (term) DO UPDATE SET entries = knowledge_term.entries + 1
"""
COUNT_DOWN = "UPDATE knowledge_term SET entries = entries - 1 WHERE term = :term"
TOTAL = "SELECT count(*) FROM knowledge_version WHERE state = 'published'"
