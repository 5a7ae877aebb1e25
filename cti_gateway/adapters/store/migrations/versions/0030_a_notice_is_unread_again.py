"""That a notice was read can be taken back; what was said of it stays, row after row."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("notice_read") as table:
        table.add_column(sa.Column("number", sa.Integer(), nullable=False, server_default="1"))
        table.add_column(sa.Column("read", sa.Boolean(), nullable=False, server_default=sa.true()))
        table.drop_constraint("pk_notice_read", type_="primary")
        table.create_primary_key("pk_notice_read", ["notice_id", "agent_id", "number"])
    with op.batch_alter_table("notice_read") as table:
        table.alter_column("number", server_default=None)
        table.alter_column("read", server_default=None)
