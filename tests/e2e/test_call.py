"""The day of an agent in a real browser: sign in, a call pops, is answered, ends, is written down."""

import asyncio

from playwright.async_api import Page, expect

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.e2e.conftest import Enter, Running, another_tab, keep_picture
from tests.support.programs import serving

CALLER = "SEQUENTIAL\n13900007919;王女士\n"


async def sign_in(page: Page, *, ready: bool = True) -> None:
    await page.get_by_role("button", name="签入座席 01").click()
    await expect(page.get_by_role("region", name="座席 01").get_by_role("status")).to_have_text("示忙")
    if ready:
        await page.get_by_role("button", name="示闲").click()
        await expect(page.get_by_role("heading", name="等待来电")).to_be_visible()


async def write_down(agent: Page, question: str) -> None:
    """All that a policy enquiry asks for, but for the outcome."""
    await agent.get_by_role("radio", name="政策咨询").check()
    category = agent.get_by_role("combobox", name="业务分类")
    await category.fill("养老")
    await category.press("Enter")
    await agent.get_by_role("textbox", name="来电问题").fill(question)


async def test_a_call_pops_is_answered_and_recorded_while_a_lead_watches(
    enter: Enter, pbx: PrivatePbx
) -> None:
    agent, lead = await enter("zhang"), await enter("li")
    await keep_picture(agent, "seats")
    await lead.get_by_role("link", name="实时监控").click()
    seat = lead.get_by_role("row").filter(has=lead.get_by_role("rowheader", name="01"))
    await expect(seat).to_contain_text("已签出")
    await sign_in(agent)
    await expect(seat).to_contain_text("示闲")
    await expect(seat).to_contain_text("张三")
    await keep_picture(agent, "ready")

    caller = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=9000))
    pop = agent.get_by_role("region", name="来电", exact=True)
    await expect(pop.get_by_text("王女士", exact=True)).to_be_visible()
    await expect(pop.get_by_text("139****7919", exact=True)).to_be_visible()
    await expect(pop).to_contain_text("综合咨询")
    await expect(agent).to_have_title("● 来电 139****7919")
    await expect(seat).to_contain_text("振铃")
    await keep_picture(agent, "ringing")

    talk = agent.get_by_role("region", name="通话中")
    await expect(talk.get_by_text("王女士", exact=True)).to_be_visible()
    await expect(seat).to_contain_text("通话中")
    await expect(agent.get_by_role("button", name="保存并示闲")).to_be_disabled()
    await write_down(agent, "咨询跨省转移养老保险")
    await expect(agent.get_by_text("草稿已保存")).to_be_visible()
    await keep_picture(agent, "talking")
    await keep_picture(lead, "board")
    await agent.reload()
    await expect(agent.get_by_role("textbox", name="来电问题")).to_have_value("咨询跨省转移养老保险")

    await expect(agent.get_by_role("heading", name="通话已结束")).to_be_visible()
    await expect(seat).to_contain_text("事后整理")
    assert await caller == 0
    await agent.get_by_role("radio", name="当场解答").check()
    await keep_picture(agent, "wrap-up")
    await agent.get_by_role("button", name="保存并示闲").click()
    await expect(agent.get_by_role("heading", name="等待来电")).to_be_visible()
    await expect(seat).to_contain_text("示闲")

    for page in (agent, lead):
        await page.get_by_role("link", name="话务记录").click()
        record = page.get_by_role("row").filter(has_text="139****7919")
        await expect(record).to_contain_text("当场解答")
        await expect(record).to_contain_text("张三" if page is lead else "01")
        await page.get_by_role("button", name="咨询登记").click()
        await expect(page.get_by_role("row").filter(has_text="咨询跨省转移养老保险")).to_be_visible()
    await keep_picture(lead, "calls")


async def test_a_caller_who_gives_up_leaves_the_seat_ready(enter: Enter, pbx: PrivatePbx) -> None:
    agent = await enter("zhang")
    await sign_in(agent)
    caller = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=1200))  # the phone rings for longer
    await expect(agent.get_by_role("region", name="来电", exact=True)).to_be_visible()
    await expect(agent.get_by_role("heading", name="等待来电")).to_be_visible()
    assert await caller == 0
    await agent.get_by_role("link", name="话务记录").click()
    await expect(agent.get_by_role("heading", name="话务记录")).to_be_visible()


async def test_a_talk_and_its_form_outlive_the_gateway(
    enter: Enter, pbx: PrivatePbx, gateway: Running
) -> None:
    agent = await enter("zhang")
    await sign_in(agent)
    caller = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=12_000))
    await expect(agent.get_by_role("heading", name="通话中")).to_be_visible()
    await agent.get_by_role("textbox", name="来电问题").fill("写了一半")
    gateway.process.kill()
    await gateway.process.wait()
    await expect(agent.get_by_text("连接已中断")).to_be_visible()
    await keep_picture(agent, "lost")
    async with serving(gateway.folder):
        await expect(agent.get_by_text("连接已中断")).to_be_hidden(timeout=60_000)  # it has to start first
        await expect(agent.get_by_role("textbox", name="来电问题")).to_have_value("写了一半")
        assert await caller == 0
        await expect(agent.get_by_role("heading", name="通话已结束")).to_be_visible()
        await write_down(agent, "写了一半，又写完")
        await agent.get_by_role("radio", name="当场解答").check()
        await agent.get_by_role("button", name="保存并示闲").click()
        await expect(agent.get_by_role("heading", name="等待来电")).to_be_visible()
        await agent.get_by_role("link", name="话务记录").click()
        await expect(agent.get_by_role("row").filter(has_text="139****7919")).to_have_count(1)
        await agent.get_by_role("button", name="咨询登记").click()
        await expect(agent.get_by_role("row").filter(has_text="写了一半，又写完")).to_have_count(1)


async def test_a_second_tab_shows_the_same_and_leaves_with_the_first(enter: Enter, gateway: Running) -> None:
    first = await enter("zhang")
    second = await another_tab(first, gateway)
    await sign_in(first)
    await expect(second.get_by_role("heading", name="等待来电")).to_be_visible()
    await second.get_by_role("button", name="示忙").click()
    await second.get_by_role("button", name="小休").click()
    await expect(first.get_by_role("heading", name="示忙中")).to_be_visible()
    await first.get_by_role("button", name="退出登录").click()
    await first.get_by_role("button", name="签出并退出登录").click()
    for tab in (first, second):
        await expect(tab.get_by_role("button", name="登录", exact=True)).to_be_visible()


async def test_a_wrong_password_is_said_in_the_chosen_language(enter: Enter) -> None:
    page = await enter("zhang")
    await page.get_by_role("button", name="退出登录").click()
    await keep_picture(page, "login")
    await page.get_by_role("button", name="English").click()
    await page.get_by_label("Login name").fill("zhang")
    await page.get_by_label("Password").fill("wrong")
    await page.get_by_role("button", name="Log in", exact=True).click()
    await expect(page.get_by_role("alert")).to_contain_text("Login name or password is wrong")
