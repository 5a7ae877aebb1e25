"""A seat passes its caller on to somebody outside, or asks them, on a real Asterisk."""

from pathlib import Path

import pytest

from cti_gateway.core.conversation import Act, Talk, TargetKind
from cti_gateway.core.records import CallState, SeatState
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.integration.test_calls_out import BUSY, NUMBER, people_outside
from tests.support.desks import talking
from tests.support.gateways import until
from tests.support.pbxes import until_shown

OUTSIDE = TargetKind.OUTSIDE


@pytest.mark.parametrize("held", [False, True])
async def test_blind_transfer(pbx: PrivatePbx, tmp_path: Path, held: bool) -> None:
    async with (
        people_outside(pbx) as outside,
        talking(pbx, tmp_path, outside=outside, talk_ms=7000) as desk,
    ):
        if held:
            await desk.act(Act.HOLD, Talk.HELD)
        await desk.transfer(OUTSIDE, NUMBER)
        await desk.bridged("trunk")
        await until_shown(pbx, "core show channels concise", "PJSIP/trunk-", absent="PJSIP/1001-")
        await desk.fill_in_the_form()
        assert desk.seat("01") is SeatState.READY
        record = await desk.ends()
        assert (record.seat, record.outcome) == ("01", "RESOLVED")
        assert "outside_answered" in desk.kinds()


async def test_busy_outside_gives_the_caller_back(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with (
        people_outside(pbx, scenario=BUSY) as outside,
        talking(pbx, tmp_path, outside=outside, talk_ms=7000) as desk,
    ):
        await desk.transfer(OUTSIDE, NUMBER)
        await until(lambda: desk.call.state is CallState.WAITING, "back in the line")
        await desk.fill_in_the_form()
        await desk.bridged("1001")
        record = await desk.ends()
        assert (record.seat, desk.seat("01")) == ("01", SeatState.ACW)


async def test_attended_transfer(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with (
        people_outside(pbx) as outside,
        talking(pbx, tmp_path, outside=outside, talk_ms=8000) as desk,
    ):
        await desk.consult(OUTSIDE, NUMBER)
        await desk.until_talk(Talk.CONSULTING)
        await desk.bridged("1001", "trunk", caller=False)
        await desk.act(Act.COMPLETE)
        await desk.bridged("trunk")
        await until_shown(pbx, "core show channels concise", "PJSIP/trunk-", absent="PJSIP/1001-")
        await until(lambda: desk.seat("01") is SeatState.ACW, "the seat is free of it")
        record = await desk.ends()
        assert record.seat == "01"


async def test_busy_outside_when_consulted(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with (
        people_outside(pbx, scenario=BUSY) as outside,
        talking(pbx, tmp_path, outside=outside, talk_ms=6000) as desk,
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
