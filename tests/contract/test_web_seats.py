"""Signing in and out, readiness and saving over HTTP: who may, from where, and once."""

from pathlib import Path

import pytest

from tests.support.forms import SAVE
from tests.support.webs import Site, serving


def command_id(value: str) -> dict[str, str]:
    return {"X-Command-Id": value}


async def test_sign_in_binds_person_and_seat(site: Site) -> None:
    browser = await site.browser("zhang")
    seat = (await browser.post("/api/sign-in", {"seat": "01"})).json
    assert (seat["number"], seat["state"], seat["agent"]["name"]) == ("01", "not_ready", "张三")
    assert (await browser.get("/api/me")).json["seat"] == seat
    assert (await browser.post("/api/ready")).json["state"] == "ready"
    paused = (await browser.post("/api/not-ready", {"reason": "break"})).json
    assert (paused["state"], paused["cause"]) == ("not_ready", "break")
    assert (await browser.post("/api/sign-out")).json is None
    for action in ("sign_in", "sign_out"):
        assert await site.audited(action) == [(f"agent:{site.people['zhang'].id}", "seat:01", "ok")]


async def test_the_list_says_which_seats_are_here_and_which_are_taken(site: Site) -> None:
    await site.at_seat("li", "02")
    seats = (await (await site.browser("zhang")).get("/api/seats")).json
    assert [(s["number"], s["here"], s["occupied_by"]) for s in seats] == [
        ("01", True, None),
        ("02", True, "李四"),
        ("03", False, None),
    ]


async def test_another_computer_than_the_seats_is_refused_and_audited(site: Site) -> None:
    for browser, seat in (
        (await site.browser("zhang"), "03"),
        (await site.browser("zhang", address="127.0.0.2"), "01"),
    ):
        assert (await browser.post("/api/sign-in", {"seat": seat})).error == (403, "seat_ip_mismatch")
        assert (await browser.get("/api/me")).json["seat"] is None
    who = f"agent:{site.people['zhang'].id}"
    assert await site.audited("sign_in") == [
        (who, "seat:03", "seat_ip_mismatch"),
        (who, "seat:01", "seat_ip_mismatch"),
    ]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "status"),
    [
        ((), "10.0.0.3", 403),
        (("127.0.0.0/8",), "10.0.0.3", 200),
        (("127.0.0.0/8",), "::ffff:10.0.0.3", 200),
        (("127.0.0.0/8", "10.9.9.9"), "10.0.0.3, 10.9.9.9", 200),
        (("127.0.0.0/8",), "10.0.0.3, 10.9.9.9", 403),
        (("127.0.0.0/8",), "10.0.0.3, nonsense", 403),
        (("192.0.2.1",), "10.0.0.3", 403),
    ],
)
async def test_a_forwarded_address_counts_only_from_a_trusted_proxy(
    folder: Path, proxies: tuple[str, ...], forwarded: str, status: int
) -> None:
    async with serving(folder, trusted_proxies=proxies) as site:
        browser = await site.browser("zhang")
        answer = await browser.post("/api/sign-in", {"seat": "03"}, headers={"X-Forwarded-For": forwarded})
    assert answer.status == status


async def test_a_seat_that_does_not_exist(site: Site) -> None:
    browser = await site.browser("zhang")
    assert (await browser.post("/api/sign-in", {"seat": "99"})).error == (404, "seat_unknown")


async def test_one_person_has_one_seat_and_one_seat_one_person(site: Site) -> None:
    zhang, li = await site.at_seat("zhang", "01"), await site.browser("li")
    assert (await zhang.post("/api/sign-in", {"seat": "02"})).error == (409, "agent_already_seated")
    taken = await li.post("/api/sign-in", {"seat": "01"})
    assert (taken.error, taken.json["error"]["params"]["name"]) == ((409, "seat_occupied"), "张三")
    assert (await zhang.post("/api/sign-in", {"seat": "01"})).json["state"] == "ready"


@pytest.mark.parametrize(
    ("path", "body"), [("sign-out", None), ("ready", None), ("not-ready", {"reason": "break"})]
)
async def test_nothing_can_be_done_without_a_seat(site: Site, path: str, body: object) -> None:
    browser = await site.browser("zhang")
    assert (await browser.post(f"/api/{path}", body)).error == (409, "agent_not_seated")


async def test_a_reason_that_is_not_configured(site: Site) -> None:
    browser = await site.at_seat("zhang", "01")
    assert (await browser.post("/api/not-ready", {"reason": "tea"})).error == (404, "reason_unknown")
    assert (await browser.get("/api/me")).json["seat"]["state"] == "ready"


async def test_only_who_had_the_call_saves_its_form(site: Site) -> None:
    zhang, li = await site.at_seat("zhang", "01"), await site.at_seat("li", "02")
    site.call_arrives("c1")
    site.call_is_answered("c1", "1001")
    assert (await zhang.post("/api/calls/c1/consultation", SAVE)).error == (404, "call_unknown")
    site.call_ends("c1")
    assert (await zhang.post("/api/ready")).error == (409, "wrap_up_unsaved")
    assert (await zhang.post("/api/sign-out")).error == (409, "wrap_up_unsaved")
    assert (await li.post("/api/calls/c1/consultation", SAVE)).error == (404, "call_unknown")
    assert (await zhang.post("/api/calls/c1/consultation", SAVE)).json["seat"]["state"] == "ready"
    (row,) = (await zhang.get("/api/calls")).json
    assert (row["outcome"], row["agent_name"]) == ("RESOLVED", "张三")


async def test_the_same_command_is_carried_out_once_and_answered_alike(site: Site) -> None:
    browser = await site.at_seat("zhang", "01")
    asked = []
    for name in ("a", "a", "b"):
        site.clock.advance(minutes=1)
        asked.append(await browser.post("/api/not-ready", {"reason": "break"}, headers=command_id(name)))
    assert asked[0].text == asked[1].text
    assert await site.seat_facts("not_ready") == ["01", "01"]
    li = await site.browser("li")
    refused = await li.post("/api/sign-in", {"seat": "01"}, headers=command_id("c"))
    await browser.post("/api/sign-out")
    again = await li.post("/api/sign-in", {"seat": "01"}, headers=command_id("c"))
    assert (again.status, again.text) == (refused.status, refused.text)
    assert (await li.post("/api/sign-in", {"seat": "01"}, headers=command_id("d"))).status == 200


async def test_two_people_may_use_the_same_command_id(site: Site) -> None:
    for login, seat in (("zhang", "01"), ("li", "02")):
        answer = await (await site.browser(login)).post(
            "/api/sign-in", {"seat": seat}, headers=command_id("1")
        )
        assert answer.json["number"] == seat


async def test_a_sign_in_that_cannot_be_stored_did_not_happen(site: Site) -> None:
    browser, li = await site.browser("zhang"), await site.browser("li")
    async with site.database_locked():
        refused = await browser.post("/api/sign-in", {"seat": "01"}, headers=command_id("1"))
        assert refused.error == (503, "store_unavailable")
        assert (await li.get("/api/seats")).json[0]["occupied_by"] is None
    again = await browser.post("/api/sign-in", {"seat": "01"}, headers=command_id("1"))
    assert again.json["number"] == "01"
