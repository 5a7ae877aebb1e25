"""Scoring calls over HTTP: by who is in charge, once, read by whom it concerns."""

from typing import Any

from tests.contract.test_web_roles import ids, two_past_calls
from tests.contract.test_web_rosters import TODAY, TOMORROW
from tests.support.webs import Answer, Browser, Site

PATH = f"/api/quality?first={TODAY}&last={TODAY}"


async def scored(browser: Browser, call: str = "c1", **more: Any) -> Answer:
    body = {"points": {"polite": 5, "clear": 4}, **more}
    return await browser.post(f"/api/calls/{call}/quality", body)


async def test_what_a_call_was_given_is_on_record_for_whom_it_concerns(site: Site) -> None:
    await two_past_calls(site)
    lead, office = await site.browser("wang"), await site.browser("qian")
    assert (await scored(lead)).status == 200
    site.clock.advance(minutes=1)
    assert (await scored(office, points={"polite": 2, "clear": 5}, note=" 打断来电人 ")).status == 200
    assert (await scored(office, "c2")).status == 200
    found = (await lead.get(PATH)).json
    assert [(one["by"], one["name"], one["call"], one["points"], one["note"]) for one in found["forms"]] == [
        ("钱七", "李四", "c2", {"polite": 5, "clear": 4}, ""),
        ("钱七", "张三", "c1", {"polite": 2, "clear": 5}, "打断来电人"),
        ("王五", "张三", "c1", {"polite": 5, "clear": 4}, ""),
    ]
    _, second, first = found["forms"]
    assert second["at"] - first["at"] == 60_000
    assert first["call_at"] == second["call_at"] < first["at"]
    assert [one["zh"] for one in found["criteria"]] == ["礼貌", "清晰"]
    assert found["means"] == [
        {"person": "li", "name": "李四", "forms": 1, "points": {"polite": 5, "clear": 4}},
        {"person": "zhang", "name": "张三", "forms": 2, "points": {"polite": 3.5, "clear": 4.5}},
    ]
    for login, expected in (("zhang", 2), ("li", 1), ("ma", 1), ("he", 3), ("zhao", 3), ("sun", 3)):
        seen = (await (await site.browser(login)).get(PATH)).json
        assert (len(seen["forms"]), sum(one["forms"] for one in seen["means"])) == (expected, expected), login
    tomorrow = (await lead.get(f"/api/quality?first={TOMORROW}&last={TOMORROW}")).json
    assert (tomorrow["forms"], tomorrow["means"]) == ([], [])
    assert (await lead.get(f"/api/quality?first={TOMORROW}&last={TODAY}")).error == (400, "period_wrong")
    actor = f"agent:{site.people['wang'].id}"
    assert (await site.audited("score_call"))[0] == (actor, "call:c1", "ok")


async def test_who_scores_is_told_whether_they_have(site: Site) -> None:
    await two_past_calls(site)
    lead, office = await site.browser("wang"), await site.browser("qian")
    await scored(lead)
    for browser, given in ((lead, True), (office, False)):
        found = (await browser.get("/api/calls/c1/quality")).json
        assert (found["given"], [one["by"] for one in found["forms"]]) == (given, ["王五"])
    assert (await scored(lead, points={"polite": 5, "clear": 5})).error == (409, "quality_there")
    assert [one["points"] for one in (await lead.get(PATH)).json["forms"]] == [{"polite": 5, "clear": 4}]


async def test_what_may_not_be_scored_is_refused_on_record(site: Site) -> None:
    await two_past_calls(site)
    lead, li = await site.browser("wang"), await site.browser("li")
    site.call_arrives("c3")
    await site.recorder.barrier()
    for browser, call, more, error in (
        (li, "c1", {}, (403, "forbidden")),
        (lead, "none", {}, (404, "call_unknown")),
        (lead, "c3", {}, (409, "quality_not_answered")),
        (lead, "c1", {"points": {"polite": 5}}, (400, "quality_points_missing")),
        (lead, "c1", {"points": {"polite": 5, "clear": 1}}, (400, "quality_note_missing")),
    ):
        assert (await scored(browser, call, **more)).error == error
    assert [result for _, _, result in await site.audited("score_call")] == [
        "forbidden",
        "call_unknown",
        "quality_not_answered",
        "quality_points_missing",
        "quality_note_missing",
    ]
    assert (await li.get("/api/calls/c1/quality")).error == (403, "forbidden")
    assert (await lead.get(PATH)).json["forms"] == []


async def test_nobody_scores_their_own_call(site: Site) -> None:
    lead = await site.at_seat("wang", "01")
    site.call_arrives("c1")
    site.call_is_answered("c1", "1001")
    site.call_ends("c1")
    await site.recorder.barrier()
    assert (await scored(lead)).error == (403, "quality_forbidden")


async def test_the_office_sees_the_calls_that_it_scores(site: Site) -> None:
    await two_past_calls(site)
    for login in ("qian", "sun"):
        assert ids(await (await site.browser(login)).get("/api/calls")) == ["c2", "c1"]
    assert ids(await (await site.browser("he")).get("/api/calls")) == []
