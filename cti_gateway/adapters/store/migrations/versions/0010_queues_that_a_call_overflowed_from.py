"""The queues in which a call waited before it overflowed to the one it is recorded under."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Apply."""
    op.add_column("call", sa.Column("earlier_queues", sa.Text(), nullable=False, server_default=""))
