"""Workbooks over HTTP. They are made in a thread: what the live feed has to tell does not wait for one."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec

from aiohttp import web

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Given = ParamSpec("Given")


async def workbook(
    name: str, write: Callable[Given, bytes], *args: Given.args, **named: Given.kwargs
) -> web.Response:
    """What ``write`` makes of the rest, to be saved under this name."""
    file = await asyncio.to_thread(write, *args, **named)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return web.Response(body=file, content_type=XLSX, headers=headers)
