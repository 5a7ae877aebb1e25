"""What monitors and browsers are told with every answer."""

import pytest

from cti_gateway.core.events import SwitchLost
from tests.support.webs import Site


async def test_alive_and_ready(site: Site) -> None:
    browser = await site.browser()
    assert (await browser.get("/healthz")).json == {"status": "ok"}
    answer = await browser.get("/readyz")
    assert (answer.status, answer.json) == (200, {"switch": True, "store": True, "recorder": True})


async def test_not_ready_without_the_pbx(site: Site) -> None:
    site.actor.tell(SwitchLost("eof"))
    answer = await (await site.browser()).get("/readyz")
    assert (answer.status, answer.json) == (503, {"switch": False, "store": True, "recorder": True})


async def test_not_ready_while_the_database_cannot_be_written_but_alive(site: Site) -> None:
    browser = await site.browser()
    async with site.database_locked():
        answer = await browser.get("/readyz")
        assert (answer.status, answer.json["store"]) == (503, False)
        assert (await browser.get("/healthz")).status == 200
    assert (await browser.get("/readyz")).status == 200


async def test_metrics_answer_in_prometheus_text(site: Site) -> None:
    answer = await (await site.browser()).get("/metrics")
    assert (answer.status, answer.headers["Content-Type"]) == (
        200,
        "text/plain; version=0.0.4; charset=utf-8",
    )


@pytest.mark.parametrize(
    "path", ["/", "/favicon.ico", "/assets/a.js", "/healthz", "/api/site", "/api/me", "/api/nothing", "/x"]
)
async def test_every_answer_binds_the_browser(site: Site, path: str) -> None:
    headers = (await (await site.browser()).get(path)).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert (headers.get("Cache-Control") == "no-store") is path.startswith("/api/")
