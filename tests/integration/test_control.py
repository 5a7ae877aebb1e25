"""A seat controls its call: who is connected with whom is asked of the PBX itself, real or simulated."""

import asyncio
from pathlib import Path

import pytest

from cti_gateway.core import commands
from cti_gateway.core.conversation import Act, Talk, TargetKind
from cti_gateway.core.records import CallState, HungUpBy, SeatState
from tests.sim.boards import Board
from tests.support.desks import SHORT_RINGING, talking
from tests.support.gateways import until
from tests.support.legs import bridges, put_down, until_endpoints, until_in, until_legs
from tests.support.sipp_traces import read_trace


async def test_hold_and_resume_twice_then_the_caller_hangs_up(board: Board, tmp_path: Path) -> None:
    async with talking(board, tmp_path, talk_ms=6000) as desk:
        for _ in range(2):
            await desk.act(Act.HOLD, Talk.HELD)
            assert desk.call.state is CallState.HELD
            await until_in(board, "cti-held")
            assert bridges(await until_legs(board, bool, "somebody is there")) == []
            await desk.act(Act.RESUME, Talk.TALKING)
            await desk.bridged("1001")
        record = await desk.ends()
        assert (record.hung_up_by, record.seat) == (HungUpBy.CALLER, "01")
        assert record.hold_ms > 0
        assert desk.seat("01") is SeatState.ACW


async def test_the_seat_hangs_up(board: Board, tmp_path: Path) -> None:
    async with talking(board, tmp_path, talk_ms=60_000) as desk:
        await desk.act(Act.HANG_UP)
        record = await desk.ends(by_caller=False)
        assert record.hung_up_by is HungUpBy.AGENT


async def test_the_seat_hangs_up_a_held_caller(board22: Board, tmp_path: Path) -> None:
    async with talking(board22, tmp_path, talk_ms=60_000) as desk:
        await desk.act(Act.HOLD, Talk.HELD)
        await desk.act(Act.HANG_UP)
        record = await desk.ends(by_caller=False)
        assert record.hung_up_by is HungUpBy.AGENT
        assert desk.seat("01") is SeatState.ACW


async def test_a_held_caller_whose_seat_is_gone_waits_again(board: Board, tmp_path: Path) -> None:
    async with talking(board, tmp_path, talk_ms=8_000) as desk:
        await desk.act(Act.HOLD, Talk.HELD)
        await put_down(board, "1001")
        await until(lambda: desk.call.state is CallState.WAITING, "in line again")
        await desk.running.seat_ready("1002")
        await desk.bridged("1002")
        record = await desk.ends()
        assert (record.seat, desk.seat("01"), desk.seat("02")) == ("02", SeatState.ACW, SeatState.ACW)


async def test_a_muted_seat(board: Board, tmp_path: Path) -> None:
    async with talking(board, tmp_path, talk_ms=4000) as desk:
        for act, muted in ((Act.MUTE, True), (Act.UNMUTE, False), (Act.MUTE, True)):
            await desk.act(act, Talk.TALKING)
            assert desk.muted() is muted
        await desk.act(Act.HOLD, Talk.HELD)
        assert not desk.muted()
        await desk.act(Act.RESUME, Talk.TALKING)
        await desk.ends()
        assert "control_failed" not in desk.kinds()


async def test_keys_reach_the_phone_of_the_caller(board: Board, tmp_path: Path) -> None:
    async with (
        board.call_and_listen() as (calling, heard),
        talking(board, tmp_path, calling=calling) as desk,
    ):
        await desk.running.actor.submit(commands.SendDigits(1001, desk.call.call_id, "1*90#"))
        await until(lambda: "digits" in desk.kinds(), "sent")
        await until(lambda: len(heard()) >= 5, "heard")
        assert heard() == "1*90#"
        await desk.bridged("1001")
        await desk.act(Act.HANG_UP)
        await desk.ends()


@pytest.mark.parametrize("held", [False, True])
async def test_blind_transfer_to_a_seat(board: Board, tmp_path: Path, held: bool) -> None:
    async with talking(board, tmp_path, "1002", talk_ms=6000) as desk:
        if held:
            await desk.act(Act.HOLD, Talk.HELD)
        await desk.transfer(TargetKind.SEAT, "02")
        await desk.bridged("1002")
        await until(lambda: desk.seat("01") is SeatState.ACW, "the first seat fills in its form")
        await until_endpoints(board, "1002", gone="1001")
        record = await desk.ends()
        assert (record.seat, record.agent_id, desk.seat("02")) == ("02", 1002, SeatState.ACW)


async def test_blind_transfer_to_a_queue(board: Board, tmp_path: Path) -> None:
    async with talking(board, tmp_path, "1002", talk_ms=6000) as desk:
        await desk.act(Act.HOLD, Talk.HELD)
        await desk.transfer(TargetKind.QUEUE, "labour")
        await desk.bridged("1002")
        record = await desk.ends()
        assert (record.seat, record.queue) == ("02", "labour")
        assert desk.seat("01") is SeatState.ACW


