"""What is known of who calls, and who marks numbers, over HTTP: by the call, never by the number."""

import asyncio
from dataclasses import replace
from typing import Any

from cti_gateway.adapters.home_area import PhoneNumberAreas
from cti_gateway.adapters.number_plan import number_plan
from cti_gateway.core.consultation.record import Consultation, Form, State
from cti_gateway.core.line import HeadStarts
from cti_gateway.core.records import CallRecord, CallState
from cti_gateway.ports.callers import Calling
from cti_gateway.service.callers import StoredCallers
from cti_gateway.service.marks import StoredMarks
from tests.support.webs import CALLER, NUMBER, Browser, Site

DAY_MS = 86_400_000
QUESTION = "养老金怎么转移？回电 13800001111"
HARASSMENT = {"kind": "harassment", "reason": "辱骂座席员", "version": 0}
VIP = {"kind": "vip", "reason": "人大代表", "days": 30, "version": 0}


async def a_past(site: Site) -> None:
    """Consulted two days ago, with a ticket that is open; called in vain five minutes ago."""
    now = site.clock.now()
    asked = CallRecord("old", NUMBER, "", "12333", "general", CallState.ENDED, now - 2 * DAY_MS)
    asked = replace(asked, answered_at=asked.arrived_at + 5000, agent_id=site.people["li"].id)
    missed = replace(asked, call_id="missed", arrived_at=now - 300_000, answered_at=None, agent_id=None)
    form = Form("POLICY", "PEN/TRANSFER", QUESTION, "答", (), "TICKET", caller_name=CALLER)
    written = Consultation(
        "old", NUMBER, site.people["li"].id, "信息中心", "02", asked.arrived_at, form, State.SAVED, 1, now
    )
    await site.store.append([replace(asked, outcome="TICKET"), replace(missed, outcome="ABANDONED"), written])
    li = await site.browser("li")
    ticket = {"caller": CALLER, "category": "PEN/TRANSFER", "question": QUESTION, "number": NUMBER}
    for body in (ticket | {"submit": True}, ticket | {"submit": False}):
        assert (await li.post("/api/tickets", body)).status == 200


async def caller(browser: Browser, call_id: str = "c1") -> Any:
    answer = await browser.get(f"/api/callers/{call_id}")
    assert answer.status == 200, answer
    assert NUMBER not in answer.text and "13800001111" not in answer.text
    return answer.json


def mark(of: Any, kind: str) -> Any:
    (found,) = (one for one in of["marks"] if one["kind"] == kind)
    return found


async def test_the_pop_of_who_called_before(site: Site) -> None:
    await a_past(site)
    zhang = await site.at_seat("zhang", "01")
    site.call_arrives("c1", name="")
    known = await caller(zhang)
    assert (known["name"], known["area"]["zh"], known["lately"], known["repeated"]) == (
        CALLER,
        "江苏省常州市",
        2,
        True,
    )
    missed, asked = known["earlier"]
    assert (missed["answered"], missed["outcome"], missed["agent"]) == (False, "ABANDONED", "")
    assert (asked["outcome"], asked["agent"], asked["category"]["zh"]) == ("TICKET", "李四", "养老")
    assert asked["text"] == "养老金怎么转移？回电 138****1111"
    (ticket,) = known["tickets"]
    assert (ticket["state"], ticket["due_day"], ticket["no"][4:]) == ("submitted", None, "-00001")
    assert (ticket["may_open"], ticket["category"], ticket["text"]) == (False, None, "")  # it is another's
    by_lead = await caller(await site.browser("wang"))
    assert by_lead["name"] == "王**"
    (ticket,) = by_lead["tickets"]
    assert (ticket["may_open"], ticket["category"]["code"]) == (True, "PEN")
    assert ticket["text"] == "养老金怎么转移？回电 138****1111"


async def test_one_person_is_known_under_every_spelling_of_the_number(site: Site) -> None:
    await a_past(site)
    zhang, wang = await site.at_seat("zhang", "01"), await site.browser("wang")
    site.call_arrives("c1", name="")
    assert (await wang.post("/api/callers/c1/marks", HARASSMENT)).status == 200
    expected = await caller(zhang)
    assert expected["tickets"] and expected["earlier"]
    site.call_ends("c1")
    for number, prefix in enumerate(("0", "+86", "0086", "86"), start=2):
        site.call_arrives(f"c{number}", number=prefix + NUMBER, name="")
        known = await caller(wang, f"c{number}")
        assert [len(known[what]) for what in ("tickets", "marks")] == [1, 2]
        assert (known["lately"], mark(known, "harassment")["in_force"]) == (number + 1, True)
        assert expected["earlier"][-1] == known["earlier"][-1]
    change = HARASSMENT | {"version": 1, "reason": "又打来"}
    assert (await wang.post("/api/callers/c2/marks", change)).status == 200
    assert mark(await caller(wang, "c3"), "harassment")["reason"] == "又打来"


