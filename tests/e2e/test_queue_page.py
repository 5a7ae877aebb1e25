"""An administrator edits a queue, and the next caller of the real Asterisk meets what it says now."""

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Page, expect

from cti_gateway.core.people import Role
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from cti_gateway.demo.staff import Person
from tests.e2e.conftest import Enter, Running, keep_picture
from tests.support.pbxes import until_shown
from tests.support.programs import settle


@pytest.fixture
async def page(gateway: Running, enter: Enter) -> Page:
    """The page of the queues, as the administrator has it."""
    await settle(gateway.folder, [Person("zhao", "赵管理", Role.ADMIN)])
    return await queues(enter)


async def queues(enter: Enter) -> Page:
    page = await enter("zhao")
    await page.get_by_role("link", name="队列").press("Enter")
    await expect(page.get_by_role("heading", name="综合咨询 (general)")).to_be_visible()
    return page


async def save(page: Page, reason: str, version: int) -> None:
    """By keyboard alone."""
    await page.get_by_label("修改原因").fill(reason)
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_text(f"已保存为版本 {version}，已生效。")).to_be_visible()


async def test_new_hours_turn_the_next_caller_away_and_let_one_in_again(page: Page, pbx: PrivatePbx) -> None:
    hours = page.get_by_label("服务时间", exact=True)
    await hours.fill("21:00-08:00")
    await hours.press("Tab")
    await expect(page.get_by_text("时间写作 08:00-12:00")).to_be_visible()
    await hours.fill("")
    await hours.press("Tab")
    await expect(page.get_by_role("cell", name="不开放")).to_have_count(14)
    await save(page, "台风停班", 1)
    assert await sipp.call(pbx, talk_ms=20_000) != 0, "the busy signal"
    await hours.fill("00:00-24:00")
    await page.get_by_label("被叫号码", exact=True).fill("12333 12399")
    await save(page, "恢复", 2)
    caller = asyncio.create_task(sipp.call(pbx, did="12399", talk_ms=6000))
    await until_shown(pbx, "core show channels concise", "!cti-line!")
    assert await caller == 0
    await expect(page.get_by_text("台风停班")).to_be_visible()
    await page.get_by_label("被叫号码", exact=True).fill("12333")
    await save(page, "收回号码", 3)
    await until_shown(pbx, "dialplan show globals", "CTI_DIDS_0=12333\n", absent="CTI_DID_12399=general")


async def test_an_imported_holiday_closes_a_queue_that_heeds_it(page: Page) -> None:
    # What today is, is the machine's affair: the day after tomorrow is never past midnight's doubt.
    day = (datetime.now(ZoneInfo("Asia/Shanghai")) + timedelta(days=2)).strftime("%Y-%m-%d")
    file = {"name": "2026.csv", "mimeType": "text/csv", "buffer": f"{day},holiday,厂庆\n".encode("gb18030")}
    await page.get_by_label("特别日期", exact=True).fill("holiday = ")
    await save(page, "放假", 1)
    upload = page.get_by_label("导入 CSV 或 iCalendar 文件")
    await upload.set_input_files({**file, "buffer": b"2026-13-01,holiday\n"})  # type: ignore[arg-type]
    await expect(page.get_by_text("第 1 行第 1 列")).to_be_visible()
    await upload.set_input_files(file)  # type: ignore[arg-type]
    await expect(page.get_by_text("已导入 1 个假日、0 个补班日。")).to_be_visible()
    await expect(page.get_by_role("row", name="厂庆")).to_contain_text("不开放")
    await keep_picture(page, "queues")
    await page.get_by_role("button", name="显示与提示音").click()
    await page.get_by_role("button", name="English").click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("row", name="厂庆")).to_contain_text("Closed")
    await keep_picture(page, "queues-en")


async def test_who_edits_an_old_version_chooses_whose_to_keep(page: Page, enter: Enter) -> None:
    late = await queues(enter)
    await page.get_by_label("振铃秒数", exact=True).fill("9")
    await save(page, "快一点", 1)
    await late.get_by_label("名称", exact=True).fill("综合")
    await late.keyboard.press("Control+Enter")
    await expect(late.get_by_text("赵管理 已在您编辑期间保存了新版本")).to_be_visible()
    await keep_picture(late, "queues-stale")
    await late.get_by_role("button", name="保留我的修改").press("Enter")
    await save(late, "改名", 2)
    await page.get_by_role("button", name="刷新").click()
    await expect(page.get_by_role("button", name="综合 general")).to_be_visible()


async def test_a_queue_is_retired_while_somebody_waits_in_it(page: Page, pbx: PrivatePbx) -> None:
    await page.get_by_role("button", name="新建队列").press("Enter")
    await page.get_by_label("标识", exact=True).fill("law")
    await page.get_by_label("名称", exact=True).fill("法律咨询")
    await page.get_by_label("服务时间", exact=True).fill("00:00-24:00")
    await page.get_by_label("被叫号码", exact=True).fill("12348")
    await save(page, "新开", 1)
    await expect(page.get_by_role("heading", name="法律咨询 (law)")).to_be_visible()
    caller = asyncio.create_task(sipp.call(pbx, did="12348", talk_ms=8000))
    await until_shown(pbx, "core show channels concise", "!cti-line!")
    await page.get_by_label("停用", exact=True).check()
    await page.get_by_label("修改原因").fill("并入综合")
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_text("号码 12348 仍通向此队列")).to_be_visible()
    await page.get_by_label("被叫号码", exact=True).fill("")
    await save(page, "并入综合", 2)
    await expect(page.get_by_role("button", name="法律咨询")).to_contain_text("已停用")
    await keep_picture(page, "queue-retired")
    await until_shown(pbx, "dialplan show globals", "CTI_DIDS_0=12333\n", absent="CTI_DID_12348=law")
    await until_shown(pbx, "core show channels concise", "!cti-line!")
    assert await caller == 0, "who waits there waits on"
