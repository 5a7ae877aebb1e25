"""The agent's form in a real browser: from the pop to the answer to the next caller, and what it survives."""

import asyncio
import contextlib
import os
import re
import signal
from pathlib import Path

from playwright.async_api import Locator, Page, async_playwright, expect

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.demo import knowledge, sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.e2e.access import violations
from tests.e2e.conftest import WITHIN_MS, Enter, Running, another_tab, keep_picture, log_in
from tests.e2e.test_call import CALLER, sign_in
from tests.support.chromium import LAUNCH, VIEWPORT
from tests.support.databases import url_of
from tests.support.programs import serving

EVIL = "<img src=x onerror=alert(1)>"


async def with_knowledge(folder: Path) -> None:
    store = await SqlStore.open(url_of(folder))
    await knowledge.move_in(store, at=1_790_000_000_000)
    await store.close()


def question(agent: Page) -> Locator:
    return agent.get_by_role("textbox", name="来电问题")


async def until_kept(agent: Page, *, within_ms: int = WITHIN_MS) -> None:
    await expect(agent.get_by_text(re.compile("^草稿已保存 "))).to_be_visible(timeout=within_ms)


async def seen_at_once(agent: Page, *parts: Locator) -> None:
    """What matters most is within the window, unscrolled."""
    await agent.evaluate("scrollTo(0, 0)")
    for part in parts:
        box = await part.bounding_box()
        assert box is not None
        assert box["y"] >= 0, part
        assert box["y"] + box["height"] <= VIEWPORT["height"], (part, box)


async def test_a_call_is_written_down_by_keyboard_and_the_next_one_comes(
    enter: Enter, pbx: PrivatePbx, gateway: Running
) -> None:
    await with_knowledge(gateway.folder)
    agent, lead = await enter("zhang"), await enter("li")
    await sign_in(agent)
    first = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=20_000))
    talk = agent.get_by_role("region", name="通话中")
    await expect(talk).to_be_visible()
    await lead.get_by_role("link", name="实时监控").click()
    unsaved = lead.get_by_role("region", name="未保存的咨询登记")
    await expect(unsaved).to_contain_text("张三")  # before a key is pressed
    keys = agent.keyboard
    await keys.press("1")
    await expect(agent.get_by_role("combobox", name="业务分类")).to_be_focused()
    await keys.insert_text("sy")
    await keys.press("Enter")
    await expect(question(agent)).to_be_focused()
    await keys.insert_text("失业保险金怎么领？")
    await expect(agent.get_by_text(re.compile("按来电问题推荐 [1-9]"))).to_be_visible()
    await keys.press("F3")
    await expect(agent.get_by_role("combobox", name="检索内容")).to_be_focused()
    await keys.press("Enter")
    await expect(agent.get_by_role("button", name="采用答案")).to_be_focused()
    await keep_picture(agent, "consultation-entry")
    await keys.press("Enter")
    answer = agent.get_by_role("textbox", name="答复内容")
    await expect(answer).to_be_focused()
    await expect(answer).not_to_have_value("")
    await keys.press("Control+F3")
    await expect(agent.locator(".read-aloud [aria-current]")).to_be_visible()
    await keys.press("Escape")
    await until_kept(agent)
    save = agent.get_by_role("button", name="保存并示闲")
    await expect(save).to_be_disabled()
    await keep_picture(agent, "consultation-talking")
    await seen_at_once(agent, talk, question(agent), answer, save)
    assert await violations(agent) == []

    await expect(unsaved).to_contain_text("失业保险金怎么领？")
    await keep_picture(lead, "consultation-board")

    await expect(agent.get_by_role("heading", name="通话已结束")).to_be_visible()
    assert await first == 0
    second = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=60_000))
    await keys.press("Control+Enter")
    resolved = agent.get_by_role("radio", name="当场解答")
    await expect(resolved).to_be_focused()
    await keep_picture(agent, "consultation-missing")
    assert await violations(agent) == []
    await keys.press("1")
    await expect(resolved).to_be_checked()
    await keep_picture(agent, "consultation-wrap-up")
    await seen_at_once(agent, question(agent), answer, save)
    await keys.press("Control+Enter")
    await expect(agent.get_by_role("region", name="来电", exact=True)).to_be_visible()
    await expect(agent.get_by_role("region", name="通话中")).to_be_visible()
    await expect(question(agent)).to_have_value("")
    await agent.evaluate("localStorage.setItem('cti.language', 'en')")
    await agent.reload()
    await expect(agent.get_by_role("heading", name="Consultation")).to_be_visible()
    await keep_picture(agent, "consultation-talking-en")
    assert await agent.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    outcomes = await agent.get_by_role("radiogroup", name="Outcome").bounding_box()
    bar = await agent.locator(".consultation-save").bounding_box()
    assert outcomes is not None and bar is not None and outcomes["y"] + outcomes["height"] <= bar["y"]
    await corrects(lead, "失业保险金怎么领？", "失业保险金在哪里领？")
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)


