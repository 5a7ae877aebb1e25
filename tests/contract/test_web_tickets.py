"""Transfer tickets over REST: each role sees and does its own, and nothing is overwritten."""

from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from cti_gateway.core.calendar import NO_CALENDAR
from cti_gateway.core.tickets.deadlines import TicketRules, day_of
from cti_gateway.core.tickets.ticket import EntryKind
from cti_gateway.service.tickets import StoredTickets
from tests.support.papers import need_font, pages_of
from tests.support.webs import NUMBER, Answer, Browser, Site, serving

ASKED = {
    "caller": "王小明",
    "category": "PEN/TRANSFER",
    "question": "养老金少发了一个月，请核实。",
    "number": NUMBER,
    "submit": True,
}
MASKED = "王**", "139****5678"
ROLES = "zhang", "wang", "tang", "wei", "feng"


class Desk:
    """One browser of each who has to do with tickets."""

    def __init__(self, site: Site, browsers: dict[str, Browser]) -> None:
        self.site = site
        self.browsers = browsers

    @classmethod
    async def of(cls, site: Site, *more: str) -> "Desk":
        return cls(site, {login: await site.browser(login) for login in (*ROLES, *more)})

    async def ask(self, login: str, method: str, path: str, body: object = None) -> Answer:
        options = {} if body is None else {"json": body}
        return await self.browsers[login].ask(method, f"/api/tickets{path}", **options)

    async def ok(self, login: str, method: str, path: str, body: object = None) -> Any:
        answer = await self.ask(login, method, path, body)
        assert answer.status == 200, answer
        return answer.json

    async def paper(self, login: str, path: str) -> tuple[str, Sequence[str]]:
        """Its name, and the text of its pages."""
        async with self.browsers[login].http.get(f"/api/tickets{path}") as answer:
            assert (answer.status, answer.content_type) == (200, "application/pdf")
            name = answer.headers["Content-Disposition"].partition("filename*=UTF-8''")[2]
            return unquote(name), pages_of(await answer.read())

    async def opened(self, **fields: object) -> Any:
        return await self.ok("zhang", "POST", "", ASKED | fields)

    async def act(self, login: str, ticket: Any, act: str, **said: object) -> Any:
        path = f"/{ticket['id']}/acts/{act}"
        return await self.ok(login, "POST", path, {"version": ticket["version"], **said})

    async def refused(self, login: str, ticket: Any, act: str, **said: object) -> tuple[int, str]:
        body = {"version": ticket["version"], **said}
        return (await self.ask(login, "POST", f"/{ticket['id']}/acts/{act}", body)).error

    async def reported(self, ticket: Any) -> Any:
        ticket = await self.act("wang", ticket, "collect")
        path = f"/batches/{ticket['batch']}/report"
        seen = {"tickets": [{"id": ticket["id"], "version": ticket["version"]}]}
        await self.ok("wang", "POST", path, seen)
        return await self.ok("wang", "GET", f"/{ticket['id']}")

    async def assigned(self, unit: str = "养老保险科", **fields: object) -> Any:
        ticket = await self.reported(await self.opened(**fields))
        ticket = await self.act("wei", ticket, "instruct", text="请养老保险科核实后答复。")
        return await self.act("tang", ticket, "assign", unit=unit)

    async def boxes(self, login: str) -> dict[str, int]:
        """What waits for this person."""
        counts = await self.ok(login, "GET", "/boxes")
        return {one["box"]: one["count"] for one in counts if one["waits"] and one["count"]}


