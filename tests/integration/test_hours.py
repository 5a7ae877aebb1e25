"""Service hours on a real Asterisk: who comes outside them is turned away, nobody else ever is."""

import asyncio
from pathlib import Path

from cti_gateway.core.hours import HORIZON_DAYS, Hours
from cti_gateway.core.people import Queue
from cti_gateway.core.records import CallState, HungUpBy, SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.support.gateways import Gateway, gateway, until
from tests.support.pbxes import until_member_unpaused, until_shown

CLOSED = Hours("Asia/Shanghai", ((),) * 7)
ALWAYS = Hours("Asia/Shanghai", (((0, 1440),),) * 7)


async def set_hours(running: Gateway, hours: Hours) -> None:
    """From now on, as the dialplan sees it."""
    await running.switch.announce([Queue("general", "综合", ("12333",), hours=hours)])
    await running.switch.beat()


async def test_who_comes_outside_the_hours_is_turned_away_and_on_record(
    pbx: PrivatePbx, tmp_path: Path
) -> None:
    async with gateway(pbx, tmp_path) as running, sipp.phones(pbx):
        await running.seat_ready("1001")
        await pbx.cli("dialplan set global CTI_CLOSED_MESSAGE vm-goodbye")
        await set_hours(running, CLOSED)
        await sipp.call(pbx, talk_ms=20_000)
        await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")
        (record,) = running.records()
        assert (record.outcome, record.hung_up_by) == ("CLOSED_HOURS", HungUpBy.SYSTEM)
        assert (record.answered_at, record.offers) == (None, 0)
        assert not running.seat_facts("offered")
        await set_hours(running, ALWAYS)
        assert await sipp.call(pbx, talk_ms=1000) == 0
        await until(lambda: running.world.seats["01"].state is SeatState.ACW, "served again")


async def test_a_queue_has_its_own_message_for_who_comes_too_late(pbx: PrivatePbx, tmp_path: Path) -> None:
    queue = Queue("general", "综合", ("12333",), hours=CLOSED, closed_message="vm-goodbye")
    async with gateway(pbx, tmp_path) as running:
        await running.switch.announce([queue])
        await running.switch.beat()
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=20_000))
        await until_shown(pbx, "core show channels verbose", "vm-goodbye")
        await caller
        await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")
    (record,) = running.records()
    assert record.outcome == "CLOSED_HOURS"


async def test_without_a_message_the_caller_gets_the_busy_signal(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with gateway(pbx, tmp_path) as running:
        await set_hours(running, CLOSED)
        assert await sipp.call(pbx, talk_ms=20_000) != 0
        await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")
    (record,) = running.records()
    assert record.outcome == "CLOSED_HOURS"


async def test_who_waits_at_closing_time_is_served(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with gateway(pbx, tmp_path) as running, sipp.phones(pbx):
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=4000))
        calls = running.world.calls
        await until(lambda: any(call.state is CallState.WAITING for call in calls.values()), "in line")
        await set_hours(running, CLOSED)
        await running.seat_ready("1001")
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "served")
        assert await caller == 0


async def test_the_pbx_keeps_the_hours_alone_and_turns_nobody_away_after_them(
    pbx: PrivatePbx, tmp_path: Path
) -> None:
    async with sipp.phones(pbx):
        async with gateway(pbx, tmp_path) as running:
            await running.seat_ready("1001")
            await until_member_unpaused(pbx)
            await set_hours(running, CLOSED)
        assert await sipp.call(pbx, talk_ms=1000) != 0, "closed, and nobody is there to say so"
        now = running.clock.now() // 1000
        over = now - HORIZON_DAYS * 86_400, now  # the closed time ends; the gateway names no next one
        for name, instant in zip(("FROM", "UNTIL"), over, strict=True):
            await pbx.cli(f"dialplan set global CTI_CLOSED_{name}_general {instant}")
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=9000))
        await until_shown(pbx, "bridge show all", "basic")
        assert await caller == 0
