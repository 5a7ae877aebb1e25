"""All of a queue in one JSON body, so that a new field of it needs no column."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Apply. The stored queues keep what they have."""
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT * FROM queue")).mappings().all()
    op.add_column("queue", sa.Column("body", sa.Text(), nullable=False, server_default="{}"))
    for row in rows:
        body = {
            "key": row["key"],
            "name": row["name"],
            "dids": row["dids"].split(),
            "ring_s": row["ring_s"],
            "hours": None if row["hours"] is None else json.loads(row["hours"]),
            **json.loads(row["routing"]),
        }
        written = sa.text("UPDATE queue SET body = :body WHERE key = :key")
        connection.execute(written, {"key": row["key"], "body": json.dumps(body, ensure_ascii=False)})
    with op.batch_alter_table("queue") as batch:
        for name in ("dids", "ring_s", "hours", "routing"):
            batch.drop_column(name)
        batch.alter_column("body", server_default=None)
