"""Spot checks over HTTP: put on record by who is in charge, read by whom it concerns."""

from typing import Any

from tests.contract.test_web_rosters import TODAY, TOMORROW
from tests.support.webs import Answer, Browser, Site


async def seen(browser: Browser, **more: Any) -> Answer:
    body = {"person": "zhang", "seat": "01", "item": "noise", "fine": True, **more}
    return await browser.post("/api/spot-checks", body)


async def test_what_was_seen_is_on_record_for_whom_it_concerns(site: Site) -> None:
    lead, office = await site.browser("wang"), await site.browser("qian")
    assert (await seen(lead)).status == 200
    site.clock.advance(minutes=1)
    assert (await seen(office, fine=False, note=" 大声打电话 ")).status == 200
    assert (await seen(office, person="li", seat="02")).status == 200
    path = f"/api/spot-checks?day={TODAY}"
    rows = (await lead.get(path)).json
    assert [(one["by"], one["name"], one["seat"], one["fine"], one["note"]) for one in rows] == [
        ("王五", "张三", "01", True, ""),
        ("钱七", "张三", "01", False, "大声打电话"),
        ("钱七", "李四", "02", True, ""),
    ]
    assert rows[1]["at"] - rows[0]["at"] == 60_000
    for login, expected in (("zhang", 2), ("li", 1), ("ma", 1), ("he", 3), ("zhao", 3)):
        assert len((await (await site.browser(login)).get(path)).json) == expected, login
    assert (await lead.get(f"/api/spot-checks?day={TOMORROW}")).json == []
    actor = f"agent:{site.people['wang'].id}"
    assert (await site.audited("spot_check"))[0] == (actor, "seat:01 zhang", "ok")


async def test_what_may_not_be_put_on_record_is_refused_on_record(site: Site) -> None:
    lead, zhang = await site.browser("wang"), await site.browser("zhang")
    for browser, more, error in (
        (zhang, {"person": "li"}, (403, "spot_check_forbidden")),
        (lead, {"person": "wang"}, (403, "spot_check_forbidden")),
        (lead, {"fine": False}, (400, "spot_check_note_missing")),
        (lead, {"person": "nobody"}, (404, "agent_unknown")),
        (lead, {"item": "weather"}, (404, "checklist_item_unknown")),
    ):
        assert (await seen(browser, **more)).error == error
    assert len(await site.audited("spot_check")) == 4
    assert (await lead.get(f"/api/spot-checks?day={TODAY}")).json == []
