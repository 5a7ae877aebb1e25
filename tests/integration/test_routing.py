"""Real callers, a real Asterisk, real desk phones."""

import asyncio
from pathlib import Path

from cti_gateway.core.commands import SetNotReady
from cti_gateway.core.events import PhoneState
from cti_gateway.core.records import CallRecord, CallState, HungUpBy, SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import SEATS, PrivatePbx
from tests.support.gateways import Gateway, gateway, until
from tests.support.pbxes import until_member_unpaused, until_shown
from tests.support.phases import adds_up
from tests.support.sipp_traces import has_written, read_hold, read_trace

PHONE_THAT_HOLDS = Path(__file__).parents[1] / "fixtures" / "phone_that_holds.xml"


def assert_agrees_with_sipp(
    running: Gateway, record: CallRecord, caller: dict[str, int], phone: dict[str, int]
) -> None:
    """Each duration of the record is what the SIPp of the caller and that of the phone measured."""
    sipp_ms = {
        "wait": phone["INVITE"] - caller["INVITE"],
        "ring": phone["200 INVITE"] - phone["INVITE"],
        "talk": phone["BYE"] - phone["200 INVITE"],
        "whole": caller["BYE"] - caller["INVITE"],
    }
    assert record.ended_at is not None
    ours_ms = {
        "wait": record.wait_ms,
        "ring": record.ring_ms,
        "talk": record.talk_ms + record.hold_ms,
        "whole": record.ended_at - record.arrived_at,
    }
    apart = {
        name: ms - sipp_ms[name] for name, ms in ours_ms.items() if not running.agrees(ms, sipp_ms[name])
    }
    assert not apart, (apart, sipp_ms, record)


async def test_thirty_callers_reach_ten_seats_once_each(pbx: PrivatePbx, tmp_path: Path) -> None:
    callers_trace, phones_trace = tmp_path / "callers", tmp_path / "phones"
    async with gateway(pbx, tmp_path) as running, sipp.phones(pbx, trace=phones_trace):
        ready, idle, absent = SEATS[:8], SEATS[8], SEATS[9]
        for extension in [*ready, idle]:
            await running.seat_ready(extension)
        await running.actor.submit(SetNotReady(int(idle), "break"))
        agents = asyncio.create_task(running.wrap_up_as_needed())
        # More callers at once than seats, so that some wait.
        assert await sipp.call(pbx, count=30, rate=5, talk_ms=2500, trace=callers_trace) == 0
        await until(lambda: sum(r.saved_at is not None for r in running.records()) == 30, "30 saved")
        await until(lambda: has_written(phones_trace, "BYE", 30), "noted by SIPp")
        agents.cancel()
    records = running.records()
    assert len(records) == 30
    assert {record.seat for record in records} <= {extension[-2:] for extension in ready}
    assert absent[-2:] not in {fact.seat for fact in running.seat_facts("offered")}
    assert max(record.wait_ms for record in records) > 400, "nobody waited"
    callers, phones = read_trace(callers_trace), read_trace(phones_trace)
    for record in records:
        assert record.answered_at is not None and record.ended_at is not None
        assert record.name.endswith("女士") and record.number.startswith("139")
        assert adds_up(record)
        assert_agrees_with_sipp(running, record, callers.pop(record.number), phones.pop(record.number))
    assert (callers, phones) == ({}, {}), "SIPp had calls that we have not recorded"
    assert len(running.seat_facts("answered")) == 30


async def test_hold_is_a_phase_and_the_seat_that_hangs_up_is_named(pbx: PrivatePbx, tmp_path: Path) -> None:
    phone = tmp_path / "phone"
    async with gateway(pbx, tmp_path) as running, sipp.phones(pbx, scenario=PHONE_THAT_HOLDS, trace=phone):
        await running.seat_ready("1001")
        await sipp.call(pbx, talk_ms=60_000)
        await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")
        await until(lambda: has_written(phone, "BYE"), "noted by SIPp")
    (record,) = running.records()
    assert record.hung_up_by is HungUpBy.AGENT
    seen = read_hold(phone)
    assert running.agrees(record.hold_ms, seen.hold_ms)
    assert running.agrees(record.talk_ms, seen.talk_ms)


