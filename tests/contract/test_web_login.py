"""Who gets in, who is locked out, and for how long a session lasts."""

import asyncio
from http.cookies import SimpleCookie
from pathlib import Path

import pytest

from cti_gateway.adapters.web.login import LOCK_MS, MAX_FAILURES
from cti_gateway.adapters.web.sessions import COOKIE, LIFETIME_MS
from tests.support.webs import Answer, Site, serving

WRONG = "wrong-password"


def cookie_of(answer: Answer) -> str:
    return answer.headers["Set-Cookie"]


async def test_the_right_password_opens_a_session(site: Site) -> None:
    browser = await site.browser()
    answer = await browser.log_in("zhang")
    assert answer.json == {
        "now": site.clock.now(),
        "agent": {"id": site.people["zhang"].id, "login": "zhang", "name": "张三", "role": "agent"},
        "seat": None,
    }
    assert (await browser.get("/api/me")).json == answer.json
    assert await site.audited("login") == [(f"agent:{site.people['zhang'].id}", "zhang", "ok")]


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(site: Site) -> None:
    cookie = SimpleCookie(cookie_of(await (await site.browser()).log_in("zhang")))[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["secure"]) == (
        True,
        "Strict",
        "/",
        "",
    )


@pytest.mark.parametrize(("proxies", "secure"), [(("127.0.0.1",), True), ((), False)])
async def test_the_cookie_is_secure_where_a_trusted_proxy_speaks_https(
    folder: Path, proxies: tuple[str, ...], secure: bool
) -> None:
    async with serving(folder, trusted_proxies=proxies) as site:
        answer = await (await site.browser()).log_in("zhang", headers={"X-Forwarded-Proto": "https"})
    assert ("; Secure" in cookie_of(answer)) is secure


async def test_a_wrong_password_is_refused_and_audited(site: Site) -> None:
    browser = await site.browser()
    answer = await browser.log_in("zhang", WRONG)
    assert answer.error == (401, "login_failed")
    assert "Set-Cookie" not in answer.headers
    assert (await browser.get("/api/me")).error == (401, "session_required")
    assert await site.audited("login") == [("login:zhang", "zhang", "login_failed")]


async def test_five_failures_lock_for_half_an_hour(site: Site) -> None:
    browser = await site.browser()
    for _ in range(MAX_FAILURES):
        answer = await browser.log_in("zhang", WRONG)
    assert answer.error == (423, "account_locked")
    site.clock.advance(minutes=29)
    locked = await browser.log_in("zhang")
    assert (locked.error, locked.json["error"]["params"]) == ((423, "account_locked"), {"minutes": 1})
    site.clock.advance(minutes=1)
    assert (await browser.log_in("zhang")).status == 200
    assert LOCK_MS == 30 * 60_000


async def test_guesses_sent_at_once_count_one_by_one(site: Site) -> None:
    browser = await site.browser()
    answers = await asyncio.gather(*(browser.log_in("zhang", WRONG) for _ in range(MAX_FAILURES + 1)))
    assert sorted(answer.status for answer in answers) == [401] * 4 + [423] * 2


async def test_a_success_forgives_earlier_failures(site: Site) -> None:
    browser = await site.browser()
    for password in [WRONG] * 4 + ["Correct-Horse-1"] + [WRONG] * 4:
        last = await browser.log_in("zhang", password)
    assert last.error == (401, "login_failed")
    assert (await browser.log_in("zhang")).status == 200


async def test_a_login_that_does_not_exist_is_told_the_same_at_every_step(site: Site) -> None:
    browser = await site.browser()

    async def told(login: str) -> list[Answer]:
        answers = [await browser.log_in(login, WRONG) for _ in range(MAX_FAILURES + 1)]
        site.clock.advance(minutes=30)
        return [*answers, await browser.log_in(login, WRONG)]

    known, unknown = await told("zhang"), await told("nobody")
    assert [(a.status, a.text) for a in known] == [(a.status, a.text) for a in unknown]
    assert [a.status for a in known] == [401] * 4 + [423] * 2 + [401]


async def test_an_idle_session_ends_and_a_used_one_does_not(site: Site) -> None:
    browser = await site.browser("zhang")
    site.clock.advance(minutes=LIFETIME_MS / 60_000 - 1)
    assert (await browser.get("/api/me")).status == 200
    site.clock.advance(minutes=LIFETIME_MS / 60_000 - 1)
    assert (await browser.get("/api/me")).status == 200
    site.clock.advance(minutes=LIFETIME_MS / 60_000)
    assert (await browser.get("/api/me")).error == (401, "session_required")


async def test_logging_in_again_never_reuses_a_token(site: Site) -> None:
    browser = await site.browser()
    first = SimpleCookie(cookie_of(await browser.log_in("zhang")))[COOKIE].value
    second = SimpleCookie(cookie_of(await browser.log_in("zhang")))[COOKIE].value
    assert first != second
    stale = await site.browser()
    assert (await stale.get("/api/me", cookies={COOKIE: first})).error == (401, "session_required")


async def test_logging_in_as_somebody_else_closes_the_tabs_of_the_former(site: Site) -> None:
    browser = await site.browser("zhang")
    async with browser.feed() as tab:
        await tab.frame()
        assert (await browser.log_in("li")).status == 200
        assert await tab.until_closed() == ([], 4401, "session_required")


async def test_logout_ends_the_session_and_closes_its_tabs_only(site: Site) -> None:
    browser, other = await site.browser("zhang"), await site.browser("zhang")
    async with browser.feed() as first, browser.feed() as second, other.feed() as elsewhere:
        for tab in (first, second, elsewhere):
            await tab.frame()
        assert (await browser.post("/api/logout")).json is None
        for tab in (first, second):
            assert await tab.until_closed() == ([], 4401, "session_required")
        await elsewhere.socket.send_json({"type": "resync"})
        assert (await elsewhere.frame())["type"] == "snapshot"
    assert (await browser.get("/api/me")).error == (401, "session_required")
    assert await site.audited("logout") == [(f"agent:{site.people['zhang'].id}", "zhang", "ok")]


@pytest.mark.parametrize("path", ["/api/me", "/api/seats", "/api/options", "/api/calls", "/api/nothing"])
async def test_without_a_session_nothing_is_told(site: Site, path: str) -> None:
    assert (await (await site.browser()).get(path)).error == (401, "session_required")


async def test_the_login_page_learns_language_and_time_zone(site: Site) -> None:
    answer = await (await site.browser()).get("/api/site")
    assert (answer.status, answer.json) == (200, {"language": "zh", "time_zone": "Asia/Shanghai"})
