"""Bureau office, bureau leader and units deal with tickets alone: the hotline is closed to them."""

import pytest

from tests.support.webs import Site

OUTSIDE = "tang", "wei", "feng"


@pytest.mark.parametrize("login", OUTSIDE)
async def test_they_reach_nothing_of_the_hotline_and_trying_is_on_record(site: Site, login: str) -> None:
    browser = await site.browser(login)
    for path in ("calls", "missed-calls", "attendance", "requests", "seats", "plan", "ticketsx", "knowledge"):
        assert (await browser.get(f"/api/{path}")).error == (403, "forbidden"), path
    assert (await browser.post("/api/sign-in", {"seat": "01"})).error == (403, "forbidden")
    assert (await browser.get("/api/me")).json["agent"]["login"] == login
    assert (await browser.get("/api/options")).status == 200
    tried = await site.audited("request")
    assert tried[0] == (f"agent:{site.people[login].id}", "/api/calls", "forbidden") and len(tried) == 9
    assert (await browser.post("/api/logout")).status == 200


@pytest.mark.parametrize("login", OUTSIDE)
async def test_their_feed_has_no_seats_and_no_calls(site: Site, login: str) -> None:
    await site.at_seat("zhang", "01")
    async with (await site.browser(login)).feed() as tab:
        snapshot = await tab.frame()
        assert (snapshot["seats"], snapshot["calls"], snapshot["board"]) == ([], [], None)
        site.call_arrives("c1")
        await site.recorder.barrier()
        await tab.socket.send_str('{"type": "resync"}')
        again = await tab.frame()
        assert again["type"] == "snapshot" and (again["seats"], again["calls"]) == ([], [])
