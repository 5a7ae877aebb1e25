"""Who sees which calls, and who sees a number in full."""

from tests.support.forms import SAVE
from tests.support.webs import CALLER, NUMBER, Answer, Browser, Site

MASKED = "139****5678"


async def two_past_calls(site: Site) -> tuple[Browser, Browser]:
    """zhang has had c1, li has had c2, both from the same number."""
    agents = []
    for login, seat, extension, call_id in (("zhang", "01", "1001", "c1"), ("li", "02", "1002", "c2")):
        browser = await site.at_seat(login, seat)
        site.clock.advance(minutes=1)
        site.call_arrives(call_id)
        site.call_is_answered(call_id, extension)
        site.call_ends(call_id)
        done = await browser.post(f"/api/calls/{call_id}/consultation", SAVE | {"then_not_ready": "break"})
        assert done.json["seat"]["state"] == "not_ready"
        agents.append(browser)
    return agents[0], agents[1]


def ids(answer: Answer) -> list[str]:
    return [row["id"] for row in answer.json]


async def test_an_agent_lists_own_calls_and_a_lead_all(site: Site) -> None:
    zhang, li = await two_past_calls(site)
    assert ids(await zhang.get("/api/calls")) == ["c1"]
    assert ids(await li.get("/api/calls")) == ["c2"]
    for login in ("wang", "zhao"):
        browser = await site.browser(login)
        assert ids(await browser.get("/api/calls")) == ["c2", "c1"]
        newest = (await browser.get("/api/calls?limit=1")).json
        assert [row["id"] for row in newest] == ["c2"]
        assert ids(await browser.get(f"/api/calls?before={newest[0]['arrived_at']}")) == ["c1"]


async def test_history_is_for_who_has_the_call_and_for_leads(site: Site) -> None:
    zhang, li = await two_past_calls(site)
    await zhang.post("/api/ready")
    site.call_arrives("c3")
    assert len((await zhang.get("/api/callers/c3")).json["earlier"]) == 2
    assert (await li.get("/api/callers/c3")).error == (403, "forbidden")
    assert (await zhang.get("/api/callers/c1")).error == (403, "forbidden")
    of_past = (await (await site.browser("wang")).get("/api/callers/c1")).json
    assert len(of_past["earlier"]) == 3, "and what was written down in it"
    assert await site.audited("view_caller") == [
        (f"agent:{site.people['li'].id}", "call:c3", "forbidden"),
        (f"agent:{site.people['zhang'].id}", "call:c1", "forbidden"),
    ]


async def test_a_withheld_number_has_no_history(site: Site) -> None:
    for call_id in ("c1", "c2"):
        site.call_arrives(call_id, number="")
    await site.recorder.barrier()
    assert (await (await site.browser("wang")).get("/api/callers/c1")).json["earlier"] == []


async def test_a_number_is_revealed_to_who_had_the_call_and_on_record(site: Site) -> None:
    zhang, li = await two_past_calls(site)
    why = {"reason": "回拨"}
    assert (await zhang.post("/api/calls/c1/reveal", why)).json == {"number": NUMBER}
    assert (await li.post("/api/calls/c1/reveal", why)).error == (403, "forbidden")
    assert (await (await site.browser("wang")).post("/api/calls/c2/reveal", why)).json == {"number": NUMBER}
    assert await site.audited("reveal_number") == [
        (f"agent:{site.people['zhang'].id}", "call:c1", "ok"),
        (f"agent:{site.people['li'].id}", "call:c1", "forbidden"),
        (f"agent:{site.people['wang'].id}", "call:c2", "ok"),
    ]


async def test_a_live_number_is_revealed_to_who_has_the_call(site: Site) -> None:
    zhang, li = await site.at_seat("zhang", "01"), await site.browser("li")
    site.call_arrives("c1")
    why = {"reason": "核对"}
    assert (await zhang.post("/api/calls/c1/reveal", why)).json == {"number": NUMBER}
    assert (await li.post("/api/calls/c1/reveal", why)).error == (403, "forbidden")


async def test_what_cannot_be_audited_is_not_revealed(site: Site) -> None:
    zhang, _ = await two_past_calls(site)
    async with site.database_locked():
        answer = await zhang.post("/api/calls/c1/reveal", {"reason": "回拨"})
    assert answer.error == (503, "store_unavailable")
    assert NUMBER not in answer.text


async def test_a_reason_must_be_given(site: Site) -> None:
    zhang, _ = await two_past_calls(site)
    for body in ({}, {"reason": ""}, {"reason": "a\nb"}, {"reason": "x" * 201}):
        assert (await zhang.post("/api/calls/c1/reveal", body)).error == (400, "body_invalid")
    assert await site.audited("reveal_number") == []


async def test_an_unknown_call_is_unknown_to_a_lead_and_forbidden_to_an_agent(site: Site) -> None:
    for login, outcome in (("wang", (404, "call_unknown")), ("zhang", (403, "forbidden"))):
        browser = await site.browser(login)
        assert (await browser.get("/api/callers/none")).error == outcome
        assert (await browser.post("/api/calls/none/reveal", {"reason": "x"})).error == outcome


async def test_no_list_holds_a_number_or_name_in_full(site: Site) -> None:
    zhang, _ = await two_past_calls(site)
    await zhang.post("/api/ready")
    site.call_arrives("c3")
    await site.recorder.barrier()
    lead = await site.browser("wang")
    for browser in (zhang, lead):
        for path in ("/api/me", "/api/seats", "/api/calls", "/api/callers/c3"):
            answer = await browser.get(path)
            assert answer.status == 200
            assert NUMBER not in answer.text and CALLER not in answer.text
    rows = (await lead.get("/api/calls")).json
    assert {(row["number"], row["name"]) for row in rows} == {(MASKED, "王**")}
