"""Callbacks, on Asterisk and on the simulator: a key pressed while waiting, and the way back to who did."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from cti_gateway.core.hours import Hours
from cti_gateway.core.overflow_rules import read_overflow
from cti_gateway.core.people import Callback, Queue
from cti_gateway.core.records import CallbackRecord, CallbackState, CallState, Direction, SeatState
from tests.sim.boards import Board, client, gateway_at
from tests.support.gateways import Gateway, TenSeats, until
from tests.support.legs import put_down, until_fallen_back, until_in, until_in_queue

NUMBER = "13900001234"
ASKED_BACK = Queue("general", "综合", ("12333",), callback=Callback(attempts=2, retry_s=2))
ASKS = replace(ASKED_BACK, overflow=(read_overflow("before: no seat -> callback"),))
CLOSED = Hours("Asia/Shanghai", ((),) * 7)


async def presses(board: Board, key: str = "1", number: str = NUMBER) -> bool:
    """Call, wait, press the key and stay; whether the PBX ended the call."""
    return await board.call_and_press(key, after_ms=1500, number=number)


@asynccontextmanager
async def calling_back(
    board: Board,
    folder: Path,
    outside: str,
    *,
    after: Gateway | None = None,
    queue: Queue = ASKED_BACK,
) -> AsyncIterator[Gateway]:
    directory = TenSeats((queue,))
    async with gateway_at(board, folder, after=after, outside=outside, directory=directory) as running:
        yield running


def callbacks(running: Gateway) -> list[CallbackRecord]:
    """Every state that was written."""
    return [r for r in running.journal.records if isinstance(r, CallbackRecord)]


async def pending(running: Gateway) -> None:
    await until(lambda: bool(running.world.callbacks), "a callback is pending")


async def test_who_presses_1_is_called_back_once_a_seat_has_picked_up(board: Board, tmp_path: Path) -> None:
    async with (
        board.people_outside() as outside,
        calling_back(board, tmp_path, outside) as running,
        board.phones(ring_ms=300),
    ):
        assert await presses(board), "the promise is made, and the PBX hangs up"
        await pending(running)
        (asked,) = running.records()
        assert (asked.outcome, asked.number) == ("CALLBACK", NUMBER)
        await running.seat_ready("1001")
        seat = running.world.seats["01"]
        assert (seat.state, seat.cause) == (SeatState.RINGING, "callback")
        await until(lambda: seat.state is SeatState.TALKING, "talking")
        assert not running.world.callbacks
        await put_down(board, "trunk")
        await until(lambda: seat.state is SeatState.ACW, "the form")
        await running.recorder.barrier()
    last = callbacks(running)[-1]
    assert (last.state, last.reason, last.attempts) == (CallbackState.DONE, "called_back", 1)
    (talk,) = [r for r in running.records() if r.direction is Direction.OUT]
    assert (talk.call_id, talk.follows, talk.number, talk.seat) == (last.attempt, asked.call_id, NUMBER, "01")
    assert last.arrived_at == asked.arrived_at, "the place was kept"


async def test_another_key_or_no_number_changes_nothing(board: Board, tmp_path: Path) -> None:
    async with (
        board.people_outside() as outside,
        calling_back(board, tmp_path, outside) as running,
        board.phones(ring_ms=50),
    ):
        caller = asyncio.create_task(presses(board, number="anonymous"))
        await until_in(board, "cti-callback")
        await until_in(board, "cti-line")
        await running.seat_ready("1001")
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "waited on, and is served")
        await put_down(board, "1001")
        await caller
        assert callbacks(running) == []
        assert await presses(board, "51"), "5 is nothing, 1 is"
        await pending(running)


async def test_a_pending_callback_outlives_the_gateway(board: Board, tmp_path: Path) -> None:
    async with board.people_outside() as outside, board.phones(ring_ms=100):
        async with calling_back(board, tmp_path, outside) as first:
            assert await presses(board)
            await pending(first)
            await first.recorder.barrier()
        async with calling_back(board, tmp_path, outside, after=first) as second:
            await second.seat_ready("1001")
            await until(lambda: second.world.seats["01"].state is SeatState.TALKING, "called back")
            assert not second.world.callbacks


async def test_who_is_busy_is_tried_again_and_then_given_up(board22: Board, tmp_path: Path) -> None:
    async with (
        board22.people_outside(busy=True) as outside,
        calling_back(board22, tmp_path, outside) as running,
        board22.phones(ring_ms=100),
    ):
        assert await presses(board22)
        await pending(running)
        await running.seat_ready("1001")
        await until(lambda: not running.world.callbacks, "given up")
        await running.recorder.barrier()
        last = callbacks(running)[-1]
        assert (last.state, last.attempts, last.met) == (CallbackState.GIVEN_UP, 2, "BUSY")
        assert running.world.seats["01"].state is SeatState.READY
        out = [r for r in running.records() if r.direction is Direction.OUT]
        assert [r.outcome for r in out] == ["BUSY", "BUSY"]
        assert out[1].arrived_at - out[0].arrived_at >= 2000


async def test_outside_the_hours_nobody_is_called_back(board22: Board, tmp_path: Path) -> None:
    async with board22.people_outside() as outside, board22.phones(ring_ms=100):
        async with calling_back(board22, tmp_path, outside) as first:
            assert await presses(board22)
            await pending(first)
            await first.recorder.barrier()
        shut = replace(ASKED_BACK, hours=CLOSED)
        async with calling_back(board22, tmp_path, outside, after=first, queue=shut) as second:
            await second.seat_ready("1001")
            (callback,) = second.world.callbacks.values()
            assert callback.state is CallbackState.RESTING
            assert second.world.seats["01"].state is SeatState.READY


async def test_who_is_asked_by_an_overflow_rule_presses_1(board: Board, tmp_path: Path) -> None:
    async with (
        board.people_outside() as outside,
        calling_back(board, tmp_path, outside, queue=ASKS) as running,
        board.phones(ring_ms=100),
    ):
        assert await board.call_and_press("1"), "the promise is made, and the PBX hangs up"
        await pending(running)
        (asked,) = running.records()
        assert (asked.outcome, asked.number) == ("CALLBACK", NUMBER)
        assert [fact.detail["cause"] for fact in running.call_facts("away_over")] == ["asked"]
        await running.seat_ready("1001")
        await until(lambda: not running.world.callbacks, "called back")
        assert running.world.seats["01"].state is SeatState.TALKING
    assert callbacks(running)[-1].arrived_at == asked.arrived_at, "the place was kept"


@pytest.mark.parametrize("key", ["", "5"])
async def test_who_is_asked_and_does_not_press_1_waits_on(board: Board, tmp_path: Path, key: str) -> None:
    async with (
        board.people_outside() as outside,
        calling_back(board, tmp_path, outside, queue=ASKS) as running,
        board.phones(ring_ms=50),
    ):
        caller = asyncio.create_task(board.call_and_press(key))
        await until(lambda: bool(running.call_facts("away_over")), "asked in vain")
        (call,) = running.world.calls.values()
        await until(lambda: call.state is CallState.WAITING, "waits on")
        await running.seat_ready("1001")
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "served")
        await put_down(board, "1001")
        await caller
    assert len(running.call_facts("overflowed")) == 1, "asked once"
    assert [fact.detail["cause"] for fact in running.call_facts("away_over")] == ["no_key"]
    assert callbacks(running) == []


async def test_who_presses_1_when_the_gateway_has_died_falls_back(board22: Board, tmp_path: Path) -> None:
    async with board22.people_outside() as outside:
        async with calling_back(board22, tmp_path, outside, queue=ASKS) as first:
            caller = asyncio.create_task(presses(board22))
            await until(lambda: bool(first.call_facts("away")), "asked")
        await until_in(board22, "cti-callback")
        await until_in_queue(board22, "general")
        await put_down(board22, "trunk")
        await caller


async def test_nobody_is_asked_on_when_the_gateway_has_died(board: Board, tmp_path: Path) -> None:
    async with board.people_outside() as outside, client(board) as session:
        async with calling_back(board, tmp_path, outside, queue=ASKS) as first:
            caller = asyncio.create_task(board.call(stays_ms=12_000))
            await until(lambda: bool(first.call_facts("away")), "asked")
        await until_fallen_back(session)
        await until_in_queue(board, "general")
        assert await caller
