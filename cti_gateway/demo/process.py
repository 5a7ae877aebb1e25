"""Processes that end with the block in which they were started."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any


@asynccontextmanager
async def owned(*command: str, **options: Any) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start it; at the end of the block it is killed if it has not ended by itself."""
    process = await asyncio.create_subprocess_exec(*command, **options)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
