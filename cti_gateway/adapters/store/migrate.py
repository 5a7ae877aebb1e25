"""Alembic, which takes longer to load than a gateway that has nothing to migrate may take: import it late."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def alembic_config() -> Config:
    """Alembic, told where the migrations of the installed package are."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def upgrade(connection: Connection) -> None:
    """To the newest version."""
    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
