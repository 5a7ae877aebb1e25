"""Queues over HTTP: only for administrators, versioned, audited, and in force at once."""

import base64
from typing import Any

import aiosqlite
import pytest

from cti_gateway.core import events
from cti_gateway.core.people import Queue
from tests.support.gateways import until
from tests.support.webs import Browser, Site

GENERAL = {"key": "general", "name": "综合咨询", "dids": ["12333"]}
LAW = {"key": "law", "name": "法律", "dids": ["12348"]}


async def edit(browser: Browser, queue: dict[str, Any], version: int = 0, reason: str = "") -> Any:
    body = {"version": version, "reason": reason, "queue": queue}
    return await browser.put(f"/api/queues/{queue['key']}", body)


async def audit_details(site: Site) -> list[tuple[str, str, str]]:
    """Actor, result and detail of each edit."""
    async with aiosqlite.connect(site.store._engine.url.database or "") as database:
        rows = await database.execute_fetchall(
            "SELECT actor, result, detail FROM audit WHERE action = 'queue_edit' ORDER BY id"
        )
        return [tuple(row) for row in rows]


@pytest.mark.parametrize("login", ["zhang", "wang"])
async def test_agents_and_leads_neither_see_nor_change_them(site: Site, login: str) -> None:
    browser = await site.browser(login)
    for answer in (
        await browser.get("/api/queues"),
        await browser.get("/api/queues/general"),
        await edit(browser, {**GENERAL, "ring_s": 5}),
        await browser.post("/api/queues/preview", {"queue": GENERAL}),
        await browser.get("/api/calendar"),
        await browser.post("/api/calendar", {"file": ""}),
    ):
        assert answer.error == (403, "admin_required")
    person = f"agent:{site.people[login].id}"
    assert await site.audited("queue_edit") == [(person, "queue:general", "admin_required")]
    assert site.world.queues["general"].ring_s == 20


async def test_an_edit_is_in_force_at_once_in_engine_and_dialplan(site: Site) -> None:
    browser = await site.browser("zhao")
    answer = await edit(browser, {**GENERAL, "dids": ["12345"], "ring_s": 7}, reason="换号")
    assert answer.json == {"version": 1, "announced": True}
    (queue,) = site.switch.announced
    assert (queue.dids, queue.ring_s) == (("12345",), 7) and site.world.queues["general"] == queue
    assert await site.store.queues() == (queue,)
    site.call_arrives("c1")
    assert site.world.calls["c1"].queue == "general"


async def test_the_history_says_who_made_what_of_it_and_why(site: Site) -> None:
    browser = await site.browser("zhao")
    await edit(browser, {**GENERAL, "hours": "09:00-17:00"}, 0, "冬季")
    site.clock.advance(minutes=5)
    await edit(browser, {**GENERAL, "hours": "09:00-17:00", "hours_on": {"sun": ""}}, 1, "周日休息")
    detail = (await browser.get("/api/queues/general")).json
    assert detail["version"] == 2 and detail["queue"]["hours"] == "09:00-17:00"
    newest, older, file = detail["history"]
    assert (newest["by"], newest["reason"], newest["version"]) == ("赵六", "周日休息", 2)
    assert newest["changes"] == [{"field": "hours_on", "before": "", "after": "sun = "}]
    assert older["changes"] == [{"field": "hours", "before": "08:00-21:00", "after": "09:00-17:00"}]
    assert newest["at"] - older["at"] == 300_000
    assert (file["version"], file["by"], file["changes"]) == (0, "file", [])
    assert {change["field"] for change in detail["differs"]} == {"hours", "hours_on"}
    zhao = f"agent:{site.people['zhao'].id}"
    assert await audit_details(site) == [
        (zhao, "ok", "1: hours: 08:00-21:00 → 09:00-17:00"),
        (zhao, "ok", "2: hours_on: – → sun = "),
    ]


async def test_who_edits_what_is_no_longer_there_is_told_the_present_version(site: Site) -> None:
    browser = await site.browser("zhao")
    assert (await edit(browser, {**GENERAL, "ring_s": 7})).status == 200
    late = await edit(browser, {**GENERAL, "ring_s": 9})
    assert late.error == (409, "stale_edit") and late.json["error"]["params"]["version"] == 1
    assert site.world.queues["general"].ring_s == 7
    assert (await edit(browser, {**GENERAL, "ring_s": 9}, 1)).json["version"] == 2


