"""Hours of a queue. Without any it is always open."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Apply."""
    op.add_column("queue", sa.Column("hours", sa.Text()))
