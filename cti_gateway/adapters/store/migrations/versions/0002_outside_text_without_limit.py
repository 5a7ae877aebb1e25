"""What callers, Asterisk and browsers send has no limit of ours.

PostgreSQL enforces the length of a column: one caller with a very long number would have kept every
later fact out of the database.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_LIMITED = {
    "audit": {"actor": 64, "ip": 45},
    "call": {"call_id": 64, "number": 64, "did": 64, "queue": 32},
    "call_fact": {"call_id": 64},
    "seat_fact": {"call_id": 64},
    "web_session": {"ip": 45},
}


def upgrade() -> None:
    """Apply."""
    for table, columns in _LIMITED.items():
        with op.batch_alter_table(table) as batch:
            for column, length in columns.items():
                batch.alter_column(column, existing_type=sa.String(length), type_=sa.Text())
