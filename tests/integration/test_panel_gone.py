"""A seat whose panel is gone, on a real Asterisk: rung by nobody, not even by the fallback queue."""

import asyncio
from pathlib import Path

from cti_gateway.core.events import PanelClosed, PanelOpened
from cti_gateway.core.records import SeatState
from cti_gateway.core.seat import SeatRules
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.support.gateways import gateway, until

GRACE_MS = SeatRules().panel_grace_s * 1000


async def test_a_seat_without_a_panel_is_paused_in_the_fallback_queue_and_rung_when_it_is_back(
    pbx: PrivatePbx, tmp_path: Path
) -> None:
    async with gateway(pbx, tmp_path) as running, sipp.phones(pbx):
        running.actor.tell(PanelOpened(1001))
        await running.seat_ready("1001")
        seat = running.world.seats["01"]
        await until(lambda: seat.mirrored is False, "a member of the fallback queue")
        running.actor.tell(PanelClosed(1001, running.clock.now() - GRACE_MS))
        await until(lambda: seat.mirrored is True, "told to pause")
        assert seat.state is SeatState.READY
        async with asyncio.timeout(20):
            while "(paused" not in await pbx.cli("queue show cti-fallback-general"):  # noqa: ASYNC110
                await asyncio.sleep(0.1)

        caller = asyncio.create_task(sipp.call(pbx, talk_ms=3000))
        await until(lambda: [c.state for c in running.world.calls.values()] == ["waiting"], "waits")
        assert running.seat_facts("offered") == []
        running.actor.tell(PanelOpened(1001))
        await until(lambda: bool(running.seat_facts("answered")), "rung and answered when it is back")
        assert await caller == 0
    kinds = [fact.kind for fact in running.seat_facts("panel_lost") + running.seat_facts("panel_gone")]
    assert kinds == ["panel_lost", "panel_gone"]
