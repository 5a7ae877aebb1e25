"""A turn at the desk without a mouse: a call, the search, its form, its ticket, the next call."""

import asyncio
import re

from playwright.async_api import Browser, Locator, Page, expect

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.e2e.conftest import Running, keep_picture, new_page
from tests.e2e.test_call import CALLER
from tests.e2e.test_consultation import question, with_knowledge
from tests.support.programs import PASSWORD

# Whatever would be pressed by a mouse fails the test, as every script error does (no_script_error).
NO_MOUSE = """
for (const kind of ["pointerdown", "mousedown", "touchstart"])
  addEventListener(kind, () => { throw new Error("this was not done by keyboard") }, true);
"""
STOPS = 80


async def come_to(page: Page, target: Locator) -> None:
    """By Tab, as often as it takes."""
    await expect(target).to_be_visible()
    for _ in range(STOPS):
        if await target.evaluate("element => element === document.activeElement"):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached by Tab")


async def press(page: Page, target: Locator) -> None:
    await come_to(page, target)
    await page.keyboard.press("Enter")


async def logs_in(page: Page, login: str) -> None:
    await expect(page.get_by_label("登录名")).to_be_focused()
    await page.keyboard.insert_text(login)
    await page.keyboard.press("Tab")
    await page.keyboard.insert_text(PASSWORD)
    await page.keyboard.press("Enter")


async def writes_down(page: Page) -> None:
    """Of a call that is being talked: what is asked, and what the knowledge base says to it."""
    keys = page.keyboard
    await keys.press("1")
    await expect(page.get_by_role("combobox", name="业务分类")).to_be_focused()
    await keys.insert_text("sy")
    await keys.press("Enter")
    await expect(question(page)).to_be_focused()
    await keys.insert_text("失业金少发了一个月，请核实。")
    await keys.press("F3")
    search = page.get_by_role("combobox", name="检索内容")
    await expect(search).to_be_focused()
    await keys.insert_text("失业保险金")
    await expect(page.get_by_text(re.compile("找到 [1-9]"))).to_be_visible()
    await keys.press("ArrowDown")
    await keys.press("Enter")
    await expect(page.get_by_role("button", name="采用答案")).to_be_focused()
    await keys.press("Enter")
    answer = page.get_by_role("textbox", name="答复内容")
    await expect(answer).to_be_focused()
    await expect(answer).not_to_have_value("")


async def saves(page: Page, outcome: str) -> None:
    """Once the caller has hung up."""
    await expect(page.get_by_role("heading", name="通话已结束")).to_be_visible()
    outcomes = page.get_by_role("radiogroup", name="处理结果").get_by_role("radio")
    await come_to(page, outcomes.first)
    names = [(await one.inner_text()).split("\n")[0] for one in await outcomes.locator("..").all()]
    await page.keyboard.press(str(names.index(outcome) + 1))
    await expect(page.get_by_role("radio", name=outcome, exact=True)).to_be_checked()
    await page.keyboard.press("Control+Enter")


async def test_a_turn_at_the_desk_without_a_mouse(
    browser: Browser, pbx: PrivatePbx, gateway: Running
) -> None:
    await with_knowledge(gateway.folder)
    page = await new_page(browser)
    await page.add_init_script(NO_MOUSE)
    await page.goto(gateway.address)
    keys, waiting = page.keyboard, page.get_by_role("heading", name="等待来电")

    await logs_in(page, "zhang")
    await press(page, page.get_by_role("button", name="签入座席 01"))
    await expect(page.get_by_role("region", name="座席 01").get_by_role("status")).to_have_text("示忙")
    await keys.press("?")
    await expect(page.get_by_role("dialog")).to_contain_text("Ctrl+Enter")
    await keep_picture(page, "help")
    await keys.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await keys.press("F2")
    await expect(waiting).to_be_visible()

    first = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=15_000))
    await expect(page.get_by_role("region", name="通话中")).to_be_visible()
    await writes_down(page)
    await saves(page, "转办")
    assert await first == 0
    await expect(page.get_by_role("region", name=re.compile("待填转办单 1 件"))).to_be_visible()
    await keys.press("F3")
    await expect(page.get_by_label("诉求内容")).to_have_value("失业金少发了一个月，请核实。")
    await keys.press("Control+Enter")
    await expect(page.get_by_role("heading", name="已提交")).to_be_visible()

    # The next call fetches the desk to the front; nothing is asked in it.
    second = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=6_000))
    await expect(page.get_by_role("region", name="来电", exact=True)).to_be_visible()
    await saves(page, "无效/错拨")
    assert await second == 0
    await expect(waiting).to_be_visible()

    await press(page, page.get_by_role("link", name="话务记录"))
    await press(page, page.get_by_role("button", name="咨询登记"))
    await press(page, page.get_by_role("row").filter(has_text="失业金").get_by_role("button", name="查看"))
    await expect(page.get_by_role("dialog")).to_contain_text("失业金少发了一个月，请核实。")
    await keys.press("Escape")
    await press(page, page.get_by_role("link", name="工作台"))
    await expect(waiting).to_be_visible()
    await keys.press("F4")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await keys.press("1")
    await expect(page.get_by_role("region", name="座席 01").get_by_role("status")).to_have_text("示忙")
    await press(page, page.get_by_role("button", name="签出"))
    await expect(page.get_by_role("button", name="签入座席 01")).to_be_visible()
    await press(page, page.get_by_role("button", name="退出登录"))
    await expect(page.get_by_label("登录名")).to_be_focused()
