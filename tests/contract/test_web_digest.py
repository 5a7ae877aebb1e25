"""The digest over HTTP: from masked records to an entry that somebody else reviews."""

from dataclasses import replace
from typing import Any

from cti_gateway.core.consultation.record import Consultation, Form, State
from tests.contract.test_web_knowledge import move, reviewer
from tests.support.webs import Browser, Site

ASKED = "/api/digest/asked?month=2027-01"
QUESTION = {"category": "PEN", "question": "养老关系跨省怎么转移？", "queries": ["转移"]}


async def a_morning(site: Site) -> None:
    """Two ask alike, one something else; one query was in vain."""
    now = site.clock.now()
    form = Form("POLICY", "PEN", "我是王小明，养老关系怎么转移", outcome="RESOLVED", caller_name="王小明")
    first = Consultation("1", "13912345678", 1, "信息中心", "01", now, form, State.SAVED, 1, now)
    again = replace(first, call_id="2", form=replace(form, question="养老关系怎么转移", caller_name=""))
    other = replace(first, call_id="3", form=Form("POLICY", "UNE", "失业金怎么领", outcome="TICKET"))
    await site.store.append([first, again, other])
    await site.store.note_unanswered("转移", "PEN", by=1, at=now)


async def gathered(office: Browser) -> dict[str, Any]:
    group = (await office.get(ASKED)).json[0]
    body = {**QUESTION, "records": [record["id"] for record in group["records"]]}
    answer = await office.post("/api/digest", body)
    assert answer.status == 200, answer
    made: dict[str, Any] = answer.json
    return made


async def act(browser: Browser, item: dict[str, Any], name: str, **more: Any) -> Any:
    return await browser.post(f"/api/digest/{item['id']}/acts/{name}", {"version": item["version"], **more})


async def test_what_is_asked_alike_is_offered_masked_and_by_category(site: Site) -> None:
    await a_morning(site)
    office = await site.browser("qian")
    groups = (await office.get(ASKED)).json
    assert [(one["category"], one["times"], len(one["records"])) for one in groups] == [
        ("PEN", 2, 2),
        ("UNE", 1, 1),
    ]
    assert groups[0]["question"] == "我是王**，养老关系怎么转移"
    assert "王小明" not in str(groups) and "13912345678" not in str(groups)
    assert [one["category"] for one in (await office.get(f"{ASKED}&category=UNE")).json] == ["UNE"]
    for login in ("zhang", "wang", "sun"):
        assert (await (await site.browser(login)).get(ASKED)).error == (403, "forbidden")


async def test_from_records_over_an_expert_and_a_reviewer_to_what_agents_find(site: Site) -> None:
    await a_morning(site)
    office, expert = await site.browser("qian"), await site.browser("li")
    item = await gathered(office)
    assert (item["state"], item["records"], item["acts"]) == ("gathering", 2, ["gather", "ask", "drop"])
    assert (await expert.get("/api/digest")).json == []
    assert (await act(office, item, "ask", expert="feng")).error == (400, "digest_expert_unknown")
    asked = (await act(office, item, "ask", expert="li", text="请解答")).json
    assert [one["id"] for one in (await expert.get("/api/digest")).json] == [item["id"]]
    assert (await act(office, asked, "answer", text="x")).error == (403, "forbidden")
    assert (await act(expert, asked, "answer", text=" ")).error == (400, "digest_invalid")
    answered = (await act(expert, asked, "answer", text="在新参保地申请。", source="转移办法")).json
    assert (answered["state"], answered["acts"]) == ("answered", ["answer"])
    drafted = (await act(office, answered, "draft")).json
    assert (drafted["state"], drafted["entry_state"]) == ("drafted", "in_review")
    assert (await office.get("/api/knowledge/unanswered")).json == []
    (entry,) = (await office.get("/api/knowledge?state=in_review")).json
    assert (entry["title"], entry["source"], entry["authors"]) == (
        QUESTION["question"],
        "转移办法",
        ["li", "qian"],
    )
    assert (await move(office, entry, "publish")).error == (403, "knowledge_own_review")
    assert (await move(await reviewer(site), entry, "publish")).status == 200
    (hit,) = (await (await site.browser("zhang")).get("/api/knowledge/search?query=跨省转移")).json
    assert hit["entry"] == entry["entry"]
    assert (await office.get(f"/api/digest/{item['id']}")).json["entry_state"] == "published"
    assert [target for _, target, _ in await site.audited("digest_draft")] == [f"digest:{item['id']}"]
    assert [result for _, _, result in await site.audited("digest_answer")] == [
        "forbidden",
        "digest_invalid",
        "ok",
    ]


