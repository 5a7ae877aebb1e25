"""A database that is locked, full, read-only, down or silent: said clearly, and nothing is lost."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from cti_gateway.adapters.store import database
from cti_gateway.adapters.store.database import ANSWER_WITHIN_S, connect
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.errors import StoreRefused, StoreUnavailable
from cti_gateway.core.records import CallFact, CallRecord, CallState, SeatFact, SeatState
from cti_gateway.service.recorder import Recorder
from cti_gateway.service.spool import Spool
from tests.support.databases import url_of
from tests.support.patience import patient
from tests.support.postgres import Postgres

WITHIN_S = 60
CALL = CallRecord("c1", "13900001234", "张三", "12333", "general", CallState.WAITING, 1000)
FACT = SeatFact(1500, "01", "sign_in", SeatState.NOT_READY, "sign_in", "agent:1", 1, None)
STORY = [CallFact(at, "c1", kind) for at, kind in enumerate(["arrived", "waiting", "offered", "answered"])]


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the program has it, which has people waiting for an answer."""
    monkeypatch.setattr(database, "ANSWER_WITHIN_S", ANSWER_WITHIN_S)


@asynccontextmanager
async def recording(store: SqlStore, spool: Path) -> AsyncIterator[Recorder]:
    """A recorder at work; bounded in time."""
    recorder = patient(Recorder(store, spool))
    work = asyncio.create_task(recorder.run())
    try:
        async with asyncio.timeout(WITHIN_S):
            yield recorder
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


async def until_spooled(path: Path, count: int) -> None:
    """So many records wait in the spool; none once all of them are in the store."""
    while len(Spool(path).read()) != count:  # noqa: ASYNC110  # a file has no event
        await asyncio.sleep(0.01)


async def story(store: SqlStore) -> list[str]:
    """The kinds of the stored facts of calls, in the order in which they were written."""
    async with store._engine.connect() as connection:
        return list((await connection.execute(text("SELECT kind FROM call_fact ORDER BY id"))).scalars())


async def test_a_locked_database_is_unavailable_and_then_loses_nothing(store: SqlStore) -> None:
    lock = "BEGIN IMMEDIATE" if store._engine.dialect.name == "sqlite" else "LOCK TABLE seat_fact, queue"
    async with store._engine.connect() as other:
        await other.exec_driver_sql(lock)
        with pytest.raises(StoreUnavailable, match="lock"):
            await store.append([FACT])
        with pytest.raises(StoreUnavailable):
            await store.ping()
        await other.rollback()
    await store.append([FACT])
    await store.ping()
    assert (await store.recall()).seats == (FACT,)


async def test_a_full_database_is_unavailable(tmp_path: Path) -> None:
    store = await SqlStore.open(url_of(tmp_path))
    async with store._engine.connect() as connection:
        await connection.exec_driver_sql("PRAGMA max_page_count=1")
    with pytest.raises(StoreUnavailable, match="full"):
        await store.append([replace(CALL, call_id=f"c{n}", name="张" * 4000) for n in range(50)])
    await store.close()


async def test_what_a_read_only_database_refuses_is_spooled_and_written_later(tmp_path: Path) -> None:
    path, spool = tmp_path / "cti.db", tmp_path / "spool"
    store = await SqlStore.open(f"sqlite+aiosqlite:///{path}")
    read_only = SqlStore(connect(f"sqlite+aiosqlite:///file:{path}?mode=ro&uri=true"))
    with pytest.raises(StoreUnavailable, match="readonly"):
        await read_only.ping()
    async with recording(read_only, spool) as recorder:
        recorder.record(STORY[:2])
        await until_spooled(spool, 2)
        recorder.record(STORY[2:])
        await until_spooled(spool, 4)
        assert recorder.degraded
    await read_only.close()
    assert await story(store) == []
    async with recording(store, spool):
        await until_spooled(spool, 0)
    assert await story(store) == ["arrived", "waiting", "offered", "answered"]
    await store.close()


