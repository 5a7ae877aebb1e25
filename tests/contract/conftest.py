"""Fixtures of the contract tests."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from cti_gateway.adapters.store import database
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.adapters.web import feed
from tests.support.databases import migrate, url_of
from tests.support.patience import PATIENT_S
from tests.support.postgres import Postgres
from tests.support.webs import Site, enrol, serving


@pytest.fixture(autouse=True, scope="session")
def patience() -> Iterator[None]:
    """Who stood still with the machine for seconds is not given up; what is about outages has its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "ANSWER_WITHIN_S", PATIENT_S)
        patch.setattr(feed, "_HEARTBEAT_S", PATIENT_S)
        yield


@pytest.fixture(scope="session")
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the people and seats of every site."""
    folder = tmp_path_factory.mktemp("enrolled")

    async def make() -> None:
        await migrate(folder)
        store = await SqlStore.open(url_of(folder))
        await enrol(store)
        await store.close()

    asyncio.run(make())
    return folder / "cti.db"


@pytest.fixture
def folder(enrolled: Path, tmp_path: Path) -> Path:
    """Where a site has its database."""
    shutil.copy(enrolled, tmp_path)
    return tmp_path


@pytest.fixture
async def site(folder: Path) -> AsyncIterator[Site]:
    """A gateway that serves the web."""
    async with serving(folder) as running:
        yield running


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for all tests; each makes its own database."""
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return url_of(tmp_path)
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture(scope="session")
def migrated_name(postgres: Postgres) -> str:
    """An empty database of today's tables."""
    url = postgres.new_database()

    async def make() -> None:
        await (await SqlStore.open(url)).close()

    asyncio.run(make())
    return postgres.name_of(url)


@pytest.fixture(params=["sqlite", "postgres"])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of today's tables, of each kind."""
    if request.param == "sqlite":
        asyncio.run(migrate(tmp_path))
        return url_of(tmp_path)
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database(like=request.getfixturevalue("migrated_name"))


@pytest.fixture
async def store(migrated_url: str) -> AsyncIterator[SqlStore]:
    """A store on it."""
    opened = await SqlStore.open(migrated_url)
    yield opened
    await opened.close()