async def test_a_new_queue_and_a_number_that_moves(site: Site) -> None:
    browser = await site.browser("zhao")
    assert (await edit(browser, LAW)).json["version"] == 1
    taken = await edit(browser, {**LAW, "dids": ["12348", "12333"]}, 1)
    assert taken.error == (400, "queue_invalid")
    assert "综合咨询" in taken.json["error"]["fields"]["dids"]
    for to in ("queue nowhere", "number 10086", "callback"):
        rule = f"before: no seat -> {to}"
        astray = await edit(browser, {**LAW, "overflow": [rule]}, 1)
        assert set(astray.json["error"]["fields"]) == {"overflow"}
    await edit(browser, {**GENERAL, "dids": []})
    assert (await edit(browser, {**LAW, "dids": ["12348", "12333"]}, 1)).status == 200
    site.call_arrives("c1")
    assert site.world.calls["c1"].queue == "law"
    listed = (await browser.get("/api/queues")).json
    assert [(row["key"], row["version"], row["differs"]) for row in listed] == [
        ("general", 1, True),
        ("law", 2, False),
    ]


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ({"hours": "21:00-08:00"}, {"hours"}),
        ({"hours_on": {"2026-02-30": ""}}, {"hours_on"}),
        ({"hours_on": {"sun": "8-9"}, "strategy": "magic"}, {"hours_on", "strategy"}),
        ({"dids": ["+8612333", "x"]}, {"dids"}),
        ({"ring_s": 0}, {"ring_s"}),
        ({"ring_s": 301}, {"ring_s"}),
        ({"name": ""}, {"name"}),
        ({"greeting": "a&b"}, {"greeting"}),
        ({"music": "a,b"}, {"music"}),
        ({"relax": ["soon"]}, {"relax"}),
        ({"overflow": ["soon"]}, {"overflow"}),
        ({"unheard_of": 1}, {"unheard_of"}),
    ],
)
async def test_each_field_that_is_wrong_has_its_sentence(
    site: Site, part: dict[str, Any], wrong: set[str]
) -> None:
    browser = await site.browser("zhao")
    for answer in (
        await edit(browser, {**GENERAL, **part}),
        await browser.post("/api/queues/preview", {"queue": {**GENERAL, **part}}),
    ):
        assert answer.error == (400, "queue_invalid")
        fields = answer.json["error"]["fields"]
        assert set(fields) == wrong and all(text.endswith("。") for text in fields.values())
    assert (await browser.get("/api/queues/general")).json["version"] == 0


async def test_other_ways_to_ask_wrongly(site: Site) -> None:
    browser = await site.browser("zhao")
    assert (await browser.get("/api/queues/none")).error == (404, "queue_unknown")
    other = await browser.put("/api/queues/law", {"version": 0, "queue": GENERAL})
    assert other.error == (400, "queue_invalid") and set(other.json["error"]["fields"]) == {"key"}
    assert (await browser.put("/api/queues/general", {"queue": GENERAL})).error == (400, "body_invalid")
    assert (await browser.put("/api/queues/general", {"version": 0, "queue": 1})).error[1] == "body_invalid"
    missing = await browser.put("/api/queues/general", {"version": 0, "queue": {"key": "general"}})
    assert set(missing.json["error"]["fields"]) == {"name"}


def _file(text: str) -> dict[str, str]:
    return {"file": base64.b64encode(text.encode()).decode()}


