"""How SQLite goes about what a store asks of it."""

import re
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from sqlalchemy import event

from cti_gateway.adapters.store.sql import SqlStore


async def read_through(
    store: SqlStore, growing: Iterable[str], act: Callable[[], Awaitable[object]]
) -> list[str]:
    """The steps of ``act`` that read one of these tables from end to end; fails if it asks nothing."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        asked.append((statement, parameters))

    event.listen(store._engine.sync_engine, "before_cursor_execute", note)
    await act()
    event.remove(store._engine.sync_engine, "before_cursor_execute", note)
    assert asked
    scan = re.compile(rf"SCAN ({'|'.join(growing)})\b")
    steps: list[str] = []
    async with store._engine.connect() as connection:
        for statement, parameters in asked:
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps += [step for *_, step in plan]
    return [step for step in steps if scan.match(step)]