async def corrects(lead: Page, before: str, after: str) -> None:
    """For a reason, from the page of calls; what was saved stays beside it."""
    await lead.get_by_role("link", name="话务记录").click()
    await lead.get_by_role("button", name="咨询登记").press("Enter")
    await lead.get_by_role("row").filter(has_text=before).get_by_role("button", name="查看").press("Enter")
    dialog = lead.get_by_role("dialog")
    await dialog.get_by_role("button", name="更正").press("Enter")
    await dialog.get_by_label("更正原因").fill("问题写错了")
    await dialog.get_by_label("更正原因").press("Enter")
    await question(lead).fill(after)
    await keep_picture(lead, "consultation-correcting")
    assert await violations(lead) == []
    await dialog.get_by_role("button", name="保存更正").press("Enter")
    await expect(dialog.get_by_text("第 1 次更正")).to_be_visible()
    await expect(dialog.locator("del")).to_have_text(before)
    await expect(dialog.locator("ins")).to_have_text(after)
    await keep_picture(lead, "consultation-versions")
    assert await violations(lead) == []


async def test_two_tabs_are_answered_with_a_choice_and_script_is_text(
    enter: Enter, pbx: PrivatePbx, gateway: Running
) -> None:
    first = await enter("zhang")
    second = await another_tab(first, gateway)
    await sign_in(first)
    caller = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=25_000))
    for tab in (first, second):
        await expect(tab.get_by_role("heading", name="通话中")).to_be_visible()
    await second.get_by_role("textbox", name="联系电话").fill("12333")
    await question(second).fill(EVIL)
    await until_kept(second)
    await question(first).fill("本页写的")
    await expect(first.get_by_role("button", name="比较两份内容")).to_be_visible()
    await keep_picture(first, "consultation-stale")
    await first.keyboard.press("Control+Enter")
    dialog = first.get_by_role("dialog")
    await expect(dialog).to_contain_text(EVIL)
    await keep_picture(first, "consultation-merge")
    assert await violations(first) == []
    await dialog.get_by_role("radio", name=re.compile("本页写的")).press("Space")
    await dialog.get_by_role("button", name="采用所选内容").press("Enter")
    await expect(question(first)).to_have_value("本页写的")
    await expect(first.get_by_role("textbox", name="联系电话")).to_have_value("12333")
    await until_kept(first)
    assert await first.locator("main img").count() == 0
    assert await caller == 0


async def test_what_was_typed_while_another_tab_saved_is_put_into_a_correction(
    enter: Enter, pbx: PrivatePbx, gateway: Running
) -> None:
    first = await enter("zhang")
    second = await another_tab(first, gateway)
    await sign_in(first)
    assert await sipp.call(pbx, csv=CALLER, talk_ms=8_000) == 0
    await expect(first.get_by_role("heading", name="通话已结束")).to_be_visible()
    await first.keyboard.press("1")
    await first.get_by_role("combobox", name="业务分类").fill("qx")
    await first.keyboard.press("Enter")
    await question(first).fill("欠薪")
    await first.get_by_role("radio", name="当场解答").check()
    await until_kept(first)
    await second.reload()
    await expect(question(second)).to_have_value("欠薪")
    await question(second).fill("欠薪三个月，工地在城东")
    await first.keyboard.press("Control+Enter")
    await expect(first.get_by_role("heading", name="等待来电")).to_be_visible()

    await expect(second.get_by_text("您最后输入的内容没有写入：来电问题")).to_be_visible()
    await keep_picture(second, "consultation-left-over")
    assert await violations(second) == []
    await second.get_by_role("button", name="比较并更正").press("Enter")
    await second.get_by_label("更正原因").fill("补上最后几个字")
    await second.keyboard.press("Enter")
    merge = second.get_by_role("dialog", name="比较两份内容")
    await expect(merge).to_contain_text("工地在城东")
    await keep_picture(second, "consultation-left-over-merge")
    assert await violations(second) == []
    await merge.get_by_role("button", name="采用所选内容").press("Enter")
    await second.get_by_role("button", name="保存更正").press("Enter")
    await expect(second.get_by_text("第 1 次更正")).to_be_visible()
    await expect(second.locator("ins")).to_have_text("欠薪三个月，工地在城东")
    await second.keyboard.press("Escape")
    await expect(second.get_by_text("您最后输入的内容没有写入")).to_have_count(0)


