"""Consultations over REST: written during the call, saved with its after-call work, corrected later."""

import asyncio
from typing import Any

import pytest

from tests.support.patience import impatient
from tests.support.postgres import Postgres
from tests.support.webs import CALLER, NUMBER, Answer, Browser, Site, serving

ID_NUMBER = "11010519491231002X"
FORM = {
    "business_type": "POLICY",
    "category": "PEN/TRANSFER",
    "question": f"跨省换工作，原号码 {NUMBER}，养老保险怎么转？<script>alert(1)</script>",
    "answer": "在新参保地申请转移接续。",
    "outcome": "RESOLVED",
    "caller_name": CALLER,
    "id_number": ID_NUMBER,
    "phone": NUMBER,
    "satisfaction": 5,
}
PRIVATE = (NUMBER, CALLER, ID_NUMBER)
OF_CALL = "/api/calls/c1/consultation"


async def talking(site: Site, login: str = "zhang", seat: str = "01", call_id: str = "c1") -> Browser:
    browser = await site.at_seat(login, seat)
    site.call_arrives(call_id)
    site.call_is_answered(call_id, f"10{seat}")
    return browser


async def ok(answer: Answer) -> Any:
    assert answer.status == 200, answer
    return answer.json


async def put(browser: Browser, version: int, **form: object) -> Answer:
    return await browser.put(OF_CALL, {"version": version, "form": form})


async def save(browser: Browser, version: int, form: object = FORM, **more: object) -> Answer:
    return await browser.post(OF_CALL, {"version": version, "form": form, **more})


async def saved(site: Site) -> tuple[Browser, Any]:
    """By the agent zhang, of a call that is over."""
    browser = await talking(site)
    site.call_ends("c1")
    return browser, (await ok(await save(browser, 0)))["consultation"]


async def test_the_form_says_what_it_offers_and_asks_for(site: Site) -> None:
    choices = await ok(await (await site.browser("zhang")).get("/api/consultations/choices"))
    assert [(one["code"], one["required"]) for one in choices["business_types"]] == [
        ("POLICY", ["question"]),
        ("SERVICE", ["caller_name", "phone"]),
    ]
    assert [one["code"] for one in choices["categories"]] == ["PEN", "PEN/TRANSFER"]
    assert [(one["initials"], one["pinyin"]) for one in choices["categories"]] == [
        ("yl", "yanglao"),
        ("zyjx", "zhuanyijiexu"),
    ]
    assert [one["code"] for one in choices["outcomes"]] == ["RESOLVED", "SILENT"]
    assert (choices["nothing_asked"], choices["limits"]["question"]) == (["SILENT"], 4000)
    assert choices["phrases"] == [
        {"code": "greeting", "zh": "您好，工号 zhang。", "en": "Hello, zhang speaking."}
    ]


async def test_a_form_is_written_while_talking_and_saving_it_ends_the_after_call_work(site: Site) -> None:
    browser = await talking(site)
    empty = await ok(await browser.get(OF_CALL))
    assert (empty["id"], empty["version"], empty["state"], empty["masked"]) == (0, 0, "draft", False)
    assert (empty["number"], empty["form"]["question"]) == ("139****5678", "")
    draft = await ok(await put(browser, 0, question="跨省"))
    assert (draft["version"], draft["state"], draft["seat"]) == (1, "draft", "01")
    draft = await ok(await put(browser, 1, caller_name=CALLER))
    assert (draft["form"]["question"], draft["form"]["caller_name"]) == ("跨省", CALLER)
    assert (await save(browser, 2)).error == (404, "call_unknown")  # the caller is still there
    site.call_ends("c1")
    answer = await ok(await save(browser, 2))
    kept = answer["consultation"]
    assert (answer["seat"]["state"], kept["state"], kept["version"]) == ("ready", "saved", 3)
    assert (kept["masked"], kept["may_reveal"], kept["may_correct"]) == (True, True, True)
    (call,) = await ok(await browser.get("/api/calls"))
    assert call["outcome"] == "RESOLVED"
    assert (await put(browser, 3, question="晚到的自动保存")).error == (409, "consultation_saved")
    assert (await browser.get("/api/calls/c1/consultation")).json["form"]["answer"] == FORM["answer"]


