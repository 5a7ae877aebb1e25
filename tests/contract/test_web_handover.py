"""Handovers, the checklist before a shift and notices over HTTP."""

from datetime import date
from typing import Any

from cti_gateway.core.consultation.record import Consultation, Form
from cti_gateway.core.people import Role
from cti_gateway.core.roster.slots import Place, Slot
from tests.contract.test_web_tickets import ASKED
from tests.support.webs import NUMBER, Site

TODAY = date(2027, 1, 15)  # the clock stands at 16:00
DAY = "/api/handovers?day=2027-01-15"
AT_FIVE: dict[str, Any] = {"day": "2027-01-15", "shift": "A", "seat": "01"}


async def rostered(site: Site) -> None:
    """At seat 01 zhang has the afternoon and li the evening; at 02 li the afternoon, and nobody after."""
    people = (("A", "01", "zhang"), ("E", "01", "li"), ("A", "02", "li"), ("E", "02", ""))
    slots = [Slot(Place(TODAY, shift, seat), "信息中心", person) for shift, seat, person in people]
    at = site.clock.now() - 5 * 3_600_000
    await site.store.publish_roster(slots, first=TODAY, last=TODAY, at=at, actor="qian", reason="x")


async def test_both_confirm_each_for_themselves_and_each_with_the_time(site: Site) -> None:
    await rostered(site)
    zhang, li, lead = [await site.browser(login) for login in ("zhang", "li", "wang")]
    (row,) = (await zhang.get(DAY)).json
    assert (row["outgoing"], row["incoming"], row["own"], row["state"]) == (
        "张三",
        "李四",
        "outgoing",
        "open",
    )
    given = await zhang.post("/api/handovers", {**AT_FIVE, "checked": ["told"], "note": "打印机缺纸\n已报修"})
    assert (given.json["state"], given.json["given"]["note"]) == ("given", "打印机缺纸\n已报修")
    assert (await zhang.post("/api/handovers", AT_FIVE)).error == (409, "handover_confirmed")
    assert (await lead.post("/api/handovers", AT_FIVE)).error == (403, "handover_not_yours")
    site.clock.advance(minutes=180)  # two hours late, and kept as that
    taken = (await li.post("/api/handovers", AT_FIVE)).json
    assert (taken["state"], taken["own"]) == ("complete", "incoming")
    assert taken["taken"]["at"] - taken["given"]["at"] == 180 * 60_000
    assert [result for _, _, result in await site.audited("confirm_handover")] == [
        "ok",
        "handover_confirmed",
        "handover_not_yours",
        "ok",
    ]
    assert (await lead.get(DAY)).json[0]["own"] is None


async def test_a_units_leader_sees_the_handovers_of_the_own_people_and_confirms_none(site: Site) -> None:
    """张三 of 养老保险科 hands over to 李四 of 信息中心; 马兰 leads the latter, 顾颖 another."""
    await rostered(site)
    site.people["gu"] = await site.store.add_agent(  # type: ignore[index]  # the fixture's own
        login="gu", name="顾颖", role=Role.UNIT_LEADER, password_hash="x", unit="失业保险科"
    )
    of_all, own, others = [(await (await site.browser(who)).get(DAY)).json for who in ("he", "ma", "gu")]
    assert [(one["outgoing"], one["incoming"], one["own"]) for one in own] == [("张三", "李四", None)]
    assert (of_all, others) == (own, [])
    leader = await site.browser("ma")
    assert (await leader.post("/api/handovers", AT_FIVE)).error == (403, "handover_not_yours")


async def test_what_is_open_at_the_seat_is_listed_and_goes_on_record(site: Site) -> None:
    await rostered(site)
    zhang = await site.at_seat("zhang", "01")
    site.call_arrives("c1")
    site.call_is_answered("c1", "1001")
    site.call_ends("c1")
    await site.recorder.barrier()
    await (await site.browser("wang")).post(
        "/api/notices", {"text": "今晚停电", "until": site.clock.now() + 60_000}
    )
    items = (await zhang.get("/api/open-items?seat=01")).json
    assert [(one["kind"], one["about"]) for one in items] == [
        ("unsaved_form", f"{NUMBER[:3]}****{NUMBER[-4:]}"),
        ("notice", "今晚停电"),
    ]
    assert [one["kind"] for one in (await zhang.get("/api/open-items?seat=02")).json] == ["notice"]
    assert (await zhang.post("/api/handovers", AT_FIVE)).json["given"]["items"] == items


async def test_what_is_begun_at_the_seat_and_not_handed_in_is_open(site: Site) -> None:
    await rostered(site)
    zhang = await site.at_seat("zhang", "01")
    number = (await zhang.post("/api/tickets", ASKED | {"submit": False})).json["id"]
    at = site.clock.now()
    draft = Consultation("c9", NUMBER, site.people["zhang"].id, "", "01", at, Form(), version=1)
    await site.store.put_draft(draft)
    items = (await zhang.get("/api/open-items?seat=01")).json
    assert items == [
        {"kind": "consultation_draft", "about": f"{NUMBER[:3]}****{NUMBER[-4:]}", "since": at},
        {"kind": "ticket_draft", "about": f"№{number}", "since": at},
    ]
    assert (await zhang.get("/api/open-items?seat=02")).json == []