async def test_what_is_promised_leads_to_its_ticket_and_the_next_pop_to_that(
    enter: Enter, pbx: PrivatePbx
) -> None:
    agent = await enter("zhang")
    await sign_in(agent)
    assert await sipp.call(pbx, csv=CALLER, talk_ms=8_000) == 0
    await expect(agent.get_by_role("heading", name="通话已结束")).to_be_visible()
    await agent.keyboard.press("1")
    await agent.get_by_role("combobox", name="业务分类").fill("qx")
    await agent.keyboard.press("Enter")
    await question(agent).fill(f"欠薪三个月 {EVIL}")
    await agent.get_by_role("radio", name="转办").check()
    await agent.keyboard.press("Control+Enter")
    due = agent.get_by_role("region", name="已答应转办、待填转办单 1 件")
    await expect(due).to_contain_text(EVIL)
    await keep_picture(agent, "ticket-due")
    assert await violations(agent) == []
    await agent.keyboard.press("F3")
    await expect(agent.get_by_label("诉求内容")).to_have_value(f"欠薪三个月 {EVIL}")
    await keep_picture(agent, "ticket-from-consultation")
    await agent.keyboard.press("Control+Enter")
    await expect(agent.get_by_role("heading", name="已提交")).to_be_visible()
    await agent.get_by_role("link", name="工作台").click()
    await expect(agent.get_by_role("heading", name="等待来电")).to_be_visible()
    await expect(due).to_have_count(0)

    caller = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=10_000))
    tickets = agent.get_by_role("list", name="未办结转办单")
    link = tickets.get_by_role("link", name=re.compile(r"^\d{4}-00001$"))
    await expect(link).to_be_visible()
    await keep_picture(agent, "pop-with-ticket")
    assert await caller == 0
    await link.click()
    await expect(agent.get_by_role("heading", name="已提交")).to_be_visible()


async def test_a_draft_outlives_browser_and_gateway(
    enter: Enter, pbx: PrivatePbx, gateway: Running, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    async with async_playwright() as tool:
        context = await tool.chromium.launch_persistent_context(profile, **LAUNCH, locale="zh-CN")
        context.set_default_timeout(WITHIN_MS)
        page = await context.new_page()
        await log_in(page, gateway.address, "zhang")
        await sign_in(page)
        caller = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=90_000))
        await expect(page.get_by_role("heading", name="通话中")).to_be_visible()
        await question(page).fill("欠薪三个月")
        await page.reload()  # at once: what is unsent goes with the page
        await expect(question(page)).to_have_value("欠薪三个月")
        await page.get_by_role("textbox", name="联系电话").fill("12333")
        await until_kept(page)
        for pid in processes_with(profile):
            os.kill(pid, signal.SIGKILL)

    agent = await enter("zhang")
    await expect(question(agent)).to_have_value("欠薪三个月")
    await expect(agent.get_by_role("textbox", name="联系电话")).to_have_value("12333")
    await agent.get_by_role("textbox", name="答复内容").fill("可向劳动监察投诉")
    gateway.process.kill()  # nothing of the answer has been sent yet
    await gateway.process.wait()
    await expect(agent.get_by_text("草稿暂存在本页")).to_be_visible()
    await keep_picture(agent, "consultation-lost")
    async with serving(gateway.folder):
        await until_kept(agent, within_ms=60_000)  # it has to start first
        await agent.reload()
        await expect(question(agent)).to_have_value("欠薪三个月")
        await expect(agent.get_by_role("textbox", name="答复内容")).to_have_value("可向劳动监察投诉")
        assert await caller == 0
        await expect(agent.get_by_role("heading", name="通话已结束")).to_be_visible()
        await agent.keyboard.press("1")
        await agent.get_by_role("combobox", name="业务分类").fill("欠薪")
        await agent.keyboard.press("Enter")
        await agent.get_by_role("radio", name="当场解答").check()
        await agent.get_by_role("button", name="保存并示闲").click()
        await expect(agent.get_by_role("heading", name="等待来电")).to_be_visible()


def processes_with(profile: Path) -> list[int]:
    """Of the browser that was started with it."""
    found = []
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if str(profile).encode() in one.read_bytes():
                found.append(int(one.parent.name))
    return found
