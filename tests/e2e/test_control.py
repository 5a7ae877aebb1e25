"""Two agents in real browsers pass one call from the first to the second."""

import asyncio

from playwright.async_api import Page, expect

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.e2e.conftest import Enter, keep_picture

CALLER = "SEQUENTIAL\n13900007919;王女士\n"


async def sign_in(page: Page, seat: str) -> None:
    await page.get_by_role("button", name=f"签入座席 {seat}").click()
    await page.get_by_role("button", name="示闲").click()
    await expect(page.get_by_role("heading", name="等待来电")).to_be_visible()


async def test_a_call_is_held_consulted_about_and_passed_on(enter: Enter, pbx: PrivatePbx) -> None:
    first, second = await enter("zhang"), await enter("li")
    await sign_in(first, "01")
    caller = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=25_000))
    await expect(first.get_by_role("heading", name="通话中")).to_be_visible()
    await sign_in(second, "02")

    await first.keyboard.press("F6")
    await expect(first.get_by_role("heading", name="保持中")).to_be_visible()
    await first.keyboard.press("F9")
    dialog = first.get_by_role("dialog", name="转接 / 咨询")
    await expect(dialog.get_by_text("座席 02 李班长")).to_be_visible()
    await keep_picture(first, "transfer")
    await dialog.get_by_role("button", name="先咨询").click()
    await expect(second.get_by_text("座席 01 向您咨询此来电")).to_be_visible()
    await expect(first.get_by_text("正在咨询 座席 02，来电人保持中")).to_be_visible()
    await keep_picture(first, "consulting")
    await keep_picture(second, "consulted")

    await first.get_by_role("button", name="完成转接").click()
    await expect(first.get_by_role("heading", name="通话已结束")).to_be_visible()
    await expect(second.get_by_role("heading", name="通话中")).to_be_visible()
    await expect(second.get_by_role("button", name="保持")).to_be_enabled()
    await keep_picture(second, "passed-on")
    assert await caller == 0
    for page in (first, second):
        await page.get_by_role("radio", name="无声").check()
        await page.get_by_role("button", name="保存并示闲").click()
        await expect(page.get_by_role("heading", name="等待来电")).to_be_visible()
