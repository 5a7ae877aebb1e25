"""Connections to SQLite that are given up in the midst of something."""

import asyncio
import threading
from pathlib import Path

from cti_gateway.adapters.store import database


async def test_a_connection_that_is_ended_while_it_closes_is_closed_and_nobody_waits(tmp_path: Path) -> None:
    """As SQLAlchemy does when it is cancelled, by our limit of time, while it closes one."""
    busy = threading.Event()
    connection = await database._open_sqlite(str(tmp_path / "cti.db"))
    connection._tx.put_nowait((None, busy.wait))
    closing = asyncio.create_task(connection.close())
    await asyncio.sleep(0)  # its order is given
    connection.stop()
    busy.set()
    async with asyncio.timeout(20):
        await closing
    connection._thread.join(20)
    assert not connection._thread.is_alive()
