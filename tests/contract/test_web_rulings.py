"""One judged shift in full over HTTP, and deciding of what is found."""

from typing import Any

import pytest

from cti_gateway.core.records import Outage
from tests.contract.test_web_reports import REPORT, an_evening
from tests.contract.test_web_rosters import TODAY
from tests.support.webs import TEMPLATES, Answer, Browser, Site

ZHANG = f"/api/attendance/shift?day={TODAY}&shift=E&seat=01&person=zhang"
LI = f"/api/attendance/shift?day={TODAY}&shift=E&seat=02&person=li"


async def decide(
    browser: Browser, sheet: Any, decision: str = "excused", place: int = 0, **more: Any
) -> Answer:
    """About the finding at this place of the sheet."""
    duty, found = sheet["duty"], dict(sheet["duty"]["findings"][place])
    del found["evidence"]
    whose = {"day": sheet["day"], **{key: duty[key] for key in ("shift", "seat", "person")}}
    body = {**whose, **found, "decision": decision, "reason": "停电", **more}
    return await browser.post("/api/attendance/rulings", body)


async def test_a_shift_is_explained_from_what_is_on_record(site: Site) -> None:
    await an_evening(site)
    sheet = (await (await site.browser("wang")).get(ZHANG)).json
    assert [found["kind"] for found in sheet["duty"]["findings"]] == ["LATE", "MID_SHIFT"]
    lanes = {lane["lane"]: lane["spans"] for lane in sheet["lanes"]}
    begin = sheet["duty"]["from_at"]
    assert lanes["away"] == [{"from_at": begin + 30 * 60_000, "to_at": begin + 46 * 60_000}]
    told = {fact["evidence"]: fact["kind"] for fact in sheet["facts"]}
    for found in sheet["duty"]["findings"]:
        assert found["evidence"] and set(found["evidence"]) <= told.keys()
    assert (sheet["settings"]["away_application_s"], sheet["rule_version"]) == (900, "2")
    assert (sheet["rulings"], sheet["may"]) == ([], [[], []])  # a lead decides on proposals only


async def test_an_agent_reads_only_the_own_sheet(site: Site) -> None:
    await an_evening(site)
    zhang = await site.browser("zhang")
    assert (await zhang.get(ZHANG)).json["may"] == [[], []]
    assert (await zhang.get(LI)).error == (403, "forbidden")
    assert [result for _, _, result in await site.audited("read_shift")] == ["forbidden"]


async def test_nobodys_shift_is_not_found(site: Site) -> None:
    await an_evening(site)
    office = await site.browser("qian")
    nobodys = ZHANG.replace("zhang", "nobody").replace("shift=E", "shift=M")
    for language, name in (("zh", "早班"), ("en", "the Morning shift")):
        refused = await office.get(nobodys, headers={"Accept-Language": language})
        assert refused.error == (404, "duty_unknown")
        assert name in refused.json["error"]["message"]
        assert refused.json["error"]["params"]["shift"] == "M", "a program reads the code"


async def test_the_office_excuses_and_both_results_are_kept(site: Site) -> None:
    await an_evening(site)
    office = await site.browser("qian")
    sheet = (await office.get(ZHANG)).json
    assert sheet["may"] == [["excused"], ["excused"]]
    assert (await decide(office, sheet)).status == 200
    after = (await office.get(ZHANG)).json
    assert [found["excuse"] for found in after["duty"]["findings"]] == ["ruling", None]
    (ruling,) = after["rulings"]
    assert (ruling["found"]["excuse"], ruling["found"]["seconds"], ruling["differs"]) == (None, 600, False)
    assert (ruling["reason"], ruling["actor"], ruling["decision"]) == ("停电", "钱七", "excused")
    actor = f"agent:{site.people['qian'].id}"
    assert await site.audited("rule_finding") == [(actor, f"shift:{TODAY} E 01 zhang", "ok")]
    day = (await office.get(f"/api/attendance?day={TODAY}")).json
    assert [found["excuse"] for found in day[0]["findings"]] == ["ruling", None]
    zhang = (await office.get(REPORT)).json["people"][1]
    assert (zhang["late"]["times"], zhang["excused"]) == (0, {"times": 1, "seconds": 600})
    # And taken back: what was judged counts again, all of it stays on record.
    assert (await decide(office, after, "upheld")).status == 200
    again = (await office.get(ZHANG)).json
    assert [found["excuse"] for found in again["duty"]["findings"]] == [None, None]
    assert [one["decision"] for one in again["rulings"]] == ["excused", "upheld"]