async def test_whoever_goes_not_ready_after_it_says_why(site: Site) -> None:
    browser = await talking(site)
    site.call_ends("c1")
    assert (await save(browser, 0, then_not_ready="none")).error == (404, "reason_unknown")
    answer = await ok(await save(browser, 0, then_not_ready="break"))
    assert (answer["seat"]["state"], answer["seat"]["cause"]) == ("not_ready", "break")


async def test_what_is_wrong_is_named_and_nothing_is_saved(site: Site) -> None:
    browser = await talking(site)
    site.call_ends("c1")
    wrong = {
        "business_type": "NO",
        "category": "PEN/NO",
        "outcome": "NO",
        "id_number": "110105194912310021",
        "phone": "no",
        "question": "问" * 4001,
    }
    refused = await save(browser, 0, wrong)
    assert refused.error == (400, "consultation_invalid")
    assert set(refused.json["error"]["fields"]) == set(wrong)
    missing = await save(browser, 0, {"business_type": "SERVICE", "outcome": "RESOLVED"})
    assert set(missing.json["error"]["fields"]) == {"caller_name", "phone"}
    unknown = await save(browser, 0, FORM | {"used": [{"entry": 999, "version": 1}]})
    assert set(unknown.json["error"]["fields"]) == {"used"}
    long = await put(browser, 0, answer="答" * 8001)
    assert set(long.json["error"]["fields"]) == {"answer"}
    for field in ({"satisfaction": 6}, {"question": 1}, {"ticket_wanted": "yes"}, {"other": ""}):
        refused = await put(browser, 0, **field)
        assert refused.error == (400, "body_invalid")
        assert refused.json["error"]["params"]["field"] == f"form.{next(iter(field))}"
    seat = site.feed.seat_of(site.people["zhang"].id)
    assert seat is not None and seat.state == "acw"
    assert await site.store.consultation_of("c1", site.people["zhang"].id) is None
    results = [result for _, _, result in await site.audited("save_consultation")]
    assert results == ["consultation_invalid"] * 3
    assert (await ok(await save(browser, 0, {"outcome": "SILENT"})))["seat"]["state"] == "ready"


async def test_two_tabs_and_the_second_chooses_instead_of_overwriting(site: Site) -> None:
    browser = await talking(site)
    await ok(await put(browser, 0, question="第一个标签页", caller_name=CALLER))
    late = await put(browser, 0, question="第二个标签页")
    assert late.error == (409, "stale_edit")
    assert late.json["current"]["form"]["question"] == "第一个标签页"
    assert late.json["yours"]["question"] == "第二个标签页"
    mine = await ok(await put(browser, late.json["current"]["version"], **late.json["yours"]))
    assert (mine["version"], mine["form"]["question"]) == (2, "第二个标签页")
    site.call_ends("c1")
    late = await save(browser, 1)
    assert late.error == (409, "stale_edit")
    assert late.json["current"]["version"] == 2
    assert (await ok(await save(browser, 2)))["consultation"]["version"] == 3


async def test_two_tabs_at_the_same_time_are_both_answered(site: Site) -> None:
    browser = await talking(site)
    both = await asyncio.gather(put(browser, 0, question="甲"), put(browser, 0, question="乙"))
    assert sorted(answer.status for answer in both) == [200, 409]


async def test_a_save_whose_answer_was_lost_is_answered_again(site: Site) -> None:
    browser = await talking(site)
    site.call_ends("c1")
    body = {"version": 0, "form": FORM}
    first, again = [
        await ok(await browser.post(OF_CALL, body, headers={"X-Command-Id": "x"})) for _ in range(2)
    ]
    assert first["consultation"] == again["consultation"]
    assert len(await site.store.consultation_versions(first["consultation"]["id"])) == 1
    assert (await save(browser, 0, FORM | {"question": "另一个"})).error == (409, "stale_edit")


async def test_only_who_serves_the_caller_writes(site: Site) -> None:
    browser = await site.at_seat("zhang", "01")
    site.call_arrives("c1")
    assert (await put(browser, 0, question="还没接")).error == (404, "call_unknown")
    site.call_is_answered("c1", "1001")
    for login in ("li", "wang"):
        other = await site.browser(login)
        assert (await other.get(OF_CALL)).error == (404, "call_unknown")
        assert (await put(other, 0, question="别人的")).error == (404, "call_unknown")
        assert (await save(other, 0)).error == (404, "call_unknown")
    assert (await (await site.browser("feng")).get("/api/consultations")).error == (403, "forbidden")


