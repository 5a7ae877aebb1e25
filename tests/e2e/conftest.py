"""A real Chromium, a real Asterisk with SIPp phones, and the program as a process."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.support.chromium import LAUNCH, VIEWPORT, need_chromium
from tests.support.midnight import today_lasts
from tests.support.programs import PASSWORD, serving, site, until_ready

WITHIN_MS = 30_000
expect.set_options(timeout=WITHIN_MS)

Enter = Callable[[str], Awaitable[Page]]

_script_errors: list[str] = []


@pytest.fixture(autouse=True)
def no_script_error() -> Iterator[None]:
    """Told after the test: raised where the browser tells of it, it would only cut the browser off."""
    _script_errors.clear()
    yield
    assert not _script_errors


@pytest.fixture(autouse=True)
async def today() -> None:
    """Pages show it."""
    await today_lasts()


@pytest.fixture
async def pbx() -> AsyncIterator[PrivatePbx]:
    async with PrivatePbx() as running, sipp.phones(running, ring_ms=2500):
        yield running


@dataclass(frozen=True, slots=True)
class Running:
    """A gateway that serves, in step with Asterisk."""

    address: str
    folder: Path
    process: asyncio.subprocess.Process


@pytest.fixture
async def gateway(pbx: PrivatePbx, tmp_path: Path) -> AsyncIterator[Running]:
    address = await site(tmp_path, pbx.ami_port)
    async with serving(tmp_path) as process, aiohttp.ClientSession(address) as web:
        await until_ready(web)
        yield Running(address, tmp_path, process)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    need_chromium()
    async with async_playwright() as tool:
        chromium = await tool.chromium.launch(**LAUNCH)
        yield chromium
        await chromium.close()


@pytest.fixture
async def enter(browser: Browser, gateway: Running) -> Enter:
    """Logs a person in, in a browser profile of their own."""

    async def logged_in(login: str) -> Page:
        page = await new_page(browser)
        await log_in(page, gateway.address, login)
        return page

    return logged_in


async def new_page(browser: Browser) -> Page:
    """In a browser profile of its own; any script error fails the test."""
    context = await browser.new_context(viewport=VIEWPORT, locale="zh-CN")
    context.set_default_timeout(WITHIN_MS)
    page = await context.new_page()
    page.on("pageerror", lambda error: _script_errors.append(error.stack or str(error)))
    page.on("requestfailed", lambda request: print(request.failure, request.url))  # why, if a test fails
    return page


async def log_in(page: Page, address: str, login: str, password: str = PASSWORD) -> None:
    """By the form."""
    await page.goto(address)
    await page.get_by_label("登录名").fill(login)
    await page.get_by_label("密码").fill(password)
    await page.get_by_role("button", name="登录", exact=True).click()
    await expect(page.get_by_role("navigation")).to_be_visible()


async def another_tab(page: Page, gateway: Running) -> Page:
    """Of the same browser profile, and so of the same person."""
    tab = await page.context.new_page()
    await tab.goto(gateway.address)
    return tab


async def keep_picture(page: Page, name: str) -> None:
    """For docs/, when PICTURES names a folder."""
    folder = os.environ.get("PICTURES")
    if folder:
        await page.screenshot(path=f"{folder}/{name}.png")
