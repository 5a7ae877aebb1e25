"""A CRM outside, in a real browser: a link made by template, and a word asked by a signed webhook."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, expect
from yarl import URL

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.e2e.access import violations
from tests.e2e.conftest import keep_picture, log_in, new_page
from tests.e2e.test_call import CALLER, sign_in
from tests.support.programs import serving, site, until_ready

SECRET = "a secret of the site"
NOTE = "<img src=x onerror=alert(1)> 老客户，有两笔业务在办"


class Crm:
    """What it was asked, and what it does not answer before it is let."""

    def __init__(self) -> None:
        self.questions: list[tuple[str, str, bytes]] = []
        self.visits: list[web.Request] = []
        self.answers = asyncio.Event()

    async def hook(self, request: web.Request) -> web.Response:
        stamp, signature = (request.headers[f"X-CTI-{name}"] for name in ("Timestamp", "Signature"))
        self.questions.append((stamp, signature, await request.read()))
        await self.answers.wait()
        return web.json_response({"name": "王秀英", "note": NOTE})

    async def page(self, request: web.Request) -> web.Response:
        self.visits.append(request)
        return web.Response(text="CRM")


@pytest.fixture
async def crm() -> AsyncIterator[tuple[Crm, URL]]:
    outside, app = Crm(), web.Application()
    app.router.add_post("/hook", outside.hook)
    app.router.add_get("/caller", outside.page)
    async with TestServer(app, host="127.0.0.1") as server:
        yield outside, server.make_url("/")


async def test_the_pop_has_a_link_and_what_the_crm_says_and_waits_for_neither(
    browser: Browser, pbx: PrivatePbx, tmp_path: Path, crm: tuple[Crm, URL]
) -> None:
    outside, url = crm
    address = await site(tmp_path, pbx.ami_port)
    with (tmp_path / "cti.toml").open("a", encoding="utf-8") as file:
        file.write(
            f'[crm]\nurl_template = "{url / "caller"}?id={{call_id}}&from={{number}}"\n'
            f'webhook_url = "{url / "hook"}"\nwebhook_secret = "{SECRET}"\nsend_number = true\n'
        )
    async with serving(tmp_path), aiohttp.ClientSession(address) as http:
        await until_ready(http)
        agent = await new_page(browser)
        await log_in(agent, address, "zhang")
        await sign_in(agent)
        caller = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=15_000))
        pop = agent.get_by_role("region", name="来电", exact=True)
        await expect(pop.get_by_text("139****7919", exact=True)).to_be_visible()  # the CRM is silent yet
        known = agent.get_by_role("region", name="该号码的记录")
        await expect(known.get_by_text("正在查询外部客户系统…")).to_be_visible()
        outside.answers.set()
        said = known.get_by_role("note", name="外部客户系统")
        await expect(said).to_contain_text(NOTE)
        ((stamp, signature, body),) = outside.questions
        signed = hmac.new(SECRET.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
        assert signature == f"sha256={signed}"
        asked = json.loads(body)
        assert (asked["event"], asked["seat"], asked["agent"]) == ("call", "01", "zhang")
        async with agent.expect_popup() as opened:
            await known.get_by_role("link", name="在外部客户系统中查看").click()
        page = await opened.value
        await expect(page.get_by_text("CRM")).to_be_visible()
        (visit,) = outside.visits
        assert visit.query["id"] == asked["call_id"] and visit.query["from"] == asked["number"]
        assert "Referer" not in visit.headers
        assert await page.evaluate("opener") is None
        await agent.bring_to_front()
        await expect(said).to_contain_text(NOTE)
        await keep_picture(agent, "pop-crm")
        assert await violations(agent) == []
        assert await caller == 0
