"""An agent searches by initials and reads aloud; the office writes, and somebody else publishes."""

import re

from playwright.async_api import Page, expect

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.people import Role
from cti_gateway.demo import knowledge
from cti_gateway.demo.staff import Person
from tests.e2e.conftest import Enter, Running, keep_picture
from tests.support.databases import url_of
from tests.support.programs import settle

EVIL = "<img src=x onerror=alert(1)>"


async def staff(gateway: Running) -> None:
    people = [Person("zhou", "周丽", Role.HOTLINE_OFFICE), Person("wu", "吴涛", Role.HOTLINE_OFFICE)]
    await settle(gateway.folder, people)
    store = await SqlStore.open(url_of(gateway.folder))
    await knowledge.move_in(store, at=1_790_000_000_000)
    await store.close()


async def open_base(page: Page) -> None:
    await page.get_by_role("link", name="知识库").press("Enter")


async def test_what_the_office_publishes_is_found_and_read_aloud(gateway: Running, enter: Enter) -> None:
    await staff(gateway)
    agent, author, reviewer = await enter("zhang"), await enter("zhou"), await enter("wu")
    await open_base(agent)
    field = agent.get_by_label("检索内容")
    await expect(field).to_be_focused()
    await field.press_sequentially("sybxj")
    await expect(agent.locator(".hit").first).to_contain_text("失业保险金")
    await field.press("ArrowDown")
    await field.press("Enter")
    await expect(agent.get_by_role("article")).to_contain_text("线上平台申领")
    await keep_picture(agent, "knowledge")
    await agent.get_by_role("button", name="报读").press("Enter")
    await expect(agent.locator(".read-aloud [aria-current]")).to_be_visible()
    await keep_picture(agent, "knowledge-read-aloud")
    await agent.keyboard.press("Escape")
    await field.fill("火星移民补贴")
    await agent.get_by_role("button", name=re.compile("反馈给编辑")).press("Enter")
    await expect(agent.get_by_text("已反馈给编辑人员。")).to_be_visible()

    await open_base(author)
    await author.get_by_role("button", name="编辑与审核").press("Enter")
    await expect(author.get_by_role("rowheader", name="火星移民补贴")).to_be_visible()
    await keep_picture(author, "knowledge-editors")
    huge = gateway.folder / "huge.md"
    huge.write_bytes(b"# x\n" * 13_107_200)  # 50 MB: the sentence comes though all of it was on its way
    await author.get_by_label("选择文件").set_input_files(huge)
    await expect(author.get_by_text("文件超过 5 MB，或解压后过大，请拆分后重试。")).to_be_visible()
    await author.get_by_role("button", name="新建条目").press("Enter")
    await author.get_by_label("问题").fill(EVIL)
    await author.get_by_label("答案").fill(f"第一句。第二句。{EVIL}")
    await author.get_by_role("button", name="保存为新版本").press("Enter")
    await expect(author.get_by_text("已保存。")).to_be_visible()
    await author.get_by_role("button", name="提交审核").press("Enter")
    await expect(author.get_by_text("第 1 版（待审核）")).to_be_visible()
    await author.get_by_role("button", name="审核通过并发布").press("Enter")
    await expect(author.get_by_text("须由他人审核发布")).to_be_visible()
    await keep_picture(author, "knowledge-editor")

    await open_base(reviewer)
    await reviewer.get_by_role("button", name="编辑与审核").press("Enter")
    await reviewer.get_by_role("button", name=EVIL).press("Enter")
    await reviewer.get_by_role("button", name="审核通过并发布").press("Enter")
    await expect(reviewer.get_by_text("第 1 版（已发布）")).to_be_visible()

    await field.fill("onerror")
    await expect(agent.locator(".hit").first).to_contain_text(EVIL)
    await field.press("Enter")
    await expect(agent.get_by_role("heading", name=EVIL)).to_be_visible()
    assert await agent.locator("main img").count() == 0
