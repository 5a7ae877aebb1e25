"""Another web site cannot make a person's browser act here."""

from pathlib import Path

import aiohttp
import pytest

from tests.support.webs import Site, serving


async def ready(site: Site, **headers: str) -> tuple[int, str]:
    """What a POST with these headers comes to; "agent_not_seated" means it was let through."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return (await (await site.browser("zhang")).post("/api/ready", headers=named)).error


REFUSED, THROUGH = (403, "origin_refused"), (409, "agent_not_seated")


@pytest.mark.parametrize(
    ("origin", "outcome"),
    [
        ("http://{own}", THROUGH),
        ("HTTP://{own}", THROUGH),
        ("https://{own}", THROUGH),  # a proxy that ends TLS and is not declared still has one host
        ("http://localhost:{port}", REFUSED),
        ("http://127.0.0.1:1", REFUSED),
        ("http://127.0.0.1", REFUSED),
        ("http://evil.example", REFUSED),
        ("http://{own}.evil.example", REFUSED),
        ("http://{own}:99999", REFUSED),
        ("http://[", REFUSED),
        ("null", REFUSED),
        ("", REFUSED),
    ],
)
async def test_a_post_from_another_origin(site: Site, origin: str, outcome: tuple[int, str]) -> None:
    own = f"127.0.0.1:{site.server.port}"
    assert await ready(site, Origin=origin.format(own=own, port=site.server.port)) == outcome


@pytest.mark.parametrize(
    ("fetched", "outcome"),
    [("same-origin", THROUGH), ("none", THROUGH), ("same-site", REFUSED), ("cross-site", REFUSED)],
)
async def test_what_the_browser_says_of_the_site(site: Site, fetched: str, outcome: tuple[int, str]) -> None:
    assert await ready(site, Sec_Fetch_Site=fetched) == outcome


async def test_a_refusal_is_audited_with_its_path(site: Site) -> None:
    browser = await site.browser("zhang")
    for path in ("/api/ready", "/api/%00"):
        answer = await browser.post(path, headers={"Origin": "http://evil.example"})
        assert answer.error == REFUSED
    assert await site.audited("request") == [
        ("anonymous", "/api/ready", "origin_refused"),
        ("anonymous", "/api/%00", "origin_refused"),
    ]


async def test_reading_is_free_but_watching_is_not(site: Site) -> None:
    browser = await site.browser("zhang")
    foreign = {"Origin": "http://evil.example"}
    assert (await browser.get("/api/me", headers=foreign)).status == 200
    with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
        async with browser.feed(headers=foreign):
            pass


@pytest.mark.parametrize(("proxies", "outcome"), [(("127.0.0.1",), THROUGH), ((), REFUSED)])
async def test_the_public_name_counts_only_from_a_trusted_proxy(
    folder: Path, proxies: tuple[str, ...], outcome: tuple[int, str]
) -> None:
    forwarded = {"X_Forwarded_Proto": "https", "X_Forwarded_Host": "cti.example"}
    async with serving(folder, trusted_proxies=proxies) as site:
        assert await ready(site, Origin="https://cti.example", **forwarded) == outcome
