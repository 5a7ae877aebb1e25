"""Tickets are found by the call and the consultation that they came from."""

from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Apply."""
    for column in ("call_id", "consultation"):
        op.create_index(op.f(f"ix_ticket_{column}"), "ticket", [column])
