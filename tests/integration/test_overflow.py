"""Callers whom no seat will serve, on Asterisk and on the simulator: another queue, a message, outside …

Each condition with each destination, on Asterisk alone: ``test_overflow_pairs``.
"""

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from cti_gateway.core.overflow_rules import read_overflow
from cti_gateway.core.records import CallState, HungUpBy, SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.sim.boards import Board, gateway_at
from tests.sim.boards import board as board_of
from tests.support.gateways import QUEUES, Gateway, TenSeats, gateway, until
from tests.support.legs import until_in_queue


def overflowing(*rules: str) -> TenSeats:
    """The queue general sends its callers away; 1002 serves labour alone."""
    general, labour = QUEUES
    return TenSeats(
        (replace(general, overflow=tuple(map(read_overflow, rules))), labour), {"1002": ("labour",)}
    )


async def ended(running: Gateway) -> None:
    await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")


async def test_to_a_seat_of_another_queue(board: Board, tmp_path: Path) -> None:
    directory = overflowing("while: waited > 1 s -> queue labour")
    async with gateway_at(board, tmp_path, directory=directory) as running, board.phones():
        await running.seat_ready("1002")
        assert await board.call(stays_ms=3000)
        await ended(running)
    (record,) = running.records()
    assert (record.seat, record.queue, record.earlier_queues) == ("02", "labour", "general")
    assert record.wait_ms >= 1000
    (fact,) = running.call_facts("overflowed")
    assert fact.detail["rule"] == "while: waited > 1 s -> queue labour"


async def test_who_moved_falls_back_to_the_new_queue(board: Board, tmp_path: Path) -> None:
    directory = overflowing("before: waiting per seat > 0.5 -> queue labour")
    async with board.phones():
        async with gateway_at(board, tmp_path, directory=directory) as running:
            caller = asyncio.create_task(board.call(stays_ms=12_000))
            await until(lambda: bool(running.call_facts("overflowed")), "moved")
        await until_in_queue(board, "labour")
        assert await caller


async def test_who_waits_when_the_gateway_is_killed_is_no_newcomer_after_it(
    board22: Board, tmp_path: Path
) -> None:
    directory = overflowing("before: longest > 1 s -> message vm-goodbye")
    async with board22.phones():
        async with gateway_at(board22, tmp_path, directory=directory) as first:
            caller = asyncio.create_task(board22.call(stays_ms=10_000))
            await until(lambda: bool(first.call_facts("queued")), "waits")
        first.clock.ahead_ms += 1000
        async with gateway_at(board22, tmp_path, after=first, directory=directory) as second:
            await second.seat_ready("1001")
            await until(lambda: second.world.seats["01"].state is SeatState.TALKING, "served")
            assert await caller
    assert second.call_facts("overflowed") == []


async def test_to_a_message(board: Board, tmp_path: Path) -> None:
    directory = overflowing("before: no seat -> message vm-goodbye")
    async with gateway_at(board, tmp_path, directory=directory) as running:
        await board.call(stays_ms=20_000)
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


@pytest.mark.parametrize("kind", ["sim", "22"])  # whose package has app_voicemail
async def test_a_voice_box(kind: str, tmp_path: Path) -> None:
    """There is a box 100, and no box 200."""
    directory = overflowing(
        "before: no seat -> voicemail 200", "while: waited > 1 s -> voicemail 100@default"
    )
    async with (
        board_of(kind, tmp_path, boxes=("100",)) as board,
        gateway_at(board, tmp_path, directory=directory) as running,
    ):
        assert await board.call(stays_ms=5000)
        await ended(running)
    (record,) = running.records()
    assert (record.outcome, record.hung_up_by) == ("VOICEMAIL", HungUpBy.CALLER)
    assert [fact.detail["cause"] for fact in running.call_facts("away_over")] == ["failed"]


async def test_without_voice_mail_the_caller_waits_on(board: Board, tmp_path: Path) -> None:
    directory = overflowing("before: no seat -> voicemail 100")
    async with gateway_at(board, tmp_path, directory=directory) as running:
        caller = asyncio.create_task(board.call(stays_ms=3000))
        await until(lambda: bool(running.call_facts("away_over")), "back")
        await until(lambda: any(c.state is CallState.WAITING for c in running.world.calls.values()), "waits")
        assert await caller


def with_trunk(
    board: Board, folder: Path, outside: str, *, after: Gateway | None = None
) -> AbstractAsyncContextManager[Gateway]:
    directory = overflowing("before: no seat -> number 02012345678")
    return gateway_at(board, folder, after=after, directory=directory, outside=outside)


async def test_to_a_number_outside(board: Board, tmp_path: Path) -> None:
    async with (
        board.people_outside(ring_ms=1000) as outside,
        with_trunk(board, tmp_path, outside) as running,
    ):
        caller = asyncio.create_task(board.call(stays_ms=4000))
        await until(lambda: bool(running.call_facts("answered_outside")), "talks outside")
        assert await caller
        await ended(running)
    (record,) = running.records()
    assert (record.outcome, record.seat, record.answered_at) == ("TRANSFERRED", None, None)
    assert record.talk_ms > 1000


async def test_busy_outside_brings_the_caller_back_to_be_served(board: Board, tmp_path: Path) -> None:
    async with (
        board.people_outside(busy=True) as outside,
        with_trunk(board, tmp_path, outside) as running,
        board.phones(),
    ):
        caller = asyncio.create_task(board.call(stays_ms=4000))
        await until(lambda: bool(running.call_facts("away_over")), "back")
        await running.seat_ready("1001")
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "served")
        assert await caller
        await ended(running)
    (record,) = running.records()
    assert (record.seat, record.outcome) == ("01", None)
    assert [fact.detail["cause"] for fact in running.call_facts("away_over")] == ["busy"]


async def test_a_gateway_that_dies_meanwhile_strands_nobody(board: Board, tmp_path: Path) -> None:
    async with board.people_outside(ring_ms=1000) as outside:
        async with with_trunk(board, tmp_path, outside) as first:
            caller = asyncio.create_task(board.call(stays_ms=6000))
            await until(lambda: bool(first.call_facts("away")), "on the way outside")
        async with with_trunk(board, tmp_path, outside, after=first) as second:
            await until(lambda: bool(second.call_facts("answered_outside")), "talks outside")
            assert await caller
            await ended(second)
    (record,) = second.records()
    assert (record.outcome, record.ended_at is not None) == ("TRANSFERRED", True)
