"""Whether a seat's panel is open and its phone reached; since when it is in its state."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("seat_fact") as fact:
        fact.add_column(sa.Column("since", sa.BigInteger()))
        fact.add_column(sa.Column("panel", sa.String(8), nullable=False, server_default=""))
        fact.add_column(sa.Column("phone_lost", sa.Boolean(), nullable=False, server_default=sa.false()))
