"""A spot check in a real browser: a lead notes what was amiss, and the person reads it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from cti_gateway.demo.private_pbx import PrivatePbx
from tests.e2e.access import violations
from tests.e2e.all_day import rostered
from tests.e2e.conftest import Enter, Running, keep_picture
from tests.support.all_day import SHIFTS


@pytest.fixture
async def gateway(pbx: PrivatePbx, tmp_path: Path) -> AsyncIterator[Running]:
    async with rostered(pbx, tmp_path, {"01": "zhang", "02": "chen"}, f"[attendance]\n{SHIFTS}") as running:
        yield running


async def test_what_a_lead_saw_is_on_record_for_whom_it_concerns(enter: Enter) -> None:
    lead, agent = await enter("li"), await enter("zhang")
    await lead.get_by_role("link", name="出勤").click()
    seen = lead.get_by_role("region", name="抽查记录")
    await expect(seen).to_contain_text("这一天没有抽查记录。")
    await seen.get_by_role("button", name="记录抽查").press("Enter")
    form = lead.get_by_role("dialog", name="记录抽查")
    await form.get_by_label("座席和人员").select_option(label="01 张三 (D)")
    await form.get_by_label("项目").select_option("noise")
    await form.get_by_label("结果").select_option("amiss")
    await form.get_by_label("说明").fill("大声打电话")
    await keep_picture(lead, "spot-check-noting")
    assert await violations(lead, ["light"]) == []
    await lead.keyboard.press("Enter")
    await expect(form).to_have_count(0)
    await expect(seen.get_by_role("row", name="张三")).to_contain_text("有问题 大声打电话")
    await keep_picture(lead, "spot-checks")
    assert await violations(lead) == []

    await agent.get_by_role("link", name="出勤").click()
    theirs = agent.get_by_role("region", name="抽查记录")
    await expect(theirs.get_by_role("row", name="张三")).to_contain_text("大声打电话")
    await expect(theirs.get_by_role("button")).to_have_count(0)
