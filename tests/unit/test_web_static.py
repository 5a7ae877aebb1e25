"""The panel's files are served from one folder and nothing else is."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from cti_gateway.adapters.web.middleware import add_security_headers
from cti_gateway.adapters.web.static import add_panel

Client = TestClient[web.Request, web.Application]


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[Client]:
    (tmp_path / "secret.txt").write_text("secret")
    panel = tmp_path / "panel"
    (panel / "assets").mkdir(parents=True)
    (panel / "index.html").write_text("<!doctype html>")
    (panel / "icon.svg").write_text("<svg/>")
    (panel / "assets" / "index-a1b2.js").write_text("1")
    (panel / "assets" / "board-c3d4.js").write_text("unpacked")
    (panel / "assets" / "board-c3d4.js.gz").write_bytes(gzip.compress(b"packed"))
    (panel / ".hidden").write_text("secret")
    app = web.Application()
    app.on_response_prepare.append(add_security_headers)
    add_panel(app, panel)
    async with TestClient(TestServer(app)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("path", "kind", "caching"),
    [
        ("/", "html", "no-cache"),
        ("/icon.svg", "svg+xml", "no-cache"),
        ("/assets/index-a1b2.js", "javascript", "public, max-age=31536000, immutable"),
    ],
)
async def test_files_carry_type_and_caching(client: Client, path: str, kind: str, caching: str) -> None:
    async with client.get(path) as answer:
        assert answer.status == 200
        assert answer.content_type.endswith(kind)
        assert answer.headers["Cache-Control"] == caching
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_a_browser_that_takes_packed_files_gets_them(client: Client) -> None:
    for accepted, text in (("gzip", "packed"), ("identity", "unpacked")):
        async with client.get("/assets/board-c3d4.js", headers={"Accept-Encoding": accepted}) as answer:
            assert answer.content_type.endswith("javascript")
            assert await answer.text() == text
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "path",
    ["/.hidden", "/assets/.hidden", "/assets/%2e%2e%2f.hidden", "/..%2fsecret.txt", "/none.js", "/assets"],
)
async def test_nothing_else_is_served(client: Client, path: str) -> None:
    async with client.get(path) as answer:
        assert answer.status == 404


async def test_a_panel_that_is_not_built_says_how_to_build_it(tmp_path: Path) -> None:
    app = web.Application()
    add_panel(app, tmp_path)
    async with TestClient(TestServer(app)) as client, client.get("/") as answer:
        assert answer.status == 503
        assert "make panel" in await answer.text()
