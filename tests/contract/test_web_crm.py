"""The CRM outside as the pop sees it: a link and a word, and nothing waits for it."""

import asyncio
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.adapters.crm import WebCrm
from tests.support.webs import NUMBER, serving

TEMPLATE = "https://crm.example/call?id={call_id}&from={number}"


async def test_it_is_off_unless_it_is_named(folder: Path) -> None:
    async with serving(folder) as site:
        zhang = await site.at_seat("zhang", "01")
        site.call_arrives("c1")
        known = (await zhang.get("/api/callers/c1")).json
        assert (known["crm_link"], known["crm_asks"]) == ("", False)
        assert (await zhang.get("/api/callers/c1/crm")).error == (404, "call_unknown")


@pytest.mark.parametrize(("tells", "audited"), [(False, 0), (True, 1)])
async def test_the_link_is_for_who_has_the_call(folder: Path, tells: bool, audited: int) -> None:
    crm = WebCrm(SystemClock(), url_template=TEMPLATE, tells_number=tells)
    async with serving(folder, crm=crm) as site:
        zhang, wang = await site.at_seat("zhang", "01"), await site.browser("wang")
        site.call_arrives("c1")
        link = (await zhang.get("/api/callers/c1")).json["crm_link"]
        assert link == f"https://crm.example/call?id=c1&from={NUMBER if tells else ''}"
        assert (await wang.get("/api/callers/c1")).json["crm_link"] == ""
        assert (await wang.get("/api/callers/c1/crm")).error == (404, "call_unknown")
        assert len(await site.audited("crm_link")) == audited


async def test_the_pop_does_not_wait_for_a_silent_one(folder: Path) -> None:
    asked, goes_on = asyncio.Event(), asyncio.Event()

    async def silent(_request: web.Request) -> web.Response:
        asked.set()
        await goes_on.wait()
        return web.json_response({"name": "王小明", "note": "<i>老客户</i>", "link": "https://crm.example/7"})

    app = web.Application()
    app.router.add_post("/hook", silent)
    async with TestServer(app, host="127.0.0.1") as server:
        url = str(server.make_url("/hook"))
        crm = WebCrm(SystemClock(), webhook_url=url, secret="s" * 16, timeout_s=60)
        async with serving(folder, crm=crm) as site:
            zhang = await site.at_seat("zhang", "01")
            async with zhang.feed() as tab:
                await tab.frame()
                site.call_arrives("c1")
                waits = asyncio.create_task(zhang.get("/api/callers/c1/crm"))
                await asked.wait()
                assert (await tab.frame())["calls"][0]["id"] == "c1"
                known = await zhang.get("/api/callers/c1")
                assert known.status == 200 and known.json["crm_asks"], known
                site.call_is_answered("c1", "1001")
                while not (seats := (await tab.frame())["seats"]) or seats[0]["state"] != "talking":
                    pass
                assert not waits.done()
                goes_on.set()
                said = (await waits).json
    assert said == {"name": "王小明", "note": "<i>老客户</i>", "link": "https://crm.example/7"}


async def test_a_failure_is_told_with_its_code(folder: Path) -> None:
    crm = WebCrm(SystemClock(), webhook_url="http://127.0.0.1:1/", secret="s" * 16)
    async with serving(folder, crm=crm) as site:
        zhang = await site.at_seat("zhang", "01")
        site.call_arrives("c1")
        assert (await zhang.get("/api/callers/c1/crm")).error == (502, "crm_unreachable")