async def test_an_imported_calendar_counts_where_a_queue_heeds_it(site: Site) -> None:
    browser = await site.browser("zhao")
    await edit(browser, {**GENERAL, "hours_on": {"holiday": "", "sat": ""}})
    bad = await browser.post("/api/calendar", _file("2027-01-15,holiday\n2027-13-01,holiday"))
    assert bad.error == (400, "calendar_date_bad") and bad.json["error"]["params"]["line"] == 2
    assert (await browser.post("/api/calendar", {"file": "§"})).error == (400, "body_invalid")
    done = await browser.post("/api/calendar", _file("2027-01-18,holiday,节\n2027-01-16,workday,节\n"))
    assert done.json == {"holidays": 1, "workdays": 1, "announced": True}
    # The clock of the test stands at Friday, 15 January 2027.
    days = {day["date"]: day for day in (await browser.get("/api/queues/general")).json["preview"]}
    assert len(days) == 14
    assert (days["2027-01-15"]["hours"], days["2027-01-15"]["because"]) == ("08:00-21:00", "weekday")
    assert (days["2027-01-16"]["hours"], days["2027-01-16"]["because"]) == ("08:00-21:00", "workday")
    assert (days["2027-01-18"]["hours"], days["2027-01-18"]["name"]) == ("", "节")
    assert days["2027-01-23"]["hours"] == "" and all(day["known"] for day in days.values())
    calendar = (await browser.get("/api/calendar")).json
    assert calendar["years"] == [2027] and len(calendar["days"]) == 2
    (queue,) = site.switch.announced
    assert queue.hours is not None and dict(queue.hours.days)["2027-01-18"] == ()
    assert [result for _, _, result in await site.audited("calendar_import")] == [
        "calendar_date_bad",
        "body_invalid",
        "ok",
    ]


async def test_without_asterisk_it_is_said_that_it_does_not_know_yet(site: Site) -> None:
    browser = await site.browser("zhao")
    site.actor.tell(events.SwitchLost("pbx_down"))
    assert (await edit(browser, {**GENERAL, "ring_s": 7})).json["announced"] is False
    site.actor.switch_ready()
    await until(lambda: site.switch.announced[0].ring_s == 7, "told when it is back")


async def test_a_sign_in_that_finds_nothing_changed_reads_nothing(site: Site) -> None:
    before = site.world.agents
    await site.at_seat("zhang", "01")
    assert site.world.agents is before
    await site.store.put_queues([Queue("general", "综合咨询", ("12333",), ring_s=3)])
    await site.at_seat("li", "02")
    assert site.world.queues["general"].ring_s == 3


async def test_a_retired_queue_gets_nobody_more_and_serves_who_waits(site: Site) -> None:
    browser = await site.browser("zhao")
    await edit(browser, LAW)
    site.call_arrives("c1", did="12348")
    assert site.world.calls["c1"].queue == "law"
    assert (await edit(browser, {**LAW, "dids": [], "retired": True}, 1, "并入综合")).json["version"] == 2
    site.call_arrives("c2", did="12348")
    assert site.world.calls["c2"].queue == "general", "the first that is in use"
    agent = await site.at_seat("zhang", "01")
    await agent.post("/api/ready")
    await until(lambda: site.world.seats["01"].call_id == "c1", "who waited is offered")
    rows = (await browser.get("/api/queues")).json
    assert [(row["key"], row["retired"]) for row in rows] == [("general", False), ("law", True)]
    newest = (await browser.get("/api/queues/law")).json["history"][0]
    assert (newest["reason"], {change["field"] for change in newest["changes"]}) == (
        "并入综合",
        {"dids", "retired"},
    )
    choices = (await agent.get("/api/options")).json["queues"]
    assert [choice["retired"] for choice in choices] == [False, True], "known by name, but chosen nowhere"
    assert (await edit(browser, {**LAW, "retired": False}, 2)).json["version"] == 3
    site.call_arrives("c3", did="12348")
    assert site.world.calls["c3"].queue == "law"


async def test_a_queue_that_callers_are_led_to_cannot_be_retired(site: Site) -> None:
    browser = await site.browser("zhao")
    last = await edit(browser, {**GENERAL, "dids": [], "retired": True})
    assert set(last.json["error"]["fields"]) == {"retired"}
    await edit(browser, LAW)
    numbered = await edit(browser, {**LAW, "retired": True}, 1)
    assert "12348" in numbered.json["error"]["fields"]["dids"]
    leading = {**GENERAL, "overflow": ["before: no seat -> queue law"]}
    assert (await edit(browser, leading)).status == 200
    target = await edit(browser, {**LAW, "dids": [], "retired": True}, 1)
    assert "综合咨询" in target.json["error"]["fields"]["retired"]
    assert (await edit(browser, GENERAL, 1)).status == 200
    assert (await edit(browser, {**LAW, "dids": [], "retired": True}, 1)).status == 200
    assert set((await edit(browser, leading, 2)).json["error"]["fields"]) == {"overflow"}
