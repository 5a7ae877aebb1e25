"""Bad requests get a status, a stable code and a sentence, and change nothing."""

import json
from collections.abc import AsyncIterator

import pytest

from cti_gateway.adapters.web.errors import MAX_BODY_BYTES
from tests.support.webs import Site

JSON = {"Content-Type": "application/json"}
MALFORMED, INVALID = (400, "json_malformed"), (400, "body_invalid")


@pytest.mark.parametrize(
    ("data", "content_type", "refusal"),
    [
        (b"", "application/json", MALFORMED),
        (b"{", "application/json", MALFORMED),
        (b'{"seat": "01"', "application/json", MALFORMED),
        (b"\xef\xbb\xbf{}", "application/json", MALFORMED),
        (b'{"seat": "\xff"}', "application/json", MALFORMED),
        ('{"seat": "座"}'.encode("gbk"), "application/json; charset=gbk", MALFORMED),
        (b'{"seat": "01"}', "application/json; charset=utf-16", MALFORMED),
        (b'{"seat": "01"}', "application/json; charset=no-such", MALFORMED),
        (b'{"seat": ' + b"[" * 30_000 + b"]" * 30_000 + b"}", "application/json", MALFORMED),
        (b'{"seat": ' + b"9" * 5000 + b"}", "application/json", MALFORMED),
        (b"[]", "application/json", INVALID),
        (b'[["seat", "01"]]', "application/json", INVALID),
        (b"null", "application/json", INVALID),
        (b"{}", "application/json", INVALID),
        (b'{"seat": 1}', "application/json", INVALID),
        (b'{"seat": NaN}', "application/json", INVALID),
        (b'{"seat": null}', "application/json", INVALID),
        (b'{"seat": ""}', "application/json", INVALID),
        (b'{"seat": "0\\u0000"}', "application/json", INVALID),
        (b'{"seat": "\\ud800"}', "application/json", INVALID),
        (b'{"seat": "01", "seats": "02"}', "application/json", INVALID),
        (json.dumps({"seat": "0" * 65}).encode(), "application/json", INVALID),
    ],
)
async def test_a_body_that_is_not_what_is_asked_for(
    site: Site, data: bytes, content_type: str, refusal: tuple[int, str]
) -> None:
    browser = await site.browser("zhang")
    answer = await browser.post("/api/sign-in", data=data, headers={"Content-Type": content_type})
    assert answer.error == refusal
    assert (await browser.get("/api/me")).json["seat"] is None


async def test_a_body_that_cannot_be_unpacked(site: Site) -> None:
    packed = {**JSON, "Content-Encoding": "gzip"}
    browser = await site.browser()
    assert (await browser.post("/api/login", data=b"not gzip", headers=packed)).error == MALFORMED


async def test_the_field_is_named_and_its_content_is_not_repeated(site: Site) -> None:
    answer = await (await site.browser()).post("/api/login", {"login": "zhang", "password": 31337})
    assert answer.json["error"]["params"] == {"field": "password"}
    assert "31337" not in answer.text


async def test_an_oversize_body_is_refused_whether_or_not_its_length_is_told(site: Site) -> None:
    async def in_pieces() -> AsyncIterator[bytes]:
        for _ in range(MAX_BODY_BYTES // 1024 + 1):
            yield b" " * 1024

    browser = await site.browser("zhang")
    for data in (b" " * (MAX_BODY_BYTES + 1), in_pieces()):
        answer = await browser.post("/api/sign-in", data=data, headers=JSON)
        assert answer.error == (413, "body_too_large")
        assert answer.json["error"]["params"] == {"limit_bytes": MAX_BODY_BYTES}


@pytest.mark.parametrize(
    ("method", "path", "refusal"),
    [
        ("GET", "/api/sign-in", (405, "method_not_allowed")),
        ("DELETE", "/api/me", (405, "method_not_allowed")),
        ("PATCH", "/api/me", (405, "method_not_allowed")),
        ("POST", "/healthz", (405, "method_not_allowed")),
        ("GET", "/api/nothing", (404, "not_found")),
        ("GET", "/api/callers/a%2Fb", (404, "not_found")),
        ("GET", "/nothing", (404, "not_found")),
        ("GET", "/nothing.js", (404, "not_found")),
        ("GET", "/assets/..%2f..%2fapp.py", (404, "not_found")),
        ("GET", "/assets/.hidden", (404, "not_found")),
        ("GET", "/api/calls?limit=0", INVALID),
        ("GET", "/api/calls?limit=201", INVALID),
        ("GET", "/api/calls?limit=x", INVALID),
        ("GET", "/api/calls?limit=1&limit=2", INVALID),
        ("GET", "/api/calls?before=-1", INVALID),
        ("GET", "/api/calls?before=99999999999999999999", INVALID),
    ],
)
async def test_an_address_or_method_that_does_not_exist(
    site: Site, method: str, path: str, refusal: tuple[int, str]
) -> None:
    assert (await (await site.browser("wang")).ask(method, path)).error == refusal


@pytest.mark.parametrize("name", ["", "x" * 65, "a\tb"])
async def test_a_command_id_that_is_none(site: Site, name: str) -> None:
    browser = await site.browser("zhang")
    answer = await browser.post("/api/sign-in", {"seat": "01"}, headers={"X-Command-Id": name})
    assert (answer.error, answer.json["error"]["params"]) == (INVALID, {"field": "x_command_id"})


@pytest.mark.parametrize(
    ("accept", "word"),
    [("", "登录"), ("en-GB,en;q=0.9", "Log in"), ("fr, zh;q=0.5, en;q=0.4", "登录"), ("en;q=x", "登录")],
)
async def test_the_sentence_is_in_the_readers_language(site: Site, accept: str, word: str) -> None:
    answer = await (await site.browser()).get("/api/me", headers={"Accept-Language": accept})
    assert word in answer.json["error"]["message"]