async def test_from_the_agent_to_the_citizen(site: Site) -> None:
    desk = await Desk.of(site)
    ticket = await desk.opened()
    assert (ticket["state"], ticket["version"], ticket["acts"]) == ("submitted", 1, ["withdraw"])
    assert ticket["no"] == f"{day_of(site.clock.now(), TicketRules()).year}-{ticket['id']:05}"
    assert await desk.boxes("wang") == {"to_collect": 1}
    ticket = await desk.reported(ticket)
    assert await desk.boxes("wei") == {"to_instruct": 1}
    assert await desk.refused("tang", ticket, "assign", unit="养老保险科") == (409, "ticket_state_conflict")
    ticket = await desk.act("wei", ticket, "instruct", text="请养老保险科核实后答复。")
    assert await desk.refused("tang", ticket, "assign", unit="没有的科") == (400, "ticket_unit_unknown")
    ticket = await desk.act("tang", ticket, "assign", unit="养老保险科")
    assert (ticket["due_at"], ticket["due_day"]) == (ticket["original_due_at"], ticket["original_due_day"])
    assert await desk.boxes("feng") == {"to_answer": 1}
    assert await desk.refused("feng", ticket, "reply") == (400, "ticket_text_missing")
    ticket = await desk.act("feng", ticket, "reply", text="已补发，下月到账。")
    assert await desk.boxes("tang") == {"to_forward": 1}
    ticket = await desk.act("tang", ticket, "forward")
    assert await desk.boxes("wang") == await desk.boxes("zhang") == {"to_tell": 1}
    ticket = await desk.act("wang", ticket, "tell", text="已电话告知。")
    assert (ticket["state"], ticket["reply"], ticket["box"]) == ("closed", "已补发，下月到账。", "done")
    acts = [(step["by"], step["act"]) for step in ticket["steps"]]
    assert acts == [
        ("张三", "submit"),
        ("王五", "collect"),
        ("王五", "report"),
        ("魏成", "instruct"),
        ("唐文", "assign"),
        ("冯兰", "reply"),
        ("唐文", "forward"),
        ("王五", "tell"),
    ]
    agent = f"agent:{site.people['feng'].id}"
    assert await site.audited("ticket_reply") == [
        (agent, f"ticket:{ticket['id']}", "ticket_text_missing"),
        (agent, f"ticket:{ticket['id']}", "ok"),
    ]
    assert [target for _, target, _ in await site.audited("ticket_submit")] == [f"ticket:{ticket['id']}"]


async def test_what_presses_is_told_to_whom_it_concerns_until_it_is_dealt_with(site: Site) -> None:
    desk = await Desk.of(site, "luo", "qian")

    async def notices() -> dict[str, list[tuple[str, str, int]]]:
        desk = await Desk.of(site, "luo", "qian")  # sessions are over after days
        told = {login: await desk.ok(login, "GET", "/notices") for login in desk.browsers}
        return {
            login: [(one["kind"], one["box"], one["count"]) for one in found]
            for login, found in told.items()
            if found
        }

    await desk.act("wang", await desk.opened(), "return", text="请写明参保地")
    await desk.act("wang", await desk.opened(), "collect")
    waiting = await desk.reported(await desk.opened())
    assert await notices() == {"zhang": [("returned", "returned", 1)]}
    ticket = await desk.assigned()
    site.clock.advance(minutes=2 * 24 * 60)
    assert (await notices())["wei"] == [("instruction_late", "to_instruct", 1)]
    site.clock.advance(minutes=(ticket["due_at"] - site.clock.now()) / 60_000 - 60)
    found = await notices()
    assert found["feng"] == [("due_soon", "to_answer", 1)]
    assert found["wang"] == [("report_late", "to_report", 1)]  # on Monday, 9:00
    site.clock.advance(minutes=61)
    found = await notices()
    assert found["feng"] == [("overdue", "overdue", 1)]
    assert found["tang"] == [("overdue", "overdue", 1), ("instruction_late", "under_way", 1)]
    assert not found.keys() & {"luo", "qian"}
    desk = await Desk.of(site)
    await desk.act("wei", waiting, "instruct", text="请办理")
    await desk.act("feng", ticket, "reply", text="已补发")
    assert (await notices()).keys() == {"zhang", "wang"}


