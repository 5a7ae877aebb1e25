"""A missed call that was marked as done can be opened again; what was said of it stays, row after row."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("missed_done") as table:
        table.add_column(sa.Column("number", sa.Integer(), nullable=False, server_default="1"))
        table.add_column(sa.Column("done", sa.Boolean(), nullable=False, server_default=sa.true()))
        table.drop_constraint("pk_missed_done", type_="primary")
        table.create_primary_key("pk_missed_done", ["call_id", "number"])
    with op.batch_alter_table("missed_done") as table:
        table.alter_column("number", server_default=None)
        table.alter_column("done", server_default=None)
