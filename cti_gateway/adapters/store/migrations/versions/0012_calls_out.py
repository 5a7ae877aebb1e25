"""Calls that we make."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("call") as call:
        call.add_column(sa.Column("direction", sa.String(16), nullable=False, server_default="in"))
        call.add_column(sa.Column("follows", sa.Text()))
