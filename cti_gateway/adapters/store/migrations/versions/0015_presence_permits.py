"""Presence outside the roster that a lead permits."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "presence_permit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("seat", sa.String(16), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence_permit")),
        sa.UniqueConstraint("seat", "agent_id", "at", name=op.f("uq_presence_permit_seat_agent_id_at")),
    )
    op.create_index(op.f("ix_presence_permit_until"), "presence_permit", ["until"])
