"""Every page of every role, over days of a hotline's work: WCAG AA by axe, and no wider than the window."""

import asyncio
import re
import shutil
import tomllib
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from playwright.async_api import Browser, Page, expect

from cti_gateway import config
from cti_gateway.demo import cache, database, staff
from cti_gateway.demo.turns import free_port
from tests.e2e.access import violations
from tests.e2e.conftest import keep_picture, log_in, new_page
from tests.support.programs import PASSWORD, cli, serving, until_ready

DAYS = 12
LOADING = re.compile("正在加载|Loading")
REFUSED = re.compile("没有此操作的权限")
NOTHING = re.compile("没有|尚未|未|无|显示在这里")
SITE = """
[pbx]
secret = "simulated"
[web]
port = {port}
[[queue]]
key = "general"
name = "综合咨询"
dids = ["12333"]
hours = "00:00-24:00"
[[queue]]
key = "labour"
name = "劳动维权"
dids = ["12334"]
hours = "00:00-24:00"
"""


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with some days behind it."""
    folder = tmp_path_factory.mktemp("past")
    settings = config.parse(tomllib.loads(SITE.format(port=1)))
    today = datetime.now(ZoneInfo(settings.site.time_zone)).date()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "folder", lambda: folder)
        asyncio.run(database.copy_to(folder / "past.db", settings, today, each_day=lambda: None, length=DAYS))
    return folder / "past.db"


@pytest.fixture
async def address(past: Path, tmp_path: Path) -> AsyncIterator[str]:
    """A gateway on the simulated PBX."""
    port = free_port()
    shutil.copyfile(past, tmp_path / "cti.db")
    (tmp_path / "cti.toml").write_text(SITE.format(port=port), encoding="utf-8")
    url = f"http://127.0.0.1:{port}"
    async with serving(tmp_path, "--pbx", "sim"), aiohttp.ClientSession(url) as web:
        await until_ready(web)
        yield url


async def visit(page: Page, address: str, link: str) -> None:
    """Until what the page asks for has come."""
    await page.goto(f"{address}/{link}")
    await expect(page.locator("header.top nav a[aria-current=page]")).to_have_attribute("href", link)
    await expect(page.get_by_text(LOADING)).to_have_count(0)
    await expect(page.locator("main progress, main [aria-busy=true]")).to_have_count(0)


async def sideways(page: Page) -> int:
    """By how much the page is wider than the window."""
    width: int = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return width


# One of each role whose pages differ.
ROLES = ("agent", "lead", "office", "director", "admin", "bureau", "chief", "handler")


@pytest.mark.parametrize("login", ROLES)
async def test_every_page_can_be_read_by_everybody(login: str, browser: Browser, address: str) -> None:
    page = await new_page(browser)
    await log_in(page, address, login, staff.PASSWORD)
    links = await page.locator("header.top nav a").evaluate_all("links => links.map(link => link.hash)")
    wrong: list[str] = []
    for link in links:
        await visit(page, address, link)
        await expect(page.get_by_text(REFUSED)).to_have_count(0)
        wrong += [f"{link}: {one}" for one in await violations(page)]
        assert (link, await sideways(page)) == (link, 0)
        await keep_picture(page, f"{link.removeprefix('#/')}-{login}")
    await speak_english_close_together(page)
    for link in links:
        await visit(page, address, link)
        wrong += [f"{link} in English: {one}" for one in await violations(page, ("light",))]
        assert (link, await sideways(page)) == (link, 0)
        await keep_picture(page, f"{link.removeprefix('#/')}-{login}-en")
    assert wrong == []


async def speak_english_close_together(page: Page) -> None:
    """The compact density shows whether targets stay large enough."""
    await page.evaluate(
        "localStorage.setItem('cti.language', 'en'); localStorage.setItem('cti.density', 'compact')"
    )
    await page.reload()


async def test_a_call_of_days_past_is_scored_by_digits_and_its_agent_reads_it(
    browser: Browser, address: str
) -> None:
    lead, agent = await new_page(browser), await new_page(browser)
    await log_in(lead, address, "lead", staff.PASSWORD)
    await visit(lead, address, "#/calls")
    row = lead.get_by_role("row").filter(has=lead.get_by_role("button", name="评分")).first
    logins = {one.name: one.login for one in staff.PEOPLE}
    (name,) = logins.keys() & set(await row.get_by_role("cell").all_inner_texts())
    await row.get_by_role("button", name="评分").press("Enter")
    form = lead.get_by_role("dialog", name=f"给 {name} 的通话评分")
    await expect(form.get_by_role("radio", name="1").first).to_be_focused()
    for points in "554452":
        await lead.keyboard.press(points)
    await expect(form.get_by_label("说明")).to_be_focused()
    await lead.keyboard.type("打断来电人")
    assert await violations(lead) == []
    await keep_picture(lead, "quality-form")
    await lead.keyboard.press("Enter")
    await expect(form).to_have_count(0)
    await expect(lead.get_by_text(f"已记录 {name}")).to_be_visible()

    await log_in(agent, address, logins[name], staff.PASSWORD)
    await visit(agent, address, "#/attendance")
    given = agent.get_by_role("table", name="评分记录").get_by_role("row", name="打断来电人")
    await expect(given).to_contain_text("李国强")


async def test_the_form_to_log_in_and_what_opens_on_every_page(browser: Browser, address: str) -> None:
    page = await new_page(browser)
    await page.goto(address)
    await expect(page.get_by_label("登录名")).to_be_focused()
    wrong = await violations(page)
    await page.get_by_role("button", name="English").press("Enter")
    await expect(page.get_by_label("Password")).to_be_visible()
    wrong += await violations(page, ("light",))
    await keep_picture(page, "login-en")
    await page.get_by_role("button", name="中文").press("Enter")
    await log_in(page, address, "agent", staff.PASSWORD)
    for name in ("显示与提示音", "快捷键"):
        await page.get_by_role("button", name=name).press("Enter")
        await expect(page.get_by_role("dialog")).to_be_visible()
        wrong += [f"{name}: {one}" for one in await violations(page)]
        await keep_picture(page, f"dialog-{name}")
        await page.keyboard.press("Escape")
    assert wrong == []


async def test_an_empty_hotline_says_so_on_every_page(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    (tmp_path / "cti.toml").write_text(SITE.format(port=port), encoding="utf-8")
    for role in ("admin", "hotline_office", "bureau_office"):
        add = ("user", "add", role, "--name", role, "--role", role)
        assert await cli(tmp_path, *add, stdin=PASSWORD + "\n") == (0, "")
    address = f"http://127.0.0.1:{port}"
    async with serving(tmp_path, "--pbx", "sim"), aiohttp.ClientSession(address) as web:
        await until_ready(web)
        for role in ("admin", "hotline_office", "bureau_office"):
            page = await new_page(browser)
            await log_in(page, address, role)
            for link in await page.locator("header.top nav a").evaluate_all(
                "links => links.map(link => link.hash)"
            ):
                await visit(page, address, link)
                await expect(page.locator("main")).to_contain_text(NOTHING)
                await keep_picture(page, f"empty-{link.removeprefix('#/')}-{role}")


async def test_the_check_finds_what_cannot_be_read(browser: Browser) -> None:
    page = await browser.new_page()
    await page.set_content("<main><p style='color: #bbb; background: #fff'>faint</p><img src='x'></main>")
    found = " ".join(await violations(page))
    assert "color-contrast" in found and "image-alt" in found
