"""What an agent asks for during a call, in a real browser: kept, shown, and done before the next caller."""

import asyncio
from collections.abc import Callable

from playwright.async_api import Locator, Page, expect

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.e2e.conftest import Enter, keep_picture
from tests.e2e.test_call import CALLER, sign_in


async def save(agent: Page) -> None:
    await expect(agent.get_by_role("heading", name="通话已结束")).to_be_visible()
    await agent.get_by_role("radio", name="无声").check()
    await agent.get_by_role("button", name="保存", exact=True).click()


async def board_of(lead: Page) -> tuple[Callable[[str], Locator], Locator]:
    """The row of each seat, and who waits."""
    await lead.get_by_role("link", name="实时监控").click()

    def seat(number: str) -> Locator:
        return lead.get_by_role("row").filter(has=lead.get_by_role("rowheader", name=number))

    return seat, lead.get_by_role("region", name="等待中的来电")


async def test_not_ready_move_and_sign_out_during_a_call_are_done_when_the_form_is_saved(
    enter: Enter, pbx: PrivatePbx
) -> None:
    agent, lead = await enter("zhang"), await enter("li")
    seat, waiting = await board_of(lead)
    await sign_in(agent)

    first = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=7000))
    await expect(agent.get_by_role("heading", name="通话中")).to_be_visible()
    await agent.get_by_role("button", name="示忙", exact=True).click()
    await agent.get_by_role("button", name="小休").click()
    await expect(agent.get_by_text("通话结束后示忙（小休）")).to_be_visible()
    await expect(agent.get_by_role("heading", name="通话中")).to_be_visible()
    await expect(seat("01")).to_contain_text("通话结束后示忙（小休）")
    await keep_picture(agent, "deferred")
    assert await first == 0

    second = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=15_000))
    await expect(waiting).to_contain_text("139****7919")
    await expect(agent.get_by_text("剩余整理时间")).to_contain_text("1:")
    await agent.get_by_role("button", name="延长整理时间").click()
    await expect(agent.get_by_text("剩余整理时间")).to_contain_text("2:")
    await keep_picture(agent, "deferred-wrap-up")
    await save(agent)
    await expect(agent.get_by_role("heading", name="示忙中")).to_be_visible()
    await expect(seat("01")).to_contain_text("小休")
    await expect(waiting).to_contain_text("139****7919")
    await agent.get_by_role("button", name="示闲", exact=True).click()

    await expect(agent.get_by_role("heading", name="通话中")).to_be_visible()
    await agent.get_by_role("button", name="换座席").click()
    await expect(agent.get_by_text("本次通话的登记保存后才换座席")).to_be_visible()
    await keep_picture(agent, "deferred-move")
    await agent.get_by_role("button", name="签入座席 02").click()
    await expect(agent.get_by_text("通话结束后换到座席 02")).to_be_visible()
    await keep_picture(lead, "deferred-board")
    assert await second == 0
    third = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=15_000))
    await expect(waiting).to_contain_text("139****7919")
    await save(agent)
    await expect(agent.get_by_label("座席 02")).to_contain_text("换到此座席")
    await expect(seat("01")).to_contain_text("已签出")
    await expect(waiting).to_contain_text("139****7919")
    await agent.get_by_role("button", name="示闲", exact=True).click()

    await expect(agent.get_by_role("heading", name="通话中")).to_be_visible()
    await agent.get_by_role("button", name="签出", exact=True).click()
    await expect(agent.get_by_text("通话结束后签出")).to_be_visible()
    assert await third == 0
    await save(agent)
    await expect(agent.get_by_role("heading", name="选择座席签入")).to_be_visible()
    await expect(seat("02")).to_contain_text("已签出")
