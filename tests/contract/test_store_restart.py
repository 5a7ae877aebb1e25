"""What a restart reads back, and a day's judgement, is found by index: years of facts make nobody wait."""

import re
from pathlib import Path
from typing import Any

from sqlalchemy import event

from cti_gateway.adapters.store.sql import SqlStore

GROWING = ("seat_fact", "call_fact", "call")


async def test_no_table_that_grows_is_read_through(tmp_path: Path) -> None:
    store = await SqlStore.open(f"sqlite+aiosqlite:///{tmp_path}/cti.db")
    asked = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        asked.append((statement, parameters))

    event.listen(store._engine.sync_engine, "before_cursor_execute", note)
    await store.recall()
    await store.traces(0, 1)
    event.remove(store._engine.sync_engine, "before_cursor_execute", note)
    assert asked
    async with store._engine.connect() as connection:
        for statement, parameters in asked:
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps = [step for *_, step in plan]
            read_through = [step for step in steps if re.match(rf"SCAN ({'|'.join(GROWING)})\b", step)]
            assert read_through == [], steps
    await store.close()
