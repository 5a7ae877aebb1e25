"""That who gave an order has read where it stands."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "order_read",
        sa.Column("order_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["order_given.id"], name=op.f("fk_order_read_order_id_order_given")
        ),
        sa.PrimaryKeyConstraint("order_id", "answered", name=op.f("pk_order_read")),
    )