async def test_a_draft_whose_seat_was_taken_is_saved_all_the_same(site: Site) -> None:
    browser = await talking(site)
    await ok(await put(browser, 0, question="问"))
    site.world.seats["01"].call_id = None  # as after a night in which the database was restored
    draft = await ok(await browser.get(OF_CALL))
    assert draft["masked"]
    kept = (await ok(await save(browser, 1)))["consultation"]
    assert (kept["id"], kept["state"], kept["version"]) == (draft["id"], "saved", 2)
    assert [result for _, _, result in await site.audited("save_consultation")] == ["ok"]


async def test_a_lead_sees_what_is_not_saved_and_each_look_is_on_record(site: Site) -> None:
    zhang, wang, li = await talking(site), await site.browser("wang"), await site.browser("li")
    draft = await ok(await put(zhang, 0, **FORM))
    (row,) = await ok(await wang.get("/api/consultations/drafts"))
    assert (row["agent_name"], row["call_id"], row["number"]) == ("张三", "c1", "139****5678")
    path = f"/api/consultations/{draft['id']}"
    answer = await wang.get(path)
    assert answer.json["masked"] and answer.json["form"]["id_number"] == "110***********002X"
    assert not any(known in answer.text for known in PRIVATE)
    for other in (li, await site.browser("qian")):
        assert (await other.get("/api/consultations/drafts")).error == (403, "forbidden")
        assert (await other.get(path)).error == (404, "consultation_unknown")
    lead = f"agent:{site.people['wang'].id}"
    assert await site.audited("view_consultation") == [(lead, f"consultation:{draft['id']}", "ok")]
    await ok(await zhang.get(path))
    assert len(await site.audited("view_consultation")) == 1


async def test_a_lead_sees_a_form_from_the_answer_on_and_no_empty_one_is_left(site: Site) -> None:
    zhang, wang = await site.at_seat("zhang", "01"), await site.browser("wang")
    site.call_arrives("c1")
    assert await ok(await wang.get("/api/consultations/drafts")) == []
    site.call_is_answered("c1", "1001")
    site.clock.advance(minutes=1)
    (begun,) = await ok(await wang.get("/api/consultations/drafts"))
    assert (begun["id"], begun["agent_name"], begun["unit"], begun["seat"]) == (0, "张三", "养老保险科", "01")
    assert (begun["number"], begun["summary"]) == ("139****5678", "")
    assert begun["started_at"] == site.clock.now() - 60_000
    assert await site.store.consultation_drafts() == ()
    draft = await ok(await put(zhang, 0, question="怎么转"))
    (written,) = await ok(await wang.get("/api/consultations/drafts"))
    assert (written["id"], written["started_at"]) == (draft["id"], begun["started_at"])
    site.call_ends("c1")
    await ok(await save(zhang, 1))
    assert await ok(await wang.get("/api/consultations/drafts")) == []
    await talking(site, "li", "02", "c2")
    site.call_ends("c2")
    (silent,) = await ok(await wang.get("/api/consultations/drafts"))
    assert (silent["agent_name"], silent["call_id"]) == ("李四", "c2")


async def test_each_sees_their_own_and_who_the_caller_is_takes_a_reason(site: Site) -> None:
    zhang, kept = await saved(site)
    path = f"/api/consultations/{kept['id']}"
    for login, sees in (("zhang", True), ("wang", True), ("qian", True), ("li", False), ("zhao", False)):
        browser = await site.browser(login)
        rows = await browser.get("/api/consultations?limit=10")
        assert [one["id"] for one in rows.json] == ([kept["id"]] if sees else [])
        whole, versions = await browser.get(path), await browser.get(f"{path}/versions")
        assert whole.status == versions.status == (200 if sees else 404)
        assert not any(known in one.text for known in PRIVATE for one in (rows, whole, versions))
    assert await ok(await zhang.get(f"/api/consultations?before={kept['started_at']}")) == []
    why = {"reason": "核对"}
    full = await ok(await zhang.post(f"{path}/reveal", why))
    assert (full["number"], full["form"]["id_number"], full["form"]["used"]) == (NUMBER, ID_NUMBER, [])
    refused = [
        (await (await site.browser(login)).post(f"{path}/reveal", why)).error for login in ("qian", "li")
    ]
    assert refused == [(403, "forbidden"), (404, "consultation_unknown")]
    results = [result for _, _, result in await site.audited("reveal_consultation")]
    assert results == ["ok", "forbidden", "consultation_unknown"]