async def test_who_is_asked_hears_of_it_and_who_asked_of_the_answer(site: Site) -> None:
    await a_morning(site)
    office, expert, other = [await site.browser(login) for login in ("qian", "li", "zhang")]

    async def waiting() -> list[int]:
        return [(await browser.get("/api/digest/waiting")).json for browser in (office, expert, other)]

    item = await gathered(office)
    assert await waiting() == [0, 0, 0]
    news = {"type": "news", "topic": "digest", "ids": [item["id"]]}
    async with office.feed() as asks, expert.feed() as answers, other.feed() as looks_on:
        for tab in (asks, answers, looks_on):
            await tab.frame()
        asked = (await act(office, item, "ask", expert="li")).json
        assert [await asks.frame(), await answers.frame()] == [news, news]
        assert await waiting() == [0, 1, 0]
        recalled = (await act(office, asked, "recall")).json
        assert await answers.frame() == news, "it is not the expert's any more"
        asked = (await act(office, recalled, "ask", expert="li")).json
        await act(expert, asked, "answer", text="在新参保地申请。")
        assert await waiting() == [1, 0, 0]
        await looks_on.socket.send_json({"type": "ping"})
        assert (await looks_on.frame())["type"] == "snapshot"


async def test_two_tabs_do_not_overwrite_each_other(site: Site) -> None:
    await a_morning(site)
    office = await site.browser("qian")
    item = await gathered(office)
    path, body = f"/api/digest/{item['id']}", {**QUESTION, "version": 1, "records": []}
    assert (await office.put(path, body)).json["version"] == 2
    assert (await office.put(path, body)).error == (409, "stale_edit")
    assert (await act(office, item, "drop")).error == (409, "stale_edit")
    later = (await office.get(path)).json
    dropped = (await act(office, later, "drop", text="重复")).json
    assert (dropped["state"], dropped["acts"]) == ("dropped", ["restore"])
    assert (await act(office, {**later, "version": 3}, "ask", expert="li")).error == (409, "digest_state")
    restored = (await act(office, dropped, "restore")).json
    assert (restored["state"], restored["acts"]) == ("gathering", item["acts"])
    results = [result for _, _, result in await site.audited("digest_restore")]
    assert results == ["ok"]


async def test_what_is_wrong_is_told(site: Site) -> None:
    office = await site.browser("qian")
    answer = await office.post("/api/digest", {"category": "X", "question": ""})
    assert answer.error == (400, "digest_invalid")
    assert set(answer.json["error"]["fields"]) == {"category", "question", "records"}
    for wrong in ({"question": "长" * 2000}, {"records": ["=1+1"]}, {"queries": ["长"] * 201}, {"also": 1}):
        assert (await office.post("/api/digest", {**QUESTION, **wrong})).error == (400, "body_invalid")
    unknown = {**QUESTION, "records": [99]}
    assert (await office.post("/api/digest", unknown)).error == (400, "digest_record_unknown")
    assert (await office.get("/api/digest/9")).error == (404, "digest_unknown")
    assert (await act(office, {"id": 9, "version": 1}, "gather")).error == (404, "not_found")
    assert (await (await site.browser("zhang")).post("/api/digest", QUESTION)).error == (403, "forbidden")
    assert "feng" not in {one["login"] for one in (await office.get("/api/digest/experts")).json}
