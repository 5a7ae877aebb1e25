"""Orders of a lead to who is signed in, over HTTP and the live feed (A1.2)."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.contract.test_web_presence import publish
from tests.contract.test_web_presence import slot as a_slot
from tests.contract.test_web_rosters import TODAY, TOMORROW, send, slot
from tests.contract.test_web_rulings import ZHANG, decide
from tests.support.webs import Answer, Browser, Site, serving


async def give(lead: Browser, site: Site, person: str = "zhang", **more: Any) -> Answer:
    body = {"person": site.people[person].id, "kind": "message", "text": "请放慢语速", **more}
    return await lead.post("/api/orders", body)


async def do(browser: Browser, order: Any, act: str, reason: str = "") -> Answer:
    return await browser.post(f"/api/orders/{order['id']}/{act}", {"reason": reason})


async def test_an_order_is_shown_at_once_and_acknowledged_on_record(site: Site) -> None:
    zhang, lead = await site.at_seat("zhang", "01"), await site.browser("wang")
    li = await site.browser("li")
    async with zhang.feed() as told, lead.feed() as tells, li.feed() as looks_on:
        for tab in (told, tells, looks_on):
            await tab.frame()
        given = (await give(lead, site)).json
        news = {"type": "news", "topic": "orders", "ids": [given["id"]]}
        assert [await told.frame(), await tells.frame()] == [news, news]
        (seen,) = (await zhang.get("/api/orders")).json
        assert (seen["state"], seen["by"], seen["seat"]) == ("open", "王五", "01")
        assert (seen["may"], given["may"]) == (["acknowledge", "refuse"], ["withdraw"])
        site.clock.advance(minutes=2)
        after = (await do(zhang, given, "acknowledge")).json
        assert (after["state"], after["may"]) == ("acknowledged", [])
        assert after["answered_at"] - after["at"] == 120_000
        assert [await told.frame(), await tells.frame()] == [news, news]
        await looks_on.socket.send_json({"type": "ping"})
        assert (await looks_on.frame())["type"] == "snapshot", "it is none of theirs"
    assert (await lead.get("/api/orders")).json == [{**after, "may": []}]
    assert (await li.get("/api/orders")).json == []
    numbers = [f"agent:{site.people[login].id}" for login in ("wang", "zhang")]
    assert await site.audited("give_order") == [(numbers[0], f"order:{given['id']}", "ok")]
    assert await site.audited("acknowledge_order") == [(numbers[1], f"order:{given['id']}", "ok")]


async def test_the_first_answer_stands_and_others_are_refused_on_record(site: Site) -> None:
    zhang, lead = await site.at_seat("zhang", "01"), await site.browser("wang")
    order = (await give(lead, site)).json
    for browser, act, error in (
        (await site.browser("li"), "acknowledge", (404, "order_unknown")),
        (lead, "acknowledge", (403, "order_forbidden")),
        (await site.browser("zhao"), "withdraw", (403, "order_forbidden")),
        (zhang, "withdraw", (403, "order_forbidden")),
        (zhang, "refuse", (400, "order_reason_missing")),
    ):
        assert (await do(browser, order, act)).error == error
    assert (await zhang.post("/api/orders/9/refuse", {})).error == (404, "order_unknown")
    assert (await zhang.post("/api/orders/9/hold", {})).error == (404, "not_found")
    assert (await do(lead, order, "withdraw")).json["state"] == "withdrawn"
    assert (await do(zhang, order, "acknowledge")).error == (409, "order_answered")
    results = [result for _, _, result in await site.audited("acknowledge_order")]
    assert results == ["order_unknown", "order_forbidden", "order_answered"]


async def test_an_order_needs_a_lead_who_is_there_and_a_place_that_is_there(site: Site) -> None:
    zhang, lead = await site.at_seat("zhang", "01"), await site.at_seat("wang", "02")
    for browser, person, more, error in (
        (zhang, "wang", {}, (403, "order_forbidden")),
        (await site.browser("zhao"), "zhang", {}, (403, "order_forbidden")),
        (lead, "wang", {}, (403, "order_forbidden")),
        (lead, "li", {}, (404, "order_nobody_there")),
        (lead, "zhang", {"kind": "seat", "target": "99"}, (404, "seat_unknown")),
        (lead, "zhang", {"kind": "seat", "target": "01"}, (400, "order_target_wrong")),
        (lead, "zhang", {"kind": "queue", "target": "x"}, (404, "queue_unknown")),
        (lead, "zhang", {"kind": "seat"}, (400, "order_target_wrong")),
        (lead, "zhang", {"target": "02"}, (400, "order_target_wrong")),
        (lead, "zhang", {"text": ""}, (400, "body_invalid")),
    ):
        assert (await give(browser, site, person, **more)).error == error
    results = [result for _, _, result in await site.audited("give_order")]
    assert len(results) == 9 and "ok" not in results


async def test_who_says_yes_to_another_queue_serves_it_for_the_rest_of_the_day(site: Site) -> None:
    zhang, lead = await site.at_seat("zhang", "01"), await site.browser("wang")
    number = site.people["zhang"].id

    def served() -> tuple[tuple[str, ...], tuple[str, ...]]:
        seat = site.world.seats["01"]
        assert seat.agent is not None
        return site.world.agents[number].queues, seat.agent.queues

    own = served()
    move = (await give(lead, site, kind="queue", target="general", text="请改接综合咨询")).json
    assert served() == own, "it is not acknowledged yet"
    await do(zhang, move, "acknowledge")
    assert served() == (("general",), ("general",))
    back = (await give(lead, site, kind="queue", text="请接回原队列")).json
    await do(zhang, back, "acknowledge")
    assert served() == own
    again = (await give(lead, site, kind="queue", target="general", text="请改接综合咨询")).json
    await do(zhang, again, "acknowledge")
    assert served() == (("general",), ("general",))
    await zhang.post("/api/sign-out")
    site.clock.advance(minutes=24 * 60)
    await site.at_seat("zhang", "01")
    assert served() == own, "that was yesterday"


async def test_an_order_of_yesterday_is_shown_no_more(site: Site) -> None:
    await site.at_seat("zhang", "01")
    lead = await site.browser("wang")
    await give(lead, site)
    assert len((await lead.get("/api/orders")).json) == 1
    site.clock.advance(minutes=8 * 60)
    assert (await (await site.browser("wang")).get("/api/orders")).json == []


async def read(browser: Browser, order: Any, state: str) -> Answer:
    return await browser.post(f"/api/orders/{order['id']}/read", {"state": state})


async def test_who_gave_it_is_told_of_a_refusal_until_they_have_read_it_on_whatever_day(site: Site) -> None:
    zhang, lead = await site.at_seat("zhang", "01"), await site.browser("wang")
    order = (await give(lead, site)).json
    assert order["to_read"]
    assert (await read(lead, order, "open")).json["to_read"] is False
    assert (await do(zhang, order, "refuse", "正在核对材料")).json["to_read"] is False
    assert (await read(lead, order, "open")).error == (409, "order_answered"), "that was not read"
    assert (await read(zhang, order, "refused")).error == (403, "order_forbidden")
    assert (await read(await site.browser("li"), order, "refused")).error == (404, "order_unknown")
    site.clock.advance(minutes=24 * 60)
    (late,) = (await (await site.browser("wang")).get("/api/orders")).json
    assert (late["state"], late["reason"], late["to_read"]) == ("refused", "正在核对材料", True)
    assert (await (await site.browser("zhao")).get("/api/orders")).json == []
    lead = await site.browser("wang")
    async with lead.feed() as tab:
        await tab.frame()
        for _ in range(2):
            assert (await read(lead, order, "refused")).json["to_read"] is False
        news = await tab.frame()
        assert (news["topic"], news["ids"]) == ("orders", [order["id"]])
    assert (await lead.get("/api/orders")).json == []
    results = [result for _, _, result in await site.audited("read_order")]
    assert results == ["ok", "order_answered", "order_forbidden", "order_unknown", "ok"]


async def test_the_orders_of_a_day_are_looked_up_by_whom_they_concern(site: Site) -> None:
    zhang, lead = await site.at_seat("zhang", "01"), await site.at_seat("wang", "02")
    refused = (await give(lead, site)).json
    site.clock.advance(minutes=1)
    await do(zhang, refused, "refuse", "正在核对材料")
    withdrawn = (await give(lead, site, text="请接听")).json
    await do(lead, withdrawn, "withdraw")
    site.clock.advance(minutes=24 * 60)
    path = f"/api/orders/given?day={TODAY}"
    rows = (await (await site.browser("qian")).get(path)).json
    told = [(one["by"], one["name"], one["state"], one["answered_by"], one["reason"]) for one in rows]
    assert told == [
        ("王五", "张三", "refused", "张三", "正在核对材料"),
        ("王五", "张三", "withdrawn", "王五", ""),
    ]
    assert rows[0]["answered_at"] - rows[0]["at"] == 60_000
    for login, expected in (("zhang", 2), ("li", 0), ("ma", 0), ("he", 2), ("zhao", 2), ("wang", 2)):
        assert len((await (await site.browser(login)).get(path)).json) == expected, login
    assert (await (await site.browser("qian")).get(f"/api/orders/given?day={TOMORROW}")).json == []


async def test_a_refusal_is_a_fact_from_which_absence_is_proposed(site: Site) -> None:
    await send(await site.browser("qian"), "/api/rosters?reason=x", slot(TODAY, "E"))
    site.clock.advance(minutes=60)
    zhang, lead = await site.at_seat("zhang", "01"), await site.browser("wang")
    order = (await give(lead, site, kind="seat", target="02", text="请换到 02 座席")).json
    site.clock.advance(minutes=3)
    refused = (await do(zhang, order, "refuse", "正在核对材料")).json
    assert (refused["state"], refused["reason"]) == ("refused", "正在核对材料")
    site.clock.advance(minutes=5 * 60)
    await zhang.post("/api/sign-out")
    await site.recorder.barrier()
    sheet = (await lead.get(ZHANG)).json
    (fact,) = (one for one in sheet["facts"] if one["kind"] == "refusal_of_order")
    assert (fact["at"], fact["told"], fact["by"]) == (
        refused["answered_at"],
        "请换到 02 座席 / 正在核对材料",
        "张三",
    )
    found = next(one for one in sheet["duty"]["findings"] if one["clause"] == "A2.3.1(b)")
    assert (found["kind"], found["proposed"], found["evidence"]) == ("ABSENT", True, [fact["evidence"]])
    place = sheet["duty"]["findings"].index(found)
    assert sheet["may"][place] == ["upheld", "excused"]
    assert (await decide(lead, sheet, place=place)).status == 200
    assert (await lead.get(ZHANG)).json["duty"]["findings"][place]["excuse"] == "ruling"


@pytest.fixture
async def rostered(folder: Path) -> AsyncIterator[Site]:
    async with serving(folder, rostered=True) as running:
        await publish(running, a_slot("A", "01", "zhang"))
        yield running


async def test_who_says_yes_to_a_move_may_sign_in_there(rostered: Site) -> None:
    zhang, lead = await rostered.at_seat("zhang", "01"), await rostered.browser("wang")
    there = {"seat": "02", "take_over": True}
    order = (await give(lead, rostered, kind="seat", target="02", text="请换到 02 座席")).json
    assert (await zhang.post("/api/sign-in", there)).error == (403, "shift_elsewhere")
    assert (await do(zhang, order, "acknowledge")).status == 200
    seat = (await zhang.post("/api/sign-in", there)).json
    assert (seat["number"], seat["shift_until"]) == ("02", 1_800_003_600_000), "the end of their shift"
