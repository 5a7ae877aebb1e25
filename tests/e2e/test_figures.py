"""A month to look at: charts in the colours of theme and paper, and the workbook to take away."""

import asyncio
import re
from pathlib import Path

from openpyxl import load_workbook
from playwright.async_api import Page, expect

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.consultation.record import Consultation, Form, State
from cti_gateway.core.people import Role
from cti_gateway.core.records import CallRecord, CallState
from cti_gateway.demo.staff import Person
from tests.e2e.conftest import WITHIN_MS, Enter, Running, keep_picture
from tests.support.databases import url_of
from tests.support.programs import settle

ASKED = (("PEN", "养老关系怎么转移？", "RESOLVED"), ("UNE", "=失业金怎么领？", "TICKET"))
# Of the first canvas: how many pixels are of the colour of this token.
PIXELS = """(token) => {
  const canvas = document.querySelector("canvas"), { width, height } = canvas;
  const color = getComputedStyle(canvas).getPropertyValue(token);
  const wanted = color.match(/[0-9a-f]{2}/g).map((part) => parseInt(part, 16));
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4) found += wanted.every((part, n) => data[at + n] === part);
  return found;
}"""


DAY_MS = 86_400_000
EIGHT_HOURS_MS = 8 * 3_600_000  # by which Shanghai is ahead of UTC, always


async def a_day(folder: Path) -> None:
    """Forty callers of today, a quarter of whom gave up; one a minute, or closer if the day is young."""
    store = await SqlStore.open(url_of(folder))
    now = SystemClock().now()
    apart = min(60_000, (now + EIGHT_HOURS_MS) % DAY_MS // 40)
    for n in range(40):
        lost, number, at = n % 4 == 3, f"1390000{n:04}", now - n * apart
        call = CallRecord(
            str(n), number, "", "12333", "general", CallState.ENDED, at,
            answered_at=None if lost else at + 9000, ended_at=at + 60_000,
            outcome="ABANDONED" if lost else "RESOLVED", talk_ms=0 if lost else 51_000,
        )  # fmt: skip
        category, question, outcome = ASKED[n % 2]
        form = Form("POLICY", category, question, outcome=outcome)
        asked = Consultation(str(n), number, 1, "信息中心", "01", at, form, State.SAVED, 1, at + 60_000)
        await store.append([call] if lost else [call, asked])
    await store.close()


async def figures_of_a_day(gateway: Running, enter: Enter) -> Page:
    """As the office sees them."""
    await a_day(gateway.folder)
    await settle(gateway.folder, [Person("zhou", "周丽", Role.HOTLINE_OFFICE)])
    office = await enter("zhou")
    await office.get_by_role("link", name="业务报表").press("Enter")
    return office


async def drawn(page: Page) -> tuple[int, int]:
    """Pixels of answered calls and of lost ones, once both are there."""
    async with asyncio.timeout(WITHIN_MS / 1000):
        while True:
            found = await page.evaluate(PIXELS, "--accent"), await page.evaluate(PIXELS, "--ringing")
            if min(found) > 0:
                return found
            await page.evaluate("() => new Promise(requestAnimationFrame)")


async def test_a_month_in_charts_tables_and_a_workbook(
    gateway: Running, enter: Enter, tmp_path: Path
) -> None:
    office = await figures_of_a_day(gateway, enter)
    charts = office.get_by_role("img", name="柱形图")
    await expect(charts).to_have_count(2)
    await expect(charts.first).to_have_accessible_name(
        re.compile("^按日（来电）柱形图：接通 30，放弃 10；最多的是")
    )
    await expect(office.locator("canvas")).to_have_count(2)
    answered, lost = await drawn(office)
    assert answered > 2 * lost > 0
    await keep_picture(office, "figures")
    await office.emulate_media(color_scheme="dark")
    await expect(office.locator("html")).to_have_css("background-color", "rgb(18, 22, 28)")
    await drawn(office)
    await keep_picture(office, "figures-dark")
    await office.emulate_media(media="print")
    await expect(office.locator("html")).to_have_css("background-color", "rgb(242, 244, 247)")
    await drawn(office)
    await office.emulate_media(media="screen", color_scheme="light")
    async with office.expect_download() as taking:
        await office.get_by_role("link", name="导出 .xlsx").press("Enter")
    taken = await taking.value
    file = tmp_path / "figures.xlsx"
    await taken.save_as(file)
    book = load_workbook(file)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "=失业金怎么领？" in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f"]
