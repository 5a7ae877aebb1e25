"""Facts of seats are found by their time: judging a day must not read all there ever were."""

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Apply."""
    op.create_index(op.f("ix_seat_fact_at"), "seat_fact", ["at"])
