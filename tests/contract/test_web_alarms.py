"""Alarms, the roll call and uncovered time on a lead's feed; a lead acknowledges, nobody else."""

from typing import Any

from cti_gateway.core.alarm import AlarmRules
from tests.support.webs import Browser, Site


async def board_until(tab: Any, holds: Any) -> Any:
    """The next board of which this holds."""
    while True:
        board = (await tab.frame())["board"]
        if board is not None and holds(board):
            return board


async def test_a_caller_who_waits_alarms_leads_until_one_acknowledges_it(site: Site) -> None:
    site.world.alarms.rules = AlarmRules(nobody_ready_s=30, wait_s=60)
    lead, zhang = await site.browser("wang"), await site.browser("zhang")
    async with lead.feed() as tab, zhang.feed() as agents:
        assert (await tab.frame())["board"]["alarms"] == []
        assert (await agents.frame())["board"] is None
        site.call_arrives("c1")
        site.clock.advance(minutes=1)
        site.call_arrives("c2")
        board = await board_until(tab, lambda board: len(board["alarms"]) == 2)
        nobody, waits = board["alarms"]
        assert (nobody["kind"], board["bare_since"]) == ("nobody_ready", site.clock.now() - 60_000)
        assert (waits["kind"], waits["subject"], waits["acknowledged_by"]) == ("long_wait", "综合咨询", "")
        assert (await lead.post(f"/api/alarms/{waits['id']}/acknowledge")).status == 200
        board = await board_until(tab, lambda board: board["alarms"][1]["acknowledged_by"])
        assert board["alarms"][1]["acknowledged_by"] == "王五"
        assert (await lead.post(f"/api/alarms/{waits['id']}/raise-again")).status == 200
        await board_until(tab, lambda board: not board["alarms"][1]["acknowledged_by"])
        site.call_ends("c1")
        site.call_ends("c2")
        await site.at_seat("li", "02")
        board = await board_until(tab, lambda board: board["bare_since"] is None)
        assert (board["uncovered_ms"], board["counted_from"]) == (60_000, site.clock.now() - 60_000)
    assert await site.audited("acknowledge_alarm") == [(f"agent:{site.people['wang'].id}", waits["id"], "ok")]
    assert await site.audited("raise_alarm_again") == [(f"agent:{site.people['wang'].id}", waits["id"], "ok")]
    await site.recorder.barrier()
    now = site.clock.now()
    ((from_at, to_at),) = [(one.from_at, one.to_at) for one in await site.store.uncovered(0, now + 1)][:1]
    assert (from_at, to_at) == (now - 60_000, now)


async def refused(browser: Browser, alarm: str) -> tuple[int, str]:
    return (await browser.post(f"/api/alarms/{alarm}/acknowledge")).error


async def test_who_may_not_and_what_is_over(site: Site) -> None:
    for login in ("zhang", "qian"):
        assert await refused(await site.browser(login), "pbx_down") == (403, "forbidden")
    assert await refused(await site.browser("wang"), "pbx_down") == (404, "alarm_over")
    assert [result for _, _, result in await site.audited("acknowledge_alarm")] == [
        "forbidden",
        "forbidden",
        "alarm_over",
    ]


async def test_who_may_not_raise_an_alarm_again(site: Site) -> None:
    assert (await (await site.browser("zhang")).post("/api/alarms/pbx_down/raise-again")).error == (
        403,
        "forbidden",
    )
    wang = await site.browser("wang")
    assert (await wang.post("/api/alarms/pbx_down/raise-again")).error == (404, "alarm_over")


async def test_the_agent_and_the_lead_see_since_when_somebody_is_away(site: Site) -> None:
    site.world.posts.reading.away_reasons = {"break"}
    zhang = await site.at_seat("zhang", "01")
    async with zhang.feed() as tab:
        assert (await tab.frame())["seats"][0]["away_since"] is None
        await zhang.post("/api/not-ready", {"reason": "break"})
        assert (await tab.frame())["seats"][0]["away_since"] == site.clock.now()
    options = (await zhang.get("/api/options")).json
    assert (options["away_application_s"], options["away_leave_s"]) == (900, 1800)
    assert options["shifts"][0] == {"code": "M", "zh": "早班", "en": "Morning"}
