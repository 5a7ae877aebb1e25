"""Swaps, leave and being away over HTTP: asked, answered, decided, and what the day then shows."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cti_gateway.core.people import Role
from cti_gateway.core.roster.slots import Place, Slot
from tests.support.webs import Answer, Browser, Site

ZONE = ZoneInfo("Asia/Shanghai")
TODAY = date(2027, 1, 15)  # the clock stands at 16:00
EVENING = {"day": "2027-01-15", "shift": "E", "seat": "01"}


def at(clock: str, day: int = 15) -> int:
    """Of that day, in milliseconds."""
    moment = datetime.combine(date(2027, 1, day), time.fromisoformat(clock), ZONE)
    return int(moment.timestamp() * 1000)


async def roster(site: Site, *, published_at: int = 0) -> None:
    """This evening: zhang at seat 01, nobody at 02; tomorrow li has a shift."""
    slots = [
        Slot(Place(TODAY, "E", "01"), "养老保险科", "zhang"),
        Slot(Place(TODAY, "E", "02"), "信息中心"),
        Slot(Place(date(2027, 1, 16), "M", "01"), "信息中心", "li"),
    ]
    days = {"first": TODAY, "last": date(2027, 1, 16)}
    await site.store.publish_roster(slots, **days, at=published_at, actor="qian", reason="x")


async def asked(browser: Browser, kind: str, **body: object) -> Answer:
    return await browser.post(f"/api/requests/{kind}", body)


async def row(browser: Browser, number: int) -> Any:
    rows = (await browser.get("/api/requests")).json
    return next((one for one in rows if one["id"] == number), None)


async def act(browser: Browser, number: int, name: str, version: int, reason: str = "") -> Answer:
    return await browser.post(f"/api/requests/{number}/{name}", {"version": version, "reason": reason})


async def duties(browser: Browser, day: str = "2027-01-15") -> list[tuple[str, str, str]]:
    """Seat, who has the shift, and whom the roster names if that is somebody else."""
    rows = (await browser.get(f"/api/attendance?day={day}")).json
    return [(one["seat"], one["name"], one["original"]) for one in rows]


async def test_a_swap_goes_from_hand_to_hand_and_then_moves_the_shift(site: Site) -> None:
    await roster(site)
    zhang, li, leader = [await site.browser(who) for who in ("zhang", "li", "he")]
    choices = (await zhang.get("/api/requests/choices")).json
    assert [one["place"] for one in choices["slots"]] == [EVENING]
    assert "li" in [one["login"] for one in choices["colleagues"]]
    assert [one["code"] for one in choices["leave_types"]] == ["sick"]
    number = (await asked(zhang, "swap", **EVENING, substitute="li", reason="家中有事")).json["id"]
    mine, theirs = await row(zhang, number), await row(li, number)
    assert (mine["state"], mine["acts"], mine["awaits"], mine["own"]) == (
        "submitted",
        ["withdraw"],
        False,
        True,
    )
    assert (theirs["acts"], theirs["awaits"], theirs["steps"][0]["reason"]) == (
        ["accept", "decline"],
        True,
        "家中有事",
    )
    assert not (await row(leader, number))["awaits"]
    assert (await act(leader, number, "approve", 1)).error == (409, "request_state_conflict")
    assert (await act(zhang, number, "accept", 1)).error == (403, "request_not_yours")
    assert (await act(li, number, "accept", 1)).status == 200
    assert await duties(leader) == [("01", "张三", ""), ("02", "", "")]
    before = await site.store.revision()
    assert (await row(leader, number))["awaits"]
    assert (await act(leader, number, "approve", 2)).status == 200
    assert await site.store.revision() == before + 1
    assert await duties(leader) == [("01", "李四", "张三"), ("02", "", "")]
    assert [step["by"] for step in (await row(zhang, number))["steps"]] == ["张三", "李四", "何静"]
    assert await duties(li) == [("01", "李四", "张三")]
    (today,) = (await li.get("/api/plan?first=2027-01-15&last=2027-01-15")).json["days"]
    (evening,) = [shift for shift in today["shifts"] if shift["code"] == "E"]
    assert [(one["name"], one["original"]) for one in evening["slots"]] == [("李四", "张三"), ("", "")]
    audited = [entry[2] for name in ("request_swap", "request_accept") for entry in await site.audited(name)]
    assert audited == ["ok", "request_not_yours", "ok"]
    assert [result for _, _, result in await site.audited("request_approve")] == [
        "request_state_conflict",
        "ok",
    ]


async def test_a_shift_that_has_begun_is_not_offered_for_a_swap(site: Site) -> None:
    await roster(site)
    zhang = await site.browser("zhang")
    (offered,) = (await zhang.get("/api/requests/choices")).json["slots"]
    assert (offered["unit"], offered["from_at"]) == ("养老保险科", at("17:00"))
    site.clock.advance(minutes=60)
    assert (await zhang.get("/api/requests/choices")).json["slots"] == []


async def test_two_people_exchange_their_shifts_by_one_request(site: Site) -> None:
    await roster(site)
    zhang, li, leader = [await site.browser(who) for who in ("zhang", "li", "he")]
    tomorrow = {"day": "2027-01-16", "shift": "M", "seat": "01"}
    offered = (await zhang.get("/api/requests/slots?login=li")).json
    assert [one["place"] for one in offered] == [tomorrow]
    exchange = {**EVENING, "substitute": "li", "in_return": [tomorrow]}
    wrong = await asked(zhang, "swap", **{**exchange, "in_return": [{**tomorrow, "seat": "02"}]})
    assert (wrong.error, wrong.json["error"]["params"]) == ((404, "swap_slot_not_theirs"), {"name": "李四"})
    number = (await asked(zhang, "swap", **exchange)).json["id"]
    found = await row(li, number)
    assert (found["in_return"], found["from_at"], found["to_at"]) == (tomorrow, at("17:00"), at("12:00", 16))
    assert (await act(li, number, "accept", 1)).status == 200
    before = await site.store.revision()
    assert (await act(leader, number, "approve", 2)).status == 200
    assert await site.store.revision() == before + 1, "both shifts in one transaction"
    assert await duties(leader) == [("01", "李四", "张三"), ("02", "", "")]
    assert await duties(leader, "2027-01-16") == [("01", "张三", "李四")]


async def test_between_two_units_the_leaders_of_both_agree_one_after_the_other(site: Site) -> None:
    await roster(site)
    site.people["gu"] = await site.store.add_agent(  # type: ignore[index]  # the fixture's own
        login="gu", name="顾颖", role=Role.UNIT_LEADER, password_hash="x", unit="养老保险科"
    )
    zhang, li, ours, theirs = [await site.browser(who) for who in ("zhang", "li", "gu", "ma")]
    tomorrow = {"day": "2027-01-16", "shift": "M", "seat": "01"}
    number = (await asked(zhang, "swap", **EVENING, substitute="li", in_return=[tomorrow])).json["id"]
    assert (await act(li, number, "accept", 1)).status == 200
    waiting = await row(ours, number)
    assert (waiting["acts"], waiting["unit"], waiting["other_unit"]) == (
        ["endorse", "reject"],
        "养老保险科",
        "信息中心",
    )
    assert ((await row(theirs, number))["acts"], (await row(theirs, number))["awaits"]) == ([], False)
    assert (await act(theirs, number, "approve", 2)).error == (403, "request_not_yours")
    assert (await act(ours, number, "endorse", 2)).status == 200
    assert await duties(zhang) == [("01", "张三", "")], "one word moves nothing"
    assert (await row(theirs, number))["acts"] == ["approve", "reject"]
    assert (await act(ours, number, "approve", 3)).error == (403, "request_not_yours")
    assert (await act(theirs, number, "approve", 3)).status == 200
    assert (await row(zhang, number))["state"] == "approved"
    assert await duties(theirs) == [("02", "", "")]
    assert await duties(zhang, "2027-01-16") == [("01", "张三", "李四")]


async def test_a_decision_on_what_has_gone_on_is_stale(site: Site) -> None:
    await roster(site)
    zhang, li = await site.browser("zhang"), await site.browser("li")
    number = (await asked(zhang, "swap", **EVENING, substitute="li")).json["id"]
    assert (await act(zhang, number, "withdraw", 1)).status == 200
    assert (await act(li, number, "accept", 1)).error == (409, "stale_edit")
    assert (await row(li, number))["state"] == "withdrawn"
    assert (await act(li, number, "accept", 2)).error == (409, "request_state_conflict")


async def test_a_swap_after_the_shift_began_is_ratified_and_both_results_are_kept(
    site: Site,
) -> None:
    await roster(site)
    zhang, li, leader, director = [await site.browser(who) for who in ("zhang", "li", "he", "sun")]
    number = (await asked(zhang, "swap", **EVENING, substitute="li")).json["id"]
    await act(li, number, "accept", 1)
    assert (await act(director, number, "ratify", 2, "情况属实")).error == (409, "request_too_early")
    site.clock.advance(minutes=60)  # 17:00
    await site.at_seat("li", "01")
    assert (await act(leader, number, "approve", 2)).error == (409, "request_too_late")
    assert (await act(director, number, "ratify", 2)).error == (400, "request_reason_missing")
    assert (await act(director, number, "ratify", 2, "情况属实")).status == 200
    site.clock.advance(minutes=300)
    await site.recorder.barrier()
    rows = (await director.get("/api/attendance?day=2027-01-15")).json
    found = {one["name"]: [(f["kind"], f["excuse"]) for f in one["findings"] or ()] for one in rows[:2]}
    assert found == {"张三": [("ABSENT", "swap_ratified")], "李四": [("ON_TIME", None)]}


async def test_who_cannot_take_the_shift_is_named(site: Site) -> None:
    await roster(site)
    li = await site.browser("li")
    tomorrow = {"day": "2027-01-16", "shift": "M", "seat": "01"}
    assert (await asked(li, "swap", **EVENING, substitute="zhang")).error == (404, "swap_slot_not_yours")
    assert (await asked(li, "swap", **tomorrow, substitute="li")).error == (400, "swap_with_self")
    assert (await asked(li, "swap", **tomorrow, substitute="nobody")).error == (404, "person_unknown")
    assert (await asked(li, "swap", **{**tomorrow, "shift": "X"}, substitute="zhang")).error == (
        404,
        "shift_unknown",
    )
    zhang, director = await site.browser("zhang"), await site.browser("sun")
    span = {"from_at": at("08:00", 16), "to_at": at("09:00", 16)}
    number = (await asked(zhang, "leave", leave_type="sick", **span)).json["id"]
    assert (await act(director, number, "approve", 1)).status == 200
    refused = await asked(li, "swap", **tomorrow, substitute="zhang")
    assert (refused.error, refused.json["error"]["params"]) == ((409, "swap_on_leave"), {"name": "张三"})


async def test_leave_is_approved_by_the_director_or_the_delegate_and_nobody_else(site: Site) -> None:
    zhang, lead, director, leader = [await site.browser(who) for who in ("zhang", "wang", "sun", "he")]
    span = {"from_at": at("17:00"), "to_at": at("18:00")}
    assert (await asked(zhang, "leave", leave_type="x", **span)).error == (400, "leave_type_unknown")
    number = (await asked(zhang, "leave", leave_type="sick", **span)).json["id"]
    assert (await asked(zhang, "leave", leave_type="sick", **span)).error == (409, "request_twice")
    for browser in (lead, leader):
        assert (await act(browser, number, "approve", 1)).error == (404, "request_unknown")
    offered = (await director.get("/api/requests/choices")).json["delegates"]
    assert {"qian", "wang"} <= {one["login"] for one in offered}
    assert (await lead.get("/api/requests/choices")).json["delegates"] == []
    period = {"from_at": at("08:00"), "to_at": at("20:00"), "reason": "出差"}
    assert (await lead.post("/api/delegations", {"delegate": "wang", **period})).error == (403, "forbidden")
    assert (await director.post("/api/delegations", {"delegate": "wang", **period})).status == 200
    (shown,) = (await director.get("/api/delegations")).json
    assert (shown["delegate"], shown["by"], shown["in_force"]) == ("王五", "孙建华", True)
    assert (await row(lead, number))["acts"] == ["approve", "reject"]
    assert (await act(lead, number, "reject", 1)).error == (400, "request_reason_missing")
    assert (await act(lead, number, "approve", 1)).status == 200
    assert (await row(zhang, number))["state"] == "approved"
    await director.post("/api/delegations", {"delegate": "", **period})
    assert await row(lead, number) is None
    newest, _ = (await director.get("/api/delegations")).json
    assert not newest["in_force"]
    assert [result for _, _, result in await site.audited("delegate")] == ["forbidden", "ok", "ok"]


async def test_a_leave_for_a_whole_shift_leaves_its_slot_without_anybody(site: Site) -> None:
    await roster(site)
    zhang, li, director = [await site.browser(who) for who in ("zhang", "li", "sun")]
    span = {"from_at": at("17:00"), "to_at": at("21:00")}
    number = (await asked(zhang, "leave", leave_type="sick", **span)).json["id"]
    await act(director, number, "approve", 1)
    assert (await zhang.get("/api/requests/choices")).json["slots"] == []
    assert (await li.get("/api/requests/choices")).json["slots"] != []
    site.clock.advance(minutes=360)
    (duty,) = (await zhang.get("/api/attendance?day=2027-01-15")).json
    assert (duty["findings"], duty["obligated_s"]) == ([], 0)


async def test_an_approval_by_telephone_is_entered_by_a_lead_and_confirmed_within_a_day(site: Site) -> None:
    zhang, lead, director = [await site.browser(who) for who in ("zhang", "wang", "sun")]
    span = {"from_at": at("17:00"), "to_at": at("17:20")}
    assert (await asked(zhang, "away", person="li", **span)).error == (403, "forbidden")
    long = {"from_at": at("17:00"), "to_at": at("17:30")}
    assert (await asked(zhang, "away", **long)).error == (400, "away_needs_leave")
    number = (await asked(lead, "away", person="zhang", reason="电话批准", **span)).json["id"]
    assert (await row(zhang, number))["state"] == "entered"
    assert (await act(lead, number, "confirm", 1)).error == (403, "request_own")
    late = (await asked(lead, "away", person="li", **span)).json["id"]
    assert (await act(director, number, "confirm", 1)).status == 200
    site.clock.advance(minutes=24 * 60 + 1)
    lead, director = await site.browser("wang"), await site.browser("sun")
    assert (await act(director, late, "confirm", 1)).error == (409, "request_lapsed")
    assert (await row(lead, late))["state"] == "lapsed"
    assert (await act(director, late, "ratify", 1, "漏批")).status == 200


@pytest.mark.parametrize("path", ["/api/requests/1/approve", "/api/requests/1/submit", "/api/requests/1/x"])
async def test_what_is_not_there_is_not_decided(site: Site, path: str) -> None:
    director = await site.browser("sun")
    refused = await director.post(path, {"version": 1})
    assert (refused.status, refused.json["error"]["code"]) in ((404, "request_unknown"), (404, "not_found"))
