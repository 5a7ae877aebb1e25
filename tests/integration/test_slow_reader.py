"""Asterisk cuts off who does not read (``writetimeout``): noticed, made good, and no call is lost."""

import asyncio
import signal
from pathlib import Path

import aiohttp

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.sim.boards import client
from tests.support.databases import url_of
from tests.support.pbxes import demo, overlay, until_member_unpaused, until_shown
from tests.support.programs import PASSWORD, post, serving, site, until_ready

# What it may wait for is set in the user's own section, after that of manager_cti.conf.
IMPATIENT = "\n[cti](+)\nwritetimeout = 200\n[noise]\nsecret = noise\nread =\nwrite = user\n"
NOISE = {f"Noise{n}": "x" * 900 for n in range(20)}
ENOUGH = 1_000  # events of 18 kB: far more than the sockets' buffers hold


async def cut_off(pbx: PrivatePbx) -> None:
    """Events come faster than they are read, until Asterisk has enough of the gateway."""
    async with client(pbx, "noise", "noise") as noise:
        for _ in range(ENOUGH):
            assert (await noise.act("UserEvent", UserEvent="Noise", **NOISE)).success
    await until_shown(pbx, "manager show connected", "0 users connected")


async def test_who_does_not_read_is_cut_off_and_loses_no_call(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    with overlay(tmp_path, "manager.conf", demo("manager.conf") + IMPATIENT) as conf:
        async with PrivatePbx(overlay=conf) as pbx:
            await _loses_no_call(pbx, folder)
    store = await SqlStore.open(url_of(folder))
    records, outages = await store.calls(), await store.outages(0, 2**62)
    await store.close()
    assert [(record.seat, record.ended_at is not None) for record in records] == [("02", True), ("01", True)]
    assert [outage.kind for outage in outages] == ["pbx"]


async def _loses_no_call(pbx: PrivatePbx, folder: Path) -> None:
    base = await site(folder, pbx.ami_port)
    async with (
        serving(folder) as process,
        sipp.phones(pbx),
        aiohttp.ClientSession(base, cookie_jar=aiohttp.CookieJar(unsafe=True)) as zhang,
        aiohttp.ClientSession(base, cookie_jar=aiohttp.CookieJar(unsafe=True)) as li,
    ):
        await until_ready(zhang)
        await _ready(zhang, "zhang", "01")
        talks = asyncio.create_task(sipp.call(pbx, talk_ms=15_000))
        await _until_seat(zhang, "talking")
        await _ready(li, "li", "02")
        await until_member_unpaused(pbx, "1002")
        process.send_signal(signal.SIGSTOP)
        await cut_off(pbx)
        comes = asyncio.create_task(sipp.call(pbx, talk_ms=8_000))
        await until_shown(pbx, "bridge show all", "basic", times=2)  # fallback has brought them together
        process.send_signal(signal.SIGCONT)
        await _until_seat(li, "talking")
        assert await talks == await comes == 0
        for person in (zhang, li):
            seat = await _until_seat(person, "acw")
            assert seat["misses"] == 0


async def _ready(person: aiohttp.ClientSession, login: str, seat: str) -> None:
    await post(person, "/api/login", login=login, password=PASSWORD)
    await post(person, "/api/sign-in", seat=seat)
    await post(person, "/api/ready")


async def _until_seat(person: aiohttp.ClientSession, state: str) -> dict[str, object]:
    async with asyncio.timeout(30):
        while True:
            async with person.get("/api/me") as answer:
                seat: dict[str, object] = (await answer.json())["seat"]
            if seat["state"] == state:
                return seat
            await asyncio.sleep(0.05)
