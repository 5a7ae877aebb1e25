"""A ticket's whole life in Chromium, each role at its own panel, over days that the test's clock makes pass.

The gateway is the real one in this process, since only there can its clock be injected (tests.support.webs).
"""

import os
import re
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, Page, expect

from cti_gateway.core.calendar import NO_CALENDAR
from cti_gateway.core.tickets.deadlines import DeadlineMode, TicketRules
from cti_gateway.core.tickets.ticket import EntryKind
from cti_gateway.service.tickets import StoredTickets
from tests.contract.test_web_tickets import Desk
from tests.e2e.access import violations
from tests.e2e.conftest import keep_picture, log_in, new_page
from tests.support.papers import need_font, pages_of
from tests.support.webs import NUMBER, TICKET_RULES, Site, serving

ZONE = ZoneInfo("Asia/Shanghai")
MASKED = "139****5678"
EVIL = "<img src=x onerror=alert(1)>"
QUESTION = "养老金少发了一个月，请核实。"


# Calendar days that roll over a holiday are the default.
WORKDAYS = TicketRules(mode=DeadlineMode.WORKDAY)


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    async with serving(tmp_path) as running:
        yield running


@pytest.fixture
async def site_of_workdays(tmp_path: Path) -> AsyncIterator[Site]:
    async with serving(tmp_path, ticket_rules=WORKDAYS) as running:
        yield running


class Office:
    """Everybody's panels. A session lasts for hours, so whoever comes back after days logs in again."""

    def __init__(self, site: Site, browser: Browser, rules: TicketRules = TICKET_RULES) -> None:
        self.site = site
        self.browser = browser
        self.rules = rules

    async def enter(self, login: str) -> Page:
        page = await new_page(self.browser)
        await log_in(page, str(self.site.server.make_url("/")), login)
        return page

    def until(self, year: int, month: int, day: int, hour: int, minute: int = 0) -> None:
        """Let time pass."""
        then = datetime(year, month, day, hour, minute, tzinfo=ZONE).timestamp() * 1000
        self.site.clock.advance(minutes=(then - self.site.clock.now()) / 60_000)

    async def clock_looks(self) -> list[EntryKind]:
        """What the gateway does every minute."""
        office = StoredTickets(self.site.store, self.site.clock, self.rules, lambda: NO_CALENDAR, ())
        return [entry.kind for _, entry in await office.look()]


async def open_tickets(page: Page) -> None:
    await page.get_by_role("link", name="转办单").first.press("Enter")
    await expect(page.get_by_role("heading", name="转办单", exact=True)).to_be_visible()


async def open_first(page: Page) -> None:
    await page.get_by_role("table").get_by_role("link").first.press("Enter")
    await expect(page.get_by_role("heading", name="转办单 2027-00001")).to_be_visible()


async def act(page: Page, name: str, field: str, text: str) -> None:
    """By keyboard, as everything here."""
    await page.get_by_role("toolbar").get_by_role("button", name=re.compile(f"^{name}")).press("Enter")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label(field).fill(text)
    await dialog.get_by_label(field).press("Control+Enter")
    await expect(dialog).to_have_count(0)


async def look_at(page: Page, name: str) -> None:
    """axe finds nothing wrong. A picture in each language; the English one is of another tab."""
    assert await violations(page) == []
    await keep_picture(page, name)
    if "PICTURES" in os.environ:
        tab = await page.context.new_page()
        await tab.goto(page.url)
        await tab.evaluate("localStorage.setItem('cti.language', 'en')")
        await tab.reload()
        await expect(tab.get_by_role("heading", level=1)).to_be_visible()
        await keep_picture(tab, f"{name}-en")
        await tab.evaluate("localStorage.setItem('cti.language', 'zh')")
        await tab.close()


async def write(page: Page, question: str) -> None:
    await page.get_by_label("类别").select_option("PEN")
    await page.get_by_label("诉求内容").fill(question)


