"""A site where sign-in is rostered, in a real browser: refusals, moving, a lead's permit, standing by."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from cti_gateway.demo.private_pbx import PrivatePbx
from tests.e2e.all_day import rostered
from tests.e2e.conftest import Enter, Running, keep_picture
from tests.support.all_day import SHIFTS

ALL_DAY = '[attendance]\nsign_in = "rostered"\n' + SHIFTS
ROSTER = {"02": "zhang", "03": "chen"}


@pytest.fixture
async def gateway(pbx: PrivatePbx, tmp_path: Path) -> AsyncIterator[Running]:
    async with rostered(pbx, tmp_path, ROSTER, ALL_DAY) as running:
        yield running


async def permit(lead: Page, login: str, seat: str) -> None:
    await lead.get_by_role("link", name="实时监控").click()
    await lead.get_by_role("button", name="准许上岗").click()
    dialog = lead.get_by_role("dialog", name="准许排班以外上岗")
    await dialog.get_by_label("登录名").fill(login)
    await dialog.get_by_label("座席").select_option(seat)
    await dialog.get_by_label("原因").fill("来电集中")
    await keep_picture(lead, "permit")
    await dialog.get_by_role("button", name="准许", exact=True).click()
    await expect(dialog).to_have_count(0)


async def test_the_roster_decides_who_sits_where_and_a_lead_may_permit_more(enter: Enter) -> None:
    zhang, lead, chen = await enter("zhang"), await enter("li"), await enter("chen")
    await expect(zhang.get_by_text("您的班次：02 座席")).to_be_visible()
    await zhang.get_by_role("button", name="签入座席 01").click()
    await expect(zhang.get_by_role("region", name="选择座席签入").get_by_role("alert")).to_contain_text(
        "的班次在 02 座席，请在该座席签入"
    )
    await keep_picture(zhang, "sign-in-refused")
    await zhang.get_by_role("button", name="签入座席 02").click()
    await expect(zhang.get_by_role("region", name="座席 02")).to_be_visible()

    await permit(lead, "zhang", "03")
    await zhang.get_by_role("button", name="换座席").click()
    await keep_picture(zhang, "move")
    await zhang.get_by_role("button", name="签入座席 03").click()
    await expect(zhang.get_by_role("region", name="座席 03")).to_contain_text("班长准许上岗")

    await chen.get_by_role("button", name="在座席 03 候签").click()
    await expect(chen.get_by_role("heading", name="正在座席 03 候签")).to_be_visible()
    await expect(zhang.get_by_text("陈静 已候签")).to_be_visible()
    await keep_picture(chen, "standing-by")
    await keep_picture(zhang, "relieved-soon")
    await expect(lead.get_by_text("候签：陈静")).to_be_visible()
    await zhang.get_by_role("button", name="签出", exact=True).click()
    await expect(chen.get_by_role("region", name="座席 03")).to_contain_text("候签后接班")
    await expect(zhang.get_by_role("heading", name="选择座席签入")).to_be_visible()
