"""The pictures of docs/images/pages, from a demo that runs: `make run`, then

    python -m tests.e2e.pictures docs/images/pages http://127.0.0.1:8088

Each page of somebody who has much to look at there, in both languages, on a screen of 1366×768.
"""

import asyncio
import re
import sys
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright, expect

from cti_gateway.demo import staff
from tests.e2e.conftest import log_in, new_page
from tests.e2e.test_every_page import LOADING, visit
from tests.support.chromium import LAUNCH

# By whom; each may be the name of a page, or of a part of one.
PAGES = {
    "lead": ("board", "calls", "missed", "marks", "tickets", "attendance", "handover", "roster"),
    "director": ("requests",),
    "office": ("reports", "figures", "knowledge", "digest"),
    "admin": ("queues",),
}
PARTS = {"digest": "knowledge/digest"}
SOUGHT = "sybxj"  # initials of 失业保险金
EARLIER = {"attendance", "handover"}  # of yesterday there is more to tell
NAMES = {"zh": "前一天", "en": "Day before"}
EXPLAINS = {"zh": "：说明", "en": ": explain"}
LATE = re.compile("迟到|中途离岗|Late|Away too long")
LOOK_BACK_DAYS = 14
READING = re.compile("正在读取")
RINGS_WITHIN_MS = 120_000


async def speak(page: Page, language: str) -> None:
    await page.evaluate("language => localStorage.setItem('cti.language', language)", language)
    await page.reload()


async def pages_of(browser: Browser, address: str, folder: Path, login: str) -> None:
    page = await new_page(browser)
    await log_in(page, address, login, staff.PASSWORD)
    for language, ending in (("zh", ""), ("en", "-en")):
        await speak(page, language)
        for name in PAGES[login]:
            if name in PARTS:
                await page.goto(f"{address}/#/{PARTS[name]}")
                await expect(page.get_by_role("table")).to_be_visible()
            else:
                await visit(page, address, f"#/{name}")
            if name in EARLIER:
                await earlier(page, NAMES[language], until=LATE if name == "attendance" else None)
            if name == "knowledge":
                await page.get_by_role("combobox").first.fill(SOUGHT)
                await expect(page.locator(".hit").first).to_be_visible()
                await page.keyboard.press("Enter")
                await expect(page.locator("article")).to_be_visible()
            if name == "figures":
                await expect(page.locator("canvas")).to_have_count(2)
            await page.wait_for_load_state("networkidle")
            await expect(page.get_by_text(LOADING)).to_have_count(0)
            await page.screenshot(path=folder / f"{name}{ending}.png")
            if name == "attendance":
                await explained(page, EXPLAINS[language], folder / f"shift{ending}.png")
    await page.context.close()


async def earlier(page: Page, name: str, until: re.Pattern[str] | None) -> None:
    """A day, or as many as it takes until somebody was late."""
    for _ in range(LOOK_BACK_DAYS):
        await page.get_by_role("button", name=name).click()
        await page.wait_for_load_state("networkidle")
        await expect(page.get_by_text(LOADING)).to_have_count(0)
        if until is None or await page.get_by_role("row").filter(has_text=until).count():
            return


async def explained(page: Page, name: str, file: Path) -> None:
    """How a shift that was not kept is judged."""
    late = page.get_by_role("row").filter(has_text=LATE).first
    await late.get_by_role("button", name=name).click()
    await expect(page.get_by_text(LOADING)).to_have_count(0)
    await page.wait_for_load_state("networkidle")
    await page.screenshot(path=file)


async def login(browser: Browser, address: str, folder: Path) -> None:
    page = await new_page(browser)
    await page.goto(address)
    for language, ending in (("zh", ""), ("en", "-en")):
        await speak(page, language)
        await page.get_by_role("textbox").first.wait_for()
        await page.screenshot(path=folder / f"login{ending}.png")
    await page.context.close()


async def desk(browser: Browser, address: str, folder: Path) -> None:
    """With a call, as soon as one comes."""
    page = await new_page(browser)
    await log_in(page, address, "agent", staff.PASSWORD)
    await page.get_by_role("button", name="签入座席 01").click()
    await expect(page.get_by_role("button", name="签入座席 01")).to_have_count(0)
    await page.keyboard.press("F2")
    await page.get_by_role("region", name="来电", exact=True).wait_for(timeout=RINGS_WITHIN_MS)
    await expect(page.get_by_text(READING)).to_have_count(0)
    await page.screenshot(path=folder / "ringing.png")
    await page.get_by_role("textbox", name="来电问题").wait_for(timeout=RINGS_WITHIN_MS)
    await page.get_by_role("textbox", name="来电问题").fill("跨省换工作，养老关系怎么转移？")
    await expect(page.locator(".hit").first).to_be_visible()
    await page.screenshot(path=folder / "desk.png")
    await speak(page, "en")
    await expect(page.locator(".hit").first).to_be_visible()
    await page.screenshot(path=folder / "desk-en.png")
    await page.context.close()


async def main(folder: Path, address: str) -> None:
    async with async_playwright() as tool:
        browser = await tool.chromium.launch(**LAUNCH)
        await login(browser, address, folder)
        for person in PAGES:
            await pages_of(browser, address, folder, person)
        await desk(browser, address, folder)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