async def test_from_the_call_to_the_citizen_with_a_reply_on_the_fourth_day(
    site: Site, browser: Browser
) -> None:
    office = Office(site, browser)
    assert datetime.fromtimestamp(site.clock.now() / 1000, ZONE).strftime("%a %H:%M") == "Fri 16:00"

    # Friday: the agent opens one from the call, which the browser never knows the number of, and one without.
    await site.at_seat("zhang", "01")
    site.call_arrives("c1")
    site.call_is_answered("c1", "1001")
    await site.recorder.barrier()
    zhang = await office.enter("zhang")
    await expect(zhang.get_by_text(MASKED)).to_be_visible()
    await zhang.get_by_role("textbox", name="来电问题").fill(QUESTION)
    await zhang.get_by_role("link", name="填转办单").press("Enter")
    await expect(zhang.get_by_text(f"留空即用来电号码 {MASKED}")).to_be_visible()
    await expect(zhang.get_by_label("来电人姓名")).to_have_value("王小明")
    await expect(zhang.get_by_label("诉求内容")).to_have_value(QUESTION)
    await write(zhang, QUESTION)
    await look_at(zhang, "tickets-form")
    await zhang.get_by_label("诉求内容").press("Control+Enter")
    await expect(zhang.get_by_role("heading", name="转办单 2027-00001")).to_be_visible()
    await expect(zhang.get_by_text("01/18周一 09:00 前报送").first).to_be_visible()
    assert NUMBER not in await zhang.content()
    await open_tickets(zhang)
    await zhang.keyboard.press("n")
    await write(zhang, "咨询退休年龄。")
    await zhang.get_by_role("button", name="提交给班长").press("Enter")
    await expect(zhang.get_by_text("请填写联系电话。")).to_be_visible()
    await zhang.get_by_label("联系电话").fill("13700000000")
    await zhang.keyboard.press("Control+Enter")
    await expect(zhang.get_by_role("heading", name="转办单 2027-00002")).to_be_visible()

    # The lead collects both; who had nothing to do with them sees nothing of them.
    wang = await office.enter("wang")
    await expect(wang.get_by_role("link", name="2 项待您办理")).to_be_visible()
    await open_tickets(wang)
    await expect(wang.get_by_role("table").get_by_text(QUESTION)).to_be_visible()
    await look_at(wang, "tickets-boxes")
    await wang.get_by_role("button", name="次日早批次").press("Enter")
    await wang.get_by_role("button", name="全部汇总（2 张）").press("Enter")
    await expect(wang.get_by_text("已编入1月18日周一批次。")).to_be_visible()
    li = await office.enter("li")
    await li.evaluate("location.hash = '#/tickets/1'")
    await expect(li.get_by_text("没有这张转办单，或您无权查看。")).to_be_visible()

    # Monday morning: one is left out, the other reported.
    office.until(2027, 1, 18, 8, 30)
    wang = await office.enter("wang")
    await open_tickets(wang)
    await wang.get_by_role("button", name="次日早批次").press("Enter")
    await wang.get_by_label("报送 2027-00002").press("Space")
    await look_at(wang, "tickets-batch")
    await wang.get_by_role("button", name="报送局办公室（1 张）").press("Enter")
    await wang.get_by_role("dialog").get_by_role("button", name="报送局办公室").press("Enter")
    await expect(wang.get_by_text("已报送 1 张。")).to_be_visible()

    # The leader instructs, the bureau office assigns.
    wei = await office.enter("wei")
    await expect(wei.get_by_role("link", name="1 项待您办理")).to_be_visible()
    assert await wei.get_by_role("navigation").get_by_role("link").count() == 1
    await open_first(wei)
    await expect(wei.get_by_role("button", name="查看完整信息")).to_have_count(0)
    await act(wei, "批示", "批示内容", "请养老保险科核实后答复。")
    await expect(wei.get_by_text("已办理：批示。")).to_be_visible()
    tang = await office.enter("tang")
    await open_first(tang)
    await tang.keyboard.press("1")
    await tang.get_by_role("dialog").get_by_label("承办单位").select_option("养老保险科")
    await look_at(tang, "tickets-assign")
    await tang.get_by_role("dialog").get_by_label("承办单位").press("Control+Enter")
    await expect(tang.get_by_text("1月21日周四到期").first).to_be_visible()
    luo = await office.enter("luo")
    await expect(luo.get_by_text("这里没有转办单。")).to_be_visible()

    # Friday, the fourth day: supervised by the clock, then by the office; the late reply is taken.
    office.until(2027, 1, 21, 9)
    assert await office.clock_looks() == [EntryKind.REMINDER]
    office.until(2027, 1, 22, 9)
    assert await office.clock_looks() == [EntryKind.SUPERVISION]
    feng = await office.enter("feng")
    await expect(feng.get_by_text("已逾期 1 天（1月21日周四到期）")).to_be_visible()
    await look_at(feng, "tickets-overdue")
    await open_first(feng)
    tang = await office.enter("tang")
    await open_first(tang)
    await feng.get_by_role("button", name="查看完整信息").press("Enter")
    await feng.get_by_label("查看理由").fill("联系来电人")
    await feng.get_by_label("查看理由").press("Enter")
    await expect(feng.get_by_text(NUMBER)).to_be_visible()

    # The unit writes its reply while the office acts: it sees that at once, and goes on with what it wrote.
    await feng.get_by_role("button", name="答复").press("Enter")
    dialog = feng.get_by_role("dialog")
    await expect(dialog.get_by_text("期限已过")).to_be_visible()
    await dialog.get_by_label("答复内容").fill("已补发，下月到账。")
    await act(tang, "督办", "督办意见", "请今日内答复。")
    await expect(tang.get_by_text("请今日内答复。")).to_be_visible()
    await expect(dialog.get_by_text("唐文已先行办理")).to_be_visible()
    await expect(dialog.get_by_text("请今日内答复。")).to_be_visible()
    await look_at(feng, "tickets-stale")
    await dialog.get_by_label("答复内容").press("Control+Enter")
    await expect(feng.get_by_text("已办理：答复。")).to_be_visible()
    await expect(feng.get_by_role("heading", name="逾期答复")).to_be_visible()
    await look_at(feng, "tickets-replied")

    # Forwarded, for the office sees the reply come; the lead calls the citizen from a seat, and closes it.
    await expect(tang.get_by_text("已补发，下月到账。").first).to_be_visible()
    await act(tang, "转回热线告知", "说明", "")
    await site.at_seat("wang", "02")
    wang = await office.enter("wang")
    await open_tickets(wang)
    await wang.keyboard.press("5")
    await open_first(wang)
    await wang.get_by_role("button", name="拨打来电人").press("Enter")
    await expect(wang).to_have_url(re.compile("#/desk$"))
    await expect(wang.get_by_text(MASKED)).to_be_visible()
    await wang.go_back()
    await act(wang, "已告知，办结", "告知情况", "已电话告知。")
    await expect(wang.get_by_text("已办结").first).to_be_visible()
    steps = wang.get_by_role("row")
    for told in ("张三 提交", "王五 报送局办公室", "魏成 批示", "唐文 转办", "系统 催办提醒", "系统 督办"):
        await expect(
            steps.filter(has_text=told.split()[0]).filter(has_text=told.split()[1])
        ).not_to_have_count(0)
    await look_at(wang, "tickets-closed")


