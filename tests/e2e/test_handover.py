"""A seat goes from one person to the next on the panel; both confirm, and a lead sees who has not."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.async_api import expect

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.roster.slots import Place, Slot
from tests.e2e.conftest import Enter, Running, keep_picture
from tests.e2e.test_roster import staff
from tests.support.databases import url_of


async def published(folder: Path, today: date) -> None:
    """Seat 01 went from wang to liu yesterday at noon, had nobody in the evening, and is wang's again today.

    So one handover is overdue, at whatever time of the day this runs.
    """
    store = await SqlStore.open(url_of(folder))
    yesterday = today - timedelta(1)
    slots = [
        Slot(Place(yesterday, "M", "01"), "养老保险科", "wang"),
        Slot(Place(yesterday, "A", "01"), "信息中心", "liu"),
        Slot(Place(yesterday, "E", "01"), "信息中心"),
        Slot(Place(today, "A", "01"), "养老保险科", "wang"),
    ]
    await store.publish_roster(slots, first=yesterday, last=today, at=1, actor="zhou", reason="")
    await store.close()


async def test_a_seat_is_handed_over_and_notices_are_read(gateway: Running, enter: Enter) -> None:
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    await staff(gateway.folder)
    await published(gateway.folder, today)
    office = await enter("zhou")
    await office.get_by_role("link", name="交接班").press("Enter")
    await office.get_by_label("新通知").fill("今晚 22:00 停电检修")
    await office.get_by_role("button", name="发布通知").click()
    await expect(office.locator(".notice-row")).to_contain_text("今晚 22:00 停电检修")

    wang = await enter("wang")
    await wang.get_by_role("button", name="签入座席 01").click()
    await expect(wang.get_by_role("heading", name="班前准备")).to_be_visible()
    await expect(wang.get_by_text("✓ 话机在线")).to_be_visible()
    await wang.get_by_label("耳机和话机完好").check()
    await keep_picture(wang, "pre-shift")
    await wang.get_by_role("button", name="记录班前准备").click()
    await expect(wang.get_by_text("班前准备已记录。")).to_be_visible()
    await wang.reload()
    await expect(wang.get_by_text("班前准备已记录。")).to_be_visible()

    await wang.get_by_text("有 1 条通知未读").click()
    await wang.get_by_role("button", name="已阅读").click()
    await expect(wang.get_by_text("有 1 条通知未读")).to_have_count(0)
    await wang.get_by_role("button", name="前一天").click()
    await expect(wang.get_by_text("⚠ 未确认")).to_have_count(2)
    await wang.get_by_role("button", name="确认交班").click()
    dialog = wang.get_by_role("dialog")
    await expect(dialog.get_by_text("今晚 22:00 停电检修")).to_be_visible()
    await dialog.get_by_label("未了事项已当面交代").check()
    await dialog.get_by_label("补充说明").fill("打印机缺纸，已报修")
    await keep_picture(wang, "handover-confirm")
    await dialog.get_by_role("button", name="确认交班").click()
    await expect(wang.get_by_text("⚠ 未确认")).to_have_count(1)
    await expect(wang.get_by_role("rowheader", name="12:00 早班")).to_be_visible()

    liu = await enter("liu")
    await liu.get_by_role("link", name="交接班").press("Enter")
    await liu.get_by_role("button", name="前一天").click()
    await liu.get_by_role("button", name="确认接班").click()
    await liu.get_by_role("dialog").get_by_role("button", name="确认接班").click()
    await expect(liu.get_by_text("⚠ 未确认")).to_have_count(0)
    await liu.get_by_text("未了事项 1 项，说明 1 条").click()
    await expect(liu.get_by_text("打印机缺纸，已报修")).to_be_visible()
    await keep_picture(liu, "handover")
    await office.reload()
    prepared = office.get_by_role("region", name="班前准备")
    await expect(prepared.get_by_role("row", name="王芳")).to_be_visible()
    await keep_picture(office, "handover-office")
    await expect(office.get_by_text("1 人已读 王芳")).to_be_visible()
