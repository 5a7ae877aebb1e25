"""What people tick before their shifts."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "pre_shift",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("login", sa.String(64), nullable=False),
        sa.Column("seat", sa.String(16), nullable=False),
        sa.Column("checked", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pre_shift")),
    )
    op.create_index(op.f("ix_pre_shift_at"), "pre_shift", ["at"])
    op.create_index(op.f("ix_pre_shift_login_at"), "pre_shift", ["login", "at"])
