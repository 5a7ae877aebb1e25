"""From a caller on the real Asterisk over a ticket that is supervised to the call that tells the citizen.

Everybody is at their own panel, the gateway a process by a clock that the test moves (support.moved_clock).
"""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from playwright.async_api import Browser, Page, expect

from cti_gateway.core.people import Role
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from cti_gateway.demo.staff import Person
from tests.e2e.access import violations
from tests.e2e.conftest import keep_picture, log_in, new_page
from tests.e2e.test_call import sign_in
from tests.e2e.test_tickets import act, open_tickets
from tests.sim.boards import RealBoard
from tests.support.moved_clock import MovedClock, serving
from tests.support.programs import settle, site, until_ready

ZONE = ZoneInfo("Asia/Shanghai")
NUMBER, MASKED = "13900007919", "139****7919"
CALLER = f"SEQUENTIAL\n{NUMBER};王女士\n"
QUESTION = "养老金少发了一个月，请核实。"
PENSIONS = "养老保险科"
PEOPLE = (
    Person("wu", "吴倩"),
    Person("zhou", "周丽", Role.HOTLINE_OFFICE),
    Person("tang", "唐文", Role.BUREAU_OFFICE),
    Person("wei", "魏成", Role.BUREAU_LEADER),
    Person("feng", "冯兰", Role.UNIT_HANDLER, PENSIONS),
    Person("luo", "罗刚", Role.UNIT_HANDLER, "失业保险科"),
)


@dataclass(frozen=True, slots=True)
class Hotline:
    """Its panels. A session lasts for hours, so whoever comes back after days logs in again."""

    address: str
    browser: Browser
    clock: MovedClock

    def at(self, when: str) -> None:
        """Let it be then."""
        self.clock.set(round(datetime.fromisoformat(when).replace(tzinfo=ZONE).timestamp() * 1000))

    async def enter(self, login: str) -> Page:
        page = await new_page(self.browser)
        await log_in(page, self.address, login)
        return page


@pytest.fixture
async def hotline(pbx: PrivatePbx, browser: Browser, tmp_path: Path) -> AsyncIterator[Hotline]:
    async with RealBoard(pbx, tmp_path).people_outside(ring_ms=500) as outside:
        address = await site(tmp_path, pbx.ami_port)
        await settle(tmp_path, PEOPLE)
        file = tmp_path / "cti.toml"
        file.write_text(file.read_text().replace("[pbx]", f'[pbx]\noutside = "{outside}"'))
        hotline = Hotline(address, browser, MovedClock(tmp_path))
        hotline.at("2026-03-04 15:00")  # a Wednesday
        async with serving(tmp_path), aiohttp.ClientSession(address) as web:
            await until_ready(web)
            yield hotline


async def open_ticket(page: Page) -> None:
    await page.get_by_role("link", name="2026-00001").first.press("Enter")
    await expect(page.get_by_role("heading", name="转办单 2026-00001")).to_be_visible()


async def sees_nothing(page: Page) -> None:
    await page.evaluate("location.hash = '#/tickets/1'")
    await expect(page.get_by_text("没有这张转办单，或您无权查看。")).to_be_visible()