async def test_a_seat_that_does_not_answer_is_taken_off_and_the_next_one_rings(
    pbx22: PrivatePbx, tmp_path: Path
) -> None:
    async with gateway(pbx22, tmp_path) as running, sipp.phones(pbx22, ring_ms=30_000):
        await running.seat_ready("1001")
        await running.seat_ready("1002")
        caller = asyncio.create_task(sipp.call(pbx22, did="12334", talk_ms=60_000))
        await until(lambda: running.world.seats["01"].cause == "rona", "RONA at the first seat")
        await until(lambda: running.world.seats["02"].state is SeatState.RINGING, "the next seat rings")
        caller.cancel()
        await asyncio.gather(caller, return_exceptions=True)
    assert running.world.seats["01"].state is SeatState.NOT_READY


async def test_callers_reach_a_signed_in_seat_while_the_gateway_is_dead(
    pbx22: PrivatePbx, tmp_path: Path
) -> None:
    async with sipp.phones(pbx22):
        async with gateway(pbx22, tmp_path) as first:
            await first.seat_ready("1001")
            await until_member_unpaused(pbx22)
        # Dead now. Asterisk's own queue must connect the caller, who talks until we are back.
        caller = asyncio.create_task(sipp.call(pbx22, talk_ms=12_000))
        await until_shown(pbx22, "core show channels concise", "PJSIP/1001-")
        async with gateway(pbx22, tmp_path, after=first) as second:
            await until(lambda: second.world.seats["01"].state is SeatState.TALKING, "call adopted")
            (call,) = second.world.calls.values()
            assert (call.state, call.seat, call.recovered) == (CallState.TALKING, "01", True)
            assert await caller == 0
            await until(lambda: second.world.seats["01"].state is SeatState.ACW, "wrap-up")
            await until(lambda: second.records()[-1].ended_at is not None, "recorded")
    assert len(second.records()) == 1


async def test_a_talk_survives_the_death_of_the_gateway_and_stays_one_record(
    pbx22: PrivatePbx, tmp_path: Path
) -> None:
    async with sipp.phones(pbx22):
        async with gateway(pbx22, tmp_path) as first:
            await first.seat_ready("1001")
            caller = asyncio.create_task(sipp.call(pbx22, talk_ms=6_000))
            await until(lambda: first.world.seats["01"].state is SeatState.TALKING, "talking")
            await first.recorder.barrier()
        async with gateway(pbx22, tmp_path, after=first) as second:
            assert second.world.seats["01"].state is SeatState.TALKING
            assert await caller == 0
            await until(lambda: second.world.seats["01"].state is SeatState.ACW, "wrap-up")
            await until(lambda: second.records()[-1].ended_at is not None, "recorded")
    (record,) = second.records()
    assert adds_up(record)


async def test_a_killed_asterisk_is_noticed_and_rejoined(pbx22: PrivatePbx, tmp_path: Path) -> None:
    async with gateway(pbx22, tmp_path) as running, sipp.phones(pbx22):
        await running.seat_ready("1001")
        caller = asyncio.create_task(sipp.call(pbx22, talk_ms=60_000))
        await until(lambda: running.world.seats["01"].state is SeatState.TALKING, "talking")
        await pbx22.kill()
        await until(lambda: not running.world.connected, "loss noticed")
        caller.cancel()
        await pbx22.start()
        await until(lambda: running.world.connected, "in step again")
        await running.recorder.barrier()
        assert running.world.seats["01"].state is SeatState.ACW
        assert running.world.seats["01"].phone is PhoneState.IDLE
        (record,) = running.records()
        assert (record.recovered, record.ended_at is not None) == (True, True)


async def test_a_caller_cannot_write_headers_with_a_name(pbx: PrivatePbx, tmp_path: Path) -> None:
    evil = "SEQUENTIAL\n13900001234;x,Call: evil,Number: 110\n"
    async with gateway(pbx, tmp_path) as running:
        assert await sipp.call(pbx, csv=evil) == 0
        await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")
    (record,) = running.records()
    assert (record.number, record.name) == ("13900001234", "x,Call: evil,Number: 110")
    assert record.call_id != "evil"
