"""A lead's board in a real browser: the roll call, who is away, an alarm that is heard and acknowledged."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from cti_gateway.demo.private_pbx import PrivatePbx
from tests.e2e.all_day import rostered
from tests.e2e.conftest import Enter, Running, keep_picture
from tests.support.all_day import SHIFTS

# Who has not come all day is still only late.
SITE = f"""
[attendance]
{SHIFTS}late_limit_s = 86400
[alarms]
nobody_ready_s = 2
"""
ROSTER = {"01": "zhang", "02": "chen"}
COUNT_TONES = """
window.tones = 0;
window.AudioContext = class extends AudioContext {
  createOscillator() {
    window.tones += 1;
    return super.createOscillator();
  }
};
"""


@pytest.fixture
async def gateway(pbx: PrivatePbx, tmp_path: Path) -> AsyncIterator[Running]:
    async with rostered(pbx, tmp_path, ROSTER, SITE) as running:
        yield running


async def go_away(page: Page) -> None:
    await page.get_by_role("button", name="签入座席 01").click()
    await page.get_by_role("button", name="示忙").click()
    await page.get_by_role("button", name="小休").click()


async def test_a_lead_sees_who_is_late_and_away_and_hears_that_nobody_is_ready(enter: Enter) -> None:
    zhang, lead = await enter("zhang"), await enter("li")
    await lead.add_init_script(COUNT_TONES)
    await lead.reload()
    await go_away(zhang)
    await expect(zhang.get_by_text("离岗满 15 分钟须有已批准的离岗申请")).to_be_visible()
    await keep_picture(zhang, "away")

    await lead.get_by_role("link", name="实时监控").click()
    roll = lead.get_by_role("region", name="当班到岗")
    await expect(roll).to_contain_text("应到 2 · 未到岗 0 · 缺人 0 · 迟到 1 · 离岗 1 · 在岗 0")
    await expect(roll.get_by_role("row", name="陈静")).to_contain_text("迟到")
    await expect(roll.get_by_role("row", name="张三")).to_contain_text("离岗")
    alarms = lead.get_by_role("region", name="告警")
    await expect(alarms.get_by_role("alert")).to_have_text("没有示闲的座席，来电无人可接。")
    await lead.wait_for_function("window.tones >= 2")
    await keep_picture(lead, "alarm")

    await alarms.get_by_role("button", name="关闭告警声音").click()
    await expect(alarms.get_by_text("告警声音已关闭")).to_be_visible()
    await alarms.get_by_role("button", name="知道了").click()
    await expect(alarms.get_by_text("李班长 已确认")).to_be_visible()
    await expect(alarms.get_by_role("alert")).to_have_text("")
    await keep_picture(lead, "alarm-acknowledged")

    await zhang.get_by_role("button", name="示闲").click()
    await expect(zhang.get_by_text("已离岗")).to_have_count(0)
    await expect(roll.get_by_role("row", name="张三")).to_contain_text("在岗")
    await expect(alarms.get_by_role("listitem")).to_have_count(0)
