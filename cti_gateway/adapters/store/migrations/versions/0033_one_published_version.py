"""Of an entry at most one version is published.

Before this, two editors who restored and published at one instant could leave two: the newest stays.
"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Apply."""
    op.execute(
        "UPDATE knowledge_version SET state = 'superseded' WHERE state = 'published' AND EXISTS"
        " (SELECT 1 FROM knowledge_version AS later WHERE later.entry = knowledge_version.entry"
        " AND later.state = 'published' AND later.version > knowledge_version.version)"
    )
    published = sa.text("state = 'published'")
    op.create_index(
        op.f("ix_knowledge_version_published"),
        "knowledge_version",
        ["entry"],
        unique=True,
        sqlite_where=published,
        postgresql_where=published,
    )