async def test_a_landline_of_the_town_is_known_with_and_without_its_area_code(site: Site) -> None:
    plan = number_plan("CN", "571")
    areas = PhoneNumberAreas("CN")
    await asyncio.to_thread(areas.load)
    callers = StoredCallers(site.store, site.clock, areas, plan, StoredMarks(site.store, site.clock, plan))
    asked = CallRecord("old", "87654321", "", "12333", "general", CallState.ENDED, site.clock.now() - DAY_MS)
    await site.store.append([replace(asked, outcome="RESOLVED")])
    for number in ("87654321", "057187654321", "+8657187654321"):
        known = await callers.known(Calling("c1", number, site.clock.now()))
        assert [one.call_id for one in known.earlier] == ["old"], number
        assert known.area and known.area.zh == "浙江省杭州市"
    elsewhere = await callers.known(Calling("c1", "057087654321", site.clock.now()))
    assert not elsewhere.earlier


async def test_of_a_withheld_number_nothing_is_known_nor_marked(site: Site) -> None:
    await a_past(site)
    zhang = await site.at_seat("zhang", "01")
    site.call_arrives("c1", number="", name="")
    known = await caller(zhang)
    assert (known["name"], known["area"], known["earlier"], known["tickets"], known["lately"]) == (
        "",
        None,
        [],
        [],
        0,
    )
    answer = await zhang.post("/api/callers/c1/marks", HARASSMENT | {"days": 1})
    assert answer.error == (400, "mark_without_number")


async def test_an_agent_marks_harassment_for_a_time_and_a_lead_lifts_it(site: Site) -> None:
    zhang, wang = await site.at_seat("zhang", "01"), await site.browser("wang")
    site.call_arrives("c1")
    path = "/api/callers/c1/marks"
    assert (await zhang.post(path, VIP)).error == (403, "forbidden")
    assert (await zhang.post(path, HARASSMENT)).error == (400, "mark_too_long")
    assert (await (await site.browser("li")).post(path, HARASSMENT | {"days": 1})).error == (403, "forbidden")
    known = (await zhang.post(path, HARASSMENT | {"days": 30})).json
    found = mark(known, "harassment")
    assert (found["in_force"], found["by"], found["reason"]) == (True, "张三", "辱骂座席员")
    assert (found["until"], found["may_change"]) == (site.clock.now() + 30 * DAY_MS, False)
    assert (await zhang.post(path, HARASSMENT | {"days": 1, "version": 1})).error == (403, "forbidden")
    lift = "/api/callers/c1/marks/harassment/lift"
    assert (await wang.post(lift, {"reason": "误标", "version": 2})).error == (409, "mark_changed")
    known = (await wang.post(lift, {"reason": "误标", "version": 1})).json
    assert not mark(known, "harassment")["in_force"]
    assert (await wang.post(lift, {"reason": "误标", "version": 2})).error == (409, "mark_not_in_force")
    assert [result for _, _, result in await site.audited("mark_caller")] == [
        "forbidden",
        "mark_too_long",
        "forbidden",
        "ok",
        "forbidden",
    ]
    assert [target for _, target, _ in await site.audited("lift_mark")] == ["call:c1"] * 3


async def test_a_vip_is_served_first_from_the_next_call_on(site: Site) -> None:
    site.world.head_starts = HeadStarts(vip_s=300)
    await site.at_seat("zhang", "01")
    wang = await site.browser("wang")
    site.call_arrives("c1")
    assert (await wang.post("/api/callers/c1/marks", VIP)).status == 200
    await site.until_vips(NUMBER)
    site.call_arrives("c2", number="13800002222")
    site.clock.advance(minutes=0.1)
    site.call_arrives("c3")
    li = await site.at_seat("li", "02")
    assert (await li.get("/api/me")).json["seat"]["call_id"] == "c3"
    site.clock.advance(minutes=31 * 24 * 60)
    assert not mark(await caller(await site.browser("wang"), "c3"), "vip")["in_force"]
