"""While the database is away, people who are at work go on; only what must be durable is refused."""

from pathlib import Path

from tests.support.forms import SAVE
from tests.support.patience import impatient
from tests.support.postgres import Postgres
from tests.support.webs import Site, serving


async def test_a_locked_database_does_not_log_anybody_out(site: Site) -> None:
    browser = await site.at_seat("zhang", "01")
    site.clock.advance(minutes=5)
    async with site.database_locked():
        assert (await browser.get("/api/me")).json["seat"]["state"] == "ready"


async def test_a_call_is_taken_and_wrapped_up_while_the_database_is_down(
    postgres: Postgres, tmp_path: Path
) -> None:
    async with serving(tmp_path, database_url=postgres.new_database()) as site:
        browser, li = await site.at_seat("zhang", "01"), await site.browser("li")
        site.clock.advance(minutes=5)
        postgres.stop()
        try:
            site.call_arrives("c1")
            site.call_is_answered("c1", "1001")
            async with browser.feed() as tab:
                (call,) = (await tab.frame())["calls"]
                assert (call["id"], call["state"]) == ("c1", "talking")
            site.call_ends("c1")
            with impatient(site.recorder):
                saved = await browser.post("/api/calls/c1/consultation", SAVE)
            assert (saved.status, saved.json["seat"]["state"]) == (200, "ready")
            with impatient(site.recorder):
                unsure = await li.post("/api/sign-in", {"seat": "02"})
            assert unsure.error == (503, "store_unavailable")
            assert (await li.log_in("li")).error == (503, "store_unavailable")
        finally:
            postgres.start()
        await site.recorder.barrier()
        (row,) = (await browser.get("/api/calls")).json
        assert (row["id"], row["outcome"]) == ("c1", "RESOLVED")


async def test_a_session_that_was_closed_is_not_remembered(postgres: Postgres, tmp_path: Path) -> None:
    async with serving(tmp_path, database_url=postgres.new_database()) as site:
        browser, idle = await site.browser("zhang"), await site.browser("zhang")
        assert (await browser.get("/api/me")).status == 200
        cookies = {c.key: c.value for c in browser.http.cookie_jar}
        await browser.post("/api/logout")
        assert (await idle.get("/api/me")).status == 200
        site.clock.advance(minutes=24 * 60)
        postgres.stop()
        try:
            assert (await browser.get("/api/me", cookies=cookies)).error == (503, "store_unavailable")
            assert (await idle.get("/api/me")).error == (401, "session_required")
        finally:
            postgres.start()
