"""What a restart reads back, and a day's judgement, is found by index: years of facts make nobody wait."""

from pathlib import Path

from cti_gateway.adapters.store.sql import SqlStore
from tests.support.databases import url_of
from tests.support.plans import read_through

GROWING = ("seat_fact", "call_fact", "call")


async def test_no_table_that_grows_is_read_through(tmp_path: Path) -> None:
    store = await SqlStore.open(url_of(tmp_path))

    async def act() -> None:
        await store.recall()
        await store.traces(0, 1)

    assert await read_through(store, GROWING, act) == []
    await store.close()
