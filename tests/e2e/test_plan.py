"""The published roster on the panel: by month and week, by keys, and on paper; what is missing is told."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.async_api import expect

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.roster.rotation import rotate
from cti_gateway.core.roster.shifts import Templates, days
from cti_gateway.core.roster.slots import Place, Slot
from tests.e2e.conftest import Enter, Running, keep_picture
from tests.e2e.test_roster import UNITS, staff
from tests.support.databases import url_of

ZONE = ZoneInfo("Asia/Shanghai")
A4_LANDSCAPE = (842, 595)  # points


def coming(today: date) -> tuple[date, str]:
    """The shift that begins next, today or tomorrow, but not within a minute."""
    templates, soon = Templates("Asia/Shanghai"), datetime.now(ZONE).timestamp() + 60
    shifts = [(day, shift.code) for day in days(today, today + timedelta(1)) for shift in templates.on(day)]
    return next(one for one in shifts if templates.span(*one)[0] > soon)


async def published(folder: Path, today: date) -> None:
    """This month and the next, by rotation; in the shift that comes next, a seat has nobody."""
    store = await SqlStore.open(url_of(folder))
    first = today.replace(day=1)
    last = (first + timedelta(70)).replace(day=1) - timedelta(1)
    places = [
        Place(day, shift.code, seat)
        for day in days(first, last)
        for shift in Templates("Asia/Shanghai").on(day)
        for seat in ("01", "02")
    ]
    units: dict[str, list[str]] = {}
    for who, (_, unit) in UNITS.items():
        units.setdefault(unit, []).append(who)
    slots = rotate(places, units)
    empty = Slot(Place(*coming(today), "03"), "信息中心")
    await store.publish_roster([*slots, empty], first=first, last=last, at=1, actor="zhou", reason="")
    await store.close()


async def test_the_roster_is_looked_at_by_month_and_week_and_printed(gateway: Running, enter: Enter) -> None:
    today = datetime.now(ZONE).date()
    await staff(gateway.folder)
    await published(gateway.folder, today)
    page = await enter("zhou")
    strip = page.get_by_text("1 个班位临近开班仍未派员")
    await strip.click()
    await expect(page.get_by_text(re.compile("[早中晚]班 座席 03（信息中心）"))).to_be_visible()
    await strip.click()
    await page.get_by_role("link", name="值班表").press("Enter")
    await expect(page.get_by_text(f"{today.year}年{today.month}月 值班表")).to_be_visible()
    await expect(page.get_by_text("第 1 版，周丽")).to_be_visible()
    await keep_picture(page, "plan-month")

    await page.locator(".plan [aria-current=date]").focus()
    await page.keyboard.press("PageDown")
    following = (today.replace(day=1) + timedelta(32)).replace(day=1)
    focused = page.locator(".plan button:focus")
    await expect(focused).to_have_attribute("aria-label", re.compile(f"^{following.month}月"))
    await page.keyboard.press("PageUp")
    await expect(focused).to_have_attribute("aria-label", re.compile(f"^{today.month}月"))
    await page.keyboard.press("ArrowRight")
    tomorrow = today + timedelta(1)
    name = re.compile(f"^{tomorrow.month}月{tomorrow.day}日")
    await expect(focused).to_have_attribute("aria-label", name)  # in the next month, if today is the last day
    await page.keyboard.press("Enter")
    of_the_week = page.locator(".plan .week .day-name button:focus")
    await expect(of_the_week).to_have_attribute("aria-label", name)
    await keep_picture(page, "plan-week")

    await page.get_by_label("单位").select_option("养老保险科")
    await expect(page.locator(".plan td", has_text="信息中心")).to_have_count(0)
    await expect(page.locator(".plan td", has_text="王芳").first).to_be_visible()
    await page.get_by_label("单位").select_option("")
    await page.get_by_role("button", name="月视图").click()
    await expect(page.get_by_text(f"{tomorrow.year}年{tomorrow.month}月 值班表")).to_be_visible()
    await page.emulate_media(media="print")
    await expect(page.get_by_role("button", name="打印")).to_be_hidden()
    await keep_picture(page, "plan-print")
    sheet = await page.pdf(prefer_css_page_size=True, print_background=False)
    (size,) = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", sheet))
    assert tuple(round(float(side)) for side in size) == A4_LANDSCAPE
    assert len(re.findall(rb"/Type /Page\b", sheet)) == 1
    await page.emulate_media(media="screen")


async def test_an_agent_finds_the_own_shifts(gateway: Running, enter: Enter) -> None:
    today = datetime.now(ZONE).date()
    await staff(gateway.folder)
    await published(gateway.folder, today)
    page = await enter("wang")
    await page.get_by_role("link", name="值班表").press("Enter")
    await page.get_by_label("只看本人").check()
    await expect(page.locator(".plan .shift-line", has_text="王芳").first).to_be_visible()
    await expect(page.locator(".plan .shift-line", has_text="陈静")).to_have_count(0)
    await expect(page.get_by_text("排班与发布")).to_have_count(0)
