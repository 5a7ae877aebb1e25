"""A lead's board in a real browser: the roll call, who is away, an alarm that is heard and acknowledged."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from playwright.async_api import Page, expect

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.e2e.conftest import Enter, Running, keep_picture
from tests.support.programs import PASSWORD, cli, serving, site, until_ready

# A shift that lasts all day, whenever this runs; who has not come all day is still only late.
SITE = """
[attendance]
shifts = ["D 00:00-24:00"]
late_limit_s = 86400
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


async def publish(folder: Path) -> None:
    store = await SqlStore.open(f"sqlite+aiosqlite:///{folder}/cti.db")
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    days = [today + timedelta(number) for number in (-1, 0, 1)]
    slots = [
        Slot(Place(day, "D", seat), "信息中心", person) for day in days for seat, person in ROSTER.items()
    ]
    await store.publish_roster(slots, first=days[0], last=days[-1], at=0, actor="zhou", reason="排班")
    await store.close()


@pytest.fixture
async def gateway(pbx: PrivatePbx, tmp_path: Path) -> AsyncIterator[Running]:
    address = await site(tmp_path, pbx.ami_port)
    with (tmp_path / "cti.toml").open("a", encoding="utf-8") as config:
        config.write(SITE)
    chen = ("user", "add", "chen", "--name", "陈静", "--role", "agent")
    assert await cli(tmp_path, *chen, stdin=PASSWORD + "\n") == (0, "")
    await publish(tmp_path)
    async with serving(tmp_path) as process, aiohttp.ClientSession(address) as web:
        await until_ready(web)
        yield Running(address, tmp_path, process)


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
    await expect(roll).to_contain_text("应到 2 · 未到岗 0 · 迟到 1 · 离岗 1 · 在岗 0")
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