async def test_what_cannot_be_answered_is_supervised_on_the_fourth_day_and_told_by_telephone(
    hotline: Hotline, pbx: PrivatePbx
) -> None:
    # Wednesday: asked on the telephone, not answered there, submitted.
    zhang = await hotline.enter("zhang")
    await sign_in(zhang)
    caller = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=6_000))
    await expect(zhang.get_by_role("region", name="通话中")).to_be_visible()
    await zhang.get_by_role("radio", name="政策咨询").check()
    category = zhang.get_by_role("combobox", name="业务分类")
    await category.fill("养老")
    await category.press("Enter")
    await zhang.get_by_role("textbox", name="来电问题").fill(QUESTION)
    assert await caller == 0
    await zhang.get_by_role("radio", name="转办").check()
    await zhang.keyboard.press("Control+Enter")
    await expect(zhang.get_by_role("heading", name="等待来电")).to_be_visible()
    await expect(zhang.get_by_role("region", name="已答应转办、待填转办单 1 件")).to_be_visible()
    await zhang.keyboard.press("F3")
    await expect(zhang.get_by_label("诉求内容")).to_have_value(QUESTION)
    await zhang.keyboard.press("Control+Enter")
    await expect(zhang.get_by_role("heading", name="转办单 2026-00001")).to_be_visible()
    await expect(zhang.get_by_text("03/05周四 09:00 前报送").first).to_be_visible()
    await zhang.get_by_role("link", name="工作台").press("Enter")
    await zhang.get_by_role("button", name="签出", exact=True).press("Enter")
    await expect(zhang.get_by_role("button", name="签入座席 01")).to_be_visible()
    li = await hotline.enter("li")
    await open_tickets(li)
    await li.get_by_role("button", name="次日早批次").press("Enter")
    await li.get_by_role("button", name="汇总 2026-00001").press("Enter")
    await expect(li.get_by_text("已编入3月5日周四批次。")).to_be_visible()

    # Thursday morning: reported, instructed, given to its unit. Whose it is not, sees nothing of it.
    hotline.at("2026-03-05 08:30")
    li = await hotline.enter("li")
    await open_tickets(li)
    await li.get_by_role("button", name="次日早批次").press("Enter")
    await li.get_by_role("button", name="报送局办公室（1 张）").press("Enter")
    await li.get_by_role("dialog").get_by_role("button", name="报送局办公室").press("Enter")
    await expect(li.get_by_text("已报送 1 张。")).to_be_visible()
    wei, tang = await hotline.enter("wei"), await hotline.enter("tang")
    await open_ticket(wei)
    await act(wei, "批示", "批示内容", "请养老保险科核实后答复。")
    await tang.get_by_role("link", name=re.compile("^待转办 ")).press("Enter")
    await open_ticket(tang)
    await tang.keyboard.press("1")
    await tang.get_by_role("dialog").get_by_label("承办单位").select_option(PENSIONS)
    await tang.get_by_role("dialog").get_by_label("承办单位").press("Control+Enter")
    await expect(tang.get_by_text("3月9日周一到期").first).to_be_visible()  # the third day is a Sunday
    for login in ("luo", "wu"):
        await sees_nothing(await hotline.enter(login))
    zhou = await hotline.enter("zhou")  # the hotline office is not the bureau office
    await expect(zhou.get_by_role("link", name="转办单")).to_have_count(0)
    assert (await zhou.request.get(urljoin(hotline.address, "/api/tickets/1"))).status == 404

    # Tuesday, past due: the clock supervises, the reply is taken and stays late.
    hotline.at("2026-03-10 09:00")
    feng = await hotline.enter("feng")
    await expect(feng.get_by_text("已逾期 1 天（3月9日周一到期）")).to_be_visible()
    await open_ticket(feng)
    await expect(feng.get_by_role("row").filter(has_text="督办：已逾期")).to_be_visible()
    assert await violations(feng) == []
    await keep_picture(feng, "ticket-supervised")
    await act(feng, "答复", "答复内容", "已补发，下月到账。")
    await expect(feng.get_by_role("heading", name="逾期答复")).to_be_visible()
    tang = await hotline.enter("tang")
    await tang.get_by_role("link", name=re.compile("^待转回热线 ")).press("Enter")
    await open_ticket(tang)
    await act(tang, "转回热线告知", "说明", "")

    # The agent who took it rings the citizen from the ticket: the seat's phone first, then the citizen's.
    zhang = await hotline.enter("zhang")
    await sign_in(zhang, ready=False)
    await open_tickets(zhang)
    await open_ticket(zhang)
    await zhang.get_by_role("button", name="拨打来电人").press("Enter")
    talk = zhang.get_by_role("region", name="通话中")
    await expect(talk).to_be_visible()
    await expect(talk).to_contain_text(MASKED)
    assert "2 active channels" in await pbx.cli("core show channels count")
    await keep_picture(zhang, "ticket-citizen-called")
    await zhang.get_by_role("button", name="挂断").press("Enter")
    await expect(zhang.get_by_role("heading", name="通话已结束")).to_be_visible()
    await zhang.get_by_role("radio", name="当场解答").check()
    await zhang.get_by_role("button", name="保存", exact=True).press("Enter")
    await open_tickets(zhang)
    await open_ticket(zhang)
    await act(zhang, "已告知，办结", "告知情况", "已电话告知。")
    await expect(zhang.get_by_text("已办结").first).to_be_visible()
    steps = zhang.get_by_role("row")
    for who, did in (
        ("张三", "提交"),
        ("李班长", "汇总"),
        ("李班长", "报送局办公室"),
        ("魏成", "批示"),
        ("唐文", "转办"),
        ("系统", "督办：已逾期"),
        ("冯兰", "答复"),
        ("唐文", "转回热线"),
        ("张三", "拨打来电人"),
        ("张三", "告知来电人，办结"),
    ):
        await expect(steps.filter(has_text=who).filter(has_text=did)).not_to_have_count(0)
    assert NUMBER not in await zhang.content()
