"""What a restart reads back, and a report reads through, is found by index however old the database is."""

from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Apply."""
    op.create_index(op.f("ix_seat_fact_seat_kind_id"), "seat_fact", ["seat", "kind", "id"])
    op.create_index(op.f("ix_seat_fact_at"), "seat_fact", ["at"])
    op.create_index(op.f("ix_call_fact_at"), "call_fact", ["at"])
    op.create_index(op.f("ix_call_ended_at"), "call", ["ended_at"])