async def test_open_panels_hear_of_what_is_or_was_theirs_and_of_nothing_else(site: Site) -> None:
    desk = await Desk.of(site)
    async with AsyncExitStack() as open_tabs:
        tabs = {}
        for login in ("zhang", "li", "wang", "tang", "feng"):
            browser = await site.browser(login)
            tabs[login] = await open_tabs.enter_async_context(browser.feed())
            await tabs[login].frame()
        ticket = await desk.opened()
        news = {"type": "news", "topic": "tickets", "ids": [ticket["id"]]}
        assert [await tabs[login].frame() for login in ("zhang", "wang")] == [news] * 2
        ticket = await desk.act("wang", ticket, "collect")
        assert [await tabs[login].frame() for login in ("zhang", "wang")] == [news] * 2
        await desk.act("wang", ticket, "return", text="请补充。")
        for login in ("li", "tang", "feng"):
            await tabs[login].socket.send_json({"type": "ping"})
            assert (await tabs[login].frame())["type"] == "snapshot"


async def test_each_role_sees_only_its_own(site: Site) -> None:
    desk = await Desk.of(site, "li", "luo", "zhao", "qian", "sun", "he")
    ticket = await desk.assigned()
    for login in (*ROLES, "li", "luo", "zhao", "qian", "sun", "he"):
        answer, listed = await desk.ask(login, "GET", f"/{ticket['id']}"), await desk.ok(login, "GET", "")
        if login in ROLES:
            row, whole = listed[0], answer.json
            assert (row["caller"], row["number"]) == MASKED == (whole["caller"], whole["number"])
            assert NUMBER not in answer.text and "王小明" not in answer.text
        else:
            assert (answer.error, listed) == ((404, "ticket_unknown"), [])
            assert await desk.refused(login, ticket, "reply", text="好") == (404, "ticket_unknown")
    assert await desk.ok("qian", "GET", "/boxes") == []
    assert (await desk.ask("qian", "POST", "", ASKED)).error == (403, "forbidden")
    for login in ("zhang", "wei", "feng", "qian"):
        assert (await desk.ask(login, "GET", "/batches")).error == (403, "forbidden")
    assert (await desk.ok("tang", "GET", "/choices"))["units"] == ["养老保险科", "失业保险科"]
    assert (await desk.ask("zhang", "GET", "?box=none")).error == (404, "not_found")
    assert await desk.ok("zhang", "GET", "?box=drafts") == []


async def test_who_the_citizen_is_takes_a_reason_and_confidence_is_kept(site: Site) -> None:
    desk = await Desk.of(site)
    plain, secret = await desk.assigned(), await desk.assigned(confidential=True)
    why, citizen = {"reason": "核对"}, {"caller": "王小明", "number": NUMBER}
    for login in ("zhang", "wang", "tang", "feng"):
        assert await desk.ok(login, "POST", f"/{plain['id']}/reveal", why) == citizen
    for login in ("wei", "feng"):
        seen = await desk.ok(login, "GET", f"/{secret['id']}")
        assert (seen["caller"], seen["number"], seen["may_reveal"]) == ("", "", False)
        assert (await desk.ask(login, "POST", f"/{secret['id']}/reveal", why)).error == (403, "forbidden")
    results = [result for _, _, result in await site.audited("reveal_citizen")]
    assert results == ["ok"] * 4 + ["forbidden"] * 2


async def test_what_was_written_tells_no_more_of_the_citizen_than_the_ticket_does(site: Site) -> None:
    desk = await Desk.of(site)
    said = f"王小明，电话 {NUMBER}，请尽快"
    draft = await desk.opened(question=said, submit=False)
    assert draft["question"] == said and NUMBER not in draft["summary"]  # who amends it needs the words
    ticket = await desk.assigned(question=said, confidential=True)
    ticket = await desk.act("feng", ticket, "reply", text=f"已联系 {NUMBER}")
    for login, name, number in (("tang", "王**", "139****5678"), ("feng", "***", "*" * 11)):
        seen = await desk.ok(login, "GET", f"/{ticket['id']}")
        assert seen["question"] == f"{name}，电话 {number}，请尽快" == seen["summary"]
        assert seen["reply"] == f"已联系 {number}"
        assert NUMBER not in (await desk.ask(login, "GET", f"/{ticket['id']}")).text
    ticket = await desk.act("tang", ticket, "forward")
    ticket = await desk.act("wang", ticket, "tell", text="已告知")
    for login, allowed in (("zhang", False), ("wang", False), ("tang", True)):
        seen = await desk.ok(login, "GET", f"/{ticket['id']}")
        answer = await desk.ask(login, "POST", f"/{ticket['id']}/reveal", {"reason": "核对"})
        assert (seen["may_reveal"], answer.status) == (allowed, 200 if allowed else 403)


