"""What is pending on a seat, its limit of after-call work and the calls it missed outlive the gateway."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("seat_fact") as batch:
        batch.add_column(sa.Column("pending", sa.String(16)))
        batch.add_column(sa.Column("pending_reason", sa.String(64)))
        batch.add_column(sa.Column("acw_until", sa.BigInteger))
        batch.add_column(sa.Column("missed", sa.Text, nullable=False, server_default=""))
