"""A seat passes its caller on to somebody outside, or asks them: on real Asterisks and on the simulator."""

from pathlib import Path

import pytest

from cti_gateway.core.conversation import Act, Talk, TargetKind
from cti_gateway.core.records import CallState, SeatState
from tests.integration.test_calls_out import NUMBER
from tests.sim.boards import Board
from tests.support.desks import talking
from tests.support.gateways import until
from tests.support.legs import until_endpoints

OUTSIDE = TargetKind.OUTSIDE


@pytest.mark.parametrize("held", [False, True])
async def test_blind_transfer(board: Board, tmp_path: Path, held: bool) -> None:
    async with (
        board.people_outside() as outside,
        talking(board, tmp_path, outside=outside, talk_ms=7000) as desk,
    ):
        if held:
            await desk.act(Act.HOLD, Talk.HELD)
        await desk.transfer(OUTSIDE, NUMBER)
        await desk.bridged("trunk")
        await until_endpoints(board, "trunk", gone="1001")
        await desk.fill_in_the_form()
        assert desk.seat("01") is SeatState.READY
        record = await desk.ends()
        assert (record.seat, record.outcome) == ("01", "RESOLVED")
        assert "outside_answered" in desk.kinds()


async def test_busy_outside_gives_the_caller_back(board: Board, tmp_path: Path) -> None:
    async with (
        board.people_outside(busy=True) as outside,
        talking(board, tmp_path, outside=outside, talk_ms=7000) as desk,
    ):
        await desk.transfer(OUTSIDE, NUMBER)
        await until(lambda: desk.call.state is CallState.WAITING, "back in the line")
        await desk.fill_in_the_form()
        await desk.bridged("1001")
        record = await desk.ends()
        assert (record.seat, desk.seat("01")) == ("01", SeatState.ACW)


async def test_attended_transfer(board: Board, tmp_path: Path) -> None:
    async with (
        board.people_outside() as outside,
        talking(board, tmp_path, outside=outside, talk_ms=8000) as desk,
    ):
        await desk.consult(OUTSIDE, NUMBER)
        await desk.until_talk(Talk.CONSULTING)
        await desk.bridged("1001", "trunk", caller=False)
        await desk.act(Act.COMPLETE)
        await desk.bridged("trunk")
        await until_endpoints(board, "trunk", gone="1001")
        await until(lambda: desk.seat("01") is SeatState.ACW, "the seat is free of it")
        record = await desk.ends()
        assert record.seat == "01"


async def test_busy_outside_when_consulted(board: Board, tmp_path: Path) -> None:
    async with (
        board.people_outside(busy=True) as outside,
        talking(board, tmp_path, outside=outside, talk_ms=6000) as desk,
    ):
        await desk.consult(OUTSIDE, NUMBER)
        await desk.until_talk(Talk.HELD)
        await until(lambda: "third_left" in desk.kinds(), "busy")
        assert desk.call.conversation is not None
        assert desk.call.conversation.trouble == "third_busy"
        await desk.act(Act.RESUME, Talk.TALKING)
        await desk.bridged("1001")
        record = await desk.ends()
        assert record.seat == "01"
