"""An agent in a real browser answers by F8; the phone picks up because Asterisk tells it to."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.e2e.conftest import Enter, keep_picture
from tests.integration.test_answering import MAY_TELL, TOLD
from tests.support import programs
from tests.support.pbxes import demo, overlay

CALLER = "SEQUENTIAL\n13900007919;王女士\n"


@pytest.fixture
async def pbx(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[PrivatePbx]:
    """Its phones ring until they are told to answer, which the gateway may."""
    monkeypatch.setitem(programs.ENVIRONMENT, "CTI__PBX__ANSWER_NOTIFY", "true")
    with overlay(tmp_path, "manager.conf", demo("manager.conf") + MAY_TELL) as folder:
        async with PrivatePbx(overlay=folder) as running, sipp.phones(running, ring_ms=50, scenario=TOLD):
            yield running


async def test_a_call_is_answered_on_the_panel(enter: Enter, pbx: PrivatePbx) -> None:
    page = await enter("zhang")
    await page.get_by_role("button", name="签入座席 01").click()
    await page.get_by_role("button", name="示闲").click()
    await expect(page.get_by_role("heading", name="等待来电")).to_be_visible()
    caller = asyncio.create_task(sipp.call(pbx, csv=CALLER, talk_ms=25_000))
    await expect(page.get_by_role("button", name="接听")).to_be_visible()
    await keep_picture(page, "answer")
    await page.keyboard.press("F8")
    await expect(page.get_by_role("heading", name="通话中")).to_be_visible()
    caller.cancel()
    await asyncio.gather(caller, return_exceptions=True)