async def test_a_seat_that_does_not_take_a_transfer_gives_the_caller_back(
    board: Board, tmp_path: Path
) -> None:
    async with talking(board, tmp_path, "1002", did=SHORT_RINGING, only="1001") as desk:
        await desk.transfer(TargetKind.SEAT, "02")
        await until_in(board, "cti-offer", "1002")
        await desk.fill_in_the_form()
        await desk.running.seat_ready("1003")  # so that somebody else could serve the caller
        await desk.bridged("1001")
        record = await desk.ends()
        assert (record.seat, record.offers, record.saved_at) == ("01", 3, None)
        await desk.fill_in_the_form()
        assert [fact.detail["of"] for fact in desk.running.call_facts("saved_earlier")] == ["01"]
    assert [(fact.seat, fact.cause) for fact in desk.running.seat_facts("missed")] == [("02", "rona")]


async def test_while_who_transferred_is_busy_the_caller_waits_at_the_head_of_the_line(
    board22: Board, tmp_path: Path
) -> None:
    async with talking(board22, tmp_path, "1002", did=SHORT_RINGING, only="1001") as desk:
        await desk.transfer(TargetKind.SEAT, "02")
        other = asyncio.create_task(board22.call(stays_ms=20_000, did=SHORT_RINGING))
        await until(lambda: desk.call.state is CallState.WAITING, "not taken")
        await until(lambda: len(desk.running.world.calls) == 2, "somebody who has come later")
        assert desk.seat("01") is SeatState.ACW
        await desk.fill_in_the_form()
        await desk.bridged("1001")
        later = next(c for c in desk.running.world.calls.values() if c is not desk.call)
        assert (desk.call.state, later.state) == (CallState.TALKING, CallState.WAITING)
        other.cancel()
        await asyncio.gather(other, return_exceptions=True)


async def test_consult_and_complete(board: Board, tmp_path: Path) -> None:
    async with talking(board, tmp_path, "1002", talk_ms=7000) as desk:
        await desk.consult(TargetKind.SEAT, "02")
        await desk.until_talk(Talk.CONSULTING)
        assert (desk.seat("02"), desk.call.state) == (SeatState.TALKING, CallState.HELD)
        await desk.bridged("1001", "1002", caller=False)
        await desk.act(Act.COMPLETE)
        await desk.bridged("1002")
        await until(lambda: desk.seat("01") is SeatState.ACW, "the first seat is free of it")
        assert (desk.call.seat, desk.call.state) == ("02", CallState.TALKING)
        await until_endpoints(board, "1002", gone="1001")
        record = await desk.ends()
        assert (record.seat, desk.seat("02")) == ("02", SeatState.ACW)


async def test_consult_and_return(board: Board, tmp_path: Path) -> None:
    async with talking(board, tmp_path, "1002", talk_ms=6000) as desk:
        await desk.act(Act.HOLD, Talk.HELD)
        await desk.consult(TargetKind.SEAT, "02")
        await desk.until_talk(Talk.CONSULTING)
        await desk.act(Act.RETURN, Talk.TALKING)
        await desk.bridged("1001")
        await until(lambda: desk.seat("02") is SeatState.READY, "no form for who was only asked")
        record = await desk.ends()
        assert record.seat == "01"


async def test_return_while_the_phone_of_the_third_still_rings(board: Board, tmp_path: Path) -> None:
    trace = tmp_path / "phones"
    async with talking(board, tmp_path, "1002", talk_ms=6000, only="1001", trace=trace) as desk:
        await desk.consult(TargetKind.SEAT, "02")
        await until_legs(board, lambda legs: any(leg.state == "Ringing" for leg in legs), "rings")
        assert desk.seat("02") is SeatState.RINGING
        await desk.act(Act.RETURN, Talk.TALKING)
        await desk.bridged("1001")
        await until(lambda: desk.seat("02") is SeatState.READY, "no longer rung")
        assert desk.running.seat_facts("missed") == []
        record = await desk.ends()
        assert record.seat == "01"
    if trace.exists():  # there are phones that heard it
        assert any("CANCEL" in heard for heard in read_trace(trace).values())


async def test_three_way(board: Board, tmp_path: Path) -> None:
    async with talking(board, tmp_path, "1002", talk_ms=9000) as desk:
        await desk.consult(TargetKind.SEAT, "02")
        await desk.until_talk(Talk.CONSULTING)
        await desk.act(Act.CONFERENCE, Talk.CONFERENCE)
        await desk.bridged("1001", "1002")
        await desk.act(Act.HANG_UP)
        await desk.bridged("1002")
        await until(lambda: desk.seat("01") is SeatState.ACW, "the first seat is free of it")
        assert desk.call.seat == "02"
        record = await desk.ends()
        assert (record.seat, desk.seat("02")) == ("02", SeatState.ACW)


async def test_three_way_without_the_third(board: Board, tmp_path: Path) -> None:
    async with talking(board, tmp_path, "1002", talk_ms=9000) as desk:
        await desk.consult(TargetKind.QUEUE, "general")
        await desk.until_talk(Talk.CONSULTING)
        await desk.act(Act.CONFERENCE, Talk.CONFERENCE)
        await desk.bridged("1001", "1002")
        await desk.act(Act.RETURN, Talk.TALKING)
        await desk.bridged("1001")
        await until(lambda: desk.seat("02") is SeatState.READY, "the third is free")
        await desk.act(Act.HOLD, Talk.HELD)
        await desk.act(Act.RESUME, Talk.TALKING)
        await desk.bridged("1001")
        await desk.ends()
