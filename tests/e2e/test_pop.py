"""A caller who called before, in a real browser: what the records know is there while the phone rings."""

import asyncio
from dataclasses import replace

from playwright.async_api import expect
from sqlalchemy import select

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.adapters.store import schema
from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.consultation.record import Consultation, Form, State
from cti_gateway.core.records import CallRecord, CallState
from cti_gateway.core.tickets.machine import standing
from cti_gateway.core.tickets.ticket import Content, Ticket, TicketAct, TicketStep
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from cti_gateway.ports.store import AuditEntry
from tests.e2e.access import violations
from tests.e2e.conftest import Enter, Running, keep_picture
from tests.e2e.test_call import sign_in
from tests.support.databases import url_of

NUMBER = "13900007919"
CALLER = f"SEQUENTIAL\n{NUMBER};王女士\n"
QUESTION = "养老金少发了一个月，请核实"
DAY_MS = 86_400_000


async def a_past(store: SqlStore) -> None:
    """A consultation two days ago, with a ticket that is open; a call in vain five minutes ago."""
    now = SystemClock().now()
    asked = CallRecord("old", NUMBER, "", "12333", "general", CallState.ENDED, now - 2 * DAY_MS)
    asked = replace(asked, answered_at=asked.arrived_at, agent_id=2, outcome="TICKET")
    missed = replace(asked, call_id="missed", arrived_at=now - 300_000, answered_at=None, agent_id=None)
    form = Form("POLICY", "PEN", QUESTION, "已转办", (), "TICKET", caller_name="王秀英")
    written = Consultation("old", NUMBER, 2, "", "02", asked.arrived_at, form, State.SAVED, 1, now)
    await store.append([asked, replace(missed, outcome="ABANDONED"), written])
    content = Content("王秀英", NUMBER, "PEN", QUESTION)
    step = TicketStep(now - 2 * DAY_MS, "li", TicketAct.SUBMIT, content=content, due_at=now)
    ticket = Ticket(0, (step,), "old")
    entry = AuditEntry(now, "agent:2", "127.0.0.1", "ticket_submit", "ticket", "ok")
    await store.add_ticket(ticket, standing(ticket), entry)


async def test_who_was_marked_by_number_is_a_vip_in_whatever_way_the_exchange_spells_it(
    enter: Enter, pbx: PrivatePbx
) -> None:
    lead = await enter("li")
    await lead.get_by_role("link", name="号码标记").click()
    await expect(lead.get_by_text("没有符合条件的标记。")).to_be_visible()
    await lead.keyboard.press("n")
    dialog = lead.get_by_role("dialog", name="标记号码")
    await dialog.get_by_label("电话号码").fill(f"+86 {NUMBER}")
    await dialog.get_by_label("理由").fill("人大代表")
    assert await violations(lead) == []
    await keep_picture(lead, "mark-added")
    await lead.keyboard.press("Enter")
    row = lead.get_by_role("row", name="139****7919")
    await expect(row).to_contain_text("长期有效")
    await lead.keyboard.press("/")
    await lead.keyboard.type(f"0086{NUMBER}")
    await lead.keyboard.press("Enter")
    await row.get_by_role("button", name="更改").click()
    await expect(lead.get_by_role("region", name="历次变更")).to_contain_text("人大代表")
    await keep_picture(lead, "mark-changed")
    await lead.keyboard.press("Escape")

    agent = await enter("zhang")
    await sign_in(agent)
    caller = asyncio.create_task(sipp.call(pbx, csv=f"SEQUENTIAL\n0{NUMBER};王女士\n", talk_ms=8_000))
    hints = agent.get_by_role("list", name="来电提示")
    await expect(hints).to_contain_text("重要来电")
    await expect(hints).to_contain_text("人大代表（李班长）")
    assert await caller == 0


async def audited(store: SqlStore, action: str) -> list[str]:
    """The reasons of these acts."""
    entry = schema.audit.c
    async with store._engine.connect() as connection:
        return list(await connection.scalars(select(entry.detail).where(entry.action == action)))


async def test_the_pop_tells_who_called_before(enter: Enter, pbx: PrivatePbx, gateway: Running) -> None:
    store = await SqlStore.open(url_of(gateway.folder))
    await a_past(store)
    agent = await enter("zhang")
    await sign_in(agent)
    await agent.get_by_role("link", name="话务记录").click()
    await expect(agent.get_by_role("heading", name="话务记录")).to_be_visible()

    caller = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=20_000))
    pop = agent.get_by_role("region", name="来电", exact=True)
    await expect(pop.get_by_text("139****7919", exact=True)).to_be_visible()
    hints = agent.get_by_role("list", name="来电提示")
    await expect(hints).to_contain_text("刚才来电未接通")
    await expect(hints).to_contain_text("近 7 天第 3 次来电")
    await keep_picture(agent, "ringing-known")
    known = agent.get_by_role("region", name="该号码的记录")
    await expect(known.get_by_role("list", name="未办结转办单")).to_contain_text("待汇总")
    earlier = known.get_by_role("list", name="历史来电与咨询").get_by_role("listitem")
    await expect(earlier).to_have_count(2)
    await expect(earlier.nth(0)).to_contain_text("未接通")
    await expect(earlier.nth(1)).to_contain_text(QUESTION)
    await expect(earlier.nth(1)).to_contain_text("李班长")

    talk = agent.get_by_role("region", name="通话中")
    await expect(talk).to_contain_text("王女士")
    await expect(talk).to_contain_text("归属地")
    await talk.get_by_role("button", name="显示完整号码").click()
    await agent.get_by_label("查看理由").fill("核对身份")
    await agent.get_by_role("button", name="查看号码").click()
    await expect(talk.get_by_text(NUMBER, exact=True)).to_be_visible()
    assert await audited(store, "reveal_number") == ["核对身份"]

    await talk.get_by_role("button", name="标记号码").click()
    dialog = agent.get_by_role("dialog", name="标记号码")
    await dialog.get_by_label("理由").fill("辱骂座席员")
    await keep_picture(agent, "mark-number")
    await dialog.get_by_role("button", name="确定").click()
    await expect(hints).to_contain_text("骚扰")
    await expect(hints).to_contain_text("辱骂座席员（张三）")
    assert await audited(store, "mark_caller") == ["harassment 30: 辱骂座席员"]
    await keep_picture(agent, "talking-known")
    assert await caller == 0
    await store.close()