async def test_two_tabs_and_the_second_overwrites_nothing(site: Site) -> None:
    desk = await Desk.of(site)
    ticket = await desk.assigned()
    await desk.act("feng", ticket, "reply", text="第一份答复")
    late = await desk.ask(
        "feng", "POST", f"/{ticket['id']}/acts/reply", {"version": ticket["version"], "text": "第二份答复"}
    )
    assert late.error == (409, "ticket_changed")
    assert late.json["error"]["params"] == {"version": ticket["version"] + 1, "state": "replied"}
    assert (await desk.ok("feng", "GET", f"/{ticket['id']}"))["reply"] == "第一份答复"


async def test_drafts_are_the_authors_and_what_is_returned_is_amended(site: Site) -> None:
    desk = await Desk.of(site)
    draft = await desk.opened(question="", category="", submit=False)
    assert await desk.boxes("zhang") == {"drafts": 1}
    assert (await desk.ask("wang", "GET", f"/{draft['id']}")).error == (404, "ticket_unknown")
    edit = {key: ASKED[key] for key in ("caller", "category", "question", "submit")}
    path = f"/{draft['id']}"
    for wrong, code in (
        ({"category": "XXX"}, "ticket_category_unknown"),
        ({"category": "PEN/XXX"}, "ticket_category_unknown"),
        ({"question": " "}, "ticket_text_missing"),
        ({"number": "12"}, "number_invalid"),
    ):
        body = edit | wrong | {"version": 1}
        assert (await desk.ask("zhang", "PUT", path, body)).error == (400, code)
    ticket = await desk.ok("zhang", "PUT", path, edit | {"version": 1})
    assert (ticket["state"], ticket["number"]) == ("submitted", MASKED[1])
    ticket = await desk.act("wang", ticket, "return", text="请写明参保地")
    assert await desk.boxes("zhang") == {"returned": 1}
    again = await desk.ok("zhang", "PUT", path, edit | {"version": 3, "question": "参保地：本市"})
    assert (again["state"], again["question"]) == ("submitted", "参保地：本市")
    masked = edit | {"caller": ""}  # who amends has seen no more
    again = await desk.act("wang", again, "return", text="仍缺单位名称")
    again = await desk.ok("zhang", "PUT", path, masked | {"version": again["version"]})
    whole = await desk.ok("zhang", "POST", f"{path}/reveal", {"reason": "核对"})
    assert whole == {"caller": "王小明", "number": NUMBER}
    gone = await desk.act("zhang", again, "withdraw")
    assert (gone["state"], gone["box"], gone["acts"]) == ("withdrawn", "done", ["restore"])
    back = await desk.act("zhang", gone, "restore")
    assert (back["state"], back["version"]) == (again["state"], again["version"] + 2)
    assert (await desk.ask("zhang", "POST", "", ASKED | {"number": ""})).error == (
        400,
        "ticket_number_missing",
    )


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"until": "2026-02-30", "text": "等材料"}, "until"),
        ({"until": "明天", "text": "等材料"}, "until"),
        ({"until": "2027-01-25", "text": "长" * 4001}, "text"),
        ({"until": "2027-01-25", "text": "等材料", "version": -1}, "version"),
        ({"until": "2027-01-25", "text": "等材料", "also": 1}, "also"),
    ],
)
async def test_what_cannot_be_a_date_or_is_too_long_is_refused_by_field(
    site: Site, said: dict[str, object], field: str
) -> None:
    desk = await Desk.of(site)
    ticket = await desk.assigned()
    body = {"version": ticket["version"], **said}
    answer = await desk.ask("feng", "POST", f"/{ticket['id']}/acts/ask_extension", body)
    assert answer.error == (400, "body_invalid") and field in str(answer.json)
    assert (await desk.ok("feng", "GET", f"/{ticket['id']}"))["version"] == ticket["version"]
    long = await desk.ask("zhang", "POST", "", ASKED | {"question": "长" * 4001})
    assert long.error == (400, "body_invalid")