async def test_a_correction_is_a_new_version_with_its_reason(site: Site) -> None:
    zhang, kept = await saved(site)
    wang, path = await site.browser("wang"), f"/api/consultations/{kept['id']}"
    body = {"version": 1, "reason": "归错类", "form": {"category": "PEN"}}
    after = await ok(await wang.post(f"{path}/correct", body))
    assert (after["version"], after["category"], after["form"]["caller_name"]) == (2, "PEN", "王**")
    late = await zhang.post(f"{path}/correct", body | {"form": {"question": "改"}})
    assert late.error == (409, "stale_edit")
    assert (late.json["current"]["category"], late.json["yours"]["question"]) == ("PEN", "改")
    assert not any(known in late.text for known in PRIVATE)
    first, second = await ok(await zhang.get(f"{path}/versions"))
    assert (first["reason"], first["changed"], first["form"]["category"]) == ("", [], "PEN/TRANSFER")
    assert (second["actor"], second["reason"], second["changed"]) == ("王五", "归错类", ["category"])
    full = await ok(await zhang.post(f"{path}/reveal", {"reason": "核对"}))
    assert full["form"]["id_number"] == ID_NUMBER  # what was not seen stays
    wrong = await zhang.post(f"{path}/correct", body | {"version": 2, "reason": " ", "form": {"phone": "x"}})
    assert wrong.error == (400, "consultation_invalid")
    for login, code in (("qian", (403, "forbidden")), ("li", (404, "consultation_unknown"))):
        assert (await (await site.browser(login)).post(f"{path}/correct", body)).error == code
    results = [result for _, _, result in await site.audited("correct_consultation")]
    assert results == ["ok", "consultation_invalid", "forbidden", "consultation_unknown"]


async def test_a_draft_is_not_corrected(site: Site) -> None:
    zhang = await talking(site)
    draft = await ok(await put(zhang, 0, question="问"))
    body = {"version": 1, "reason": "改", "form": {}}
    answer = await zhang.post(f"/api/consultations/{draft['id']}/correct", body)
    assert answer.error == (409, "consultation_unsaved")
    assert await ok(await zhang.get(f"/api/consultations/{draft['id']}/versions")) == []


async def test_what_a_number_asked_before_is_found_by_it(site: Site) -> None:
    zhang, kept = await saved(site)
    site.clock.advance(minutes=5)
    site.call_arrives("c2")
    site.call_is_answered("c2", "1001")
    site.call_ends("c2")
    answer = await zhang.post("/api/calls/c2/consultation", {"version": 0, "form": FORM})
    assert (await ok(answer))["consultation"]["id"] != kept["id"]
    of_number = await site.store.consultations_from([NUMBER])
    assert [one.call_id for one in of_number] == ["c2", "c1"]


@pytest.mark.parametrize("drafted", [True, False])
async def test_a_form_is_saved_while_the_database_is_down(
    postgres: Postgres, tmp_path: Any, drafted: bool
) -> None:
    async with serving(tmp_path, database_url=postgres.new_database()) as site:
        browser = await talking(site)
        if drafted:
            await ok(await put(browser, 0, question="问"))
        site.call_ends("c1")
        await site.recorder.barrier()
        postgres.stop()
        try:
            assert (await put(browser, int(drafted), question="问题")).error == (503, "store_unavailable")
            with impatient(site.recorder):
                answer = await ok(await save(browser, int(drafted)))
            assert (answer["seat"]["state"], answer["consultation"]) == ("ready", None)
        finally:
            postgres.start()
        await site.recorder.barrier()
        kept = await ok(await browser.get(OF_CALL))
        assert (kept["state"], kept["form"]["answer"]) == ("saved", FORM["answer"])
