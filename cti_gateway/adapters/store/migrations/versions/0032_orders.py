"""Orders that leads give, and what became of each."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "order_given",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_given")),
    )
    op.create_index(op.f("ix_order_given_at"), "order_given", ["at"])
    op.create_table(
        "order_answer",
        sa.Column("order_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["order_given.id"], name=op.f("fk_order_answer_order_id_order_given")
        ),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_order_answer")),
    )
    op.create_index(op.f("ix_order_answer_at"), "order_answer", ["at"])