async def test_the_number_of_an_own_call_need_not_be_known_to_the_browser(site: Site) -> None:
    zhang = await site.at_seat("zhang", "01")
    site.call_arrives("c1")
    site.call_is_answered("c1", "1001")
    await site.recorder.barrier()
    body = {key: value for key, value in ASKED.items() if key != "number"} | {"call_id": "c1"}
    ticket = (await zhang.post("/api/tickets", body)).json
    assert (ticket["number"], ticket["call_id"]) == (MASKED[1], "c1")
    refused = await (await site.browser("li")).post("/api/tickets", body)
    assert refused.error == (404, "ticket_origin_unknown")


async def test_the_citizen_is_called_and_the_call_is_in_the_history(site: Site) -> None:
    desk = await Desk.of(site)
    ticket = await desk.act("feng", await desk.assigned(), "reply", text="已补发")
    path = f"/{ticket['id']}/call"
    early = await desk.ask("wang", "POST", path, {"version": ticket["version"]})
    assert early.error == (409, "ticket_state_conflict")
    ticket = await desk.act("tang", ticket, "forward")
    body = {"version": ticket["version"]}
    assert (await desk.ask("wang", "POST", path, body)).error == (409, "agent_not_seated")
    desk.browsers["wang"] = await site.at_seat("wang", "02")
    called = await desk.ok("wang", "POST", path, body)
    live = site.feed.seat_of(site.people["wang"].id)
    assert live is not None and called["steps"][-1]["call_id"] == live.call_id
    assert (called["state"], called["version"]) == ("callback", ticket["version"] + 1)


async def test_more_time_and_a_return_are_the_bureau_offices_to_decide(site: Site) -> None:
    desk = await Desk.of(site)
    ticket = await desk.assigned()
    until = (date.fromisoformat(ticket["due_day"]) + timedelta(7)).isoformat()
    early = ticket["due_day"]
    asking = await desk.refused("feng", ticket, "ask_extension", until=early, text="等材料")
    assert asking == (400, "ticket_until_wrong")
    asked = await desk.act("feng", ticket, "ask_extension", until=until, text="等材料")
    assert asked["asked"] == {"kind": "extension_asked", "until": until, "text": "等材料"}
    assert await desk.boxes("tang") == {"to_decide": 1}
    granted = await desk.act("tang", asked, "grant")
    assert (granted["due_day"], granted["original_due_day"]) == (until, ticket["due_day"])
    asked = await desk.act("feng", granted, "ask_return", text="不属我科")
    granted = await desk.act("tang", asked, "grant", text="同意")
    assert (granted["state"], granted["unit"]) == ("instructed", "")
    assert (await desk.ask("feng", "GET", f"/{ticket['id']}")).error == (404, "ticket_unknown")
    again = await desk.act("tang", granted, "assign", unit="失业保险科")
    assert again["original_due_day"] == ticket["due_day"]


