"""When no seat was ready."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "uncovered",
        sa.Column("from_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("to_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("from_at", name=op.f("pk_uncovered")),
    )
