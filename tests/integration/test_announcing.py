"""What callers hear while they wait, on a real Asterisk."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from cti_gateway.codec.cel import read_calls, read_row
from cti_gateway.codec.pbx_events import Devices
from cti_gateway.core.people import Queue
from cti_gateway.core.records import CallState, SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.sim.boards import HALF_A_MINUTE, Board, client, gateway_at
from tests.support.gateways import QUEUES, Gateway, TenSeats, gateway, until
from tests.support.legs import until_fallen_back, until_in
from tests.support.pbxes import demo, overlay, until_member_unpaused, until_shown
from tests.support.sipp_traces import half_rung, read_trace

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
            sipp.phones(pbx, trace=phones, ring_ms=2000),
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
    assert heard["200 INVITE"] > half_rung(read_trace(phones)[number]), "answered before the seat"


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


def tells_at_length(queue: Queue) -> TenSeats:
    return TenSeats((replace(queue, periodic_message=HALF_A_MINUTE, periodic_every_s=1), LABOUR))


async def test_a_gateway_that_dies_in_a_long_message_strands_nobody(board: Board, tmp_path: Path) -> None:
    """Who hears it comes to the fallback queue as soon as those in the line do."""
    async with client(board) as session:
        async with gateway_at(board, tmp_path, directory=tells_at_length(GENERAL)):
            caller = asyncio.create_task(board.call(stays_ms=12_000))
            await until_in(board, "cti-announce")
        await until_fallen_back(session)
        assert await caller


@pytest.mark.parametrize("release", ["22", "16"])
async def test_who_watches_over_a_caller_is_nobodys_call(release: str, tmp_path: Path) -> None:
    """Neither by event nor by snapshot nor in Asterisk's logs; and none outlasts the message."""
    with overlay(tmp_path, "modules.conf", demo("modules.conf") + "load = cdr_custom.so\n") as with_records:
        (Path(with_records) / "cdr_custom.conf").write_text("[mappings]\ncti.csv => $${CDR(channel)}\n")
        async with PrivatePbx(release, overlay=with_records) as pbx:
            (pbx.cel_file.parents[1] / "cdr-custom").mkdir()
            await _hears_a_long_message(pbx, tmp_path)


async def _hears_a_long_message(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with gateway(pbx, tmp_path, directory=tells_at_length(GENERAL)) as running:
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=6_000))
        await until_shown(pbx, CHANNELS, "!cti-watch!")
        async with gateway(pbx, tmp_path / "again") as again:  # by snapshot
            assert len(again.world.calls) == 1
        assert await caller == 0
        await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")
        assert len(running.records()) == 1
        await until_shown(pbx, CHANNELS, "", absent="!cti-watch!")
    records = pbx.cel_file.parents[1] / "cdr-custom" / "cti.csv"
    assert records.read_text().startswith("PJSIP/trunk-") and len(records.read_text().split()) == 1
    logged = filter(None, map(read_row, pbx.cel_file.read_bytes().splitlines()))
    (past,) = read_calls(Devices("PJSIP/{extension}"), logged)
    assert past.call_id == running.records()[0].call_id