async def test_a_batch_is_handed_over_whole_or_not_at_all(site: Site) -> None:
    desk = await Desk.of(site)
    one, two = [await desk.act("wang", await desk.opened(), "collect") for _ in range(2)]
    day = one["batch"]
    assert (await desk.ask("tang", "GET", f"/batches/{day}")).error == (404, "ticket_batch_unknown")
    (batch,) = await desk.ok("wang", "GET", "/batches")
    assert (batch["day"], batch["count"], batch["open"], batch["late"]) == (day, 2, 2, False)
    both = [{"id": row["id"], "version": row["version"]} for row in (one, two)]
    await desk.act("wang", two, "return", text="重复")
    answer = await desk.ask("wang", "POST", f"/batches/{day}/report", {"tickets": both})
    assert answer.error == (404, "ticket_unknown")
    stale = [both[0] | {"version": 1}]
    answer = await desk.ask("wang", "POST", f"/batches/{day}/report", {"tickets": stale})
    assert answer.error == (409, "ticket_changed")
    assert (await desk.ok("wang", "GET", f"/{one['id']}"))["state"] == "collected"
    batch = await desk.ok("wang", "POST", f"/batches/{day}/report", {"tickets": both[:1]})
    assert (batch["count"], batch["open"], batch["reported_at"]) == (1, 0, site.clock.now())
    sheet = await desk.ok("tang", "GET", f"/batches/{day}")
    assert [row["id"] for row in sheet["tickets"]] == [one["id"]]
    assert await desk.ok("tang", "GET", f"/batches?before={day}") == []
    back = await desk.act("tang", sheet["tickets"][0], "return", text="缺联系方式")
    assert (back["state"], back["box"], back["acts"]) == ("returned", None, [])


async def test_a_number_elsewhere_is_kept(site: Site) -> None:
    desk = await Desk.of(site)
    ticket = await desk.reported(await desk.opened())
    body = {"version": ticket["version"], "number": "12345-2026-77"}
    assert (await desk.ok("tang", "POST", f"/{ticket['id']}/number", body))["external"] == "12345-2026-77"
    assert (await desk.ask("zhang", "POST", f"/{ticket['id']}/number", body | {"version": 4})).error == (
        403,
        "forbidden",
    )


@pytest.mark.parametrize("act", ["save", "submit", "report", "call", "number", "nothing"])
async def test_what_has_a_path_of_its_own_is_no_plain_act(site: Site, act: str) -> None:
    desk = await Desk.of(site)
    ticket = await desk.opened()
    assert await desk.refused("zhang", ticket, act) == (404, "not_found")


async def test_a_reply_on_the_fourth_day_is_supervised_once_also_over_a_restart(site: Site) -> None:
    desk = await Desk.of(site)
    ticket = await desk.assigned()
    rules = TicketRules()

    def office() -> StoredTickets:  # each stands for a start of the gateway
        return StoredTickets(site.store, site.clock, rules, lambda: NO_CALENDAR, ())

    assert await office().look() == []
    site.clock.advance(minutes=(ticket["due_at"] - site.clock.now()) / 60_000 - 24 * 60)
    assert [entry.kind for _, entry in await office().look()] == [EntryKind.REMINDER]
    site.clock.advance(minutes=24 * 60)
    assert [entry.kind for _, entry in await office().look()] == [EntryKind.SUPERVISION]
    assert await office().look() == []
    desk = await Desk.of(site)  # sessions are over by now
    assert await desk.boxes("feng") == await desk.boxes("tang") == {"overdue": 1}
    site.clock.advance(minutes=10)
    late = await desk.act("feng", ticket, "reply", text="已补发。")
    assert (late["state"], late["supervisions"]) == ("replied", 1)
    assert late["original_due_at"] == ticket["due_at"] < late["steps"][-1]["at"]
    site.clock.advance(minutes=3 * 24 * 60)
    assert await office().look() == []


