"""From masked records over an expert's answer to an entry that somebody else publishes and an agent finds."""

import re

from playwright.async_api import Page, expect

from cti_gateway.core.people import Role
from cti_gateway.demo.staff import Person
from tests.e2e.conftest import Enter, Running, keep_picture
from tests.e2e.test_figures import a_day, figures_of_a_day
from tests.support.programs import settle

QUESTION = "跨省换工作，养老关系怎么转移？"


async def open_digest(page: Page) -> None:
    await page.get_by_role("link", name="知识库").press("Enter")
    await page.get_by_role("button", name="问答汇编").press("Enter")


async def test_records_become_an_entry(gateway: Running, enter: Enter) -> None:
    await a_day(gateway.folder)
    people = [Person("zhou", "周丽", Role.HOTLINE_OFFICE), Person("wu", "吴涛", Role.HOTLINE_OFFICE)]
    await settle(gateway.folder, people)
    office, expert, reviewer = await enter("zhou"), await enter("zhang"), await enter("wu")

    await open_digest(office)
    await office.get_by_role("button", name="挑选记录").press("Enter")
    await office.locator("summary", has_text="养老关系怎么转移？").press("Enter")
    records = office.get_by_role("checkbox", name="养老关系怎么转移？")
    await records.nth(0).press("Space")
    await records.nth(1).press("Space")
    await office.get_by_label("问题", exact=True).fill(QUESTION)
    await keep_picture(office, "digest-choose")
    await office.get_by_role("button", name="保存（已选 2 条）").press("Enter")
    await office.get_by_label("请谁解答").select_option("zhang")
    await office.get_by_role("button", name="请专家解答").press("Enter")
    await expect(office.get_by_text("待专家解答")).to_be_visible()

    # The expert hears of it at once, wherever they are, and is led there.
    await expert.get_by_role("link", name="有 1 个热线问题请您解答").press("Enter")
    await expert.get_by_role("button", name=QUESTION).press("Enter")
    await expert.get_by_label("您的解答").fill("在新参保地申请关系转移接续。")
    await expert.get_by_label("依据（文件、条款）").fill("转移接续办法")
    await expert.get_by_role("button", name="提交解答").press("Enter")
    await expect(expert.get_by_text("已解答")).to_be_visible()
    await keep_picture(expert, "digest-answer")
    await expect(expert.get_by_role("link", name="热线问题请您解答")).to_have_count(0)

    await expect(office.get_by_role("link", name="问答汇编有 1 个问题待您处理")).to_be_visible()
    await expect(office.get_by_text("在新参保地申请关系转移接续。").first).to_be_visible()
    await office.get_by_role("button", name="转为知识条目并提交审核").press("Enter")
    await expect(office.get_by_text("知识条目待审核")).to_be_visible()
    await keep_picture(office, "digest-item")

    await reviewer.get_by_role("link", name="知识库").press("Enter")
    await reviewer.get_by_role("button", name="编辑与审核").press("Enter")
    await reviewer.get_by_role("button", name=QUESTION).press("Enter")
    await expect(reviewer.get_by_label("依据")).to_have_value("转移接续办法")
    await reviewer.get_by_role("button", name="审核通过并发布").press("Enter")
    await expect(reviewer.get_by_text("第 1 版（已发布）")).to_be_visible()

    await expert.get_by_role("button", name="检索").press("Enter")
    await expert.get_by_label("检索内容").fill("跨省转移")
    await expect(expert.locator(".hit").first).to_contain_text(QUESTION)
    await office.get_by_role("button", name="返回", exact=True).press("Enter")
    await expect(office.get_by_role("cell", name="知识条目已发布")).to_be_visible()


async def test_a_row_of_the_figures_leads_to_its_records(gateway: Running, enter: Enter) -> None:
    office = await figures_of_a_day(gateway, enter)
    hot = office.get_by_role("table", name="热点问题")
    await hot.get_by_role("link", name="收入汇编：养老关系怎么转移？").press("Enter")
    save = office.get_by_role("button", name=re.compile("^保存（已选 [1-9][0-9]* 条）$"))
    await expect(save).to_be_visible()
    await expect(office.get_by_role("checkbox", name="养老关系怎么转移？").first).to_be_checked()
    await keep_picture(office, "digest-from-figures")
    await save.press("Enter")
    await expect(office.get_by_role("heading", name="养老关系怎么转移？")).to_be_visible()

    # By mistake: what is dropped comes back as it was.
    await office.get_by_role("button", name="放弃").press("Enter")
    await expect(office.get_by_text("已放弃", exact=True)).to_be_visible()
    await office.keyboard.press("z")
    await expect(office.get_by_text("挑选中", exact=True)).to_be_visible()
    await expect(office.get_by_role("button", name="放弃")).to_be_visible()
