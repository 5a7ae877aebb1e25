"""What the doctor says of the CRM outside."""

from aiohttp import web
from aiohttp.test_utils import TestServer

from cti_gateway.adapters.clock import SystemClock
from cti_gateway.config import CrmSection
from cti_gateway.doctor.crm import examine
from cti_gateway.doctor.finding import Verdict


async def found(**section: object) -> list[tuple[Verdict, str]]:
    section.setdefault("webhook_secret", "s" * 16)
    return [
        (one.verdict, one.code) async for one in examine(CrmSection.model_validate(section), SystemClock())
    ]


async def test_nothing_is_said_where_there_is_none() -> None:
    assert await found() == []


async def test_one_that_answers_and_one_that_does_not() -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=204)

    app = web.Application()
    app.router.add_post("/", answer)
    async with TestServer(app, host="127.0.0.1") as server:
        url = str(server.make_url("/"))
        assert await found(webhook_url=url) == [(Verdict.OK, "doctor_crm_ok")]
        assert await found(webhook_url=url, send_number=True) == [
            (Verdict.CARE, "doctor_crm_unencrypted"),
            (Verdict.OK, "doctor_crm_ok"),
        ]
        assert await found(webhook_url=url + "none") == [(Verdict.CARE, "crm_refused")]
    assert await found(webhook_url=url) == [(Verdict.CARE, "crm_unreachable")]