async def test_whoever_sees_a_ticket_has_it_on_paper_as_they_see_it(site: Site) -> None:
    need_font()
    desk = await Desk.of(site, "luo", "qian")
    plain, secret = await desk.assigned(), await desk.assigned(confidential=True)
    printing = "wang", "feng"
    for login in printing:
        name, (page,) = await desk.paper(login, f"/{plain['id']}/paper")
        assert name == f"转办单 {plain['no']}.pdf"
        assert "王**联系电话139****5678" in page and str(ASKED["question"]) in page and "王小明" not in page
        hidden = "（保密）联系电话（保密）" in (await desk.paper(login, f"/{secret['id']}/paper"))[1][0]
        assert hidden == (login == "feng")
    for login in ("luo", "qian"):
        assert (await desk.ask(login, "GET", f"/{plain['id']}/paper")).error == (404, "ticket_unknown")
    assert len(await site.audited("print_ticket")) == 2 * len(printing)
    day = plain["batch"]
    for login in ("wang", "tang"):
        name, (page,) = await desk.paper(login, f"/batches/{day}/paper")
        assert name == f"转办单早报汇总表 {day}.pdf" and "共2件" in page
        assert plain["no"] in page and secret["no"] in page and NUMBER not in page
    assert (await desk.ask("feng", "GET", f"/batches/{day}/paper")).error == (403, "forbidden")
    results = [(target, result) for _, target, result in await site.audited("print_batch")]
    assert results == [(f"batch:{day}", "ok")] * 2


async def test_without_a_font_it_is_said_what_to_do(tmp_path: Path) -> None:
    async with serving(tmp_path, font=str(tmp_path / "none.ttf")) as site:
        desk = await Desk.of(site)
        ticket = await desk.opened()
        refused = await desk.ask("zhang", "GET", f"/{ticket['id']}/paper")
        assert refused.error == (409, "paper_font_unreadable") and "[print]" in refused.text
        assert [result for _, _, result in await site.audited("print_ticket")] == ["paper_font_unreadable"]


async def test_who_promised_a_ticket_is_reminded_until_it_is_open_and_need_not_write_it_again(
    site: Site,
) -> None:
    zhang = await site.at_seat("zhang", "01")
    site.call_arrives("c1")
    site.call_is_answered("c1", "1001")
    site.call_ends("c1")
    form = {
        "business_type": "POLICY",
        "category": "PEN",
        "question": "回电 13800001111",
        "outcome": "RESOLVED",
    }
    saving = {"version": 0, "form": form | {"ticket_wanted": True, "caller_name": "王小明"}}
    saved = (await zhang.post("/api/calls/c1/consultation", saving)).json["consultation"]
    (wanted,) = (await zhang.get("/api/consultations/without-ticket")).json
    assert (wanted["id"], wanted["summary"]) == (saved["id"], "回电 138****1111")
    assert (await (await site.browser("li")).get("/api/consultations/without-ticket")).json == []
    body = {"consultation": saved["id"], "submit": True}
    ticket = (await zhang.post("/api/tickets", body)).json
    assert (ticket["category"], ticket["caller"], ticket["number"]) == ("PEN", "王**", "139****5678")
    assert (await zhang.get("/api/consultations/without-ticket")).json == []
    kept = await site.store.ticket(ticket["id"])
    assert kept is not None and kept.steps[0].content is not None
    assert kept.steps[0].content.question == "回电 13800001111"


async def test_a_ticket_comes_from_a_consultation_that_one_has_had_or_that_one_leads(site: Site) -> None:
    zhang = await site.at_seat("zhang", "01")
    site.call_arrives("c1")
    site.call_is_answered("c1", "1001")
    site.call_ends("c1")
    form = {"business_type": "POLICY", "category": "PEN", "question": "跨省怎么转？", "outcome": "RESOLVED"}
    other = "13800001111"  # where the caller wants to be told
    saving = {"version": 0, "form": form | {"phone": other}}
    saved = (await zhang.post("/api/calls/c1/consultation", saving)).json["consultation"]
    body = {key: value for key, value in ASKED.items() if key != "number"} | {"consultation": saved["id"]}
    ticket = (await zhang.post("/api/tickets", body)).json
    assert (ticket["consultation"], ticket["call_id"], ticket["number"]) == (saved["id"], "c1", "138****1111")
    assert (await (await site.browser("wang")).post("/api/tickets", body)).status == 200
    for login, refused in (("li", (404, "ticket_origin_unknown")), ("tang", (403, "forbidden"))):
        assert (await (await site.browser(login)).post("/api/tickets", body)).error == refused
    unknown = body | {"consultation": saved["id"] + 1}
    assert (await zhang.post("/api/tickets", unknown)).error == (404, "ticket_origin_unknown")
