"""An agent asks for a swap, the counterpart agrees, the unit's leader approves; 出勤 shows it."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.async_api import expect

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.people import Role
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.demo.staff import Person
from tests.e2e.conftest import Enter, Running, keep_picture
from tests.support.databases import url_of
from tests.support.programs import settle

ZONE = ZoneInfo("Asia/Shanghai")
PEOPLE = (
    Person("wang", "王芳", unit="养老保险科"),
    Person("liu", "刘洋", unit="养老保险科"),
    Person("chen", "陈静", unit="信息中心"),
    Person("he", "何静", Role.UNIT_LEADER),
    Person("sun", "孙建华", Role.HOTLINE_DIRECTOR),
)


def tomorrow() -> date:
    return datetime.now(ZONE).date() + timedelta(days=1)


async def staff(folder: Path) -> None:
    """Two agents, of whom one has tomorrow's first shift, the leader and the director."""
    await settle(folder, PEOPLE)
    store = await SqlStore.open(url_of(folder))
    slots = [Slot(Place(tomorrow(), "M", "01"), "养老保险科", "wang")]
    await store.publish_roster(slots, first=tomorrow(), last=tomorrow(), at=0, actor="office", reason="明天")
    await store.close()


async def test_a_swap_from_the_agent_to_the_leader(gateway: Running, enter: Enter) -> None:
    await staff(gateway.folder)
    wang = await enter("wang")
    await wang.get_by_role("link", name="申请").press("Enter")
    await expect(wang.get_by_text("没有待您办理的申请。")).to_be_visible()
    await wang.keyboard.press("1")
    await wang.get_by_label("我的班次").select_option(index=1)
    await wang.get_by_label("由谁顶班").select_option("chen")
    await expect(wang.get_by_text("再由信息中心的分管领导批准")).to_be_visible()
    await keep_picture(wang, "requests-both-units")
    await wang.get_by_label("由谁顶班").select_option("liu")
    await expect(wang.get_by_text("再由信息中心的分管领导批准")).to_have_count(0)
    await wang.get_by_label("理由").fill("家中有事")
    await keep_picture(wang, "requests-ask")
    await wang.get_by_label("理由").press("Enter")
    await expect(wang.get_by_text("已提交。")).to_be_visible()
    own = wang.get_by_role("table", name="我的申请")
    await expect(own.get_by_text("家中有事")).to_be_visible()
    await expect(own).to_contain_text("早班，座席 01")
    await keep_picture(wang, "requests-own")

    liu = await enter("liu")
    await expect(liu.get_by_role("link", name="1 项待您办理")).to_be_visible()
    await liu.get_by_role("link", name="申请").press("Enter")
    await expect(liu.get_by_text("家中有事")).to_be_visible()
    await keep_picture(liu, "requests-counterpart")
    await liu.get_by_role("button", name="同意调班").press("Enter")
    await expect(liu.get_by_text("对方已同意")).to_be_visible()

    leader = await enter("he")
    await expect(leader.get_by_role("table", name="待我办理").get_by_text("王芳 → 刘洋")).to_be_visible()
    await keep_picture(leader, "requests-leader")
    await leader.get_by_role("button", name="批准").press("Enter")
    await expect(leader.get_by_text("没有待您办理的申请。")).to_be_visible()
    await expect(leader.get_by_text("已批准")).to_be_visible()
    await leader.get_by_role("link", name="出勤").press("Enter")
    await leader.get_by_role("button", name="后一天").click()
    await expect(leader.get_by_role("cell", name="刘洋 值班表：王芳")).to_be_visible()
    await keep_picture(leader, "requests-attendance")
    await leader.get_by_role("link", name="值班表").press("Enter")
    await leader.locator(".plan [aria-current=date]").focus()
    await leader.keyboard.press("ArrowRight")
    await leader.keyboard.press("Enter")
    await expect(leader.locator(".plan .week td", has_text="值班表：王芳")).to_contain_text("刘洋")
    await keep_picture(leader, "requests-roster")

    await wang.get_by_role("link", name="申请").press("Enter")
    await wang.keyboard.press("2")
    await wang.get_by_label("日期", exact=True).fill(tomorrow().isoformat())
    await wang.get_by_label("开始时间").fill("08:00")
    await wang.get_by_label("结束时间").fill("12:00")
    await wang.get_by_label("结束时间").press("Enter")
    await expect(wang.get_by_text("已提交。")).to_be_visible()
    director = await enter("sun")
    await director.get_by_role("button", name="驳回").press("Enter")
    await director.get_by_label("理由").fill("人手不足")
    await director.get_by_label("理由").press("Enter")
    await expect(director.get_by_text("已驳回")).to_be_visible()
    await keep_picture(director, "requests-director")