@pytest.mark.parametrize("path", ["no/such/cti.db", "."])
async def test_what_cannot_be_opened_is_unavailable_and_leaves_no_thread(tmp_path: Path, path: str) -> None:
    before = threading.active_count()
    for _ in range(20):
        with pytest.raises(StoreUnavailable, match="unable to open"):
            await SqlStore.open(f"sqlite+aiosqlite:///{tmp_path}/{path}")
        assert threading.active_count() <= before  # a thread of an earlier test may have ended meanwhile


async def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "cti.db").write_bytes(b"something else altogether" * 100)
    with pytest.raises(StoreUnavailable, match="not a database"):
        await SqlStore.open(url_of(tmp_path))


async def test_a_server_without_our_database_is_unavailable(postgres: Postgres) -> None:
    with pytest.raises(StoreUnavailable, match="does not exist"):
        await SqlStore.open(postgres.new_database() + "&database=none")


async def test_a_server_that_goes_down_and_comes_back_loses_nothing(
    postgres: Postgres, tmp_path: Path
) -> None:
    store = await SqlStore.open(postgres.new_database())
    async with recording(store, tmp_path / "spool") as recorder:
        recorder.record(STORY[:1])
        await recorder.barrier()
        postgres.stop()
        try:
            recorder.record(STORY[1:])
            await until_spooled(tmp_path / "spool", 3)
            with pytest.raises(StoreUnavailable):
                await store.ping()
        finally:
            postgres.start()
        await recorder.barrier()
        await store.ping()
    assert await story(store) == ["arrived", "waiting", "offered", "answered"]
    await store.close()


async def test_a_server_that_falls_silent_is_unavailable(postgres: Postgres, tmp_path: Path) -> None:
    store = await SqlStore.open(postgres.new_database())
    async with recording(store, tmp_path / "spool") as recorder:
        with postgres.frozen():
            recorder.record(STORY)
            await until_spooled(tmp_path / "spool", 4)
            with pytest.raises(StoreUnavailable):
                await store.ping()
        await recorder.barrier()
    assert await story(store) == ["arrived", "waiting", "offered", "answered"]
    await store.close()


@pytest.mark.parametrize(
    "poison",
    [replace(CALL, arrived_at=2**70), replace(STORY[1], kind=None)],  # type: ignore[arg-type]
    ids=["beyond the column", "nothing where something must be"],
)
async def test_a_record_that_cannot_be_stored_is_set_aside_and_the_rest_is_stored(
    store: SqlStore, tmp_path: Path, poison: CallRecord | CallFact
) -> None:
    with pytest.raises(StoreRefused):
        await store.append([STORY[0], poison])
    async with recording(store, tmp_path / "spool") as recorder:
        recorder.record([*STORY[:2], poison, *STORY[2:]])
        await recorder.barrier()
    assert await story(store) == ["arrived", "waiting", "offered", "answered"]
    (set_aside,) = (tmp_path / "spool.refused").read_bytes().splitlines()
    assert type(poison).__name__.encode() in set_aside


async def test_a_call_that_changes_within_one_batch_is_as_it_was_last(store: SqlStore) -> None:
    await store.append([CALL, STORY[0], replace(CALL, state=CallState.ENDED, ended_at=2000), FACT, FACT])
    (kept,) = await store.calls()
    assert (kept.state, kept.ended_at) == (CallState.ENDED, 2000)
    assert await story(store) == ["arrived"]


async def test_who_writes_waits_in_line(monkeypatch: pytest.MonkeyPatch, database_url: str) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 1)  # nobody can hope for a gap between two others
    store = await SqlStore.open(database_url)
    try:
        await asyncio.gather(*(store.append([fact]) for fact in STORY), *(store.ping() for _ in range(20)))
        assert sorted(await story(store)) == sorted(fact.kind for fact in STORY)
    finally:
        await store.close()
