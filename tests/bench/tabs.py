"""Panels that only watch, in a process of their own: ``python -m tests.bench.tabs URL COOKIE COUNT …``.

Says "open" when every panel has its first frame, and fails when one of them is disconnected.
"""

import asyncio
import sys

import aiohttp

from cti_gateway.adapters.web.sessions import COOKIE


async def _watch(http: aiohttp.ClientSession, session: str, opened: asyncio.Barrier) -> None:
    async with http.ws_connect("/api/feed", headers={"Cookie": f"{COOKIE}={session}"}) as feed:
        await feed.receive_str()
        await opened.wait()
        while (await feed.receive()).type is aiohttp.WSMsgType.TEXT:
            pass
    raise ConnectionError("a panel was disconnected")


async def _main(url: str, *sessions: str) -> None:
    watchers = [
        session
        for session, count in zip(sessions[::2], sessions[1::2], strict=True)
        for _ in range(int(count))
    ]
    opened = asyncio.Barrier(len(watchers) + 1)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(url, connector=connector) as http, asyncio.TaskGroup() as tasks:
        for session in watchers:
            tasks.create_task(_watch(http, session, opened))
        await opened.wait()
        print("open", flush=True)


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
