"""A desk phone that is not there, on a real Asterisk: seen at once, not rung, and nobody is blamed."""

import asyncio
from pathlib import Path

from cti_gateway.core.events import PhoneState
from cti_gateway.core.records import SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.support.gateways import gateway, until


async def test_a_seat_whose_phone_is_gone_stays_signed_in_and_is_rung_when_it_is_back(
    pbx: PrivatePbx, tmp_path: Path
) -> None:
    async with gateway(pbx, tmp_path) as running, sipp.phones(pbx):
        await running.seat_ready("1001")
        seat = running.world.seats["01"]
        phones = pbx.etc / "pjsip.conf"
        registered = phones.read_text()
        phones.write_text(registered.replace("contact = sip:1001@", "; contact = sip:1001@"))
        await pbx.cli("module reload res_pjsip.so")
        await until(lambda: seat.phone is PhoneState.UNREACHABLE, "seen that the phone is gone")
        assert (seat.state, seat.agent is not None) == (SeatState.READY, True)

        caller = asyncio.create_task(sipp.call(pbx, talk_ms=15_000))
        await until(lambda: [c.state for c in running.world.calls.values()] == ["waiting"], "waits")
        assert (running.seat_facts("offered"), seat.missed) == ([], ())

        phones.write_text(registered)
        await pbx.cli("module reload res_pjsip.so")
        await until(lambda: seat.state is SeatState.TALKING, "rung and answered when it is back")
        assert await caller == 0
    assert running.seat_facts("missed") == []
