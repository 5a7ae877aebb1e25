"""The webhook against a real server on this machine: slow, broken, huge, absent; and what it proves of us."""

import asyncio
import hashlib
import hmac
import json
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.adapters.crm import AT_ONCE, WebCrm
from cti_gateway.codec.crm import CrmNote
from cti_gateway.core.crm import Asking
from cti_gateway.core.errors import CrmFailed

ASKING = Asking("c1", "general", "01", "zhang", "13912345678")
SECRET = "a secret of the site"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Crm:
    """One that answers as told, and what it was asked."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler
        self.asked: list[tuple[web.Request, bytes]] = []
        self.counted: list[str] = []
        self.url = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append((request, await request.read()))
        return await self.handler(request)

    def client(self, *, timeout_s: float = 2.0, tells_number: bool = False) -> WebCrm:
        return WebCrm(
            SystemClock(),
            lambda result, _call: self.counted.append(result),
            webhook_url=self.url,
            secret=SECRET,
            timeout_s=timeout_s,
            tells_number=tells_number,
        )

    async def fails(self, *, timeout_s: float = 2.0) -> str:
        with pytest.raises(CrmFailed) as caught:
            await self.client(timeout_s=timeout_s).ask(ASKING)
        assert self.counted == [caught.value.code]
        return caught.value.code


@asynccontextmanager
async def a_crm(handler: Handler) -> AsyncIterator[Crm]:
    crm, app = Crm(handler), web.Application()
    app.router.add_post("/hook", crm.answer)
    async with TestServer(app, host="127.0.0.1") as server:
        crm.url = str(server.make_url("/hook"))
        yield crm


def answers(body: bytes, **how: object) -> Handler:
    async def handler(_request: web.Request) -> web.Response:
        return web.Response(body=body, **how)  # type: ignore[arg-type]

    return handler


async def test_it_is_asked_with_proof_and_answers() -> None:
    body = json.dumps({"name": "王小明", "note": "老客户", "link": "https://crm.example/7"}).encode()
    async with a_crm(answers(body)) as crm:
        assert await crm.client().ask(ASKING) == CrmNote("王小明", "老客户", "https://crm.example/7")
        await crm.client(tells_number=True).ask(ASKING)
    (request, first), (_, second) = crm.asked
    at = request.headers["X-CTI-Timestamp"]
    proof = hmac.new(SECRET.encode(), f"{at}.".encode() + first, hashlib.sha256).hexdigest()
    assert request.headers["X-CTI-Signature"] == f"sha256={proof}"
    assert abs(int(at) - SystemClock().now() / 1000) < 60
    assert "number" not in json.loads(first) and json.loads(second)["number"] == ASKING.number
    assert crm.counted == ["ok", "ok"]


async def test_nothing_to_say_is_no_failure() -> None:
    async with a_crm(answers(b"", status=204)) as crm:
        assert await crm.client().ask(ASKING) == CrmNote()


@pytest.mark.parametrize(
    ("handler", "code"),
    [
        (answers(b"{", content_type="application/json"), "crm_answer_wrong"),
        (answers(b"<html>"), "crm_answer_wrong"),
        (answers(b'{"link": "javascript:alert(1)"}'), "crm_answer_wrong"),
        (answers(b'{"note": "' + b"x" * 20_000 + b'"}'), "crm_answer_too_large"),
        (answers(b"no", status=500), "crm_refused"),
        (answers(b"", status=302, headers={"Location": "http://127.0.0.1:1/"}), "crm_refused"),
        (
            answers(zlib.compress(b'{"note": "x"}'), headers={"Content-Encoding": "deflate"}),
            "crm_answer_wrong",
        ),
    ],
)
async def test_what_is_not_an_answer(handler: Handler, code: str) -> None:
    async with a_crm(handler) as crm:
        assert await crm.fails() == code


async def test_an_answer_without_end_is_cut_off() -> None:
    async def for_ever(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b" " * 65_536)

    async with a_crm(for_ever) as crm:
        assert await crm.fails() == "crm_answer_too_large"


async def test_one_that_hangs_up_in_the_middle() -> None:
    async def half(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b"{")
        assert request.transport is not None
        request.transport.close()
        return response

    async with a_crm(half) as crm:
        assert await crm.fails() == "crm_unreachable"


async def test_nobody_is_there() -> None:
    crm = Crm(answers(b""))
    crm.url = f"http://127.0.0.1:{unused_port()}/hook"
    assert await crm.fails() == "crm_unreachable"


async def test_a_slow_one_is_given_up_and_no_more_are_asked_at_once_than_a_few() -> None:
    forever = asyncio.Event()

    async def silent(_request: web.Request) -> web.Response:
        await forever.wait()
        return web.Response(body=b"{}")

    async with a_crm(silent) as crm:
        client = crm.client(timeout_s=0.5)
        loop = asyncio.get_running_loop()
        began = loop.time()
        results = await asyncio.gather(
            *(client.ask(ASKING) for _ in range(AT_ONCE + 3)), return_exceptions=True
        )
        assert loop.time() - began < 5
        codes = [result.code for result in results if isinstance(result, CrmFailed)]
        assert (codes.count("crm_timeout"), codes.count("crm_busy")) == (AT_ONCE, 3)
        forever.set()
        assert await client.ask(ASKING) == CrmNote(), "and those that were given up count no more"
