"""Ring-all on a real Asterisk: several desk phones ring for one caller."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from cti_gateway.core.events import PhoneState
from cti_gateway.core.people import Queue
from cti_gateway.core.records import CallState, SeatState
from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.support.gateways import Gateway, TenSeats, gateway, until
from tests.support.pbxes import until_shown
from tests.support.sipp_traces import read_trace

FIXTURES = Path(__file__).parents[1] / "fixtures"
ONE_ANSWERS, ONE_REFUSES = FIXTURES / "phone_1002_answers.xml", FIXTURES / "phone_1003_refuses.xml"
DIRECTORY = TenSeats((Queue("general", "综合", ("12333",), strategy="ring_all", ring_s=3),))
EXTENSIONS = ("1001", "1002", "1003")


@asynccontextmanager
async def three_ready(
    pbx: PrivatePbx, folder: Path, device: str = "PJSIP/{extension}"
) -> AsyncIterator[Gateway]:
    async with gateway(pbx, folder, directory=DIRECTORY, device=device) as running:
        for extension in EXTENSIONS:
            await running.seat_ready(extension)
        yield running


def states(running: Gateway) -> list[SeatState]:
    return [running.world.seats[extension[-2:]].state for extension in EXTENSIONS]


def phones(running: Gateway) -> list[PhoneState]:
    return [running.world.seats[extension[-2:]].phone for extension in EXTENSIONS]


async def test_three_phones_ring_the_second_answers_and_the_others_are_cancelled(
    pbx: PrivatePbx, tmp_path: Path
) -> None:
    trace = tmp_path / "phones"
    async with (
        three_ready(pbx, tmp_path) as running,
        sipp.phones(pbx, ring_ms=1500, scenario=ONE_ANSWERS, trace=trace),
    ):
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=4000))
        await until_shown(pbx, "core show channels concise", "!Ringing!", times=3)
        assert states(running) == [SeatState.RINGING] * 3
        await until(lambda: running.world.seats["02"].state is SeatState.TALKING, "the second answers")
        assert states(running) == [SeatState.READY, SeatState.TALKING, SeatState.READY]
        ready = [PhoneState.IDLE, PhoneState.IN_USE, PhoneState.IDLE]
        await until(lambda: phones(running) == ready, "silent")
        assert await caller == 0
        await until(lambda: any(r.ended_at is not None for r in running.records()), "recorded")
    (record,) = running.records()
    assert (record.seat, record.agent_id, record.offers) == ("02", 1002, 1)
    assert {fact.seat for fact in running.seat_facts("offered")} == {"01", "02", "03"}
    assert {fact.seat for fact in running.seat_facts("withdrawn")} == {"01", "03"}
    assert running.seat_facts("missed") == []
    (heard,) = read_trace(trace).values()
    assert heard["200 INVITE"] <= heard["CANCEL"] <= heard["BYE"]


async def test_nobody_answers_and_each_has_missed_it(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with three_ready(pbx, tmp_path) as running, sipp.phones(pbx, ring_ms=30_000):
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=20_000))
        await until(lambda: states(running) == [SeatState.NOT_READY] * 3, "all have missed it")
        assert {fact.cause for fact in running.seat_facts("missed")} == {"rona"}
        (call,) = running.world.calls.values()
        await until(lambda: call.state is CallState.WAITING, "waits again")
        caller.cancel()
        await asyncio.gather(caller, return_exceptions=True)


async def test_who_refuses_rings_no_more_while_the_others_do(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with three_ready(pbx, tmp_path) as running, sipp.phones(pbx, ring_ms=500, scenario=ONE_REFUSES):
        caller = asyncio.create_task(sipp.call(pbx, talk_ms=20_000))
        await until(lambda: running.world.seats["03"].cause == "refused", "refused")
        assert states(running) == [SeatState.RINGING, SeatState.RINGING, SeatState.NOT_READY]
        await until(lambda: states(running) == [SeatState.NOT_READY] * 3, "all have missed it")
        caller.cancel()
        await asyncio.gather(caller, return_exceptions=True)
    missed = {fact.seat: fact.cause for fact in running.seat_facts("missed")}
    assert missed == {"01": "rona", "02": "rona", "03": "refused"}


async def test_a_gateway_killed_while_all_ring_knows_who_answered(pbx: PrivatePbx, tmp_path: Path) -> None:
    async with sipp.phones(pbx, ring_ms=2000, scenario=ONE_ANSWERS):
        async with three_ready(pbx, tmp_path) as first:
            caller = asyncio.create_task(sipp.call(pbx, talk_ms=8000))
            await until_shown(pbx, "core show channels concise", "!Ringing!", times=3)
            await first.recorder.barrier()
        async with gateway(pbx, tmp_path, after=first, directory=DIRECTORY) as second:
            await until(lambda: second.world.seats["02"].state is SeatState.TALKING, "taken up")
            assert states(second) == [SeatState.READY, SeatState.TALKING, SeatState.READY]
            assert await caller == 0
    assert second.seat_facts("missed") == []
