"""The knowledge base, and its index: FTS5 on SQLite, a tsvector on PostgreSQL."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_FTS5 = """
    CREATE VIRTUAL TABLE knowledge_index USING fts5(
        title, keywords, answer, sounds, category UNINDEXED, expires UNINDEXED,
        tokenize = 'unicode61 remove_diacritics 0', detail = column, prefix = '2 3'
    )
"""
_TSVECTOR = """
    CREATE TABLE knowledge_index (
        rowid integer PRIMARY KEY,
        title text NOT NULL,
        keywords text NOT NULL,
        answer text NOT NULL,
        sounds text NOT NULL,
        category text NOT NULL,
        expires text NOT NULL,
        terms tsvector NOT NULL GENERATED ALWAYS AS (
            setweight(to_tsvector('simple'::regconfig, title), 'A')
            || setweight(to_tsvector('simple'::regconfig, keywords), 'B')
            || setweight(to_tsvector('simple'::regconfig, sounds), 'C')
            || setweight(to_tsvector('simple'::regconfig, answer), 'D')
        ) STORED
    )
"""


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "knowledge_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge_entry")),
    )
    op.create_table(
        "knowledge_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("effective", sa.String(10)),
        sa.Column("expires", sa.String(10)),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("reviewed_at", sa.BigInteger()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["knowledge_entry.id"], name=op.f("fk_knowledge_version_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge_version")),
        sa.UniqueConstraint("entry", "version", name=op.f("uq_knowledge_version_entry_version")),
    )
    op.create_index(op.f("ix_knowledge_version_state"), "knowledge_version", ["state"])
    op.create_table(
        "knowledge_unanswered",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.BigInteger()),
        sa.Column("done_by", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge_unanswered")),
    )
    postgres = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "knowledge_term",
        # Ranges of terms are by code point.
        sa.Column("term", sa.Text(collation="C" if postgres else None), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("term", name=op.f("pk_knowledge_term")),
    )
    op.execute(_TSVECTOR if postgres else _FTS5)
    if postgres:
        op.execute("CREATE INDEX ix_knowledge_index_terms ON knowledge_index USING gin (terms)")
