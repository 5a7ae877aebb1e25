"""The survey after the talk, and the time that it takes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Apply. Nobody was asked before."""
    op.add_column("call", sa.Column("after_ms", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("call", sa.Column("survey_sent_at", sa.BigInteger()))
    op.add_column("call", sa.Column("survey_score", sa.Integer()))
