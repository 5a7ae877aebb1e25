"""What the strategies go by: of a queue, and of a person."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Apply. Queues are written anew at every start."""
    op.execute("DELETE FROM queue")
    op.add_column("queue", sa.Column("routing", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("agent", sa.Column("backup_queues", sa.Text(), nullable=False, server_default=""))
    op.add_column("agent", sa.Column("skills", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("agent", sa.Column("weight", sa.Integer(), nullable=False, server_default="1"))
