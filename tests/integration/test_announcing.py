"""What callers hear while they wait, on a real Asterisk."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from cti_gateway.core.records import CallState, SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.support.gateways import QUEUES, Gateway, TenSeats, gateway, until
from tests.support.pbxes import overlay, until_member_unpaused, until_shown
from tests.support.sipp_traces import read_trace

UNANSWERED = """
[globals]
CTI_DEFAULT_QUEUE = general
CTI_ANSWER = no
[from-trunk]
exten => _X.,1,Goto(cti-inbound,$${EXTEN},1)
[from-seats]
exten => _X.,1,Hangup()
#include extensions_cti.conf
"""
GENERAL, LABOUR = QUEUES
TELLING = replace(GENERAL, announce_every_s=2, say_position=True, say_wait=True)
CHANNELS = "core show channels concise"


async def one_talks(running: Gateway) -> None:
    await running.seat_ready("1001")
    await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "the first caller talks")


async def test_place_and_wait_are_said_and_an_offer_interrupts_them(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with gateway(pbx, tmp_path, directory=TenSeats((TELLING, LABOUR))) as running, sipp.phones(pbx):
        first = asyncio.create_task(sipp.call(pbx, talk_ms=30_000))
        await one_talks(running)
        second = asyncio.create_task(sipp.call(pbx, talk_ms=16_000))
        await until_shown(pbx, CHANNELS, "!Playback!queue-youarenext!")
        third = asyncio.create_task(sipp.call(pbx, talk_ms=14_000))
        await until_shown(pbx, CHANNELS, "!Playback!queue-thereare!")
        await until_shown(pbx, CHANNELS, "!SayNumber!2!")
        await until_shown(pbx, CHANNELS, "!Playback!queue-holdtime!")
        await running.seat_ready("1002")
        await running.seat_ready("1003")
        talking = [running.world.seats[number] for number in ("02", "03")]
        await until(lambda: all(seat.state is SeatState.TALKING for seat in talking), "served")
        assert not running.call_facts("offered_again"), "the announcement was in the way"
        assert await asyncio.gather(first, second, third) == [0, 0, 0]


async def test_a_message_is_played_again_and_again(pbx: PrivatePbx, tmp_path: Path) -> None:
    queue = replace(GENERAL, periodic_message="vm-goodbye", periodic_every_s=1)
    async with gateway(pbx, tmp_path, directory=TenSeats((queue, LABOUR))) as running:
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=12_000))
        for _ in range(2):
            await until_shown(pbx, CHANNELS, "!cti-announce!")
            await until_shown(pbx, CHANNELS, "!cti-line!", absent="!cti-announce!")
        (call,) = running.world.calls.values()
        assert call.state is CallState.WAITING
        assert await caller == 0


@pytest.mark.parametrize("release", ["22", "16"])
async def test_who_is_not_answered_hears_nothing_and_stays_so(release: str, tmp_path: Path) -> None:
    callers, phones = tmp_path / "callers", tmp_path / "phones"
    queue = replace(TELLING, announce_every_s=1, periodic_message="vm-goodbye", periodic_every_s=1)
    with overlay(tmp_path, "extensions.conf", UNANSWERED) as unanswered:
        async with (
            PrivatePbx(release, overlay=unanswered) as pbx,
            gateway(pbx, tmp_path, directory=TenSeats((queue, LABOUR))) as running,
            sipp.phones(pbx, trace=phones),
        ):
            caller = asyncio.create_task(sipp.call(pbx, trace=callers))
            await until(lambda: any(c.stay.numbers_at for c in running.world.calls.values()), "waits")
            (call,) = running.world.calls.values()
            first = call.stay.numbers_at or 0
            await until(lambda: (call.stay.numbers_at or 0) >= first + 3000, "three were due")
            await running.seat_ready("1001")
            assert await caller == 0
            await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")
    ((number, heard),) = read_trace(callers).items()
    assert heard["200 INVITE"] >= read_trace(phones)[number]["200 INVITE"], "answered before the seat"


async def test_a_gateway_that_dies_meanwhile_strands_nobody(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with sipp.phones(pbx):
        async with gateway(pbx, tmp_path, directory=TenSeats((TELLING, LABOUR))) as running:
            first = asyncio.create_task(sipp.call(pbx, talk_ms=9_000))
            await one_talks(running)
            await until_member_unpaused(pbx)
            second = asyncio.create_task(sipp.call(pbx, talk_ms=25_000))
            await until_shown(pbx, CHANNELS, "!cti-announce!")
        assert await first == 0
        await until_shown(pbx, "bridge show all", "basic")
        assert await second == 0
