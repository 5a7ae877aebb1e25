"""Calls out, on real Asterisks and on the simulator: a seat's phone is rung, then people outside."""

import asyncio
from pathlib import Path

import pytest

from cti_gateway.core.commands import ControlCall, Dial
from cti_gateway.core.conversation import Act
from cti_gateway.core.effects import DialOut
from cti_gateway.core.errors import SwitchRefused
from cti_gateway.core.records import CallRecord, CallState, Direction, HungUpBy, SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.sim.boards import Board, RealBoard, gateway_at
from tests.support.gateways import Gateway, gateway, until
from tests.support.legs import legs_of, put_down, set_global, until_endpoints
from tests.support.phases import adds_up
from tests.support.sipp_traces import has_written, read_hold, read_trace

NUMBER = "13812345678"


async def ended(running: Gateway) -> CallRecord:
    """The one record, once the call is over."""
    await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")
    (record,) = running.records()
    assert adds_up(record)
    assert (record.direction, record.number) == (Direction.OUT, NUMBER)
    return record


async def dials(running: Gateway) -> None:
    """The person at 1001 calls the number."""
    await running.seat_ready("1001")
    await running.actor.submit(Dial(1001, NUMBER))


async def talks(running: Gateway) -> None:
    await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "talking")


@pytest.mark.parametrize("by", [HungUpBy.AGENT, HungUpBy.CALLER])
async def test_a_talk_with_somebody_outside_is_one_record(board: Board, tmp_path: Path, by: HungUpBy) -> None:
    trace, own_trace = tmp_path / "outside", tmp_path / "phone"
    async with (
        board.people_outside(trace=trace) as outside,
        board.phones(ring_ms=300, trace=own_trace),
        gateway_at(board, tmp_path, outside=outside) as running,
    ):
        await set_global(board, "CTI_OUTSIDE_CALLER", "12333")
        await dials(running)
        assert running.world.seats["01"].state is SeatState.DIALLING
        await talks(running)
        await put_down(board, "1001" if by is HungUpBy.AGENT else "trunk")
        record = await ended(running)
        await until(lambda: running.world.seats["01"].state is SeatState.ACW, "the form")
        await until(lambda: not trace.exists() or has_written(trace, "BYE"), "noted by SIPp")
    assert (record.hung_up_by, record.seat, record.agent_id) == (by, "01", 1001)
    if trace.exists():  # there is somebody outside who sees it
        (shown,) = read_trace(trace)
        assert shown == "12333", "what people outside see"
        (seen,) = read_trace(trace).values()
        (own,) = read_trace(own_trace).values()
        assert running.agrees(record.talk_ms, seen["BYE"] - seen["200 INVITE"])
        assert running.agrees(record.ring_ms, seen["200 INVITE"] - own["INVITE"])
    else:
        assert running.agrees(record.ring_ms, 800)


@pytest.mark.parametrize(("busy", "ring_ms", "met"), [(True, 50, "BUSY"), (False, 30_000, "NO_ANSWER")])
async def test_who_is_not_reached_leaves_no_form(
    board: Board, tmp_path: Path, busy: bool, ring_ms: int, met: str
) -> None:
    async with (
        board.people_outside(busy=busy, ring_ms=ring_ms) as outside,
        gateway_at(board, tmp_path, outside=outside) as running,
        board.phones(ring_ms=300),
    ):
        await set_global(board, "CTI_OUTSIDE_RING", "1")
        await dials(running)
        record = await ended(running)
        seat = running.world.seats["01"]
        assert (record.outcome, record.hung_up_by) == (met, HungUpBy.SYSTEM)
        assert (seat.state, seat.not_reached) == (SeatState.READY, met)
        caller = asyncio.create_task(board.call(stays_ms=4000))
        await talks(running)
        assert await caller, "and the seat is served again"


