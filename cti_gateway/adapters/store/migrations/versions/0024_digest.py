"""The digest of questions and answers: a summary of each question, and its steps."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "digest_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("expert", sa.String(64), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_item")),
    )
    for column in ("expert", "changed_at"):
        op.create_index(op.f(f"ix_digest_item_{column}"), "digest_item", [column])
    op.create_table(
        "digest_step",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["digest_item.id"], name=op.f("fk_digest_step_item_id")),
        sa.PrimaryKeyConstraint("item_id", "number", name=op.f("pk_digest_step")),
    )