async def test_a_handover_that_nobody_confirms_is_flagged_and_holds_nobody_up(site: Site) -> None:
    await rostered(site)
    zhang = await site.at_seat("zhang", "01")
    lead = await site.browser("wang")
    site.clock.advance(minutes=60)
    assert (await zhang.post("/api/sign-out")).status == 200
    site.clock.advance(minutes=14)
    assert (await lead.get(DAY)).json[0]["missing"] == []
    site.clock.advance(minutes=1)
    assert (await lead.get(DAY)).json[0]["missing"] == ["outgoing", "incoming"]
    await (await site.browser("li")).post("/api/handovers", AT_FIVE)
    rows = {
        (row["shift"], row["seat"]): row for row in (await lead.get("/api/attendance?day=2027-01-15")).json
    }
    assert "HANDOVER_MISSING" in rows["A", "01"]["flags"]
    assert rows["E", "01"]["flags"] == rows["A", "02"]["flags"] == []


async def test_how_long_somebody_took_to_be_ready_is_told(site: Site) -> None:
    await rostered(site)
    zhang = await site.browser("zhang")
    await zhang.post("/api/sign-in", {"seat": "01"})
    site.clock.advance(minutes=3)
    await zhang.post("/api/ready")
    await site.recorder.barrier()
    (row,) = (await zhang.get("/api/attendance?day=2027-01-15")).json
    assert row["ready_after_s"] == 180


async def test_there_is_nothing_to_hand_over_where_nobody_comes(site: Site) -> None:
    await rostered(site)
    li = await site.browser("li")
    assert (await li.post("/api/handovers", {**AT_FIVE, "seat": "02"})).error == (404, "handover_unknown")
    assert (await li.post("/api/handovers", {**AT_FIVE, "day": "soon"})).error == (400, "body_invalid")
    unknown = await li.post("/api/handovers", {**AT_FIVE, "checked": ["x"]})
    assert unknown.error == (404, "checklist_item_unknown")


async def test_what_is_seen_to_before_a_shift_is_kept_and_shown_to_who_oversees_it(site: Site) -> None:
    await rostered(site)
    zhang = await site.at_seat("zhang", "01")
    lists = (await zhang.get("/api/checklists")).json
    assert [one["code"] for one in lists["pre_shift"]] == ["headset"]
    assert (await zhang.get("/api/pre-shift/own")).json == {"at": 0, "checked": [], "lacking": ["headset"]}
    assert (await zhang.post("/api/pre-shift", {"checked": ["x"]})).error == (404, "checklist_item_unknown")
    assert (await zhang.post("/api/pre-shift", {"checked": []})).status == 200
    own = (await zhang.get("/api/pre-shift/own")).json
    assert own == {"at": site.clock.now(), "checked": [], "lacking": ["headset"]}
    site.clock.advance(minutes=1)
    assert (await zhang.post("/api/pre-shift", {"checked": ["headset"]})).status == 200
    assert [target for _, target, _ in await site.audited("pre_shift")] == ["seat:01"] * 2
    ((row,), lead, office, leader) = [
        (await (await site.browser(who)).get("/api/pre-shift?day=2027-01-15")).json
        for who in ("zhang", "wang", "qian", "ma")
    ]
    assert row == {
        "day": "2027-01-15",
        "shift": "A",
        "seat": "01",
        "name": "张三",
        "begin_at": site.clock.now() - 4 * 3_600_000 - 60_000,
        "at": site.clock.now(),
        "checked": ["headset"],
        "lacking": [],
        "late": False,
    }
    seen = [(one["shift"], one["seat"], one["at"] is not None, one["late"]) for one in lead]
    assert seen == [("A", "01", True, False), ("A", "02", False, True), ("E", "01", False, False)]
    assert office == lead
    assert [one["name"] for one in leader] == ["李四", "李四"], "of the own unit"


async def test_leads_and_the_office_post_notices_and_people_confirm_reading_them(site: Site) -> None:
    office, lead, zhang = [await site.browser(login) for login in ("qian", "wang", "zhang")]
    now = site.clock.now()
    later = {"text": "明天演练", "from_at": now + 60_000, "until": now + 120_000}
    assert (await office.post("/api/notices", {"text": "今晚停电", "until": now + 60_000})).status == 200
    assert (await lead.post("/api/notices", later)).status == 200
    (notice,) = (await zhang.get("/api/notices")).json
    assert (notice["text"], notice["by"], notice["read_at"], notice["readers"]) == (
        "今晚停电",
        "钱七",
        None,
        [],
    )
    assert (await zhang.post(f"/api/notices/{notice['id']}/read")).status == 200
    assert (await zhang.get("/api/notices")).json[0]["read_at"] == now
    coming, current = (await lead.get("/api/notices")).json
    assert (coming["text"], current["readers"]) == ("明天演练", ["张三"])
    assert (await zhang.post("/api/notices", later)).error == (403, "forbidden")
    assert (await lead.post("/api/notices", {"text": "x", "until": now})).error == (400, "notice_times_wrong")
    for act in ("read", "unread"):
        assert (await zhang.post(f"/api/notices/99/{act}")).error == (404, "notice_unknown")
    assert (await zhang.post(f"/api/notices/{notice['id']}/unread")).status == 200
    assert (await zhang.get("/api/notices")).json[0]["read_at"] is None
    assert (await lead.get("/api/notices")).json[1]["readers"] == []
    assert [target for _, target, _ in await site.audited("unread_notice")] == [f"notice:{notice['id']}"]
    assert [result for _, _, result in await site.audited("post_notice")] == ["ok", "ok", "forbidden"]