async def test_a_phone_that_is_not_picked_up_calls_nobody(board: Board, tmp_path: Path) -> None:
    async with (
        board.people_outside() as outside,
        gateway_at(board, tmp_path, outside=outside) as running,
        board.phones(ring_ms=60_000),
    ):
        await running.seat_ready("1001")
        await running.actor.submit(Dial(1001, NUMBER, queue="labour"))  # whose phones ring for two seconds
        record = await ended(running)
        assert (record.outcome, record.answered_at) == ("NOT_PICKED_UP", None)
        assert running.world.seats["01"].state is SeatState.READY
        assert "trunk" not in [leg.endpoint for leg in await legs_of(board)]


async def test_a_phone_that_hangs_up_before_anybody_answers_calls_it_off(
    board: Board, tmp_path: Path
) -> None:
    async with (
        board.people_outside(ring_ms=60_000) as outside,
        gateway_at(board, tmp_path, outside=outside) as running,
        board.phones(ring_ms=300),
    ):
        await dials(running)
        await until_endpoints(board, "trunk")
        await put_down(board, "1001")
        record = await ended(running)
        assert (record.outcome, record.hung_up_by) == ("CANCELLED", HungUpBy.AGENT)


async def test_the_panel_hangs_up(board: Board, tmp_path: Path) -> None:
    async with (
        board.people_outside(ring_ms=300) as outside,
        board.phones(ring_ms=300),
        gateway_at(board, tmp_path, outside=outside) as running,
    ):
        await dials(running)
        await talks(running)
        (call_id,) = running.world.calls
        await running.actor.submit(ControlCall(1001, call_id, Act.HANG_UP))
        record = await ended(running)
        assert (record.hung_up_by, record.outcome) == (HungUpBy.AGENT, None)
        assert running.world.seats["01"].state is SeatState.ACW


async def test_without_the_context_nobody_is_rung(pbx22: PrivatePbx, tmp_path: Path) -> None:
    async with gateway(pbx22, tmp_path, outside="PJSIP/{number}@trunk") as running:
        await pbx22.cli("dialplan remove context cti-out")
        with pytest.raises(SwitchRefused, match="doctor_dialplan_missing"):
            await running.switch.perform(DialOut("out.1.1", "1001", NUMBER, 20))


@pytest.mark.parametrize("state", [CallState.DIALLING, CallState.TALKING])
async def test_a_call_out_survives_the_death_of_the_gateway(
    board: Board, tmp_path: Path, state: CallState
) -> None:
    ring_ms = 60_000 if state is CallState.DIALLING else 100
    async with board.people_outside(ring_ms=ring_ms) as outside, board.phones(ring_ms=100):
        async with gateway_at(board, tmp_path, outside=outside) as first:
            await dials(first)
            (call,) = first.world.calls.values()
            await until(lambda: call.state is state, state.value)
            await first.recorder.barrier()
        async with gateway_at(board, tmp_path, after=first, outside=outside) as second:
            (again,) = second.world.calls.values()
            assert (again.state, again.number, again.seat) == (state, NUMBER, "01")
            await put_down(board, "1001")
            record = await ended(second)
    assert record.hung_up_by is HungUpBy.AGENT


async def test_a_talk_on_hold_is_known_after_a_gap(pbx: PrivatePbx, tmp_path: Path) -> None:
    holds, phone = Path(__file__).parents[1] / "fixtures" / "phone_that_holds.xml", tmp_path / "phone"
    async with (
        RealBoard(pbx, tmp_path).people_outside(ring_ms=50) as outside,
        gateway(pbx, tmp_path, outside=outside) as running,
        sipp.phones(pbx, scenario=holds, ring_ms=50, trace=phone),
    ):
        await dials(running)
        await until(lambda: any(c.state is CallState.HELD for c in running.world.calls.values()), "held")
        async with gateway(pbx, tmp_path / "again", outside=outside) as other:  # by snapshot
            (call,) = other.world.calls.values()
            assert (call.state, call.number) == (CallState.HELD, NUMBER)
        record = await ended(running)
        await until(lambda: has_written(phone, "BYE"), "noted by SIPp")
    assert running.agrees(record.hold_ms, read_hold(phone).hold_ms)
