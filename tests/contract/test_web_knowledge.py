"""The knowledge base over HTTP: found by everybody, written by the office, reviewed by somebody else."""

from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from cti_gateway.core.people import Role
from tests.support.webs import Browser, Site

ENTRY = {"category": "UNE", "title": "失业金怎么领取？", "answer": "到窗口办理。", "keywords": ["失业保险金"]}
MARKDOWN = "# 养老\n## 怎么参保？\n可以。\n"
EVIL = "<script>alert(1)</script>"


async def add(office: Browser, **more: Any) -> dict[str, Any]:
    answer = await office.post("/api/knowledge", {**ENTRY, **more})
    assert answer.status == 200, answer
    made: dict[str, Any] = answer.json
    return made


async def move(browser: Browser, entry: dict[str, Any], to: str, **more: Any) -> Any:
    body = {"version": entry["version"], **more}
    return await browser.post(f"/api/knowledge/{entry['entry']}/{to}", body)


async def publish(site: Site, office: Browser, **more: Any) -> dict[str, Any]:
    """Written by 钱七, reviewed by 吴八."""
    entry = await add(office, **more)
    await move(office, entry, "submit")
    answer = await move(await reviewer(site), entry, "publish")
    assert answer.status == 200, answer
    return entry


async def reviewer(site: Site) -> Browser:
    if "wu" not in site.people:
        person = await site.store.add_agent(
            login="wu", name="吴八", role=Role.HOTLINE_OFFICE, password_hash="x"
        )
        site.people["wu"] = person  # type: ignore[index]  # the fixture's own
    return await site.browser("wu")


async def search(browser: Browser, query: str, path: str = "search?query=") -> list[dict[str, Any]]:
    answer = await browser.get(f"/api/knowledge/{path}{query}")
    assert answer.status == 200, answer
    hits: list[dict[str, Any]] = answer.json
    return hits


async def test_an_entry_is_found_once_somebody_else_has_published_it(site: Site) -> None:
    office, agent = await site.browser("qian"), await site.browser("zhang")
    entry = await add(office)
    assert (entry["state"], entry["version"], entry["authors"]) == ("draft", 1, ["qian"])
    assert (await move(office, entry, "publish")).error == (409, "knowledge_state")
    assert (await move(office, entry, "submit")).json["state"] == "in_review"
    assert (await move(office, entry, "publish")).error == (403, "knowledge_own_review")
    assert await search(agent, "失业") == []
    assert (await agent.get(f"/api/knowledge/{entry['entry']}")).error == (404, "knowledge_unknown")
    assert (await move(await reviewer(site), entry, "publish")).json["reviewer"] == "wu"
    (hit,) = await search(agent, "syj")
    assert hit["title"][0] == {"text": "失业金", "hit": True}
    assert (await agent.get(f"/api/knowledge/{hit['entry']}")).json["answer"] == ENTRY["answer"]
    assert [result for _, _, result in await site.audited("publish_knowledge")] == [
        "knowledge_state",
        "knowledge_own_review",
        "ok",
    ]


async def test_two_tabs_do_not_overwrite_each_other(site: Site) -> None:
    office = await site.browser("qian")
    entry = await publish(site, office)
    path = f"/api/knowledge/{entry['entry']}"
    first = await office.put(path, {**ENTRY, "version": 1, "answer": "一"})
    assert (first.json["version"], first.json["state"]) == (2, "draft")
    assert (await office.put(path, {**ENTRY, "version": 1, "answer": "二"})).error == (409, "stale_edit")
    versions = (await office.get(f"{path}/versions")).json
    assert [(one["version"], one["state"]) for one in versions] == [(2, "draft"), (1, "published")]
    assert (await (await site.browser("li")).get(path)).json["version"] == 1


async def test_a_category_narrows_the_search_and_only_hints_at_suggestions(site: Site) -> None:
    office = await site.browser("qian")
    une = await publish(site, office)
    inj = await publish(site, office, category="INJ", title="工伤认定怎么办理？")
    assert [one["entry"] for one in await search(office, "怎么&category=INJ")] == [inj["entry"]]
    suggested = await search(office, "办理手续怎么走&category=INJ", "suggestions?question=")
    assert [one["entry"] for one in suggested] == [inj["entry"], une["entry"]]
    categories = (await office.get("/api/knowledge/categories")).json
    assert categories[0] == {"code": "PEN", "zh": "养老", "en": "Pensions"}


async def test_an_entry_that_does_not_hold_today_says_so(site: Site) -> None:
    office = await site.browser("qian")  # the clock stands on 2027-01-15
    await publish(site, office, expires="2027-01-14")
    await publish(site, office, title="失业补助", effective="2027-01-16")
    await publish(site, office, title="失业登记", effective="2027-01-15", expires="2027-01-15")
    flags = {hit["entry"]: (hit["expired"], hit["early"]) for hit in await search(office, "失业")}
    assert flags == {1: (True, False), 2: (False, True), 3: (False, False)}


async def test_only_the_office_writes_and_whoever_else_tries_is_on_record(site: Site) -> None:
    for login in ("zhang", "wang", "zhao"):
        browser = await site.browser(login)
        for path in ("", "/unanswered", "/1/versions"):
            assert (await browser.get(f"/api/knowledge{path}")).error == (403, "forbidden")
        assert (await browser.put("/api/knowledge/1", ENTRY)).error == (403, "forbidden")
        for path, body in (
            ("", ENTRY),
            ("/1/publish", {"version": 1}),
            ("/unanswered/done", {"query": "x"}),
            ("/import", {}),
            ("/import/check", {}),
        ):
            assert (await browser.post(f"/api/knowledge{path}", body)).error == (403, "forbidden")
    assert len(await site.audited("publish_knowledge")) == 3


