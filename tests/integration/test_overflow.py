"""Callers whom no seat will serve, on a real Asterisk: to another queue, a message, a voice box, outside."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from cti_gateway.core.overflow_rules import read_overflow
from cti_gateway.core.records import CallState, HungUpBy, SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from cti_gateway.demo.turns import free_port
from tests.support.gateways import QUEUES, Gateway, TenSeats, gateway, until
from tests.support.pbxes import demo, overlay, until_shown

OUTSIDE = """
[outside]
type = endpoint
context = from-seats
disallow = all
allow = ulaw
direct_media = no
media_address = 127.0.0.1
bind_rtp_to_media_address = yes
aors = outside
[outside]
type = aor
contact = sip:outside@127.0.0.1:{port}
"""
MODULES = "load = app_voicemail.so\nload = res_adsi.so\n"
VOICEMAIL = "[general]\nformat = wav\n[default]\n100 => 1234,Box\n"
BUSY = Path(__file__).parents[1] / "fixtures" / "busy.xml"


def overflowing(*rules: str) -> TenSeats:
    """The queue general sends its callers away; 1002 serves labour alone."""
    general, labour = QUEUES
    return TenSeats(
        (replace(general, overflow=tuple(map(read_overflow, rules))), labour), {"1002": ("labour",)}
    )


async def ended(running: Gateway) -> None:
    await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")


async def test_to_a_seat_of_another_queue(pbx: PrivatePbx, tmp_path: Path) -> None:
    directory = overflowing("while: waited > 1 s -> queue labour")
    async with gateway(pbx, tmp_path, directory=directory) as running, sipp.phones(pbx):
        await running.seat_ready("1002")
        assert await sipp.call(pbx, talk_ms=3000) == 0
        await ended(running)
    (record,) = running.records()
    assert (record.seat, record.queue, record.earlier_queues) == ("02", "labour", "general")
    assert record.wait_ms >= 1000
    (fact,) = running.call_facts("overflowed")
    assert fact.detail["rule"] == "while: waited > 1 s -> queue labour"


async def test_who_moved_falls_back_to_the_new_queue(pbx: PrivatePbx, tmp_path: Path) -> None:
    directory = overflowing("before: waiting per seat > 0.5 -> queue labour")
    async with sipp.phones(pbx):
        async with gateway(pbx, tmp_path, directory=directory) as running:
            caller = asyncio.create_task(sipp.call(pbx, talk_ms=12_000))
            await until(lambda: bool(running.call_facts("overflowed")), "moved")
        await until_shown(pbx, "queue show cti-fallback-labour", "PJSIP/trunk")
        assert await caller == 0


async def test_to_a_message(pbx: PrivatePbx, tmp_path: Path) -> None:
    directory = overflowing("before: no seat -> message vm-goodbye")
    async with gateway(pbx, tmp_path, directory=directory) as running:
        await sipp.call(pbx, talk_ms=20_000)
        await ended(running)
    (record,) = running.records()
    assert (record.outcome, record.hung_up_by) == ("NO_AGENT", HungUpBy.SYSTEM)
    assert record.ended_at is not None and record.ended_at - record.arrived_at < 15_000


async def test_a_message_that_is_not_there_brings_the_caller_back(pbx: PrivatePbx, tmp_path: Path) -> None:
    directory = overflowing("before: no seat -> message no-such-file")
    async with gateway(pbx, tmp_path, directory=directory) as running, sipp.phones(pbx):
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=4000))
        await until(lambda: bool(running.call_facts("away_over")), "back")
        await running.seat_ready("1001")
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "served")
        assert await caller == 0


async def test_a_voice_box(tmp_path: Path) -> None:
    """Asterisk 22 has app_voicemail in its package; there is a box 100, and no box 200."""
    directory = overflowing(
        "before: no seat -> voicemail 200", "while: waited > 1 s -> voicemail 100@default"
    )
    with overlay(tmp_path, "voicemail.conf", VOICEMAIL) as boxes:
        (Path(boxes) / "modules.conf").write_text(demo("modules.conf") + MODULES)
        async with PrivatePbx(overlay=boxes) as pbx, gateway(pbx, tmp_path, directory=directory) as running:
            assert await sipp.call(pbx, talk_ms=5000) == 0
            await ended(running)
    (record,) = running.records()
    assert (record.outcome, record.hung_up_by) == ("VOICEMAIL", HungUpBy.CALLER)
    assert [fact.detail["cause"] for fact in running.call_facts("away_over")] == ["failed"]


async def test_without_voice_mail_the_caller_waits_on(pbx: PrivatePbx, tmp_path: Path) -> None:
    directory = overflowing("before: no seat -> voicemail 100")
    async with gateway(pbx, tmp_path, directory=directory) as running:
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=3000))
        await until(lambda: bool(running.call_facts("away_over")), "back")
        await until(lambda: any(c.state is CallState.WAITING for c in running.world.calls.values()), "waits")
        assert await caller == 0


@asynccontextmanager
async def pbx_with_trunk(
    release: str, folder: Path, scenario: str | Path = "phone.xml"
) -> AsyncIterator[PrivatePbx]:
    """There is somebody outside, who behaves by the scenario."""
    port = free_port(socket.SOCK_DGRAM)
    with overlay(folder, "pjsip.conf", demo("pjsip.conf") + OUTSIDE.format(port=port)) as more:
        async with (
            PrivatePbx(release, overlay=more) as pbx,
            sipp.phones(pbx),
            sipp.phones(pbx, port=port, ring_ms=1000, scenario=scenario),
        ):
            yield pbx


def with_trunk(
    pbx: PrivatePbx, folder: Path, *, after: Gateway | None = None
) -> AbstractAsyncContextManager[Gateway]:
    directory = overflowing("before: no seat -> number 02012345678")
    return gateway(pbx, folder, after=after, directory=directory, outside="PJSIP/{number}@outside")


@pytest.mark.parametrize("release", ["22", "16"])
async def test_to_a_number_outside(release: str, tmp_path: Path) -> None:
    async with pbx_with_trunk(release, tmp_path) as pbx, with_trunk(pbx, tmp_path) as running:
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=4000))
        await until(lambda: bool(running.call_facts("answered_outside")), "talks outside")
        assert await caller == 0
        await ended(running)
    (record,) = running.records()
    assert (record.outcome, record.seat, record.answered_at) == ("TRANSFERRED", None, None)
    assert record.talk_ms > 1000


@pytest.mark.parametrize("release", ["22", "16"])
async def test_busy_outside_brings_the_caller_back_to_be_served(release: str, tmp_path: Path) -> None:
    async with pbx_with_trunk(release, tmp_path, BUSY) as pbx, with_trunk(pbx, tmp_path) as running:
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=4000))
        await until(lambda: bool(running.call_facts("away_over")), "back")
        await running.seat_ready("1001")
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "served")
        assert await caller == 0
        await ended(running)
    (record,) = running.records()
    assert (record.seat, record.outcome) == ("01", None)
    assert [fact.detail["cause"] for fact in running.call_facts("away_over")] == ["busy"]


@pytest.mark.parametrize("release", ["22", "16"])
async def test_a_gateway_that_dies_meanwhile_strands_nobody(release: str, tmp_path: Path) -> None:
    async with pbx_with_trunk(release, tmp_path) as pbx:
        async with with_trunk(pbx, tmp_path) as first:
            caller = asyncio.create_task(sipp.call(pbx, talk_ms=6000))
            await until(lambda: bool(first.call_facts("away")), "on the way outside")
        async with with_trunk(pbx, tmp_path, after=first) as second:
            await until(lambda: bool(second.call_facts("answered_outside")), "talks outside")
            assert await caller == 0
            await ended(second)
    (record,) = second.records()
    assert (record.outcome, record.ended_at is not None) == ("TRANSFERRED", True)
