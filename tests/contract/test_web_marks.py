"""All marks of numbers over HTTP: who sees and changes them, and that numbers stay masked."""

from typing import Any

import pytest

from cti_gateway.core.marks import Mark, MarkKind
from cti_gateway.core.numbering import NumberPlan
from cti_gateway.ports.store import AuditEntry
from cti_gateway.service.marks import StoredMarks
from tests.support.webs import NUMBER, Browser, Site

DAY_MS = 86_400_000
MASKED = "139****5678"
NEW = {"number": "+86 139-1234 5678", "kind": "vip", "reason": "人大代表", "days": None}
ENTRY = AuditEntry(1, "agent:1", "127.0.0.1", "mark_caller", "number:1", "ok", "")


@pytest.fixture
async def office(site: Site) -> Browser:
    return await site.browser("qian")


async def listed(browser: Browser) -> list[dict[str, Any]]:
    answer = await browser.get("/api/marks")
    assert answer.status == 200 and NUMBER not in answer.text
    rows: list[dict[str, Any]] = answer.json
    return rows


async def test_a_number_is_marked_changed_and_lifted(site: Site, office: Browser) -> None:
    added = (await office.post("/api/marks", NEW)).json
    assert (added["number"], added["kind"], added["until"], added["in_force"]) == (MASKED, "vip", None, True)
    await site.until_vips(NUMBER)
    assert (await office.post("/api/marks", NEW)).error == (409, "mark_there")
    path = f"/api/marks/{added['id']}"
    change = {"reason": "任期至年底", "days": 30, "version": 1}
    changed = (await office.post(path, change)).json
    assert (changed["version"], changed["until"]) == (2, site.clock.now() + 30 * DAY_MS)
    assert (await office.post(path, change)).error == (409, "mark_changed")
    assert [row["id"] for row in await listed(office)] == [changed["id"]]
    path = f"/api/marks/{changed['id']}"
    assert (await office.post(f"{path}/lift", {"reason": "误标", "version": 2})).json["in_force"] is False
    await site.until_vips()
    again = (await office.post("/api/marks", NEW)).json
    assert (again["version"], again["in_force"]) == (4, True)
    history = (await office.get(f"/api/marks/{again['id']}/versions")).json
    assert [(one["version"], one["reason"], one["lifted"]) for one in history] == [
        (1, "人大代表", False),
        (2, "任期至年底", False),
        (3, "误标", True),
        (4, "人大代表", False),
    ]
    said = [(target, result) for _, target, result in await site.audited("mark_caller")]
    assert said[0][1] == "ok" and NUMBER not in str(said)
    assert said[1][1] == "mark_there" and said[3] == (f"mark:{added['id']}", "mark_changed")
    assert [target for _, target, _ in await site.audited("lift_mark")] == [f"mark:{changed['id']}"]


async def test_a_number_is_found_in_any_spelling_and_shown_for_a_reason(site: Site, office: Browser) -> None:
    added = (await office.post("/api/marks", NEW)).json
    for spelling in (NUMBER, "0" + NUMBER, "0086" + NUMBER):
        (found,) = (await office.post("/api/marks/find", {"number": spelling})).json
        assert found == added
    assert (await office.post("/api/marks/find", {"number": "13912345679"})).json == []
    path = f"/api/marks/{added['id']}/reveal"
    assert (await office.post(path, {"reason": "核对"})).json == {"number": NUMBER}
    agent = f"agent:{site.people['qian'].id}"
    assert await site.audited("reveal_number") == [(agent, f"mark:{added['id']}", "ok")]
    assert (agent, f"number:{MASKED}", "ok") in await site.audited("find_marks")


async def test_who_sees_them(site: Site) -> None:
    wang = await site.browser("wang")
    added = (await wang.post("/api/marks", NEW | {"kind": "harassment", "days": 7})).json
    zhang = await site.at_seat("zhang", "01")
    for path, body in (
        ("/api/marks", NEW),
        ("/api/marks/find", {"number": NUMBER}),
        (f"/api/marks/{added['id']}", {"reason": "x", "version": 1}),
        (f"/api/marks/{added['id']}/lift", {"reason": "x", "version": 1}),
        (f"/api/marks/{added['id']}/reveal", {"reason": "x"}),
    ):
        assert (await zhang.post(path, body)).error == (403, "forbidden")
    for path in ("/api/marks", f"/api/marks/{added['id']}/versions"):
        assert (await zhang.get(path)).error == (403, "forbidden")
    assert [row["by"] for row in await listed(wang)] == ["王五"]


@pytest.mark.parametrize(
    "number", ["12", "anonymous", "1" * 21, "=1+1", "<b>139</b>", "１３８１２３４５６７８"]
)
async def test_what_is_no_number_is_refused(office: Browser, number: str) -> None:
    assert (await office.post("/api/marks", NEW | {"number": number})).error == (400, "phone_wrong")


async def test_what_is_not_there(office: Browser) -> None:
    for path in ("/api/marks/7", "/api/marks/7/lift"):
        assert (await office.post(path, {"reason": "x", "version": 1})).error == (404, "mark_unknown")
    assert (await office.post("/api/marks/7/reveal", {"reason": "x"})).error == (404, "mark_unknown")
    assert (await office.get("/api/marks/7/versions")).error == (404, "mark_unknown")


async def test_older_rows_under_another_spelling_and_the_file(site: Site, plan: NumberPlan) -> None:
    old = Mark("+86" + NUMBER, MarkKind.VIP, 3, 1, "agent:1", "旧", None)
    await site.store.add_mark(old, ENTRY)
    marks = StoredMarks(site.store, site.clock, plan, ("0139-0000 1234", "12345"))
    (kept,) = [mark for mark in await marks.listed() if mark.actor != "file"]
    assert kept == old
    lifted = await marks.lift(NUMBER, MarkKind.VIP, "解除", ENTRY, site.people["wang"], version=3)
    assert (lifted.number, lifted.version) == (NUMBER, 4)
    first, *by_file = await marks.listed()
    assert first == lifted and [mark.number for mark in by_file] == ["12345", "13900001234"]
    assert [mark.actor for mark in await marks.of("+8613900001234")] == ["file"]


@pytest.fixture
def plan(site: Site) -> NumberPlan:
    return site.world.plan
