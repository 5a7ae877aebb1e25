"""``make types``: prints the OpenAPI document that the gateway serves now."""

import asyncio
import tempfile
from pathlib import Path

from tests.support.webs import serving


async def _document() -> str:
    with tempfile.TemporaryDirectory() as folder:
        async with serving(Path(folder)) as site:
            return (await (await site.browser()).get("/api/openapi.json")).text


if __name__ == "__main__":
    print(asyncio.run(_document()))