async def test_what_is_wrong_is_told_field_by_field(site: Site) -> None:
    office = await site.browser("qian")
    wrong = {"category": "XYZ", "title": " ", "effective": "2027-01-02", "expires": "2027-01-01"}
    answer = await office.post("/api/knowledge", {**ENTRY, **wrong})
    assert answer.error == (400, "knowledge_invalid")
    assert answer.json["error"]["fields"].keys() == {"category", "title", "expires"}
    assert (await office.post("/api/knowledge", {**ENTRY, "expires": "soon"})).error == (400, "body_invalid")
    assert (await office.post("/api/knowledge/1/dance", {"version": 1})).status == 404


async def test_script_is_text(site: Site) -> None:
    office = await site.browser("qian")
    entry = await publish(site, office, title=EVIL, answer=EVIL, keywords=[EVIL], source=EVIL)
    (hit,) = await search(office, "alert")
    assert "".join(part["text"] for part in hit["title"]) == EVIL
    shown = (await office.get(f"/api/knowledge/{entry['entry']}")).json
    assert (shown["answer"], shown["source"], shown["keywords"]) == (EVIL, EVIL, [EVIL])


async def test_a_file_is_checked_and_taken_in_for_review(site: Site) -> None:
    office = await site.browser("qian")
    good, bad = MARKDOWN.encode(), (MARKDOWN + "## 空\n").encode()
    checked = (await office.post("/api/knowledge/import/check", data=bad)).json
    assert (checked["entries"], checked["problems"][0]["place"]) == (2, "4 空")
    assert (await office.post("/api/knowledge/import", data=bad)).error == (400, "knowledge_import_wrong")
    assert (await office.post("/api/knowledge/import", data=b"\xff")).error == (
        400,
        "knowledge_file_unreadable",
    )
    large = b"#" * 5_000_001
    assert (await office.post("/api/knowledge/import", data=large)).error == (400, "knowledge_file_too_large")
    assert (await office.post("/api/knowledge/import", data=good)).json == {"entries": 1}
    (waiting,) = (await office.get("/api/knowledge?state=in_review")).json
    assert (waiting["title"], waiting["authors"], waiting["author"]) == ("怎么参保？", ["qian"], "钱七")


async def fifty_megabytes(head: bytes) -> AsyncIterator[bytes]:
    for part in (head, *[b"# x\n" * 262_144] * 50):
        yield part


@pytest.mark.parametrize("path", ["/api/knowledge/import/check", "/api/knowledge/import"])
async def test_fifty_megabytes_are_refused_before_they_are_read(site: Site, path: str) -> None:
    """Streamed without a length, as a workbook, a document or Markdown: the sentence comes all the same."""
    office = await site.browser("qian")
    for head in (b"PK\x03\x04", b"# x\n"):
        refused = await office.post(path, data=fifty_megabytes(head))
        assert refused.error == (400, "knowledge_file_too_large")
        assert "5 MB" in refused.json["error"]["message"]
    whole = await office.post(path, data=b"# x\n" * 13_107_200)
    assert whole.error == (400, "knowledge_file_too_large")
    assert (await office.post("/api/knowledge/import", data=MARKDOWN.encode())).json == {"entries": 1}


async def test_a_small_file_that_unpacks_to_much_is_refused(site: Site) -> None:
    office = await site.browser("qian")
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "word/document.xml"):
        bomb = BytesIO()
        with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
            archive.writestr(name, bytes(50_000_001))
        file = bomb.getvalue()
        assert len(file) < 100_000
        for path in ("/api/knowledge/import/check", "/api/knowledge/import"):
            assert (await office.post(path, data=file)).error == (400, "knowledge_file_too_large")


async def test_what_is_not_found_reaches_the_editors(site: Site) -> None:
    agent, office = await site.browser("zhang"), await site.browser("qian")
    question = {"query": "怎么落户", "category": "TAL"}
    for _ in range(2):
        assert (await agent.post("/api/knowledge/unanswered", question)).status == 200
    (row,) = (await office.get("/api/knowledge/unanswered")).json
    assert (row["query"], row["category"], row["times"]) == ("怎么落户", "TAL", 2)
    assert (await office.post("/api/knowledge/unanswered/done", question)).status == 200
    assert (await office.get("/api/knowledge/unanswered")).json == []
    again = await office.post("/api/knowledge/unanswered/done", question)
    assert again.error == (404, "unanswered_unknown")


async def test_a_withdrawn_entry_is_found_no_longer(site: Site) -> None:
    office = await site.browser("qian")
    entry = await publish(site, office)
    assert (await move(office, entry, "withdraw", note="废止")).json["note"] == "废止"
    assert await search(office, "失业") == []
    assert (await move(office, entry, "restore")).error == (403, "knowledge_own_review")
    restored = await move(await reviewer(site), entry, "restore", note="撤销")
    assert (restored.json["state"], restored.json["note"]) == ("published", "撤销")
    assert [hit["entry"] for hit in await search(office, "失业")] == [entry["entry"]]
    results = [result for _, _, result in await site.audited("restore_knowledge")]
    assert results == ["knowledge_own_review", "ok"]
