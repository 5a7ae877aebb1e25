"""Orders of a lead in a real browser (A1.2): during a call, through the death of the gateway, and refused."""

import asyncio

import aiohttp
from playwright.async_api import Locator, Page, expect

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.e2e.access import violations
from tests.e2e.conftest import Enter, Running, keep_picture
from tests.e2e.test_call import CALLER, sign_in
from tests.support.programs import serving, until_ready


def orders(page: Page) -> Locator:
    return page.get_by_role("region", name="班长指令")


async def give(lead: Page, *, kind: str, text: str = "", target: tuple[str, str] | None = None) -> None:
    await lead.get_by_role("button", name="向 张三 下达指令").click()
    form = lead.get_by_role("dialog", name="向 张三 下达指令")
    await form.get_by_label("类别").select_option(label=kind)
    if target is not None:
        await form.get_by_label(target[0]).select_option(target[1])
    if text:
        await form.get_by_label("指令内容").fill(text)
    await keep_picture(lead, f"order-{'seat' if target else 'message'}")
    assert await violations(lead, ["light"]) == []
    await form.get_by_role("button", name="下达").click()
    await expect(form).to_have_count(0)


async def is_read_on_another_page(lead: Page) -> None:
    """That it was refused; it then is on record there."""
    await lead.get_by_role("link", name="出勤").click()
    of_day = lead.get_by_role("region", name="指令 服从指挥调度")
    await expect(of_day.get_by_role("row", name="请换到 02 座席")).to_contain_text("正在核对材料")
    await lead.reload()
    await expect(orders(lead)).to_contain_text("张三 拒绝了您的指令： 请换到 02 座席 （理由：正在核对材料）")
    await keep_picture(lead, "order-unread")
    assert await violations(lead) == []
    day = lead.get_by_label("日期", exact=True)
    await day.focus()
    await lead.keyboard.press("F1")
    await expect(orders(lead)).to_have_count(0)
    await expect(day).to_be_focused()


async def test_an_order_reaches_who_is_in_a_call_and_outlives_the_gateway(
    enter: Enter, pbx: PrivatePbx, gateway: Running
) -> None:
    agent, lead = await enter("zhang"), await enter("li")
    await sign_in(agent)
    await lead.get_by_role("link", name="实时监控").click()
    calling = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=20_000))
    await expect(agent.get_by_role("region", name="通话中")).to_be_visible()
    question = agent.get_by_role("textbox", name="来电问题")
    await expect(
        agent.get_by_text("您好，工号 zhang 为您服务")
    ).to_be_visible()  # what to say, until there is a question
    await keep_picture(agent, "phrases")
    await question.focus()
    await agent.keyboard.insert_text("失业保险金")

    await give(lead, kind="消息", text="请放慢语速")
    await expect(orders(agent)).to_contain_text("李班长 的指令： 请放慢语速")
    await expect(question).to_be_focused()
    await agent.keyboard.insert_text("怎么领？")
    await keep_picture(agent, "order-in-call")
    await agent.evaluate("scrollTo(0, document.body.scrollHeight)")  # else a bar half covers a field
    assert await violations(agent) == []
    seats = lead.get_by_role("region", name="座席", exact=True)
    seat = seats.get_by_role("row").filter(has=lead.get_by_role("rowheader", name="01"))
    await expect(seat).to_contain_text("指令 待确认")
    await keep_picture(lead, "order-open")

    await agent.keyboard.press("F1")
    await expect(orders(agent)).to_have_count(0)
    await expect(question).to_be_focused()
    await expect(question).to_have_value("失业保险金怎么领？")
    given = lead.get_by_role("region", name="今日指令")
    await expect(given.get_by_role("row", name="请放慢语速")).to_contain_text("已确认")
    await expect(seat).not_to_contain_text("指令 待确认")

    await give(lead, kind="换座席", target=("换到座席", "02"))
    await expect(orders(agent)).to_contain_text("请换到 02 座席")
    gateway.process.kill()
    await gateway.process.wait()
    async with serving(gateway.folder), aiohttp.ClientSession(gateway.address) as web:
        await until_ready(web)
        await agent.reload()
        await expect(orders(agent)).to_contain_text("请换到 02 座席")
        await agent.keyboard.press("Control+F1")
        await agent.get_by_label("理由").fill("正在核对材料")
        await keep_picture(agent, "order-refused")
        await agent.keyboard.press("Enter")
        await expect(orders(agent)).to_have_count(0)
        await expect(given.get_by_role("row", name="请换到 02 座席")).to_contain_text("正在核对材料")
        await expect(seat).to_contain_text("指令 已拒绝")
        await keep_picture(lead, "order-board")
        assert await violations(lead) == []
        await is_read_on_another_page(lead)
        calling.cancel()