async def test_who_may_not_decide_is_refused_on_record(site: Site) -> None:
    await an_evening(site)
    sheet = (await (await site.browser("qian")).get(ZHANG)).json
    for who, code in (
        ("wang", "ruling_forbidden"),
        ("zhang", "ruling_on_oneself"),
        ("li", "ruling_forbidden"),
    ):
        assert (await decide(await site.browser(who), sheet)).error == (403, code)
    results = [result for _, _, result in await site.audited("rule_finding")]
    assert results == ["ruling_forbidden", "ruling_on_oneself", "ruling_forbidden"]


@pytest.mark.parametrize(("field", "value"), [("seconds", 601), ("from_at", 0), ("kind", "ABSENT")])
async def test_what_is_not_as_it_was_seen_is_not_decided_on(site: Site, field: str, value: Any) -> None:
    await an_evening(site)
    office = await site.browser("qian")
    sheet = (await office.get(ZHANG)).json
    assert (await decide(office, sheet, **{field: value})).error == (409, "finding_changed")
    assert (await decide(office, sheet, reason="")).error == (400, "body_invalid")


async def test_a_later_judgement_that_differs_says_so(site: Site) -> None:
    await an_evening(site)
    office = await site.browser("qian")
    await decide(office, (await office.get(ZHANG)).json, place=1)
    begin = (await office.get(ZHANG)).json["duty"]["from_at"]
    await site.store.append([Outage("pbx", begin + 30 * 60_000, begin + 40 * 60_000, "link_lost")])
    (ruling,) = (await office.get(ZHANG)).json["rulings"]
    assert ruling["differs"] and ruling["found"]["excuse"] is None and ruling["now"]["excuse"] == "outage"


def refused_order(**more: Any) -> dict[str, Any]:
    """That zhang would not change seats, at 18:00."""
    at = TEMPLATES.span(TODAY, "E")[0] * 1000 + 3_600_000
    whose = {"day": TODAY.isoformat(), "shift": "E", "seat": "01", "person": "zhang"}
    return {**whose, "at": at, "order": "不肯换到 02 座席", **more}


async def test_a_refused_order_is_put_on_record_proposed_and_decided(site: Site) -> None:
    await an_evening(site)
    lead = await site.browser("wang")
    before = (await lead.get(ZHANG)).json
    assert before["may_note"]
    body = refused_order()
    assert (await lead.post("/api/attendance/refusals", body)).status == 200
    sheet = (await lead.get(ZHANG)).json
    (fact,) = (one for one in sheet["facts"] if one["kind"] == "refusal_of_order")
    assert (fact["at"], fact["told"], fact["by"]) == (body["at"], "不肯换到 02 座席", "王五")
    found = sheet["duty"]["findings"][-1]
    assert (found["kind"], found["clause"], found["proposed"]) == ("ABSENT", "A2.3.1(b)", True)
    assert found["evidence"] == [fact["evidence"]]
    actor = f"agent:{site.people['wang'].id}"
    assert await site.audited("note_refusal") == [(actor, f"shift:{TODAY} E 01 zhang", "ok")]
    absent = (await (await site.browser("qian")).get(REPORT)).json["people"][1]
    assert (absent["absent"]["times"], absent["proposed"]["times"]) == (0, 1)
    # It was a misunderstanding: the record stays, and does not count.
    assert (await decide(lead, sheet, place=len(sheet["duty"]["findings"]) - 1)).status == 200
    assert (await lead.get(ZHANG)).json["duty"]["findings"][-1]["excuse"] == "ruling"


async def test_who_may_not_note_a_refused_order_is_refused_on_record(site: Site) -> None:
    await an_evening(site)
    lead, zhang = await site.browser("wang"), await site.browser("zhang")
    assert not (await zhang.get(ZHANG)).json["may_note"]
    at = refused_order()["at"]
    for browser, more, error in (
        (zhang, {}, (403, "refusal_forbidden")),
        (lead, {"at": at + 4 * 3_600_000}, (409, "refusal_outside_shift")),
        (lead, {"person": "li"}, (404, "duty_unknown")),
        (lead, {"order": ""}, (400, "body_invalid")),
    ):
        assert (await browser.post("/api/attendance/refusals", refused_order(**more))).error == error
    assert (await lead.post("/api/attendance/refusals", refused_order())).status == 200
    again = await lead.post("/api/attendance/refusals", refused_order())
    assert again.error == (409, "refusal_there")
    results = [result for _, _, result in await site.audited("note_refusal")]
    assert results == ["refusal_forbidden", "refusal_outside_shift", "duty_unknown", "ok", "refusal_there"]