async def test_more_time_a_return_a_number_and_paper_on_pages_that_keep_up(
    site_of_workdays: Site, browser: Browser
) -> None:
    """Three working days from a Friday on end on Wednesday. Who is late is supervised once a day."""
    need_font()
    site = site_of_workdays
    office, desk = Office(site, browser, WORKDAYS), await Desk.of(site)

    # An agent withdraws what was asked of the wrong hotline.
    zhang = await office.enter("zhang")
    await open_tickets(zhang)
    await zhang.keyboard.press("n")
    await write(zhang, EVIL)
    await zhang.get_by_label("联系电话").fill("13700000000")
    await zhang.keyboard.press("Control+Enter")
    await expect(zhang.get_by_role("heading", name="转办单 2027-00001")).to_be_visible()
    await expect(zhang.get_by_text(EVIL).first).to_be_visible()
    assert await zhang.locator("main img").count() == 0, "it is text"
    await act(zhang, "撤回", "说明", "打错了热线")
    await expect(zhang.get_by_text("已撤回").first).to_be_visible()
    await look_at(zhang, "tickets-withdrawn")

    # The unit wants more time. The bureau office has the ticket open, and sees that without asking.
    ticket = await desk.assigned()
    tang, feng = await office.enter("tang"), await office.enter("feng")
    for page in (tang, feng):
        await page.evaluate(f"location.hash = '#/tickets/{ticket['id']}'")
        await expect(page.get_by_role("heading", name="转办单 2027-00002")).to_be_visible()
    await feng.get_by_role("toolbar").get_by_role("button", name="申请延期").press("Enter")
    dialog = feng.get_by_role("dialog")
    await dialog.get_by_label("延至哪一天").fill("2027-01-25")
    await dialog.get_by_label("延期理由").fill("等待异地材料。")
    await look_at(feng, "tickets-extension")
    await dialog.get_by_label("延期理由").press("Control+Enter")
    await expect(tang.get_by_text("冯兰刚刚办理了这张转办单")).to_be_visible()
    await expect(tang.get_by_text("等待异地材料。").first).to_be_visible()
    await look_at(tang, "tickets-news")
    await act(tang, "同意", "说明", "")
    await expect(feng.get_by_text("1月25日周一到期").first).to_be_visible()
    await expect(feng.get_by_text("原定1月20日周三").first).to_be_visible()

    # It says that this is not its business: refused once, granted then. It is the office's to assign again.
    await act(feng, "申请退单", "退单理由", "不属于本科职责。")
    await act(tang, "不同意", "不同意的理由", "请再核对职责清单。")
    await expect(feng.get_by_text("请再核对职责清单。").first).to_be_visible()
    await act(feng, "申请退单", "退单理由", "职责清单第九条。")
    await act(tang, "同意", "说明", "转社保中心。")
    await expect(feng.get_by_text("这张转办单已不由您办理")).to_be_visible()
    assert await violations(feng) == []
    await keep_picture(feng, "tickets-elsewhere")
    await expect(tang.get_by_role("toolbar").get_by_role("button", name="转办")).to_be_visible()

    # Under which number another hotline knows it; and on paper, as the office sees it.
    await act(tang, "外部编号", "外部编号", "12345-20270115-7")
    await expect(tang.get_by_text("12345-20270115-7").first).to_be_visible()
    paper = tang.get_by_role("link", name="打印")
    async with tang.context.expect_page() as opened:
        await paper.press("Enter")
    await (await opened.value).close()
    answer = await tang.context.request.get(urljoin(tang.url, await paper.get_attribute("href") or ""))
    assert answer.headers["content-type"] == "application/pdf"
    text = "".join(pages_of(await answer.body()))
    for told in ("2027-00002", QUESTION, "12345-20270115-7", MASKED, "王**"):
        assert told in text
    assert NUMBER not in text

    # The next unit does not answer either: supervised on the day after, and on each day from then on.
    await tang.get_by_role("toolbar").get_by_role("button", name="转办").press("Enter")
    unit = tang.get_by_role("dialog").get_by_label("承办单位")
    await unit.select_option("失业保险科")
    await unit.press("Control+Enter")
    await expect(unit).to_have_count(0)
    await expect(tang.get_by_text("1月20日周三到期").first).to_be_visible()
    for day, late in ((20, 0), (21, 1), (22, 2), (23, 3)):
        office.until(2027, 1, day, 9)
        seen = await office.clock_looks()
        assert seen == [EntryKind.SUPERVISION if late else EntryKind.REMINDER]
    luo = await office.enter("luo")
    await expect(luo.get_by_text("已逾期 3 天（1月20日周三到期）")).to_be_visible()
    await luo.get_by_role("table").get_by_role("link").first.press("Enter")
    await expect(luo.get_by_role("row").filter(has_text="督办：已逾期")).to_have_count(3)
    await keep_picture(luo, "tickets-supervised-daily")
